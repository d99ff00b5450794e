"""Digital PDFs: ruled and unruled tables of Suchok's own making and of LibreOffice's, cell for cell."""

import io
from dataclasses import replace

import docx
import pypdfium2 as pdfium
import pytest
import typst
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from pypdfium2 import raw

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawLine, RawRow
from suchok.core.report.document import Document
from suchok.core.text.normalise import normalise
from suchok.documents.readers import UnreadableFile, read_file
from suchok.documents.readers.pdf import rows_of_pdf
from suchok.documents.readers.pdf.quality import impossible_signs
from suchok.documents.writers import Format
from suchok.documents.writers.pdf import FONT_FOLDER
from tests.core.checking.test_findings import CORPUS
from tests.documents.attachments import without_attachment
from tests.documents.office_files import (
    all_through_libreoffice,
    headed_once,
    spaced,
    through_libreoffice,
    without_numbered_columns,
    without_rulings,
)
from tests.documents.readers.test_round_trip import of_plan, printed, rows
from tests.documents.said import said
from tests.documents.samples import cell, report


def shown(document: Document) -> bytes:
    """A PDF of Suchok's own that can only be read by what it shows."""
    return without_attachment(printed(document, Format.PDF))


def field_report() -> Document:
    """A report whose signatures stand close below the total, in the middle of two columns."""
    return read_file("field_report.txt", (CORPUS / "field_report.txt").read_bytes(), official_plans())


def values(document: Document) -> list[tuple[object, ...]]:
    """What must be exact: code, area, unit, weight, targets; a title may be broken after a slash without a trace."""
    return [(code, area, *rest) for code, area, _, *rest in rows(document)]


def titles(document: Document) -> list[str]:
    return [str(row[2]).replace("/ ", "/") for row in rows(document)]


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_an_official_plan_comes_back(plan: Plan) -> None:
    original = of_plan(plan)
    again = read_file("plan.pdf", shown(original), official_plans())
    assert values(again) == values(original)
    assert titles(again) == titles(original)


def test_a_report_of_several_pages_comes_back_with_what_was_achieved() -> None:
    original = report()
    again = read_file("report.pdf", shown(original), official_plans())
    assert values(again) == values(original)
    assert [row.achievement and row.achievement.written.plain for row in again.sheets[0].indicators] == [
        row.achievement and row.achievement.written.plain for row in original.sheets[0].indicators
    ]


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_a_plan_that_libreoffice_printed_comes_back(plan: Plan) -> None:
    original = of_plan(plan)
    files = tuple(printed(of_plan(each), Format.DOCX) for each in official_plans())
    data = all_through_libreoffice(files, "docx", "pdf")[official_plans().index(plan)]
    again = read_file("plan.pdf", data, official_plans())
    assert values(again) == values(original)
    assert titles(again) == titles(original)


def turned(data: bytes, quarters: int, *, content: bool) -> bytes:
    """Return a PDF whose pages are shown turned, or whose content itself is turned on them."""
    with pdfium.PdfDocument(data) as document:
        for page in document:
            width, height = page.get_size()
            if content:
                matrix = {1: (0, 1, -1, 0, height, 0), 3: (0, -1, 1, 0, 0, width)}[quarters]
                raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(*matrix), None)
                page.set_mediabox(0, 0, height, width)
            else:
                page.set_rotation(90 * quarters)
        made = io.BytesIO()
        document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(("quarters", "content"), [(1, False), (2, False), (3, False), (1, True), (3, True)])
def test_turned_pages_read_like_upright_ones(quarters: int, content: bool) -> None:
    data = shown(report())
    upright, again = (read_file("x", one, ()) for one in (data, turned(data, quarters, content=content)))
    assert said(again) == said(upright)


