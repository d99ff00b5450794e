"""Putting slid rows right: cells matched to columns by what they can be, the cheapest whole assignment.

A row slides when an export loses or gains a blank cell. The order of cells is kept; a cell may be
lost, a blank one may be extra, and every other cell pays for standing where it does not fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush
from itertools import count, islice, pairwise

from suchok.core.plan.plan import Indicator
from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import Traits, cost_in, traits_of

_LOST_CELL = 0.6
_EXTRA_BLANK = 0.4
# A row with fewer or more cells than the others has surely lost or gained one.
_LOST_CELL_OF_SHORT_ROW = 0.4
_EXTRA_BLANK_OF_LONG_ROW = 0.2
_TOO_LONG = 0.5
_LEFT_OVER = 3.0
_OUT_OF_ORDER = 1.5
_OTHER_SHAPE = 1.0
_REPEATED = 0.7
_NOT_OFFICIAL = 0.55
_OFFICIALLY_NONE = 1.1
_NOT_OFFICIAL_WEIGHT = 0.3
_OF_ANOTHER_YEAR = 0.6
_TOO_LATE = 1.5
_LOST_WORDS = {ColumnKind.INDICATOR: 2.0, ColumnKind.WEIGHT: 0.6, ColumnKind.UNIT: 0.4}
_FITS = 0.85
_FITS_WHOLE = 0.5
_MOST_SLID = 8
_CLOSE = 0.25
_CLEARLY = 0.1
_MOST_TRIED = 16
_MOST_STEPS = 3000
_MOST_STEPS_FOR_SECOND = 60
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which column each cell belongs to (``None``: no home), by position. ``doubtful`` if another one is nearly as good."""

    columns: tuple[int | None, ...]
    cost: float
    shifted: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class RowHints:
    """What is known of a row beforehand.

    The official indicator hints at weight and targets, that of another year only at its numbers and at the levels
    without a target; nothing can be achieved after ``last_day``; ``usual`` is how many cells the other rows have.
    """

    official: Indicator | None = None
    same_year: bool = True
    last_day: date | None = None
    usual: int | None = None


_NO_HINTS = RowHints()


def align(texts: Sequence[str], columns: Sequence[Column], hints: RowHints = _NO_HINTS) -> Alignment:
    """Match the cells of one row to ``columns``."""
    cells = [traits_of(text) for text in texts]
    while cells and cells[-1].is_empty:
        cells.pop()
    costs = _Costs(cells, columns, hints, length=len(texts))
    as_printed = costs.as_printed()
    if as_printed is not None and costs.fits(as_printed):
        return _padded(as_printed, len(texts), doubtful=False)
    best = _cheapest(costs)
    if as_printed is not None and as_printed.cost <= best.cost + _CLEARLY:
        best = as_printed
    return _padded(best, len(texts), doubtful=best.doubtful)


def _padded(alignment: Alignment, length: int, *, doubtful: bool) -> Alignment:
    columns = alignment.columns + (None,) * (length - len(alignment.columns))
    return Alignment(columns, alignment.cost, alignment.shifted, doubtful)


