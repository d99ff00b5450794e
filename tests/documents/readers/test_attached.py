"""A PDF of Suchok's own is read from the JSON inside it, as long as that says what people see."""

from dataclasses import replace

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, Fragment, IndicatorRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.writers import Format
from suchok.documents.writers.json import document_as_json, document_json
from tests.documents.attachments import with_attachment, without_attachment
from tests.documents.readers.test_round_trip import of_plan, printed
from tests.documents.said import said
from tests.documents.samples import cell, long_report, report

CODE = "document.attachment_differs"
DOCUMENTS = [report(), report(with_letter=False), *map(of_plan, official_plans())]


def read(data: bytes) -> Document:
    return read_file("x.pdf", data, official_plans())


def differences(document: Document) -> list[tuple[int | None, str | None]]:
    return [(note.row, note.field) for note in document.notes if note.code == CODE]


def changed(**fields: object) -> Document:
    """The report with one thing changed in its fourth row."""
    rows = list(report().sheets[0].indicators)
    rows[3] = replace(rows[3], **fields)  # type: ignore[arg-type]
    return report(tuple(rows))


@pytest.mark.parametrize("original", DOCUMENTS)
def test_it_says_exactly_what_was_printed(original: Document) -> None:
    again = read(printed(original, Format.PDF))
    assert said(again) == said(replace(original, source=again.source))
    assert differences(again) == []


def test_what_print_leaves_out_comes_back_too() -> None:
    stray = (Fragment(normalise("হাতে লেখা"), Place(line=3)),)
    again = read(printed(replace(report(), unplaced=stray), Format.PDF))
    assert [fragment.text for fragment in again.unplaced] == [normalise("হাতে লেখা")]
    told = [note.values["text"] for note in again.notes if note.code == "layout.unplaced" and note.sheet is None]
    assert told == [normalise("হাতে লেখা")], "the number of the page is none of the document's"


def test_values_stand_where_they_are_seen() -> None:
    row: IndicatorRow = read(printed(report(), Format.PDF)).sheets[0].indicators[3]
    assert row.place.page == 2
    target = row.targets[100]
    assert target is not None
    assert (target.place.page, target.place.row) == (2, row.place.row)


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("achievement", {"achievement": cell("১২%")}),
        ("weight", {"weight": cell("৪০")}),
        ("title", {"title": normalise("ই-ফাইলে নোট নিষ্পত্তিকৃত নয়")}),
        ("remarks", {"remarks": cell("কিছুই হয়নি")}),
        ("score", {"score": cell("৩")}),
        ("code", {"code": "1.3.9"}),
    ],
)
def test_what_is_seen_counts_where_the_two_differ(field: str, fields: dict[str, object]) -> None:
    seen = changed(**fields)
    again = read(with_attachment(printed(seen, Format.PDF), document_json(report())))
    assert differences(again) == [(3, field)]
    visible = read(without_attachment(printed(seen, Format.PDF)))
    assert said(again) == said(visible)


def test_another_letter_is_a_difference() -> None:
    letter = report().letter
    assert letter is not None
    seen = replace(report(), letter=replace(letter, memo_number="৯৯.০০.০০০০.০৫৩.৮৮.০০১.২২-৩০৮"))
    again = read(with_attachment(printed(seen, Format.PDF), document_json(report())))
    assert differences(again) == [(None, "letter.memo_number")]


def test_rows_that_are_not_seen_are_a_difference() -> None:
    rows = report().sheets[0].indicators
    again = read(with_attachment(printed(report(rows[:-1]), Format.PDF), document_json(report())))
    assert differences(again) == [(None, None)]
    assert len(again.sheets[0].indicators) == len(rows) - 1


def test_a_table_that_is_read_otherwise_is_still_the_attached_one() -> None:
    original = long_report(40)
    assert len(read(without_attachment(printed(original, Format.PDF))).sheets) > 1
    again = read(printed(original, Format.PDF))
    assert (len(again.sheets), differences(again)) == (1, [])
    assert again.source.format == "pdf"


@pytest.mark.parametrize("attachment", [b"", b"{}", b"[" * 100_000, b"\x00\xff", b'{"schema": "suchok.document/1"}'])
def test_an_attachment_that_is_no_document_is_left_out(attachment: bytes) -> None:
    data = printed(report(), Format.PDF)
    again, visible = read(with_attachment(data, attachment)), read(without_attachment(data))
    left, right = document_as_json(again), document_as_json(visible)
    assert {**left, "source": None} == {**right, "source": None}
    assert again.notes == visible.notes
