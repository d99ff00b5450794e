"""Putting slid rows right: cells matched to columns by what they can be, the cheapest whole assignment.

A row slides when an export loses or gains a blank cell. The order of cells is kept; a cell may be
lost, a blank one may be extra, and every other cell pays for standing where it does not fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count, islice, pairwise
from typing import NamedTuple

from suchok.core.reading.columns import Column
from suchok.core.reading.costs import Costs, RowHints
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import Traits, traits_of

_FITS = 0.85
_FITS_WHOLE = 0.5
_CLEARLY = 0.1
_CLOSE = 0.25
_MOST_SLID = 8
_MOST_TRIED = 16
_MOST_STEPS = 3000
_MOST_STEPS_FOR_SECOND = 40
_MOST_VISITS = 2
_NEVER = 1e9
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


def align(texts: Sequence[str], columns: Sequence[Column], hints: RowHints = _NO_HINTS) -> Alignment:
    """Match the cells of one row to ``columns``."""
    cells = [traits_of(text) for text in texts]
    while cells and cells[-1].is_empty:
        cells.pop()
    costs = Costs(cells, columns, hints, length=len(texts))
    best = as_printed = None
    if len(cells) <= len(columns):
        printed = costs.as_printed()
        as_printed = _as_printed(costs, printed)
        best = as_printed if max(printed, default=0.0) < _FITS and as_printed.cost < _FITS_WHOLE else None
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
    """Search the cheapest assignment, best first; a second one that is nearly as cheap makes it doubtful."""
    best: Alignment | None = None
    for cost, link in islice(_Search(costs).assignments(), _MOST_TRIED):
        columns = _assigned(link)
        if best is None:
            best = Alignment(columns, cost, _differs(columns, tuple(range(len(columns))), costs.cells, also_lost=False))
        elif cost - best.cost >= _CLOSE:
            break
        elif _differs(columns, best.columns, costs.cells):
            return replace(best, doubtful=True)
    return best or Alignment((None,) * len(costs.cells), sum(costs.left))


def _differs(
    one: tuple[int | None, ...], other: tuple[int | None, ...], cells: Sequence[Traits], *, also_lost: bool = True
) -> bool:
    """Whether two assignments put a cell that says something under two columns, or ``also_lost`` under none."""
    pairs = zip(one, other, cells, strict=True)
    return any(a != b and not cell.is_blank and (also_lost or a is not None) for a, b, cell in pairs)


@dataclass(frozen=True, slots=True)
class _Link:
    """The end of a partial assignment: the column of its last cell and the cells before it."""

    column: int | None
    before: "_Link | None"


def _assigned(link: _Link | None) -> tuple[int | None, ...]:
    columns: list[int | None] = []
    while link is not None:
        columns.append(link.column)
        link = link.before
    return tuple(reversed(columns))


class _Node(NamedTuple):
    """A partial assignment: its cost, how many cells and columns are done, the last target, the assignment itself."""

    cost: float
    cell: int
    column: int
    target: int | None
    link: _Link | None


class _Search:
    """Whole assignments, cheapest first (A*).

    The estimate of what the rest costs is exact but for the costs between neighbours, so that few ways are tried in vain.
    """

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self._table = costs.table()
        self._is_target = [column.kind is ColumnKind.TARGET for column in costs.columns]
        self._rest = self._least_to_come()

    def assignments(self) -> Iterator[tuple[float, _Link | None]]:
        """Yield the cost and the assignment, until a bounded number of steps is spent."""
        end = len(self._costs.cells), len(self._costs.columns)
        number = count(1)
        heap = [(self._rest[0][0], 0, _Node(0.0, 0, 0, None, None))]
        visits: dict[tuple[int, int, int | None], int] = {}
        steps_left = _MOST_STEPS
        while heap and steps_left:
            steps_left -= 1
            node = heappop(heap)[2]
            key = node[1:4]
            visits[key] = visits.get(key, 0) + 1
            if visits[key] > _MOST_VISITS:
                continue
            if key[:2] == end:
                yield node.cost, node.link
                steps_left = min(steps_left, _MOST_STEPS_FOR_SECOND)
                continue
            for following in self._steps(node):
                estimate = following.cost + self._rest[following.cell][following.column]
                if estimate < _NEVER:
                    heappush(heap, (estimate, next(number), following))

    def _steps(self, node: _Node) -> list[_Node]:
        """Return what may come next: the cell stands in the column, the column's cell was lost, or the cell is extra."""
        cost, cell, column, target, link = node
        costs = self._costs
        has_cell, has_column = cell < len(costs.cells), column < len(costs.columns)
        steps = []
        if has_cell and has_column and -_MOST_SLID <= column - cell <= _MOST_SLID:
            traits, stands = costs.cells[cell], cost + self._table[cell][column]
            following = target
            if self._is_target[column] and not traits.is_blank:
                stands += 0.0 if target is None else costs.between(costs.cells[target], traits)
                following = cell
            steps.append(_Node(stands, cell + 1, column + 1, following, _Link(column, link)))
        if has_column:
            # Cells missing at the end of a row were blank: exports drop trailing separators.
            lost = costs.missing[column] + (costs.lost if has_cell else 0.0)
            steps.append(_Node(cost + lost, cell, column + 1, target, link))
        if has_cell:
            steps.append(_Node(cost + costs.left[cell], cell + 1, column, target, _Link(None, link)))
        return steps

    def _least_to_come(self) -> list[list[float]]:
        """Return, for each number of cells and columns done, what the rest costs at least."""
        costs = self._costs
        missing, width = costs.missing, len(costs.columns)
        last = [0.0] * (width + 1)
        for column in range(width - 1, -1, -1):
            last[column] = last[column + 1] + missing[column]
        rest = [last]
        for cell in range(len(costs.cells) - 1, -1, -1):
            left, places, below = costs.left[cell], self._table[cell], rest[-1]
            row = [left + cost for cost in below]
            for column in range(width - 1, -1, -1):
                stands = places[column] + below[column + 1] if -_MOST_SLID <= column - cell <= _MOST_SLID else _NEVER
                row[column] = min(stands, missing[column] + costs.lost + row[column + 1], row[column])
            rest.append(row)
        return rest[::-1]
