"""Clippings of a scan: the pictures of single cells, to be shown beside what was read in them."""

from collections.abc import Collection, Iterable, Iterator

import cv2

from suchok.core.report.place import Place
from suchok.documents.readers.scan.page import Page, boxes_of
from suchok.documents.readers.scan.pictures import Grey

_AROUND = 2.0
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
            for at, clipping in _cells(page):
                if at in wanted:
                    yield wanted[at], _png(clipping)


def _cells(page: Page) -> Iterator[tuple[tuple[int, int], Grey]]:
    """Yield each cell's row and column on the page, both from 1, with its picture."""
    above = 0
    for grid in page.grids:
        for (row, column), box in boxes_of(grid).items():
            clipping = page.cut(page.shown, box.smaller(-_AROUND))
            if clipping.size:
                yield (above + row + 1, column + 1), clipping
        above += grid.rows


def _png(clipping: Grey) -> bytes:
    scale = _HIGHEST / clipping.shape[0]
    if scale < 1:
        clipping = cv2.resize(clipping, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(clipping.dtype)
    return bytes(cv2.imencode(".png", clipping)[1])
