"""Putting slid rows right: cells matched to columns by what they can be, the cheapest whole assignment.

A row slides when an export loses or gains a blank cell. The order of cells is kept; a cell may be
lost, a blank one may be extra, and every other cell pays for standing where it does not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import accumulate, count, pairwise

from suchok.core.reading.columns import Column
from suchok.core.reading.costs import Costs, RowHints
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import traits_of

_FITS = 0.85
_FITS_WHOLE = 0.5
_CLEARLY = 0.1
_CLOSE = 0.25
_MOST_SLID = 6
_MOST_STEPS = 3000
_DECIMALS = 6
_NO_HINTS = RowHints()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which column each cell belongs to (``None``: no home), by position.

    ``shifted`` if some cell stands elsewhere than printed, ``doubtful`` if another assignment is nearly as good.
    """

    columns: tuple[int | None, ...]
    cost: float
    shifted: bool = False
    doubtful: bool = False


def align(
    texts: Sequence[str], columns: Sequence[Column], hints: RowHints = _NO_HINTS, *, may_slide: bool = True
) -> Alignment:
    """Match the cells of one row to ``columns``; a row that may not slide stays as printed, if there is room."""
    cells = [traits_of(text) for text in texts]
    while cells and cells[-1].is_empty:
        cells.pop()
    costs = Costs(cells, columns, hints, length=len(texts))
    best = as_printed = None
    if len(cells) <= len(columns):
        printed = costs.as_printed()
        as_printed = _as_printed(costs, printed)
        fits = max(printed, default=0.0) < _FITS and as_printed.cost < _FITS_WHOLE
        best = as_printed if fits or not may_slide else None
    if best is None:
        best = _cheapest(costs)
        best = as_printed if as_printed is not None and as_printed.cost <= best.cost + _CLEARLY else best
    return replace(best, columns=best.columns + (None,) * (len(texts) - len(best.columns)))


def _as_printed(costs: Costs, printed: Sequence[float]) -> Alignment:
    """Return the assignment that leaves each cell where it is."""
    targets = [
        cell
        for cell, column in zip(costs.cells, costs.columns, strict=False)
        if column.kind is ColumnKind.TARGET and not cell.is_blank
    ]
    neighbours = sum([costs.between(previous, cell) for previous, cell in pairwise(targets)])
    missing = sum(costs.missing[len(costs.cells) :])
    return Alignment(tuple(range(len(costs.cells))), sum(printed) + missing + neighbours + costs.length)


def _cheapest(costs: Costs) -> Alignment:
    """Search the cheapest assignment; it is doubtful if some cell might nearly as cheaply stand elsewhere."""
    search = _Search(costs)
    cost, columns = search.best()
    moved = [
        at is not None and at != position and not cell.is_blank
        for position, (at, cell) in enumerate(zip(columns, costs.cells, strict=True))
    ]
    shifted = any(moved)
    return Alignment(columns, cost, shifted, doubtful=shifted and search.is_doubtful(columns, cost))


class _Link:
    """The end of a partial assignment: the column of its last cell and the cells before it."""

    __slots__ = ("before", "column")

    def __init__(self, column: int | None, before: "_Link | None") -> None:
        self.column = column
        self.before = before


def _assigned(link: _Link | None) -> tuple[int | None, ...]:
    columns: list[int | None] = []
    while link is not None:
        columns.append(link.column)
        link = link.before
    return tuple(reversed(columns))


_Node = tuple[float, int, int, int | None, _Link | None]
"""A partial assignment: its cost, how many cells and columns are done, the last target, the assignment itself."""