class _Costs:
    """What it costs to put a cell into a column, for one row."""

    def __init__(self, cells: Sequence[Traits], columns: Sequence[Column], hints: RowHints, *, length: int) -> None:
        self.cells = cells
        self.columns = columns
        self.official = hints.official
        self.same_year = hints.same_year
        self.last_day = hints.last_day
        surplus = 0 if hints.usual is None else length - hints.usual
        self.lost = _LOST_CELL_OF_SHORT_ROW if surplus < 0 and len(cells) == length else _LOST_CELL
        self.is_long = surplus > 0
        self.best_level = next((column.level for column in columns if column.level is not None), None)
        self.printed = [self.place(cell, column) for cell, column in zip(cells, columns, strict=False)]
        self.missing = [self._missing(column) for column in columns]
        extra = _EXTRA_BLANK_OF_LONG_ROW if self.is_long else _EXTRA_BLANK
        self.left = [extra if cell.is_blank else _LEFT_OVER for cell in cells]

    def table(self) -> list[list[float]]:
        """Return what it costs that each cell stands in each column."""
        return [[self.place(cell, column) for column in self.columns] for cell in self.cells]

    def place(self, cell: Traits, column: Column) -> float:
        """Return what it costs that a cell stands in a column."""
        cost = cost_in(cell, column.kind)
        if column.kind is ColumnKind.TARGET and column.level is not None:
            cost += self._official_cost(cell, column.level) * (1.0 if self.same_year else _OF_ANOTHER_YEAR)
        elif (
            column.kind is ColumnKind.WEIGHT
            and self.official is not None
            and cell.written.value != self.official.weight
        ):
            cost += 0.0 if cell.is_blank else _NOT_OFFICIAL_WEIGHT
        elif column.kind is ColumnKind.ACHIEVEMENT and self._is_too_late(cell):
            cost += _TOO_LATE
        return cost

    def _is_too_late(self, cell: Traits) -> bool:
        value = cell.written.value
        return self.last_day is not None and isinstance(value, date) and value > self.last_day

    def _official_cost(self, cell: Traits, level: int) -> float:
        official = self.official
        blank = cell.is_blank
        if (
            official is None
            or level in official.unknown
            or level in official.uncertain
            or level not in official.targets
        ):
            return 0.6 if blank and level == self.best_level else 0.0
        expected = official.targets[level]
        if expected is None:
            return 0.0 if blank else _OFFICIALLY_NONE
        if blank:
            return 0.7
        same_kind = cell.written.is_date and isinstance(expected, date)
        return 0.0 if cell.written.value == expected or (same_kind and not self.same_year) else _NOT_OFFICIAL

    def _missing(self, column: Column) -> float:
        """Return what it costs, beyond the lost cell itself, that a column gets none."""
        if column.kind is ColumnKind.TARGET:
            return 0.6 if column.level == self.best_level else 0.0
        return _LOST_WORDS.get(column.kind, 0.0)

    def between(self, previous: Traits, cell: Traits) -> float:
        """Return the cost of two neighbouring targets of two shapes, dates that run backwards, or a number again."""
        if cell.is_blank:
            return 0.0
        is_date = previous.written.is_date
        if is_date != cell.written.is_date:
            return _OTHER_SHAPE
        earlier, later = previous.written.value, cell.written.value
        if earlier is None or later is None:
            return 0.0
        if is_date:
            return _OUT_OF_ORDER if later < earlier else 0.0  # type: ignore[operator]
        return _REPEATED if later == earlier else 0.0

    def as_printed(self) -> Alignment | None:
        """Return the assignment that leaves each cell where it is, or ``None`` if there are more cells than columns."""
        if len(self.cells) > len(self.columns):
            return None
        cost = sum(self.printed) + sum(self.missing[len(self.cells) :])
        targets = [
            cell
            for cell, column in zip(self.cells, self.columns, strict=False)
            if column.kind is ColumnKind.TARGET and not cell.is_blank
        ]
        cost += sum(self.between(previous, cell) for previous, cell in pairwise(targets))
        cost += _TOO_LONG if self.is_long else 0.0
        return Alignment(tuple(range(len(self.cells))), cost)

    def fits(self, as_printed: Alignment) -> bool:
        """Whether no cell stands ill where it is printed, so that nothing need be tried."""
        return all(cost < _FITS for cost in self.printed) and as_printed.cost < _FITS_WHOLE


@dataclass(frozen=True, slots=True)
class _Link:
    """The end of a partial assignment: the column of its last cell and the cells before it."""

    column: int | None
    before: "_Link | None"


def _cheapest(costs: _Costs) -> Alignment:
    """Search the cheapest assignment, best first; a second one that is nearly as cheap makes it doubtful."""
    best: Alignment | None = None
    for cost, link in islice(_assignments(costs), _MOST_TRIED):
        columns = _assigned(link)
        if best is None:
            shifted = any(
                at is not None and at != position and not costs.cells[position].is_blank
                for position, at in enumerate(columns)
            )
            best = Alignment(columns, cost, shifted)
        elif cost - best.cost >= _CLOSE:
            break
        elif _differs(columns, best.columns, costs.cells):
            return replace(best, doubtful=True)
    return best or Alignment((None,) * len(costs.cells), _LEFT_OVER * len(costs.cells))


