"""Words of a PDF are whole, whoever printed it, also where they are wider than their cell; others stay apart."""

import io

import docx
import pytest
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from suchok.core.reading.lines import RawRow
from suchok.core.report.document import Document
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.readers import read_file
from suchok.documents.readers.pdf import rows_of_pdf
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.tables import _word_around
from suchok.documents.readers.pdf.word_breaks import LineEnds, Room
from suchok.documents.writers import Format
from suchok.documents.writers.pdf import FONT_FOLDER
from tests.documents.office_files import all_through_libreoffice, narrowed, through_libreoffice
from tests.documents.readers.test_round_trip import printed, rows
from tests.documents.samples import report
from tests.documents.unseen import unseen_plan
from tests.documents.web_pages import printed_by_browser, web_page

PLANS = [report(with_letter=False), *map(unseen_plan, (2, 4))]
WIDTHS = {
    "large type": (1.5, {}),
    "narrow units": (1.0, {"একক": 0.55}),
    "narrow titles": (1.2, {"একক": 0.7, "কার্যক্রম": 0.6, "কর্মসম্পাদন সূচক": 0.6}),
}


def texts(document: Document) -> list[tuple[object, ...]]:
    (sheet,) = document.sheets
    return [
        (row.unit_text, row.title, row.remarks and row.remarks.text, sorted(row.extra.items()))
        for row in sheet.indicators
    ]


@pytest.mark.parametrize("name", WIDTHS)
def test_the_words_of_a_plan_in_narrow_columns_are_whole(name: str) -> None:
    files = tuple(narrowed(printed(plan, Format.DOCX), *WIDTHS[name]) for plan in PLANS)
    for plan, data in zip(PLANS, all_through_libreoffice(files, "docx", "pdf"), strict=True):
        again = read_file("narrow.pdf", data, ())
        assert rows(again) == rows(plan)
        assert texts(again) == texts(plan)


def line_of(text: str, left: float = 0.0, width: float = 10.0, size: float = 10.0) -> list[Character]:
    """Characters side by side, without a gap."""
    begins = [left + width * at for at in range(len(text))]
    return [
        Character(letter, left=begin, right=begin + width, bottom=0, top=size, origin=(begin, 0), size=size)
        for letter, begin in zip(text, begins, strict=True)
    ]


def test_a_word_without_end_over_a_ruling_is_looked_at_only_near_the_ruling() -> None:
    """Such a line over many rulings would else be looked at whole at each of them."""
    start, end = _word_around(line_of("ক" * 50_000), 25_000)
    assert 25_000 in range(start, end)
    assert end - start < 200
    assert _word_around(line_of("কাজ তারিখ কাজ"), 6) == (4, 9)


def test_the_end_of_a_line_of_a_text_without_end_cuts_no_word() -> None:
    """Each line would else be looked at with all those before it."""
    room = Room(0, 100, LineEnds((), ()))
    line, following = line_of("তা"), line_of("িখ")
    assert room.cuts_word("তা", line, following)
    assert not room.cuts_word("তা" * 5000, line, following)


WORDS = ["তারিখ", "সংখ্যা (লক্ষ)", "অভ্যন্তরীণ কর্মকর্তা", "শিক্ষার্থীর উপস্থিতি ও পাঠদান", "উদ্ভাবনী", "কর্মশালা"]
# In points; in less room even the letters of short words stand in several lines each.
CELLS = [(text, width, is_centred) for text in WORDS for width in range(30, 84, 5) for is_centred in (False, True)]


@pytest.fixture(scope="module")
def read_back() -> dict[tuple[str, int, bool], str]:
    """What is read of each of the cells that LibreOffice printed; the same words stand in a wide cell beside it."""
    word = docx.Document()
    for text, width, is_centred in CELLS:
        table = word.add_table(1, 2, style="Table Grid")
        table.autofit = False
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, wide, words in zip(table.columns, (width, 300), (text, f"মন্তব্য {text} হয়েছে"), strict=True):
            column.width = Pt(wide)
            written(column.cells[0].paragraphs[0], words, centred=is_centred)
        word.add_paragraph()
    saved = io.BytesIO()
    word.save(saved)
    raws = rows_of_pdf(through_libreoffice(saved.getvalue(), "docx", "pdf")).raws
    found = [raw.texts[0] for raw in raws if isinstance(raw, RawRow)]
    return dict(zip(CELLS, found, strict=True))


def written(paragraph: Paragraph, words: str, *, centred: bool) -> None:
    run = paragraph.add_run(words)
    run._r.get_or_add_rPr().append(OxmlElement("w:cs"))
    run._r.rPr.get_or_add_rFonts().set(qn("w:cs"), "Noto Sans Bengali")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT


