"""What it costs to put the cells of one row under the columns of its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Value
from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import Traits, cost_in, costs_by_kind

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
_BEST_MISSING = 0.6
_NOT_OFFICIAL = 0.55
_OFFICIALLY_SOME = 0.7
_OFFICIALLY_NONE = 1.1
_NOT_OFFICIAL_WEIGHT = 0.3
_OF_ANOTHER_YEAR = 0.6
_TOO_LATE = 1.5
_LOST_WORDS = {ColumnKind.INDICATOR: 2.0, ColumnKind.WEIGHT: 0.6, ColumnKind.UNIT: 0.4}
_JUDGED = frozenset({ColumnKind.TARGET, ColumnKind.WEIGHT, ColumnKind.ACHIEVEMENT})


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


class Costs:
    """What it costs to put a cell into a column, for one row.

    ``lost`` is what a lost cell costs, ``missing`` what a column costs beyond that if it gets none, ``left`` what a
    cell costs that gets no column; ``cells`` are without the empty ones at the end of the row, which had ``length``.
    """

    def __init__(self, cells: Sequence[Traits], columns: Sequence[Column], hints: RowHints, *, length: int) -> None:
        self.cells = cells
        self.columns = columns
        self._hints = hints
        surplus = 0 if hints.usual is None else length - hints.usual
        self.is_long = surplus > 0
        self.lost = _LOST_CELL_OF_SHORT_ROW if surplus < 0 and len(cells) == length else _LOST_CELL
        self._best_level = next((column.level for column in columns if column.level is not None), None)
        self.missing = [self._missing(column) for column in columns]
        self._expected = [self._expected_in(column) for column in columns]
        extra = _EXTRA_BLANK_OF_LONG_ROW if self.is_long else _EXTRA_BLANK
        self.left = [extra if cell.is_blank else _LEFT_OVER for cell in cells]

    def as_printed(self) -> list[float]:
        """Return what it costs that each cell stays where it is printed."""
        return [self._place(cell, at) for at, cell in enumerate(self.cells)]

    def table(self) -> list[list[float]]:
        """Return what it costs that each cell stands in each column."""
        kinds = [column.kind for column in self.columns]
        judged = [at for at, kind in enumerate(kinds) if kind in _JUDGED]
        blanks: dict[str, list[float]] = {}
        rows = []
        for cell in self.cells:
            if cell.is_blank and cell.text in blanks:
                rows.append(blanks[cell.text])
                continue
            of_kind = costs_by_kind(cell)
            row = [of_kind[kind] for kind in kinds]
            for at in judged:
                row[at] += self._beyond(cell, at)
            if cell.is_blank:
                blanks[cell.text] = row
            rows.append(row)
        return rows

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

    @property
    def length(self) -> float:
        """What it costs to leave a row as printed that has more cells than the others."""
        return _TOO_LONG if self.is_long else 0.0

    def _place(self, cell: Traits, at: int) -> float:
        kind = self.columns[at].kind
        cost = cost_in(cell, kind)
        return cost + self._beyond(cell, at) if kind in _JUDGED else cost

    def _beyond(self, cell: Traits, at: int) -> float:
        """Return what the hints add to the cost of a cell in a column."""
        column = self.columns[at]
        if column.kind is ColumnKind.TARGET:
            cost = self._official_cost(cell, at)
            return cost if self._hints.same_year else _OF_ANOTHER_YEAR * cost
        if column.kind is ColumnKind.WEIGHT:
            official = self._hints.official
            as_usual = official is None or cell.is_blank or cell.written.value == official.weight
            return 0.0 if as_usual else _NOT_OFFICIAL_WEIGHT
        return _TOO_LATE if self._is_too_late(cell) else 0.0

    def _is_too_late(self, cell: Traits) -> bool:
        value, last = cell.written.value, self._hints.last_day
        return last is not None and isinstance(value, date) and value > last

    def _expected_in(self, column: Column) -> tuple[bool, Value | None]:
        """Return whether the official target of a column is known for sure, and that target."""
        official, level = self._hints.official, column.level
        if official is None or level is None or level not in official.targets:
            return False, None
        return level not in official.unknown and level not in official.uncertain, official.targets[level]

    def _official_cost(self, cell: Traits, at: int) -> float:
        known, expected = self._expected[at]
        if not known:
            return _BEST_MISSING if cell.is_blank and self.columns[at].level == self._best_level else 0.0
        if expected is None:
            return 0.0 if cell.is_blank else _OFFICIALLY_NONE
        if cell.is_blank:
            return _OFFICIALLY_SOME
        value = cell.written.value
        moved = not self._hints.same_year and isinstance(value, date) and isinstance(expected, date)
        return 0.0 if moved or value == expected else _NOT_OFFICIAL

    def _missing(self, column: Column) -> float:
        if column.kind is ColumnKind.TARGET:
            return _BEST_MISSING if column.level == self._best_level else 0.0
        return _LOST_WORDS.get(column.kind, 0.0)
