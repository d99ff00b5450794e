"""What stands below a table: who signed it, and what only counts the pages."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.checking.test_findings import CORPUS

TABLE = (CORPUS / "field_report.txt").read_text().rstrip("\n")
# Up to the last row of the table: what follows is divided by no blank line.
LAST_ROW = TABLE[: TABLE.index("\n\n", TABLE.rindex("\t"))]


def test_the_number_of_a_page_is_no_part_of_the_signature_above_it() -> None:
    plain = read_file("report.txt", TABLE.encode(), official_plans())
    paged = read_file("report.txt", f"{TABLE}\nপৃষ্ঠা ১/২\n".encode(), official_plans())
    assert [one.text for one in paged.signatures] == [one.text for one in plain.signatures]
    assert [one.text for one in paged.unplaced] == [normalise("পৃষ্ঠা ১/২")]


@pytest.mark.parametrize("note", ["*সাময়িক তথ্য", "বি.দ্র. তথ্য সাময়িক", "নোট: তথ্য সাময়িক", "দ্রষ্টব্য: তথ্য সাময়িক"])
def test_a_note_close_below_a_table_is_no_part_of_its_last_row(note: str) -> None:
    plain = read_file("report.txt", LAST_ROW.encode(), official_plans())
    noted = read_file("report.txt", f"{LAST_ROW}\n{note}\t\n".encode(), official_plans())
    assert noted.sheets == plain.sheets
    assert [one.text for one in noted.unplaced] == [normalise(note)]


def test_the_rest_of_a_title_that_begins_with_the_word_of_notes_is_joined() -> None:
    read = read_file("report.txt", f"{LAST_ROW}\n\t\tনোট নিষ্পত্তিকৃত\n".encode(), official_plans())
    assert read.sheets[0].indicators[-1].title.endswith("নোট নিষ্পত্তিকৃত")