def _differs(one: tuple[int | None, ...], other: tuple[int | None, ...], cells: Sequence[Traits]) -> bool:
    return any(a != b and not cell.is_blank for a, b, cell in zip(one, other, cells, strict=True))


def _assigned(link: _Link | None) -> tuple[int | None, ...]:
    columns: list[int | None] = []
    while link is not None:
        columns.append(link.column)
        link = link.before
    return tuple(reversed(columns))


def _assignments(costs: _Costs) -> Iterator[tuple[float, _Link | None]]:
    """Yield whole assignments, cheapest first (A*: what the rest costs without regard to neighbours is the estimate)."""
    cells, columns = len(costs.cells), len(costs.columns)
    table = costs.table()
    rest = _least_to_come(costs, table)
    number = count()
    # An entry: estimate, number, cost so far, cells taken, columns passed, last target, assignment.
    heap: list[tuple[float, int, float, int, int, int | None, _Link | None]] = [(rest[0][0], 0, 0.0, 0, 0, None, None)]
    passed: dict[tuple[int, int, int | None], int] = {}
    steps_left = _MOST_STEPS
    while heap and steps_left:
        steps_left -= 1
        _, _, cost, cell, column, target, link = heappop(heap)
        key = (cell, column, target)
        passed[key] = passed.get(key, 0) + 1
        if passed[key] > 2:
            continue
        if cell == cells and column == columns:
            yield cost, link
            steps_left = min(steps_left, _MOST_STEPS_FOR_SECOND)
            continue
        for extra, next_cell, next_column, next_target, next_link in _steps(costs, table, cell, column, target, link):
            total = cost + extra
            estimate = total + rest[next_cell][next_column]
            if estimate < _NEVER:
                heappush(heap, (estimate, next(number) + 1, total, next_cell, next_column, next_target, next_link))


def _least_to_come(costs: _Costs, table: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return, for each number of cells taken and columns passed, what the rest costs at least: exact but for neighbours."""
    cells, columns = len(costs.cells), len(costs.columns)
    last = [0.0] * (columns + 1)
    for column in range(columns - 1, -1, -1):
        last[column] = last[column + 1] + costs.missing[column]
    rest = [last]
    for cell in range(cells - 1, -1, -1):
        left, row, below = costs.left[cell], [_NEVER] * (columns + 1), rest[-1]
        row[columns] = left + below[columns]
        for column in range(columns - 1, -1, -1):
            stand = table[cell][column] + below[column + 1] if -_MOST_SLID <= column - cell <= _MOST_SLID else _NEVER
            row[column] = min(stand, costs.missing[column] + costs.lost + row[column + 1], left + below[column])
        rest.append(row)
    return rest[::-1]


def _steps(
    costs: _Costs, table: Sequence[Sequence[float]], cell: int, column: int, target: int | None, link: _Link | None
) -> Iterator[tuple[float, int, int, int | None, _Link | None]]:
    """Yield what may come next: the cell stands in the column, the column's cell was lost, or the cell is extra."""
    has_cell, has_column = cell < len(costs.cells), column < len(costs.columns)
    if has_cell and has_column and abs(column - cell) <= _MOST_SLID:
        traits, is_target = costs.cells[cell], costs.columns[column].kind is ColumnKind.TARGET
        between = costs.between(costs.cells[target], traits) if is_target and target is not None else 0.0
        following = cell if is_target and not traits.is_blank else target
        yield table[cell][column] + between, cell + 1, column + 1, following, _Link(column, link)
    if has_column:
        # Cells missing at the end of a row were blank: exports drop trailing separators.
        yield costs.missing[column] + (costs.lost if has_cell else 0.0), cell, column + 1, target, link
    if has_cell:
        yield costs.left[cell], cell + 1, column, target, _Link(None, link)
