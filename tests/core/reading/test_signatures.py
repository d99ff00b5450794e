"""What stands below a table: who signed it, and what only counts the pages."""

from suchok.core.plan.catalogue import official_plans
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.checking.test_findings import CORPUS

TABLE = (CORPUS / "field_report.txt").read_text().rstrip("\n")


def test_the_number_of_a_page_is_no_part_of_the_signature_above_it() -> None:
    plain = read_file("report.txt", TABLE.encode(), official_plans())
    paged = read_file("report.txt", f"{TABLE}\nপৃষ্ঠা ১/২\n".encode(), official_plans())
    assert [one.text for one in paged.signatures] == [one.text for one in plain.signatures]
    assert [one.text for one in paged.unplaced] == [normalise("পৃষ্ঠা ১/২")]
