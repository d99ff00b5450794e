"""Putting slid rows right: cells matched to columns by what they can be, the cheapest whole assignment.

A row slides when an export loses or gains a blank cell. The order of cells is kept; a cell may be
lost, a blank one may be extra, and every other cell pays for standing where it does not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from suchok.core.plan.plan import Indicator
from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import Traits, cost_in, traits_of

_LOST_CELL = 0.6
_EXTRA_BLANK = 0.4
_LEFT_OVER = 3.0
_OUT_OF_ORDER = 1.5
_OTHER_SHAPE = 1.0
_OFFICIAL = -0.3
_NOT_OFFICIAL = 0.25
_OFFICIALLY_NONE = 0.8
_TOO_LATE = 1.5
_LOST_WORDS = {ColumnKind.INDICATOR: 2.0, ColumnKind.WEIGHT: 0.6, ColumnKind.UNIT: 0.4}
_FITS = 0.85
_MOST_SLID = 8
_CLOSE = 0.25


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which column each cell belongs to (``None``: no home), by position. ``doubtful`` if another one is nearly as good."""

    columns: tuple[int | None, ...]
    cost: float
    shifted: bool = False
    doubtful: bool = False


def align(
    texts: Sequence[str], columns: Sequence[Column], official: Indicator | None = None, last_day: date | None = None
) -> Alignment:
    """Match the cells of one row to ``columns``.

    The official row, where known, counts as a hint for targets; nothing can be achieved after ``last_day``.
    """
    cells = [traits_of(text) for text in texts]
    while cells and cells[-1].is_empty:
        cells.pop()
    costs = _Costs(cells, columns, official, last_day)
    as_printed = costs.as_printed()
    if as_printed is not None and costs.fits(as_printed):
        return _padded(as_printed, len(texts), doubtful=False)
    best = _cheapest(costs)
    if as_printed is not None and as_printed.cost <= best.cost:
        best = as_printed
    return _padded(best, len(texts), doubtful=best.doubtful)


def _padded(alignment: Alignment, length: int, *, doubtful: bool) -> Alignment:
    columns = alignment.columns + (None,) * (length - len(alignment.columns))
    return Alignment(columns, alignment.cost, alignment.shifted, doubtful)


class _Costs:
    """What it costs to put a cell into a column, for one row."""

    def __init__(
        self, cells: Sequence[Traits], columns: Sequence[Column], official: Indicator | None, last_day: date | None
    ) -> None:
        self.cells = cells
        self.columns = columns
        self.official = official
        self.last_day = last_day
        self.table = [[self._place(cell, column) for column in columns] for cell in cells]
        self.missing = [self._missing(column) for column in columns]

    def _place(self, cell: Traits, column: Column) -> float:
        cost = cost_in(cell, column.kind)
        if column.kind is ColumnKind.TARGET and column.level is not None:
            cost += self._official_cost(cell, column.level)
        elif column.kind is ColumnKind.ACHIEVEMENT and self._is_too_late(cell):
            cost += _TOO_LATE
        return cost

    def _is_too_late(self, cell: Traits) -> bool:
        value = cell.written.value
        return self.last_day is not None and isinstance(value, date) and value > self.last_day

    def _official_cost(self, cell: Traits, level: int) -> float:
        official = self.official
        blank = cell.is_blank
        if official is None or level in official.unknown or level in official.uncertain or level not in official.targets:
            return 0.6 if blank and level == self._best_level else 0.0
        expected = official.targets[level]
        if expected is None:
            return 0.0 if blank else _OFFICIALLY_NONE
        if blank:
            return 0.4
        return _OFFICIAL if cell.written.value == expected else _NOT_OFFICIAL

    @property
    def _best_level(self) -> int | None:
        return next((column.level for column in self.columns if column.level is not None), None)

    def _missing(self, column: Column) -> float:
        """Return what it costs, beyond the lost cell itself, that a column gets none."""
        if column.kind is ColumnKind.TARGET:
            return 0.6 if column.level == self._best_level else 0.0
        return _LOST_WORDS.get(column.kind, 0.0)

    def between(self, previous: Traits | None, cell: Traits) -> float:
        """Return the cost of two neighbouring targets that are of two shapes, or dates that run backwards."""
        if previous is None or cell.is_blank:
            return 0.0
        if previous.written.is_date != cell.written.is_date:
            return _OTHER_SHAPE
        earlier, later = previous.written.value, cell.written.value
        backwards = previous.written.is_date and earlier is not None and later is not None and later < earlier  # type: ignore[operator]
        return _OUT_OF_ORDER if backwards else 0.0

    def as_printed(self) -> Alignment | None:
        """Return the assignment that leaves each cell where it is, or ``None`` if there are more cells than columns."""
        if len(self.cells) > len(self.columns):
            return None
        cost = sum(self.table[position][position] for position in range(len(self.cells)))
        cost += sum(self.missing[len(self.cells) :])
        targets = [
            cell
            for cell, column in zip(self.cells, self.columns, strict=False)
            if column.kind is ColumnKind.TARGET and not cell.is_blank
        ]
        cost += sum(self.between(previous, cell) for previous, cell in pairwise(targets))
        return Alignment(tuple(range(len(self.cells))), cost)

    def fits(self, as_printed: Alignment) -> bool:
        """Whether no cell stands ill where it is printed, so that nothing need be tried."""
        within = all(self.table[position][position] < _FITS for position in range(len(self.cells)))
        none_officially = any(
            column.level is not None and self.table[position][position] >= _OFFICIALLY_NONE
            for position, column in enumerate(self.columns[: len(self.cells)])
        )
        return within and not none_officially and as_printed.cost < 2 * _FITS


