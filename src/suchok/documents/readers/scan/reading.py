"""A scan page by page: tables by their rulings, cells by two readers, the lines around the tables by Tesseract."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

import numpy as np

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.documents.readers.pdf.grid import Grid, grids_of
from suchok.documents.readers.scan.cells import BLANK, ReadCell, read_cell
from suchok.documents.readers.scan.levelling import levelled
from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.rulings import Scale, ink_of, rulings_in
from suchok.documents.readers.scan.tesseract import COLUMN, folder_of_language, words_of

MOST_CELLS = 3000
"""Cells of one page; what has more is a pattern, not a table."""

_INSIDE = 1.3
_LOWEST_STRIP = 6.0
_LEAST_INK = 40


@dataclass(frozen=True, slots=True)
class _Page:
    """A levelled page in grey and as ink, with its number and its scale."""

    number: int
    grey: Grey
    ink: Grey
    scale: Scale

    def cut(self, picture: Grey, top: float, bottom: float, left: float, right: float) -> Grey:
        """Return a part of ``picture``, its edges in points, downwards negative."""
        pixels, (height, width) = self.scale.pixels, picture.shape
        rows = slice(max(0, int(-top * pixels)), min(height, int(-bottom * pixels)))
        columns = slice(max(0, int(left * pixels)), min(width, int(right * pixels)))
        return np.ascontiguousarray(picture[rows, columns])


def rows_of_pages(pages: Iterable[tuple[int, Grey]]) -> tuple[Raw, ...]:
    """Return the rows and lines of scanned pages, given with their numbers; raises ``NoTesseract``.

    As many pages at once as there are cores, so that a long scan needs no more memory than a short one.
    """
    folder_of_language()
    cores = os.cpu_count() or 1
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
    grey = levelled(picture)
    ink = ink_of(grey)
    page = _Page(number, grey, ink, Scale.of(grey))
    grids = [grid for grid in grids_of(rulings_in(ink, page.scale)) if len(grid.owners) <= MOST_CELLS]
    tables = [_table(page, grid, workers) for grid in grids]
    edges = [0.0, *(edge for grid in grids for edge in (grid.top, grid.bottom)), -grey.shape[0] / page.scale.pixels]
    strips = [workers.submit(_lines, page, top, bottom) for top, bottom in zip(edges[::2], edges[1::2], strict=True)]
    raws: list[Raw] = list(strips[0].result())
    before = 0
    for grid, table, below in zip(grids, tables, strips[1:], strict=True):
        raws += [RawLine("", Place(page=number)), *_rows(grid, table, Place(page=number, row=before))]
        raws += [RawLine("", Place(page=number)), *below.result()]
        before += grid.rows
    return raws


_Table = Mapping[tuple[int, int], "Future[ReadCell]"]
"""The cells of a table by the row and column (from 0) where each begins."""


def _table(page: _Page, grid: Grid, workers: Executor) -> _Table:
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at, first in grid.owners.items():
        fields.setdefault(first, []).append(at)
    return {first: workers.submit(_cell, page, grid, of_cell) for first, of_cell in fields.items()}


def _cell(page: _Page, grid: Grid, fields: Sequence[tuple[int, int]]) -> ReadCell:
    rows, columns = [row for row, _ in fields], [column for _, column in fields]
    top, bottom = grid.ys[min(rows)] - _INSIDE, grid.ys[max(rows) + 1] + _INSIDE
    left, right = grid.xs[min(columns)] + _INSIDE, grid.xs[max(columns) + 1] - _INSIDE
    grey = page.cut(page.grey, top, bottom, left, right)
    if not grey.size:
        return BLANK
    return read_cell(grey, page.cut(page.ink, top, bottom, left, right), pixels=page.scale.pixels)


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


def _lines(page: _Page, top: float, bottom: float) -> list[RawLine]:
    if top - bottom < _LOWEST_STRIP:
        return []
    right = page.grey.shape[1] / page.scale.pixels
    if np.count_nonzero(page.cut(page.ink, top - 1, bottom + 1, 0.0, right)) < _LEAST_INK:
        return []
    words = words_of(page.cut(page.grey, top - 1, bottom + 1, 0.0, right), COLUMN)
    return [RawLine(line, Place(page=page.number)) for line in words.lines]
