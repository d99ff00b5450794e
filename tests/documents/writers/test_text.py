"""The text form is read again: what was written comes back."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document
from suchok.documents.readers.text import decoded, rows_of_text
from suchok.documents.writers import Format, write
from suchok.documents.writers.json import document_as_json
from tests.documents.samples import plan, report

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)


def table_of(document: Document) -> list[Any]:
    """Return the sheets as JSON without what the text form says in other words: places, the total, typed digits."""
    sheets: Any = document_as_json(document)["sheets"]
    for sheet in sheets:
        sheet["total"] = sheet["office"]["level"] = None
        # The printed total of the marks, which a sheet has no place for.
        sheet["unplaced"] = []
        for row in [*sheet["indicators"], *sheet["areas"]]:
            row["place"] = None
            if row.get("achievement"):
                row["achievement"]["text"] = None
    return sheets


def read_again(document: Document) -> Document:
    text = decoded(write(document, Format.TEXT, timestamp=NOON).content)
    return read_document(rows_of_text(text), document.source)


def test_a_report_is_read_again_as_it_was() -> None:
    again = read_again(report(with_letter=False))
    assert table_of(again) == table_of(report(with_letter=False))
    assert [signature.text for signature in again.signatures] == [one.text for one in report().signatures]


def test_a_letter_is_read_again_as_it_was() -> None:
    letter: Any = document_as_json(report())["letter"]
    assert document_as_json(read_again(report()))["letter"] == letter


def test_a_plan_without_areas_is_read_again_as_it_was() -> None:
    assert table_of(read_again(plan())) == table_of(plan())


def test_line_breaks_and_tabs_in_a_cell_do_not_break_the_table() -> None:
    sheet = plan().sheets[0]
    rows = (replace(sheet.indicators[0], title="এক\nদুই\tতিন"), *sheet.indicators[1:])
    document = replace(plan(), sheets=(replace(sheet, indicators=rows),))
    lines = decoded(write(document, Format.TEXT, timestamp=NOON).content).splitlines()
    printed = [line for line in lines if "\t" in line]
    assert len(printed) == len(rows) + 5
    assert {line.count("\t") for line in printed} == {7}
