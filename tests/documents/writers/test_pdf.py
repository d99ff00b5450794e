"""The PDF: every word comes back, the JSON is inside, the standards hold, hostile text does no harm."""

import io
import json
import os
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, IndicatorRow
from suchok.documents.writers import Format, write
from suchok.documents.writers.json import document_as_json
from suchok.documents.writers.pdf.font import Writable, characters_of_font
from suchok.documents.writers.pdf.pack import PackedPdf, UnknownForm
from tests.documents.extracted import lowest_character, pdf_text, pdf_words
from tests.documents.samples import MINISTRY_LEVELS, MINISTRY_REPORT, cell, long_report, plan, report, rows_of

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
TITLES = sorted(
    {
        title
        for official in official_plans()
        for area, activity, indicator in official.rows()
        for title in (area.title, activity.title, indicator.title)
        if title
    }
)


def pdf_of(document: Document) -> bytes:
    return write(document, Format.PDF, timestamp=NOON).content


def with_title(title: str) -> Document:
    first, *others = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)
    return report((replace(first, title=title), *others), with_letter=False)


def with_titles(titles: list[str]) -> tuple[IndicatorRow, ...]:
    row = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)[0]
    return tuple(replace(row, code=f"9.9.{number}", title=title) for number, title in enumerate(titles))


def test_every_official_title_comes_back_word_for_word() -> None:
    words = pdf_words(pdf_of(report(with_titles(TITLES), with_letter=False)))
    assert len(TITLES) >= 55
    lost = [title for title in TITLES if title.replace("- ", "-").replace("/ ", "/") not in words]
    assert lost == []


def test_every_word_of_the_letter_comes_back() -> None:
    letter = report().letter
    assert letter is not None
    words = pdf_words(pdf_of(report()))
    for part in (letter.subject, letter.body, letter.enclosures, letter.copies_note, *letter.copies):
        assert part is not None
        assert part in words


def test_the_json_of_the_document_is_attached() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(report()))) as pdf:
        attached = pdf.attachments["document.json"].get_file().read_bytes()
    assert json.loads(attached) == document_as_json(report())


def test_it_declares_archival_and_accessible_standards_a_title_and_a_language() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(plan()))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert str(pdf.Root.Lang) == "bn"
        assert pdf.Root.MarkInfo.Marked
        assert "কর্মপরিকল্পনা" in str(metadata["dc:title"])


@pytest.mark.parametrize("document", [report(), plan(), long_report(120)], ids=["report", "plan", "long"])
def test_the_packed_file_is_whole(document: Document) -> None:
    content = pdf_of(document)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
        assert len(list(pdf.Root.StructTreeRoot.K)) >= 1
    assert is_tagged(content)


def test_every_packed_object_stands_where_the_table_says() -> None:
    content = pdf_of(report())
    start = int(content.rstrip().split(b"\n")[-2])
    table = zlib.decompressobj().decompress(content[content.index(b"stream\n", start) + 7 :])
    entries = [(table[at], table[at + 1 : at + 5], table[at + 5 : at + 7]) for at in range(0, len(table), 7)]
    packed = [(number, *map(int.from_bytes, entry[1:])) for number, entry in enumerate(entries) if entry[0] == 2]
    assert len(packed) > 100
    with pikepdf.open(io.BytesIO(content)) as pdf:
        heads = {holder: pdf.get_object(holder, 0).read_bytes().split(b"\n", 1)[0].split() for _, holder, _ in packed}
    assert [number for number, holder, index in packed if int(heads[holder][2 * index]) != number] == []


def is_tagged(content: bytes) -> bool:
    with pdfium.PdfDocument(content) as document:
        return bool(document.is_tagged())


def test_the_table_lies_and_the_letter_stands() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(report()))) as pdf:
        shapes = ["lies" if page.mediabox[2] > page.mediabox[3] else "stands" for page in pdf.pages]
    assert shapes == ["stands", "lies"]