class _Search:
    """The cheapest assignment, searched best first (A*).

    The estimate of what the rest costs is exact but for the costs between neighbours, so that few ways are
    tried in vain; among equal estimates the way found last is gone on with, and a cell rather stands than is lost.
    """

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._table = costs.table()
        self._is_target = [column.kind is ColumnKind.TARGET for column in costs.columns]
        self._rest = self._least_to_come()

    def best(self) -> tuple[float, tuple[int | None, ...]]:
        """Return the cheapest assignment and its cost; within a bounded number of steps."""
        rest, number = self._rest, count(-1, -1)
        cells, columns = len(self._costs.cells), len(self._costs.columns)
        heap: list[tuple[float, int, _Node]] = [(rest[0][0], 0, (0.0, 0, 0, None, None))]
        passed: set[tuple[int, int, int | None]] = set()
        for _ in range(_MOST_STEPS):
            node = heappop(heap)[2]
            cost, cell, column, target, link = node
            if cell == cells and column == columns:
                return cost, _assigned(link)
            key = (cell, column, target)
            if key in passed:
                continue
            passed.add(key)
            for following in self._steps(node):
                estimate = following[0] + rest[following[1]][following[2]]
                heappush(heap, (round(estimate, _DECIMALS), next(number), following))
        return sum(self._costs.left), (None,) * cells

    def is_doubtful(self, columns: Sequence[int | None], cost: float) -> bool:
        """Whether a cell that says something might stand under another column for little more than ``cost``."""
        before = self._least_so_far()
        for at, chosen in enumerate(columns):
            if self._costs.cells[at].is_blank:
                continue
            so_far, to_come, places = before[at], self._rest[at + 1], self._table[at]
            for column, place in enumerate(places):
                if column != chosen and so_far[column] + place + to_come[column + 1] - cost < _CLOSE:
                    return True
        return False

    def _steps(self, node: _Node) -> list[_Node]:
        """Return what may come next: the cell is extra, the column's cell was lost, or the cell stands there."""
        cost, cell, column, target, link = node
        costs = self._costs
        has_cell, has_column = cell < len(costs.cells), column < len(costs.columns)
        steps: list[_Node] = []
        if has_cell:
            steps.append((cost + costs.left[cell], cell + 1, column, target, _Link(None, link)))
        if has_column:
            # Cells missing at the end of a row were blank: exports drop trailing separators.
            lost = costs.missing[column] + (costs.lost if has_cell else 0.0)
            steps.append((cost + lost, cell, column + 1, target, link))
        if has_cell and has_column and -_MOST_SLID <= column - cell <= _MOST_SLID:
            traits, stands = costs.cells[cell], cost + self._table[cell][column]
            following = target
            if self._is_target[column] and not traits.is_blank:
                stands += 0.0 if target is None else costs.between(costs.cells[target], traits)
                following = cell
            steps.append((stands, cell + 1, column + 1, following, _Link(column, link)))
        return steps

    def _least_to_come(self) -> list[list[float]]:
        """Return, for each number of cells and columns done, what the rest costs at least."""
        costs = self._costs
        width, lost_cost = len(costs.columns), [missing + costs.lost for missing in costs.missing]
        last = [0.0] * (width + 1)
        for column in range(width - 1, -1, -1):
            last[column] = last[column + 1] + costs.missing[column]
        rest = [last]
        for cell in range(len(costs.cells) - 1, -1, -1):
            places, below = self._table[cell], rest[-1]
            row = [costs.left[cell] + cost for cost in below]
            for column in range(width - 1, -1, -1):
                least, lost = row[column], lost_cost[column] + row[column + 1]
                if lost < least:  # noqa: PLR1730 - run 200 times a row, and min() takes twice as long
                    least = lost
                if (
                    -_MOST_SLID <= column - cell <= _MOST_SLID
                    and (stands := places[column] + below[column + 1]) < least
                ):
                    least = stands
                row[column] = least
            rest.append(row)
        return rest[::-1]

    def _least_so_far(self) -> list[list[float]]:
        """Return, for each number of cells and columns done, what they cost at least."""
        costs = self._costs
        lost_cost = [missing + costs.lost for missing in costs.missing]
        done = [[0.0, *accumulate(lost_cost)]]
        for cell, places in enumerate(self._table):
            above = done[-1]
            row = [costs.left[cell] + cost for cost in above]
            for column, place in enumerate(places, 1):
                least, lost = row[column], lost_cost[column - 1] + row[column - 1]
                if lost < least:  # noqa: PLR1730 - run 200 times a row, and min() takes twice as long
                    least = lost
                if -_MOST_SLID < column - cell <= _MOST_SLID + 1 and (stands := place + above[column - 1]) < least:
                    least = stands
                row[column] = least
            done.append(row)
        return done
