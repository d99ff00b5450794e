"""Scans are read like the PDF they were printed from; what is not certain is said."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plan, official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.report.place import Place
from suchok.documents.readers import UnreadableFile, clippings_of_file, read_file
from suchok.documents.readers.scan import pictures, tesseract
from suchok.documents.readers.scan.digits import figures_of
from suchok.documents.readers.scan.levelling import levelled, quarter_turns, skew_of
from suchok.documents.writers import Format, write
from suchok.documents.writers.pdf.font import FONT_FILES, FONT_FOLDER
from tests.documents import photographs
from tests.documents.samples import report
from tests.documents.scanned import doubted, facts, nearly
from tests.documents.scans import LOOKS, Look, as_file, pages_of, photographed

PLANS = official_plans()
MINISTRY = official_plan("2022-23", "ministry")
NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
LONG = os.environ.get("SUCHOK_TEST_LONG") == "1"
ALL = [(plan, look) for plan in PLANS for look in LOOKS]
SAMPLES = [(MINISTRY, "300 dpi"), (PLANS[-1], "200 dpi tilted, grey"), (PLANS[0], "300 dpi stamped")]
SAMPLED = ALL if LONG else SAMPLES


def pdf_of(plan: Plan) -> bytes:
    document = Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ())
    return write(document, Format.PDF, plan=plan, timestamp=NOON).content


@cache
def scan_of(number: int, look: str) -> Document:
    """One of the plans, by its number, as it is read from a scan."""
    return read_scan(pages_of(pdf_of(PLANS[number]), LOOKS[look]))


@pytest.fixture
def clean() -> Document:
    """The ministry's plan of 2022-23, scanned at 300 dpi."""
    return scan_of(PLANS.index(MINISTRY), "300 dpi")


def read_scan(pages: list[np.ndarray], form: str = "PNG") -> Document:
    return read_file("scan", as_file(pages, form), PLANS)


@pytest.mark.parametrize(("plan", "look"), SAMPLED, ids=lambda value: value if isinstance(value, str) else value.level)
def test_a_plan_is_read_from_its_scan(plan: Plan, look: str) -> None:
    pdf = pdf_of(plan)
    printed = facts(read_file("plan.pdf", pdf, PLANS))
    scan = scan_of(PLANS.index(plan), look)
    read, doubts = facts(scan), doubted(scan)
    wrong = [field for field, value in printed.items() if not nearly(value, read.get(field))]
    if look == "300 dpi":
        assert len(wrong) <= 0.03 * len(printed), wrong
        assert not [found for found in check_document(scan, PLANS) if found.severity.value == "error"]
    # Prose has one reader alone, which now and then misreads a rare conjunct without being unsure.
    silent = [field for field in wrong if field not in doubts]
    assert len(silent) <= 0.01 * len(printed), silent


def test_a_report_of_several_pages_is_read_with_its_places() -> None:
    pdf = write(report(), Format.PDF, plan=MINISTRY, timestamp=NOON).content
    document = read_scan(pages_of(pdf, Look(dpi=200)), "TIFF")
    (sheet,) = document.sheets
    assert document.source.format == "scan"
    assert [row.code for row in sheet.indicators] == [
        "1.1.1", "1.2.1", "1.2.2", "1.3.1", "1.4.1", "1.4.2", "2.1.1", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5",
    ]  # fmt: skip
    assert sheet.indicators[0].place.as_json() == {"page": 2, "row": 5, "column": 5}
    assert document.letter is not None
    # Outside tables there is one reader alone, which takes a point for a comma now and then.
    assert (document.letter.memo_number or "").replace(",", ".") == "৯৯.০০.০০০০.০৫৩.৮৮.০০১.২২-৩০৭"


def test_a_pdf_of_pictures_is_read_as_a_scan() -> None:
    pages = pages_of(pdf_of(MINISTRY), Look(dpi=200))
    document = read_file("scan.pdf", as_file(pages, "PDF", dpi=200), PLANS)
    assert document.source.format == "scan"
    assert len(document.sheets[0].indicators) == 12


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lay_across_or_upside_down_is_set_upright(turns: int) -> None:
    (page,) = pages_of(pdf_of(MINISTRY), Look(dpi=200))
    assert np.abs(levelled(np.ascontiguousarray(np.rot90(page, turns))).astype(int) - levelled(page)).mean() < 4


