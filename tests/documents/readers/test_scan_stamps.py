"""A stamp that is paler than print, or coloured, is taken away before the cells under it are read."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from suchok.documents.readers import read_file
from suchok.documents.readers.scan.levelling import levelled
from suchok.documents.readers.scan.page import Page
from suchok.documents.readers.scan.pictures import pages_of_picture
from suchok.documents.readers.scan.stamps import pale_strokes
from suchok.documents.writers import Format, write
from tests.documents.readers.test_scan import NOON, PLANS
from tests.documents.readers.test_scan_doubts import document_of
from tests.documents.scanned import doubted, facts, nearly
from tests.documents.scans import LOOKS, Look, pages_of, scanned, stamped

DOCUMENT, PLAN = document_of("2022-23 field")
PDF = write(DOCUMENT, Format.PDF, plan=PLAN, timestamp=NOON).content
PAGE = pages_of(PDF, Look())[0]
PRINTED = facts(read_file("plan.txt", write(DOCUMENT, Format.TEXT, plan=PLAN, timestamp=NOON).content, PLANS))
INKS = {"grey": (90, 90, 90), "blue": (35, 45, 150), "violet": (90, 40, 130), "red": (190, 35, 45)}


def with_stamp(ink: tuple[int, int, int]) -> bytes:
    """Return the page as a coloured scan with a stamp of this ink (red, green, blue) across its table."""
    stamp = stamped(np.full_like(PAGE, 255), 300)
    share = ((255 - stamp) / (255.0 - 90))[..., None]
    page = np.minimum(PAGE[..., None], 255 - share * (255 - np.array(ink, float)))
    out = BytesIO()
    Image.fromarray(page.astype(np.uint8)).save(out, "JPEG", quality=90)
    return out.getvalue()


@pytest.mark.parametrize("ink", INKS)
def test_what_stands_under_a_stamp_is_read_and_no_wrong_cell_goes_without_a_doubt(ink: str) -> None:
    scan = read_file("scan.jpg", with_stamp(INKS[ink]), PLANS)
    read, doubts = facts(scan), doubted(scan)
    wrong = {field for field, value in PRINTED.items() if not nearly(value, read.get(field))}
    assert wrong <= doubts
    assert len(wrong) <= 0.05 * len(PRINTED), {field: (PRINTED[field], read.get(field)) for field in wrong}


@pytest.mark.parametrize("look", [name for name, look in LOOKS.items() if not look.stamped])
def test_print_alone_has_no_stamp_however_it_was_scanned(look: str) -> None:
    assert pale_strokes(levelled(pages_of(PDF, LOOKS[look])[0])) is None


def test_a_stamp_is_found_whole_and_print_stays() -> None:
    strokes = pale_strokes(levelled(scanned(PAGE, LOOKS["300 dpi stamped"])))
    stamp = stamped(np.full_like(PAGE, 255), 300) < 200
    assert strokes is not None
    assert (strokes[stamp & (PAGE > 250)] > 0).mean() > 0.9
    assert (strokes[PAGE < 40] > 0).mean() < 0.001


def test_the_picture_of_a_cell_shows_the_stamp_too() -> None:
    page = Page.of(1, next(pages_of_picture(with_stamp(INKS["blue"]))))
    assert page.pale is not None
    taken = page.pale > 0
    assert page.shown[taken].mean() < 230
    assert page.grey[taken].min() == 255


def test_an_empty_cell_under_a_stamp_is_doubtful_since_somebody_may_have_written_there() -> None:
    page = PAGE.copy()
    at = np.argwhere(stamped(np.full_like(page, 255), 300) < 200)
    (top, left), (bottom, right) = at.min(axis=0), at.max(axis=0)
    inner = page[top:bottom, left:right]
    inner[(inner < 250) & ~_ruled(inner)] = 255
    emptied = scanned(page, LOOKS["300 dpi stamped"])
    out = BytesIO()
    Image.fromarray(emptied).save(out, "PNG")
    scan = read_file("scan.png", out.getvalue(), PLANS)
    read, doubts = facts(scan), doubted(scan)
    gone = {field for field, value in PRINTED.items() if value not in (None, "") and read.get(field) in (None, "")}
    assert gone
    assert gone <= doubts


def _ruled(part: np.ndarray) -> np.ndarray:
    """Return where long lines stand in a part of a page."""
    ink = part < 250
    return ink & ((ink.mean(axis=1) > 0.8)[:, None] | (ink.mean(axis=0) > 0.5)[None, :])