UNRULED = {
    "report": report(with_letter=False),
    "field report": field_report(),
    **{f"{plan.fiscal_year.code} {plan.level}": of_plan(plan) for plan in official_plans()},
}


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered columns", "headings alone"])
@pytest.mark.parametrize("name", UNRULED)
def test_a_table_without_rulings_comes_back_and_says_that_it_has_none(name: str, numbered: bool) -> None:
    original = UNRULED[name]
    words = [without_rulings(printed(each, Format.DOCX)) for each in UNRULED.values()]
    files = tuple(words if numbered else map(without_numbered_columns, words))
    data = all_through_libreoffice(files, "docx", "pdf")[list(UNRULED).index(name)]
    again = read_file("x.pdf", data, official_plans())
    assert values(again) == values(original)
    assert titles(again) == titles(original)
    assert [note.place.page for note in again.notes if note.code == "layout.unruled"] == [1]
    assert [one.text for one in again.signatures] == [one.text for one in original.signatures]


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered columns", "headings alone"])
def test_a_table_without_rulings_goes_on_over_pages_that_do_not_head_it_again(numbered: bool) -> None:
    plan = official_plans()[0]
    remark = "কাজটি জেলা ও উপজেলা পর্যায়ের সকল কার্যালয়ের সহযোগিতায় চলমান রয়েছে। " * 3
    original = of_plan(plan)
    (sheet,) = original.sheets
    sheet = replace(sheet, indicators=tuple(replace(row, remarks=cell(remark)) for row in sheet.indicators))
    word = headed_once(without_rulings(printed(replace(original, sheets=(sheet,)), Format.DOCX)))
    data = through_libreoffice(word if numbered else without_numbered_columns(word), "docx", "pdf")
    again = read_file("x.pdf", data, official_plans())
    assert values(again) == values(original)
    assert all(row.remarks is not None for row in again.sheets[0].indicators)
    assert [note.place.page for note in again.notes if note.code == "layout.unruled"] == [1, 2]


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered columns", "headings alone"])
def test_a_table_without_rulings_is_whole_with_the_space_that_word_leaves_below_paragraphs(numbered: bool) -> None:
    original = report(with_letter=False)
    word = spaced(without_rulings(printed(original, Format.DOCX)), 6)
    data = through_libreoffice(word if numbered else without_numbered_columns(word), "docx", "pdf")
    again = read_file("report.pdf", data, official_plans())
    assert values(again) == values(original)
    assert again.sheets[0].title == original.sheets[0].title


def test_paragraphs_below_a_table_without_rulings_are_no_rows_of_it() -> None:
    word = docx.Document(io.BytesIO(headed_once(without_rulings(printed(field_report(), Format.DOCX)))))
    word.add_page_break()
    for number in range(1, 9):
        word.add_paragraph(f"১.১.{number} " + "এই অনুচ্ছেদে কর্মপরিকল্পনার বাস্তবায়ন সম্পর্কে বলা হয়েছে। " * 4)
    made = io.BytesIO()
    word.save(made)
    again = read_file("x.pdf", through_libreoffice(made.getvalue(), "docx", "pdf"), official_plans())
    assert values(again) == values(field_report())


def test_ruled_tables_are_not_said_to_have_no_rulings() -> None:
    again = read_file("x.pdf", shown(report()), official_plans())
    assert "layout.unruled" not in {note.code for note in again.notes}


def test_text_that_no_word_can_have_is_told_from_text() -> None:
    sound = " ".join(row.title for row in report().sheets[0].indicators)
    assert impossible_signs(sound) == 0
    broken = sound.replace("ন", "\u09bf\u09c7").replace("ক", "\ufffd")
    assert impossible_signs(broken) > 0.04


@pytest.mark.parametrize(("sign", "drawn"), [("ি", "7"), ("ে", "="), ("ে", "\u01c2"), ("ত", "#")])
def test_figures_and_strange_letters_within_words_tell_that_a_text_layer_is_broken(sign: str, drawn: str) -> None:
    sound = " ".join(row.title for row in report().sheets[0].indicators)
    assert impossible_signs(sound.replace(sign, drawn)) > 0.04
    for written in ("স্ব-মূল্যায়ন", "৪র্থ", "PDFটি", "৫/৬টি", "ক্ষেত্র:মান", "ক'টি"):
        assert impossible_signs(f"{sound} {written}") == 0


