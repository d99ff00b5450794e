"""Text around tables by paragraphs, codes in brackets, and lines of a table that are none."""

from io import BytesIO

import cv2
import docx
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from suchok.core.plan.catalogue import official_plan
from suchok.core.reading.lines import RawLine, RawRow
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.readers import read_file
from suchok.documents.readers.scan import rows_of_pages
from suchok.documents.readers.scan.digits import figures_of
from suchok.documents.readers.scan.page import Page
from suchok.documents.readers.scan.paragraphs import paragraphs_in
from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.printed_codes import printed_code
from suchok.documents.readers.scan.rulings import Scale, ink_of, rulings_in
from suchok.documents.writers import Format, write
from suchok.documents.writers.pdf.font import FONT_FILES, FONT_FOLDER
from tests.core.checking.test_findings import CASES, CORPUS, FIELD, changed
from tests.documents.office_files import through_libreoffice
from tests.documents.readers.test_scan import MINISTRY, NOON, PLANS
from tests.documents.samples import report
from tests.documents.scanned import nearly
from tests.documents.scans import LOOKS, as_file, pages_of

PLAN = official_plan("2022-23", "field")
PIXELS = 4.0


def ink(*blocks: tuple[int, int, int, int]) -> Grey:
    """Return a page of 400 by 600 points on which blocks (top, bottom, left, right, in points) are printed."""
    page = np.zeros((1600, 2400), np.uint8)
    for block in blocks:
        top, bottom, left, right = (int(side * PIXELS) for side in block)
        page[top:bottom, left:right] = 255
    return page


def in_points(page: Grey) -> list[list[tuple[float, ...]]]:
    return [
        [
            tuple(side / PIXELS for side in (one.rows.start, one.rows.stop, one.columns.start, one.columns.stop))
            for one in parts
        ]
        for parts in paragraphs_in(page, pixels=PIXELS)
    ]


def test_lines_with_little_white_between_are_one_paragraph_and_more_white_begins_another() -> None:
    page = ink((10, 20, 50, 300), (24, 34, 50, 300), (50, 60, 50, 300))
    assert in_points(page) == [[(10, 34, 50, 300)], [(50, 60, 50, 300)]]


def test_a_date_of_two_lines_beside_a_memo_number_is_read_line_by_line() -> None:
    heading, memo, days = (10, 20, 50, 300), (46, 56, 50, 200), [(40, 50, 400, 500), (53, 63, 400, 500)]
    page = ink(heading, memo, *days, (80, 90, 50, 300))
    assert in_points(page) == [[heading], [memo, *days], [(80, 90, 50, 300)]]


def test_words_far_apart_on_one_line_stay_one_line() -> None:
    page = ink((10, 20, 50, 300), (24, 34, 50, 100), (24, 34, 450, 500))
    assert in_points(page) == [[(10, 34, 50, 500)]]


def test_a_page_without_ink_has_no_paragraphs() -> None:
    assert paragraphs_in(ink(), pixels=PIXELS) == []


@pytest.mark.parametrize("look", ["200 dpi", "300 dpi tilted, grey"])
def test_memo_number_and_both_days_of_a_letter_are_read(look: str) -> None:
    letter = report()
    pdf = write(letter, Format.PDF, plan=MINISTRY, timestamp=NOON).content
    lines = [raw.text for raw in rows_of_pages([(1, pages_of(pdf, LOOKS[look])[0])]) if isinstance(raw, RawLine)]
    assert letter.letter is not None
    assert letter.letter.bangla_date is not None
    assert any(normalise(letter.letter.bangla_date) in line for line in lines)


def written(text: str, size: int = 40) -> Grey:
    """Return a text as ink, in the typeface of our PDFs."""
    picture = Image.new("L", (1400, 120), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / FONT_FILES[0]), size)
    ImageDraw.Draw(picture).text((20, 20), text, font=font, fill=0)
    return ink_of(np.asarray(picture))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[৫.১.১] কর্মশালা আয়োজিত", "[৫.১.১]"),
        ("[১২.৩] সভা", "[১২.৩]"),
        ("৫.১.১ কর্মশালা আয়োজিত", "৫.১.১"),
        ("১.২. সভা", "১.২"),
        ("কর্মশালা আয়োজিত", None),
        ("(ঘোষিত) কর্মশালা", None),
        ("৩টি সভা", None),
    ],
)
def test_the_code_before_a_title_is_read_as_figures(text: str, code: str | None) -> None:
    found = printed_code(written(text))
    assert (found and str(found)) == code


@pytest.mark.parametrize("text", ["১.৫", "২.৫", "৮৫.৫"])
def test_the_point_of_the_smallest_print_at_200_dpi_is_read(text: str) -> None:
    """It is two pixels wide and two high."""
    figures = figures_of(written(text, size=18))
    assert figures is not None
    assert figures.text == text


@pytest.mark.parametrize("text", ["১,৫০০", "১২,৩৪,৫৬৭", "2,900"])
def test_a_comma_among_figures_is_no_point(text: str) -> None:
    figures = figures_of(written(text))
    assert figures is not None
    assert figures.text == text