@pytest.mark.parametrize("text", WORDS)
def test_words_are_whole_in_a_cell_of_any_width(text: str, read_back: dict[tuple[str, int, bool], str]) -> None:
    told = {cell[1:]: said for cell, said in read_back.items() if cell[0] == text}
    assert told == dict.fromkeys(told, normalise(text))


@pytest.mark.parametrize(("rest", "is_cut"), [("রিখ", True), ("সভা", False)])
def test_where_a_letter_nearly_has_room_the_words_of_units_tell(rest: str, *, is_cut: bool) -> None:
    room = Room(0, 14.7, LineEnds([{(0, 0): [line_of("সভার "), line_of("দিন")]}], []))
    assert room.cuts_word("তা", line_of("তা", 1.3, 3, 7.5), line_of(rest, 1.3, 3, 7.5)) is is_cut


def test_a_page_of_narrow_cells_is_read_as_text_though_signs_were_cut_off() -> None:
    """LibreOffice ends a line before a vowel sign that the cell has no room for."""
    word = docx.Document()
    table = word.add_table(12, 2, style="Table Grid")
    table.autofit = False
    for column in table.columns:
        column.width = Pt(46)
        for cell in column.cells:
            cell.text = "উদ্ভাবনী কর্মশালা"
    saved = io.BytesIO()
    word.save(saved)
    read = rows_of_pdf(through_libreoffice(saved.getvalue(), "docx", "pdf"))
    assert read.unread == ()
    assert {text for raw in read.raws if isinstance(raw, RawRow) for text in raw.texts} == {"উদ্ভাবনী কর্মশালা"}


@pytest.mark.parametrize("plan", PLANS, ids=["report", "plan", "another plan"])
def test_the_words_that_a_browser_printed_are_whole(plan: Document) -> None:
    again = read_file("page.pdf", printed_by_browser(web_page(plan)), ())
    assert rows(again) == rows(plan)
    assert texts(again) == texts(plan)


OVERFLOWING = """#set text(font: "Noto Sans Bengali", size: 9pt)
#table(columns: (46pt, 60pt, 60pt), inset: 3pt,
  [কার্যক্রম], [একক], [মান],
  [ডিজিটাইজেশন], [তারিখ], [৫],
  [২০৩০৩১৩২], [০১২৩৪৫৬৭৮৯০১২], [৭])
"""


def test_a_word_that_runs_over_its_ruling_stays_in_its_cell() -> None:
    data = typst.compile(OVERFLOWING.encode(), font_paths=[str(FONT_FOLDER)])
    told = [raw.texts for raw in rows_of_pdf(data).raws if isinstance(raw, RawRow)]
    assert told[1:] == [(normalise("ডিজিটাইজেশন"), "তারিখ", "৫"), ("২০৩০৩১৩২", "০১২৩৪৫৬৭৮৯০১২", "৭")]


STYLE = "table{border-collapse:collapse}td{border:1px solid;vertical-align:top;font:11pt 'Noto Sans Bengali'}"


def test_rows_that_a_browser_cut_at_the_end_of_a_page_are_whole() -> None:
    work = "জেলা ও উপজেলা পর্যায়ের কার্যালয়ের সহযোগিতায় অংশীজনের অংশগ্রহণে "
    titles = [f"{work * (1 + number % 3)}সভা {number} আয়োজিত" for number in range(40)]
    cells = [
        ["কার্যক্রম", "কর্মসম্পাদন সূচক", "একক", "মান", "১০০%", "৮০%", "৬০%"],
        *(
            [f"[১.{at}] {work}", f"[১.{at}.১] {title}", "সংখ্যা", "১", "৩", "২", "১"]
            for at, title in enumerate(titles, 1)
        ),
    ]
    lines = "".join("<tr>" + "".join(f"<td>{to_bangla_digits(cell)}" for cell in row) for row in cells)
    data = printed_by_browser(f'<meta charset="utf-8"><style>{STYLE}</style><table>{lines}</table>')
    (sheet,) = read_file("page.pdf", data, ()).sheets
    assert [row.title for row in sheet.indicators] == [normalise(to_bangla_digits(title)) for title in titles]
    assert {row.activity and row.activity.title for row in sheet.indicators} == {normalise(work)}


def test_signs_without_ink_that_a_browser_draws_part_no_word() -> None:
    words = "অর্ধবার্ষিক স্ব-মূল্যায়ন প্রতিবেদন বার্ষিক কর্মপরিকল্পনার আর্থিক অগ্রগতি"
    style = f"<style>{STYLE} td{{font:8pt 'Noto Serif Bengali'}}</style>"
    page = f"{style}<table><tr><td>{words}<td>মান<tr><td>{words}<td>৫</table>"
    told = [raw.texts[0] for raw in rows_of_pdf(printed_by_browser(page)).raws if isinstance(raw, RawRow)]
    assert told == [normalise(words)] * 2