def test_a_page_whose_text_cannot_be_trusted_is_left_to_the_reader_of_scans() -> None:
    rows_of_nonsense = tuple(
        replace(row, title=" ".join(f"\u09bf{word}\u09c7\u09bf" for word in row.title.split()))
        for row in report().sheets[0].indicators
    )
    assert rows_of_pdf(shown(report(rows_of_nonsense))).unread == (2,)
    assert rows_of_pdf(shown(report())).unread == ()


CLOSE = """#set page(paper: "a4", flipped: true, margin: 1cm)
#set text(font: "Noto Sans Bengali", size: 7pt)
#set par(leading: 0.4em, spacing: 0.4em)
#align(center)[জেলা সমাজসেবা কার্যালয়, নওগাঁ]
#align(center)[ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর ১ম ত্রৈমাসিক অগ্রগতি প্রতিবেদন (জুলাই-সেপ্টেম্বর ২০৩০)]
#table(columns: (1fr, 4fr, 2fr, 1fr, 2fr, 2fr, 2fr, 2fr), stroke: none,
  [ক্রম], [কর্মসম্পাদন সূচক], [একক], [মান], table.cell(colspan: 3)[লক্ষ্যমাত্রা ২০৩০-৩১], [অর্জন],
  [], [], [], [], [১০০%], [৮০%], [৬০%], [],
  [১], [২], [৩], [৪], [৫], [৬], [৭], [৮],
  [১], [১.১.১ সভা আয়োজিত], [সংখ্যা], [২০], [৪], [৩], [২], [১],
  [২], [১.১.২ নীতিমালা প্রণীত], [তারিখ], [৩০], [৩১/১২/২০৩০], [৩১/০১/২০৩১], [২৮/০২/২০৩১], [-])
"""


def test_a_title_close_above_a_table_without_rulings_is_no_heading() -> None:
    data = typst.compile(CLOSE.encode(), font_paths=[str(FONT_FOLDER)])
    (sheet,) = read_file("close.pdf", data, ()).sheets
    assert sheet.office.name == normalise("জেলা সমাজসেবা কার্যালয়, নওগাঁ")
    assert (sheet.fiscal_year, sheet.period) == (FiscalYear(2030), "Q1")
    assert [row.code for row in sheet.indicators] == ["1.1.1", "1.1.2"]
    assert [[cell and cell.text for cell in row.targets.values()] for row in sheet.indicators] == [
        ["৪", "৩", "২"],
        ["৩১/১২/২০৩০", "৩১/০১/২০৩১", "২৮/০২/২০৩১"],
    ]


def printed_workbook(*rows: list[str]) -> bytes:
    """A PDF that LibreOffice printed of a ruled workbook, whose texts are not wrapped and run over their cells."""
    book = Workbook()
    page = book.active
    assert page is not None
    line = Side(style="thin")
    for row in rows:
        page.append(row)
    for cells in page.iter_rows():
        for each in cells:
            each.border = Border(line, line, line, line)
    saved = io.BytesIO()
    book.save(saved)
    return through_libreoffice(saved.getvalue(), "xlsx", "pdf")


def test_spaces_and_what_stands_beside_the_table_of_a_printed_workbook_are_kept() -> None:
    data = printed_workbook(["ই-নথি", "মান", "মন্তব্য"], ["সভা হয়", "১০", "একটি সভা হয়েছে ও কার্যবিবরণী জারি হয়েছে"])
    raws = rows_of_pdf(data).raws
    table = [one.texts for one in raws if isinstance(one, RawRow)]
    assert [row[:2] for row in table] == [("ই-নথি", "মান"), ("সভা হয়", "১০")]
    beside = [one.text for one in raws if isinstance(one, RawLine)]
    assert "জারি হয়েছে" in " ".join(beside)


def test_a_pdf_of_too_many_pages_is_told_how_many_are_read() -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(301):
        document.new_page(200, 200)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    with pytest.raises(UnreadableFile) as refused:
        read_file("long.pdf", saved.getvalue(), ())
    assert refused.value.sentence.en.startswith("long.pdf has too many pages; at most 300 pages")
    assert "সর্বোচ্চ ৩০০টি পড়া যায়" in refused.value.sentence.bn