@pytest.mark.parametrize("text", ["২.৫", "৭.৫", "২৩"])
def test_figures_that_touch_are_not_sure(text: str) -> None:
    picture = Image.new("L", (400, 120), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / FONT_FILES[0]), 40)
    pen, at = ImageDraw.Draw(picture), 20.0
    for sign in text:
        pen.text((at, 20), sign, font=font, fill=0)
        at += font.getlength(sign) - 6
    figures = figures_of(ink_of(np.asarray(picture)))
    assert figures is None or figures.sure < 1


def test_a_code_of_which_tesseract_loses_a_digit_is_read_and_doubtful() -> None:
    """At 200 dpi it reads [১.১] for the second [৫.১.১] of the report with every mistake."""
    text = (CORPUS / FIELD).read_text()
    for _, name, printed, instead, *_ in CASES:
        if name == FIELD and printed.removeprefix("(row) ") in text and printed != "(all)":
            text = changed(text, printed, instead)
    pdf = write(read_file(FIELD, text.encode(), PLANS), Format.PDF, plan=PLAN, timestamp=NOON).content
    raws = rows_of_pages(enumerate(pages_of(pdf, LOOKS["200 dpi"]), 1))
    codes = [cell for raw in raws if isinstance(raw, RawRow) for cell in raw.cells if cell.text.startswith("[৫.১.১]")]
    assert [cell.doubtful for cell in codes] == [False, True]


def test_brackets_of_codes_under_each_other_are_no_ruling() -> None:
    plan = PLANS[0]
    document = Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ())
    pdf = write(document, Format.PDF, plan=plan, timestamp=NOON).content
    clean, noisy = (Page.of(1, pages_of(pdf, LOOKS[look])[0]).grids[0] for look in ("300 dpi", "300 dpi stamped"))
    assert noisy.columns == clean.columns


def test_a_line_of_dashes_is_a_ruling() -> None:
    page = np.full((1600, 2400), 255, np.uint8)
    rows = range(400, 1201, 66)
    for row in rows:
        cv2.line(page, (400, row), (2000, row), 0, 2)
    for column in (400, 2000):
        cv2.line(page, (column, 400), (column, rows[-1]), 0, 2)
    for at in range(400, rows[-1], 20):
        cv2.line(page, (1500, at), (1500, at + 11), 0, 2)
    found = rulings_in(ink_of(page), Scale(PIXELS))
    assert {round(line.at * PIXELS) for line in found.down} == {400, 1500, 2000}


@pytest.mark.parametrize("ends", [(1200, 1200, 1200, 1200), (1200, 1202, 1199, 1201)])
def test_a_row_that_the_end_of_a_page_left_open_is_a_row(ends: tuple[int, ...]) -> None:
    page = np.full((1600, 2400), 255, np.uint8)
    for at in (400, 700, 1000):
        cv2.line(page, (300, at), (2100, at), 0, 3)
    for at, end in zip((300, 900, 1500, 2100), ends, strict=True):
        cv2.line(page, (at, 400), (at, end), 0, 3)
    heights = sorted(round(-line.at * PIXELS) for line in rulings_in(ink_of(page), Scale(PIXELS)).across)
    assert heights == pytest.approx([400, 700, 1000, 1200], abs=4)


def test_lines_down_of_unlike_length_leave_no_row_open() -> None:
    page = np.full((1600, 2400), 255, np.uint8)
    for at in (400, 700, 1000):
        cv2.line(page, (300, at), (2100, at), 0, 3)
    for at, end in zip((300, 900, 1500, 2100), (1000, 1000, 1200, 1000), strict=True):
        cv2.line(page, (at, 400), (at, end), 0, 3)
    assert len(rulings_in(ink_of(page), Scale(PIXELS)).across) == 3


def test_a_row_that_the_end_of_a_page_cut_is_whole() -> None:
    """Word and LibreOffice let rows break, unless somebody forbids it, and close the table at neither end."""
    word = docx.Document()
    word.add_paragraph("ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২৫-২৬")
    heads = ("কার্যক্রম", "কর্মসম্পাদন সূচক", "একক", "সূচকের মান", "১০০%", "৮০%", "৬০%")
    table = word.add_table(1, len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for number in range(1, 13):
        title = " ".join(["কর্মপরিকল্পনা বাস্তবায়ন সংক্রান্ত প্রশিক্ষণ আয়োজিত"] * 2)
        code = to_bangla_digits(f"[১.{number}.১]")
        texts = (to_bangla_digits(f"[১.{number}] প্রশিক্ষণ"), f"{code} {title}", "সংখ্যা", "২", "৯", "৬", "৩")
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    made = BytesIO()
    word.save(made)
    pages = pages_of(through_libreoffice(made.getvalue(), "docx", "pdf"), LOOKS["300 dpi"])
    assert len(pages) > 1
    (sheet,) = read_file("scan", as_file(pages, "TIFF", compression="tiff_lzw"), PLANS).sheets
    assert [row.code for row in sheet.indicators] == [f"1.{number}.1" for number in range(1, 13)]
    assert [nearly(normalise(title), row.title) for row in sheet.indicators] == [True] * 12
