"""The cheapest whole assignment of one row's cells to columns, their order kept."""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import accumulate, count
from math import inf

from suchok.core.reading.costs import Costs

CLOSE = 0.25
MOST_SLID = 6
_MOST_STEPS = 3000
_DECIMALS = 6
_HARDLY_MORE = 1e-6

Assignment = tuple[float, tuple[int | None, ...]]
"""What an assignment costs, and the column of each cell."""


_Ways = dict[int, float]
"""By numbers of columns done, what they and the cells cost at least so far; only ways that lead to a cheap end."""


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


class Search:
    """The cheapest assignment, searched best first (A*), among those that move no cell by more than ``reach`` columns.

    The estimate of what the rest costs is exact but for the costs between neighbours, so that few ways are
    tried in vain; among equal estimates the way found last is gone on with, and a cell rather stands than is lost.
    Tables have a row for each cell, its columns from the right to the left: at ``reach`` stands the one that the
    cell is printed in, before it those to the right, behind it those to the left.
    """

    def __init__(self, costs: Costs, reach: int = MOST_SLID) -> None:
        self._costs = costs
        self._reach = reach
        self._places = costs.table(reach)
        self._table = [_within_reach(row, reach) for row in self._places] if reach > MOST_SLID else self._places
        self._left = costs.left_cells()
        self._lost = costs.lost_columns()
        self._targets = frozenset(costs.frame.targets)
        # What it costs that no cell from one on stands.
        self._extras = [*accumulate(reversed(self._left), initial=0.0)][::-1]
        self._rest = self._least_to_come()

    @property
    def least(self) -> float:
        """What the cheapest assignment costs at least: exactly that, but for the costs between neighbours."""
        return self._rest[0][self._reach]

    def best(self) -> Assignment:
        """Return the cheapest assignment; most often the one that the estimates lead to, for no neighbours quarrel."""
        return self._straight() or self._searched()

    def is_doubtful(self, columns: Sequence[int | None], cost: float) -> bool:
        """Whether a cell that says something might stand under another column for little more than ``cost``."""
        # The same tenths added in another order are not the same number.
        most = cost + CLOSE - _HARDLY_MORE
        ways = {0: 0.0}
        for cell, (chosen, traits) in enumerate(zip(columns, self._costs.cells, strict=True)):
            ways = self._with_lost(ways, cell, most)
            places, to_come, printed = self._places[cell], self._rest[cell + 1], cell + self._reach
            if not traits.is_blank and any(
                column != chosen and so_far + places[printed - column] + to_come[printed - column] < most
                for column, so_far in ways.items()
            ):
                return True
            ways = self._with_cell(ways, cell, most)
        return False

    def _with_lost(self, ways: _Ways, cell: int, most: float) -> _Ways:
        """Return ``ways`` and those in which the next columns' cells were lost before a cell found its place."""
        to_come, printed = self._rest[cell], cell + self._reach
        reached: _Ways = {}
        for begun, cost in ways.items():
            column, so_far = begun, cost
            while column <= printed and so_far + to_come[printed - column] < most:
                if so_far < reached.get(column, inf):
                    reached[column] = so_far
                so_far += self._lost[column]
                column += 1
        return reached

    def _with_cell(self, ways: _Ways, cell: int, most: float) -> _Ways:
        """Return the ways that go on from ``ways`` with a cell that is extra or stands in the next column."""
        places, to_come, printed = self._table[cell], self._rest[cell + 1], cell + self._reach
        following: _Ways = {}
        for column, so_far in ways.items():
            at, extra = printed - column, so_far + self._left[cell]
            if at < 2 * self._reach and extra + to_come[at + 1] < most and extra < following.get(column, inf):
                following[column] = extra
            if (stood := so_far + places[at]) + to_come[at] < most:
                following[column + 1] = stood
        return following

    def _straight(self) -> Assignment | None:
        """Go where the estimates lead; ``None`` if the costs between neighbours make that way dearer than estimated."""
        costs = self._costs
        cost, column, target = 0.0, 0, None
        columns: list[int | None] = []
        for cell, traits in enumerate(costs.cells):
            while not (stands := self._may_stand(cell, column)) and self._may_be_lost(cell, column):
                cost += self._lost[column]
                column += 1
            if not stands:
                cost += self._left[cell]
                columns.append(None)
                continue
            if column in self._targets and not traits.is_blank:
                if target is not None and costs.between(target, traits):
                    return None
                target = traits
            cost += self._table[cell][cell + self._reach - column]
            columns.append(column)
            column += 1
        return sum(costs.frame.missing[column:], cost), tuple(columns)

    def _may_stand(self, cell: int, column: int) -> bool:
        """Whether nothing is cheaper than that a cell stands in a column, all before both being done."""
        at = cell + self._reach - column
        if at > 2 * self._reach:
            return False
        return self._table[cell][at] + self._rest[cell + 1][at] <= self._rest[cell][at] + _HARDLY_MORE

    def _may_be_lost(self, cell: int, column: int) -> bool:
        """Whether nothing is cheaper than that a column's cell was lost, all before both being done."""
        at = cell + self._reach - column
        if not 0 < at <= 2 * self._reach or column == self._costs.frame.width:
            return False
        return self._lost[column] + self._rest[cell][at - 1] <= self._rest[cell][at] + _HARDLY_MORE

    def _searched(self) -> Assignment:
        """Search within a bounded number of steps."""
        number = count(-1, -1)
        cells, columns = len(self._table), self._costs.frame.width
        heap: list[tuple[float, int, _Node]] = [(0.0, 0, (0.0, 0, 0, None, None))]
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
                estimate = following[0] + self._to_come(following[1], following[2])
                heappush(heap, (round(estimate, _DECIMALS), next(number), following))
        return sum(self._left), (None,) * cells

    def _to_come(self, cell: int, column: int) -> float:
        """Return what the rest costs at least, so many cells and columns being done."""
        at = cell + self._reach - column
        if cell == len(self._table) or at > 2 * self._reach:
            return self._extras[cell] + self._costs.frame.ends[column]
        return self._rest[cell][at] if at >= 0 else inf

    def _steps(self, node: _Node) -> list[_Node]:
        """Return what may come next: the cell is extra, the column's cell was lost, or the cell stands there."""
        cost, cell, column, target, link = node
        costs = self._costs
        has_cell, has_column = cell < len(self._table), column < costs.frame.width
        steps: list[_Node] = []
        if has_cell:
            steps.append((cost + self._left[cell], cell + 1, column, target, _Link(None, link)))
        if has_column:
            # Cells missing at the end of a row were blank: exports drop trailing separators.
            lost = self._lost[column] if has_cell else costs.frame.missing[column]
            steps.append((cost + lost, cell, column + 1, target, link))
        if has_cell and has_column and abs(column - cell) <= min(self._reach, MOST_SLID):
            traits, stands = costs.cells[cell], cost + self._table[cell][cell + self._reach - column]
            following = target
            if column in self._targets and not traits.is_blank:
                stands += 0.0 if target is None else costs.between(costs.cells[target], traits)
                following = cell
            steps.append((stands, cell + 1, column + 1, following, _Link(column, link)))
        return steps

    def _least_to_come(self) -> list[list[float]]:
        """Return what the rest costs at least, by the number of cells done and by the next column.

        A way that leaves more cells without a column than ``reach`` never comes back: no other cell stands.
        """
        reach, cells, columns = self._reach, len(self._table), self._costs.frame.width
        width = 2 * reach + 1
        lost = [*[inf] * (cells + reach - 1), *reversed(self._lost), *[inf] * reach]
        ends = [*[inf] * (cells + reach), *reversed(self._costs.frame.ends), *[inf] * (reach + 1)]
        below = ends[columns : columns + width]
        rest = [below]
        for cell in range(cells - 1, -1, -1):
            start, left = cells + columns - 1 - cell, self._left[cell]
            extras = [*below[1:], self._extras[cell + 1] + ends[start + width]]
            least, row = inf, []
            for place, lost_cost, stood, extra in zip(
                self._table[cell], lost[start : start + width], below, extras, strict=True
            ):
                # Run a hundred times a row, and min() takes twice as long.
                least += lost_cost
                if (stands := place + stood) < least:
                    least = stands
                if (is_extra := extra + left) < least:
                    least = is_extra
                row.append(least)
            rest.append(row)
            below = row
        return rest[::-1]


def _within_reach(row: list[float], reach: int) -> list[float]:
    """Return what a cell costs in each column, those that are too far away to slide to without end."""
    beyond = [inf] * (reach - MOST_SLID)
    return [*beyond, *row[len(beyond) : len(row) - len(beyond)], *beyond]
