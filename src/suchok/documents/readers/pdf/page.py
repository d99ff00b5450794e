"""One page of a PDF: its characters in reading order, upright, and the tables that its rulings draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
from pypdfium2 import raw

from suchok.documents.readers.pdf.characters import Character, characters_of, turn_of
from suchok.documents.readers.pdf.grid import Grid, grids_of, rulings_of
from suchok.documents.readers.pdf.order import in_written_order

# In sizes of the type: the least gap between words, and that between figures and before a sign that ends.
_GAP, _WIDE_GAP = 0.2, 0.4
_ENDS = frozenset("।,;:)")
_PICTURE = 0.5
_LEAST_WIDTH = 6.0


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; ``width`` in points as it is read, ``is_picture`` if pictures cover most of it."""

    number: int
    width: float
    characters: tuple[Character, ...]
    grids: tuple[Grid, ...]
    is_picture: bool

    @property
    def outside(self) -> Sequence[Character]:
        """What stands above, between and below the tables."""
        heights = [(grid.bottom, grid.top) for grid in self.grids]
        return [one for one in self.characters if not any(bottom < one.bottom < top for bottom, top in heights)]


def page_of(page: pdfium.PdfPage, number: int) -> Page:
    """Return page ``number`` (from 1), turned so that most of its text stands upright."""
    quarters = turn_of(page.get_textpage())
    # PDFium tells spaces by how the page is shown, which need not be how its text is turned.
    page.set_rotation(90 * quarters)
    text_page = page.get_textpage()
    characters = with_spaces(in_written_order(characters_of(page, text_page, quarters)))
    grids = [grid for grid in grids_of(rulings_of(page, quarters)) if _is_filled(grid, characters)]
    left, bottom, right, top = page.get_mediabox()
    width, height = abs(right - left), abs(top - bottom)
    return Page(
        number,
        height if quarters % 2 else width,
        tuple(characters),
        tuple(grids),
        is_picture=_pictured(page) > _PICTURE * width * height,
    )


def _is_filled(grid: Grid, characters: Sequence[Character]) -> bool:
    """Whether text stands in a grid; the strokes of large letters can look like one."""
    enough = 2 * grid.rows
    inside = (one for one in characters if not one.text.isspace() and grid.cell_at(*one.middle) is not None)
    return grid.right - grid.left >= _LEAST_WIDTH * grid.columns and len([*islice(inside, enough)]) == enough


def _pictured(page: pdfium.PdfPage) -> float:
    """Return the area that pictures cover, in square points."""
    area = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        area += (right - left) * (top - bottom)
    return area


def with_spaces(characters: Sequence[Character]) -> list[Character]:
    """Add the spaces that a file does not write: a gap after a word that is as wide as one.

    Between figures, which are set wider than letters, it must be wider. A space that stands further on in its line
    was drawn with other letters, and is one of the gaps there.
    """
    spaced: list[Character] = []
    before: Character | None = None
    reach = 0.0
    for one in characters:
        gap = one.left - reach
        begins = before is None or abs(one.base - before.base) > 0.5 * one.size
        if one.text.isspace() and not begins and gap > _WIDE_GAP * one.size:
            continue
        if begins or (before is not None and before.text.isspace()):
            reach = one.right
        elif before is not None and not one.text.isspace() and gap > _least_gap(before, one) * one.size:
            spaced.append(before._replace(text=" ", left=reach, right=reach))
        spaced.append(one)
        before, reach = one, max(reach, one.right)
    return spaced


def _least_gap(before: Character, one: Character) -> float:
    is_in_word = (before.text.isdecimal() and one.text.isdecimal()) or one.text in _ENDS
    return _WIDE_GAP if is_in_word else _GAP