@dataclass(frozen=True, slots=True)
class _Step:
    """A partial assignment: the last step and the one before it."""

    cost: float
    column: int | None
    before: "_Step | None"
    target: Traits | None
    is_cell: bool


def _cheapest(costs: _Costs) -> Alignment:
    rows = _steps(costs)
    finals = sorted(rows[len(costs.cells)][len(costs.columns)], key=lambda step: step.cost)
    if not finals:
        return Alignment((None,) * len(costs.cells), _LEFT_OVER * len(costs.cells))
    best = _assigned(finals[0])
    doubtful = any(
        other.cost - finals[0].cost < _CLOSE and _differs(_assigned(other), best, costs.cells) for other in finals[1:]
    )
    shifted = any(column is not None and column != at and not costs.cells[at].is_blank for at, column in enumerate(best))
    return Alignment(best, finals[0].cost, shifted, doubtful)


def _differs(one: tuple[int | None, ...], other: tuple[int | None, ...], cells: Sequence[Traits]) -> bool:
    return any(a != b and not cell.is_blank for a, b, cell in zip(one, other, cells, strict=True))


def _assigned(step: _Step) -> tuple[int | None, ...]:
    columns: list[int | None] = []
    current: _Step | None = step
    while current is not None:
        if current.is_cell:
            columns.append(current.column)
        current = current.before
    return tuple(reversed(columns))


def _steps(costs: _Costs) -> list[list[list[_Step]]]:
    """Fill the table of the two best partial assignments of the first cells to the first columns."""
    cells, columns = len(costs.cells), len(costs.columns)
    start = _Step(0.0, None, None, None, is_cell=False)
    rows: list[list[list[_Step]]] = [[[] for _ in range(columns + 1)] for _ in range(cells + 1)]
    rows[0][0] = [start]
    for cell in range(cells + 1):
        for column in range(max(0, cell - _MOST_SLID), columns + 1):
            if column - cell > _MOST_SLID and cell < cells:
                break
            found = rows[cell][column] + _onward(costs, rows, cell, column)
            rows[cell][column] = sorted(found, key=lambda step: step.cost)[:2]
    return rows


def _onward(costs: _Costs, rows: list[list[list[_Step]]], cell: int, column: int) -> list[_Step]:
    found: list[_Step] = []
    if cell and column:
        traits, is_target = costs.cells[cell - 1], costs.columns[column - 1].kind is ColumnKind.TARGET
        place = costs.table[cell - 1][column - 1]
        for step in rows[cell - 1][column - 1]:
            extra = costs.between(step.target, traits) if is_target else 0.0
            target = traits if is_target and not traits.is_blank else step.target
            found.append(_Step(step.cost + place + extra, column - 1, step, target, is_cell=True))
    if column:
        # Cells missing at the end of a row were blank: exports drop trailing separators.
        lost = costs.missing[column - 1] + (_LOST_CELL if cell < len(costs.cells) else 0.0)
        found += [_Step(step.cost + lost, None, step, step.target, is_cell=False) for step in rows[cell][column - 1]]
    if cell:
        left = _EXTRA_BLANK if costs.cells[cell - 1].is_blank else _LEFT_OVER
        found += [_Step(step.cost + left, None, step, step.target, is_cell=True) for step in rows[cell - 1][column]]
    return found