@pytest.mark.parametrize("figures", [5, 7])
def test_a_page_of_many_figures_and_few_words_is_not_set_on_its_head(figures: int) -> None:
    """Figures have no headline, and stand heavier at the bottom than at the top."""
    page = Image.new("L", (2338, 1654), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / FONT_FILES[0]), 34)
    for row in range(100, 1500, 140):
        ImageDraw.Draw(page).text((60, row), "সভা", font=font, fill=0)
        for column in range(900, 2200, 1300 // figures):
            ImageDraw.Draw(page).text((column, row), "১৬.০২.২০২৭", font=font, fill=0)
    assert quarter_turns(np.asarray(page)) == 0
    assert quarter_turns(np.ascontiguousarray(np.rot90(np.asarray(page), 2))) == 2


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_of_narrow_columns_with_much_paper_between_is_set_upright(turns: int) -> None:
    """Words that begin below each other make its columns sharper than its rows."""
    page = Image.new("L", (1654, 2338), 255)
    font = ImageFont.truetype(str(FONT_FOLDER / FONT_FILES[0]), 34)
    for row in range(100, 2200, 420):
        ImageDraw.Draw(page).text((120, row), "[১.২]\nপ্রশিক্ষণ", font=font, fill=0)
        ImageDraw.Draw(page).text((360, row), "\n".join(["কর্মপরিকল্প", "না", "বাস্তবায়ন", "সংক্রান্ত"] * 2), font=font, fill=0)
    assert quarter_turns(np.ascontiguousarray(np.rot90(np.asarray(page), -turns))) == turns


@pytest.mark.parametrize("side", [2338, 3508])
def test_a_page_of_english_words_is_not_laid_on_its_side(side: int) -> None:
    """They have no headline, and their letters are taller than wide."""
    page = Image.new("L", (side * 7 // 10, side), 255)
    font = ImageFont.load_default(side // 70)
    words = [
        "Bill",
        "of",
        "all",
        "public",
        "libraries",
        "filled",
        "in",
        "full",
        "till",
        "the",
        "last",
        "of",
        "July",
        "while",
        "others",
        "fall",
        "idle",
    ]
    for at, row in enumerate(range(side // 20, side * 9 // 10, side // 40)):
        text = " ".join(words[(at * 5 + step * 3) % len(words)] for step in range(7))
        ImageDraw.Draw(page).text((side // 20, row), text, font=font, fill=0)
    assert quarter_turns(np.asarray(page)) == 0


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.4, 2.2])
def test_the_skew_of_a_page_is_told(angle: float) -> None:
    (page,) = pages_of(pdf_of(MINISTRY), Look(dpi=200, angle=angle))
    assert skew_of(page) == pytest.approx(-angle, abs=0.1)


def test_a_photograph_in_perspective_and_shadow_is_read() -> None:
    (page,) = pages_of(pdf_of(MINISTRY), Look())
    document = read_scan([photographed(page)], "JPEG")
    assert [row.code for row in document.sheets[0].indicators][:3] == ["1.1.1", "1.2.1", "1.2.2"]


@pytest.mark.parametrize("shot", photographs.SHOTS.values(), ids=list(photographs.SHOTS))
def test_what_is_not_read_in_a_photograph_of_a_phone_is_doubtful(shot: photographs.Shot) -> None:
    pdf = pdf_of(MINISTRY)
    (page,) = pages_of(pdf, Look())
    document = read_file("photo", as_file([photographs.photographed(page, shot)], "JPEG", quality=80), PLANS)
    printed, read, doubts = facts(read_file("plan.pdf", pdf, PLANS)), facts(document), doubted(document)
    wrong = [field for field, value in printed.items() if not nearly(value, read.get(field))]
    assert len(wrong) <= 0.05 * len(printed), wrong
    assert not [field for field in wrong if field not in doubts]


def test_a_number_under_a_stroke_is_doubtful_and_never_a_missing_target() -> None:
    (page,) = pages_of(pdf_of(MINISTRY), Look())
    # The cell of the first indicator's best target: two strokes across its figures.
    height, width = page.shape
    left, right, top, bottom = int(width * 0.645), int(width * 0.683), int(height * 0.23), int(height * 0.25)
    spoiled = cv2.line(page.copy(), (left, bottom), (right, top), 0, 9)
    spoiled = cv2.line(spoiled, (left, top), (right, bottom), 0, 9)
    found = [found for found in read_scan([spoiled]).notes if found.code == "scan.doubtful"]
    assert ("targets.100", 0) in [(one.field, one.row) for one in found]
    assert {one.severity.value for one in found} == {"warning"}


def test_an_official_title_nearly_read_is_put_right_and_said(clean: Document) -> None:
    corrected = [found for found in clean.notes if found.code == "scan.corrected"]
    assert corrected
    assert all(found.values["printed"] != found.values["official"] for found in corrected)
    assert [row.title for row in clean.sheets[0].indicators] == [one.title for one in MINISTRY.indicators]


def test_figures_alone_are_told_and_words_are_none() -> None:
    blank = np.zeros((60, 60), np.uint8)
    assert figures_of(blank) is None


def picture(form: str, size: tuple[int, int], **options: object) -> bytes:
    out = BytesIO()
    Image.new("L", size, 255).save(out, form, **options)
    return out.getvalue()


def many_pages() -> bytes:
    pages: Iterator[Image.Image] = (Image.new("1", (250, 250), 1) for _ in range(pictures.MOST_PAGES + 1))
    out = BytesIO()
    next(pages).save(out, "TIFF", save_all=True, append_images=list(pages))
    return out.getvalue()


def enormous() -> bytes:
    """Return a PNG whose header says 60,000 × 60,000 pixels."""
    import struct
    import zlib

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("what", "data", "code"),
    [
        ("a page of 100 million pixels", lambda: picture("PNG", (10_000, 10_000)), "file.picture_too_large"),
        ("a page that says it is enormous", enormous, "file.picture_too_large"),
        ("a stamp-sized picture", lambda: picture("PNG", (90, 60)), "file.picture_too_small"),
        ("more pages than are read", many_pages, "file.too_many_pages"),
        ("half a picture", lambda: picture("JPEG", (900, 900))[:300], "file.damaged"),
    ],
)
def test_each_refusal_is_one_sentence(what: str, data: object, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_file("ছবি.png", data(), PLANS)  # type: ignore[operator]
    assert refused.value.code == code, what
    assert "ছবি.png" in refused.value.sentence.bn


def test_a_blank_page_is_read_and_has_no_table() -> None:
    document = read_file("blank.png", picture("PNG", (1654, 2339)), PLANS)
    assert document.sheets == ()


@pytest.mark.usefixtures("in_this_process")
def test_without_the_bangla_of_tesseract_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_FOLDERS", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    tesseract.folder_of_language.cache_clear()
    try:
        with pytest.raises(UnreadableFile) as refused:
            read_file("scan.png", picture("PNG", (1654, 2339)), PLANS)
    finally:
        tesseract.folder_of_language.cache_clear()
    assert refused.value.code == "file.needs_tesseract"


def test_each_doubtful_cell_has_a_picture_of_itself() -> None:
    data = as_file(pages_of(pdf_of(MINISTRY), LOOKS["300 dpi stamped"]), "PNG")
    places = {note.place for note in read_file("scan", data, PLANS).notes if note.code == "scan.doubtful"}
    assert places
    clippings = clippings_of_file(data, places)
    assert set(clippings) == places
    for png in clippings.values():
        with Image.open(BytesIO(png)) as clipping:
            assert clipping.format == "PNG"
            assert np.asarray(clipping).min() < 128
    assert clippings_of_file(data, {Place(page=9, row=1, column=1)}) == {}
    assert clippings_of_file(b"text", places) == {}