def test_heading_and_page_number_stand_on_every_page_of_a_long_report() -> None:
    pages = pdf_text(pdf_of(long_report(60))).split("\n\n")
    assert len(pages) >= 4
    for page in pages[:-1]:
        assert "কর্মসম্পাদন সূচক" in page
    assert "পৃষ্ঠা ১/" in pages[0]


def test_a_character_that_the_font_lacks_is_left_out_and_told() -> None:
    document = with_title("সেবা 🙂 সহজিকৃত ✓")
    written = write(document, Format.PDF, timestamp=NOON)
    assert [(note.code, note.values) for note in written.notes] == [
        ("characters.left_out", {"characters": "✓ (U+2713) 🙂 (U+1F642)"})
    ]
    assert "সেবা সহজিকৃত" in pdf_words(written.content)
    with pikepdf.open(io.BytesIO(written.content)) as pdf:
        assert "🙂".encode() in pdf.attachments["document.json"].get_file().read_bytes()


def test_a_compatible_character_is_written_in_its_plain_form() -> None:
    write_with_font = Writable()
    assert write_with_font("１২৩ ①") == "1২৩ 1"
    assert write_with_font.left_out == set()


@pytest.mark.parametrize(
    "hostile",
    [
        "#panic()",
        '#read("/etc/passwd")',
        "[ ] { } $x$ *a* _b_ `c` @d <e> = f // g /* h */",
        "\\u{0}",
        "<w:p>&amp;]]>",
        "a\x00b\x07c\x1bd",
        "half \ud800 character",
        "\u202eright to left\u2066",
        "",
        " ",
    ],
)
def test_text_is_data_and_never_markup(hostile: str) -> None:
    document = with_title(f"আগে {hostile} পরে")
    shown = "".join(character for character in hostile if ord(character) in characters_of_font())
    words = pdf_words(pdf_of(document)).replace(" ", "")
    assert f"আগে {shown} পরে".replace(" ", "") in words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(alphabet="কখগংঃঁািীুূেৈোৌ্র্যত১২৩ ‌‍-/", max_size=60))
def test_no_text_makes_it_fail(any_text: str, bangla: str) -> None:
    assert pdf_of(with_title(any_text + bangla)).startswith(b"%PDF-")


def test_a_document_without_table_and_letter_still_prints() -> None:
    empty = replace(report(), letter=None, sheets=(), signatures=())
    assert "report.txt" in pdf_text(pdf_of(empty))


@pytest.mark.parametrize("column", ["title", "score", "remarks", "unit_text"])
def test_a_text_longer_than_a_page_is_printed_whole(column: str) -> None:
    row = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)[0]
    text = " ".join(f"শব্দ{number}" for number in range(400))
    value = text if column in {"title", "unit_text"} else cell(text)
    content = pdf_of(report((replace(row, **{column: value}),), with_letter=False))
    assert lowest_character(content) > 0
    words = pdf_words(content).replace(" ", "")
    assert all(f"শব্দ{number}" in words for number in range(400))


def test_a_heading_longer_than_a_page_does_not_fail() -> None:
    row = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)[0]
    assert pdf_of(report((replace(row, extra={"শব্দ " * 3000: "ক"}),), with_letter=False))


@pytest.mark.parametrize("foreign", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%x\ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF"])
def test_a_pdf_of_another_form_is_refused_by_name(foreign: bytes) -> None:
    with pytest.raises(UnknownForm):
        PackedPdf(foreign)


def memory() -> int:
    """Return the memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 2**20


def test_long_reports_one_after_the_other_do_not_fill_the_memory() -> None:
    def another(number: int) -> Document:
        rows = long_report(700).sheets[0].indicators
        return report(tuple(replace(row, title=f"{row.title} {number}") for row in rows), with_letter=False)

    pdf_of(another(0))
    before = memory()
    for number in range(1, 4):
        pdf_of(another(number))
    assert memory() - before < 120
