"""Clippings of a scan: the pictures of single cells, to be shown beside what was read in them."""

from collections.abc import Collection, Iterable, Iterator

import cv2
import numpy as np

from suchok.core.report.place import Place
from suchok.documents.readers.scan.cells import without_specks
from suchok.documents.readers.scan.page import Box, Page, boxes_of
from suchok.documents.readers.scan.pictures import Grey

_AROUND, _PAPER = 2.0, 4.0
_HIGHEST = 240
"""Pixels of a clipping; a taller one is drawn smaller."""


def clippings_of(pages: Iterable[tuple[int, Grey]], places: Collection[Place]) -> Iterator[tuple[Place, bytes]]:
    """Yield the cells at ``places`` (page, row, column, as the reader of scans tells them) as PNG pictures.

    ``pages`` are pictures with their numbers; a place where no cell is gets nothing.
    """
    for number, picture in pages:
        wanted = {(place.row, place.column): place for place in places if place.page == number}
        if wanted:
            page = Page.of(number, picture)
            for at, box in _cells(page):
                if at in wanted and (clipping := _clipping(page, box)).size:
                    yield wanted[at], _png(clipping)


def _cells(page: Page) -> Iterator[tuple[tuple[int, int], Box]]:
    """Yield each cell's row and column on the page, both from 1, with its box."""
    above = 0
    for grid in page.grids:
        for (row, column), box in boxes_of(grid).items():
            yield (above + row + 1, column + 1), box
        above += grid.rows


def _clipping(page: Page, box: Box) -> Grey:
    """Return what stands in a cell with some paper around it, the cell as a whole where nothing does."""
    whole, inside, pixels = box.smaller(-_AROUND), box.inside, page.scale.pixels
    ink = page.cut(page.ink, inside)
    if page.pale is not None:
        # What was taken for a stamp may be part of the value.
        ink = np.maximum(ink, page.cut(page.pale, inside))
    if not ink.size or not (clean := without_specks(ink, pixels)).any():
        return page.cut(page.shown, whole)
    left, down, width, height = (side / pixels for side in cv2.boundingRect(clean))
    top, left = inside.top - down, inside.left + left
    written = Box(top, top - height, left, left + width)
    return page.cut(page.shown, written.smaller(-_PAPER).within(box))


def _png(clipping: Grey) -> bytes:
    scale = _HIGHEST / clipping.shape[0]
    if scale < 1:
        clipping = cv2.resize(clipping, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(clipping.dtype)
    return bytes(cv2.imencode(".png", clipping)[1])
