"""From the rulings of a page to the cells of its tables."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import neg

import pypdfium2 as pdfium
from pypdfium2 import raw

from suchok.documents.readers.pdf.objects import turned

_THIN = 2.5
_SHORTEST = 4.0
_NEAR = 2.0
_COVERED = 0.6
# By how much verticals reach beyond the last line across where a page ends within a row.
_OPEN = 6.0
_MOST_LINES = 4000
# Fields of one table of a page: what has more is a pattern.
_MOST_FIELDS = 5000


@dataclass(frozen=True, slots=True)
class Ruling:
    """One straight line: at ``at`` on its own axis, from ``start`` to ``end`` on the other, in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """The lines of a page."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a page: the positions of its lines, and which fields between them are one cell.

    ``xs`` run from left to right, ``ys`` from top to bottom; ``owners`` gives for each field (row and column
    from 0) the first field of its cell, which is another one where cells are merged.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: Mapping[tuple[int, int], tuple[int, int]]

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.xs) - 1

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.ys[-1]

    @property
    def left(self) -> float:
        """The left edge."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.xs[-1]

    def right_of(self, cell: tuple[int, int]) -> float:
        """Return the right edge of the cell that begins with a field."""
        row, column = cell
        while self.owners.get((row, column + 1)) == cell:
            column += 1
        return self.xs[column + 1]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column where the cell begins in which a point lies, ``None`` outside the table."""
        if not (self.left <= x <= self.right and self.bottom <= y <= self.top):
            return None
        row = bisect_right(self.ys, -y, key=neg) - 1
        column = bisect_right(self.xs, x) - 1
        return self.owners[min(row, self.rows - 1), min(column, self.columns - 1)]


def rulings_of(page: pdfium.PdfPage, quarters: int) -> Rulings:
    """Return the lines that a page draws: thin strokes and fills, and the edges of stroked boxes.

    ``quarters`` is the turn of the page, which is undone.
    """
    across: list[Ruling] = []
    down: list[Ruling] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = turned(item.get_bounds(), quarters)
        width, height = right - left, top - bottom
        if height <= _THIN and width >= _SHORTEST:
            across.append(Ruling((bottom + top) / 2, left, right))
        elif width <= _THIN and height >= _SHORTEST:
            down.append(Ruling((left + right) / 2, bottom, top))
        elif _is_stroked(item):
            across += [Ruling(bottom, left, right), Ruling(top, left, right)]
            down += [Ruling(left, bottom, top), Ruling(right, bottom, top)]
        if len(across) + len(down) > _MOST_LINES:
            break
    return Rulings(tuple(across), tuple(down))


def _is_stroked(item: pdfium.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item.raw, mode, stroke)) and bool(stroke.value)


def grids_of(rulings: Rulings) -> list[Grid]:
    """Return the tables of a page, the uppermost first."""
    found = [_grid(group) for group in _groups(rulings)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: -grid.top)


def _groups(rulings: Rulings) -> Iterator[Rulings]:
    """Divide lines into tables: verticals whose heights touch belong together."""
    spans: list[tuple[float, float]] = []
    for line in sorted(rulings.down, key=lambda line: line.start):
        if spans and line.start <= spans[-1][1] + _NEAR:
            spans[-1] = (spans[-1][0], max(spans[-1][1], line.end))
        else:
            spans.append((line.start, line.end))
    for bottom, top in spans:
        down = tuple(line for line in rulings.down if bottom - _NEAR <= line.start and line.end <= top + _NEAR)
        across = tuple(line for line in rulings.across if bottom - _NEAR <= line.at <= top + _NEAR)
        yield Rulings(across, down)


def _grid(rulings: Rulings) -> Grid | None:
    xs = _positions([line.at for line in rulings.down])
    ys = _closed(_positions([line.at for line in rulings.across]), rulings.down)[::-1]
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_FIELDS:
        return None
    return Grid(tuple(xs), tuple(ys), _merged(rulings, xs, ys))


def _closed(ys: list[float], down: Sequence[Ruling]) -> list[float]:
    """Return heights with those where the end of a page left a table open: all the verticals reach there."""
    if not ys:
        return ys
    spans: dict[int, tuple[float, float]] = {}
    for line in down:
        start, end = spans.get(round(line.at), (line.start, line.end))
        spans[round(line.at)] = (min(start, line.start), max(end, line.end))
    below, above = max(start for start, _ in spans.values()), min(end for _, end in spans.values())
    return [*[below] * (below < ys[0] - _OPEN), *ys, *[above] * (above > ys[-1] + _OPEN)]


def _positions(values: Sequence[float]) -> list[float]:
    """Return the distinct positions among values that are near each other."""
    positions: list[float] = []
    for value in sorted(values):
        if not positions or value - positions[-1] > _NEAR:
            positions.append(value)
    return positions


_At = tuple[int, int]


def _merged(rulings: Rulings, xs: Sequence[float], ys: Sequence[float]) -> dict[_At, _At]:
    """Join neighbouring fields of the grid that no line divides; return the first field of each field's cell."""
    across = [_lines_at(rulings.across, y) for y in ys]
    down = [_lines_at(rulings.down, x) for x in xs]
    owner: dict[_At, _At] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            above = (row - 1, column) if row and not _covered(across[row], xs[column], xs[column + 1]) else None
            before = (row, column - 1) if column and not _covered(down[column], ys[row + 1], ys[row]) else None
            owner[row, column] = (row, column)
            if above is not None:
                owner[row, column] = owner[above]
            elif before is not None:
                owner[row, column] = owner[before]
    return owner


def _lines_at(lines: Sequence[Ruling], at: float) -> list[Ruling]:
    return [line for line in lines if abs(line.at - at) <= _NEAR]


def _covered(lines: Sequence[Ruling], start: float, end: float) -> bool:
    """Whether the lines at an edge run along most of it."""
    length = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return length >= _COVERED * (end - start)
