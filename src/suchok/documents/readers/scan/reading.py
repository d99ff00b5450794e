"""A scan page by page: tables by their rulings, cells by two readers, the lines around the tables by Tesseract."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

import numpy as np

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.documents.readers.pdf.grid import Grid
from suchok.documents.readers.scan.cells import BLANK, ReadCell, read_cell
from suchok.documents.readers.scan.page import Box, Page, boxes_of
from suchok.documents.readers.scan.paragraphs import read_paragraphs
from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.tesseract import folder_of_language

_LOWEST_STRIP = 6.0
_LEAST_INK = 40
# Of pages of 600 dpi no more would fit into the memory that a file may take.
_MOST_AT_ONCE = 4


def rows_of_pages(pages: Iterable[tuple[int, Grey]]) -> tuple[Raw, ...]:
    """Return the rows and lines of scanned pages, given with their numbers; raises ``NoTesseract``.

    As many pages at once as there are cores, so that a long scan needs no more memory than a short one.
    """
    folder_of_language()
    cores = min(os.cpu_count() or 1, _MOST_AT_ONCE)
    raws: list[Raw] = []
    with ThreadPoolExecutor(cores) as level, ThreadPoolExecutor(cores) as read:
        rest = iter(pages)
        while batch := list(islice(rest, cores)):
            for page in level.map(lambda one: _page(one[0], one[1], read), batch):
                raws += [*page, RawLine("", Place())]
    return tuple(raws)


def merged(printed: Sequence[Raw], scanned: Sequence[Raw], numbers: Sequence[int]) -> tuple[Raw, ...]:
    """Return the rows and lines of a file of both kinds, page by page; the pages ``numbers`` are scanned."""
    pages: dict[int, list[Raw]] = {}
    for raw in (*(raw for raw in printed if _number(raw) not in numbers), *scanned):
        if (number := _number(raw)) is not None:
            pages.setdefault(number, []).append(raw)
    return tuple(raw for _, page in sorted(pages.items()) for raw in (*page, RawLine("", Place())))


def _number(raw: Raw) -> int | None:
    return raw.place.page if isinstance(raw, RawLine) else raw.cells[0].place.page


def _page(number: int, picture: Grey, workers: Executor) -> list[Raw]:
    page = Page.of(number, picture)
    tables = [_table(page, grid, workers) for grid in page.grids]
    strips = [workers.submit(_lines, page, strip) for strip in _strips(page)]
    raws: list[Raw] = list(strips[0].result())
    before = 0
    for grid, table, below in zip(page.grids, tables, strips[1:], strict=True):
        raws += [RawLine("", Place(page=number)), *_rows(grid, table, Place(page=number, row=before))]
        raws += [RawLine("", Place(page=number)), *below.result()]
        before += grid.rows
    return raws


def _strips(page: Page) -> Iterator[Box]:
    """Yield the parts of a page above, between and below its tables."""
    whole = page.whole
    tops = [whole.top, *(grid.bottom for grid in page.grids)]
    bottoms = [*(grid.top for grid in page.grids), whole.bottom]
    for top, bottom in zip(tops, bottoms, strict=True):
        yield Box(top, bottom, whole.left, whole.right)


_Table = Mapping[tuple[int, int], "Future[ReadCell]"]
"""The cells of a table by the row and column (from 0) where each begins."""


def _table(page: Page, grid: Grid, workers: Executor) -> _Table:
    return {first: workers.submit(_cell, page, box) for first, box in boxes_of(grid).items()}


def _cell(page: Page, box: Box) -> ReadCell:
    inside = box.inside
    grey = page.cut(page.grey, inside)
    if not grey.size:
        return BLANK
    cell = read_cell(grey, page.cut(page.ink, inside), pixels=page.scale.pixels)
    # Nothing under a stroke may be a value written in pale ink; words have one reader alone.
    unsure = page.is_crossed(box) or (page.was_stamped(inside) and not cell.by_both)
    return replace(cell, doubtful=True) if unsure else cell


def _rows(grid: Grid, table: _Table, above: Place) -> Iterator[RawRow]:
    """Yield the rows of a table; ``above`` names the page, and how many rows its tables above have."""
    read = {first: future.result() for first, future in table.items()}
    for row in range(grid.rows):
        cells = [(column, read.get((row, column), BLANK)) for column in range(grid.columns)]
        number = (above.row or 0) + row + 1
        yield RawRow(
            tuple(
                RawCell(cell.text, Place(page=above.page, row=number, column=column + 1), cell.lines, cell.doubtful)
                for column, cell in cells
            )
        )


def _lines(page: Page, strip: Box) -> list[RawLine]:
    if strip.top - strip.bottom < _LOWEST_STRIP:
        return []
    inside = Box(strip.top - 1, strip.bottom + 1, strip.left, strip.right)
    ink = page.cut(page.ink, inside)
    if np.count_nonzero(ink) < _LEAST_INK:
        return []
    lines = read_paragraphs(page.cut(page.grey, inside), ink, pixels=page.scale.pixels)
    return [RawLine(line, Place(page=page.number)) for line in lines]
