"""What it costs to put the cells of one row under the columns of its table."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from math import inf
from typing import NamedTuple

from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Value
from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.traits import Traits

_LOST_CELL = 0.6
_EXTRA_BLANK = 0.4
# Merged cells leave empty ones behind; a dash is printed on purpose, and hardly ever one too many.
_EXTRA_DASH = 1.6
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
_LOST_WORDS = {ColumnKind.INDICATOR: 2.0, ColumnKind.WEIGHT: 0.6, ColumnKind.UNIT: 0.4, ColumnKind.CODE: 0.3}
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every cell.
_TARGET, _WEIGHT, _ACHIEVEMENT = ColumnKind.TARGET, ColumnKind.WEIGHT, ColumnKind.ACHIEVEMENT


class RowHints(NamedTuple):
    """What is known of a row beforehand.

    The official indicator hints at weight and targets, that of another year only at its numbers and at the levels
    without a target; nothing can be achieved after ``last_day``; ``usual`` is how many cells the other rows have.
    """

    official: Indicator | None = None
    same_year: bool = True
    last_day: date | None = None
    usual: int | None = None


class _Expected:
    """What a cell costs in a column: a blank one, and one that says anything but ``value``.

    ``any_day``: the value is a day of another year, so that every day will do.
    """

    __slots__ = ("any_day", "blank", "other", "value")

    def __init__(self, blank: float, other: float, value: Value | None = None, *, any_day: bool = False) -> None:
        self.blank = blank
        self.other = other
        self.value = value
        self.any_day = any_day

    def cost(self, cell: Traits) -> float:
        """Return what a cell costs beyond its kind."""
        if cell.is_blank:
            return self.blank
        said = cell.value
        fits = type(said) is type(self.value) and (self.any_day or said == self.value)
        return 0.0 if fits and said is not None else self.other


class _NotAfter:
    """What a cell costs in a column that names a later day than ``last``."""

    __slots__ = ("last",)

    def __init__(self, last: date) -> None:
        self.last = last

    def cost(self, cell: Traits) -> float:
        """Return what a cell costs beyond its kind."""
        said = cell.value
        return _TOO_LATE if isinstance(said, date) and said > self.last else 0.0


class Frame:
    """The columns of a table with what follows for costs from them alone.

    ``missing`` is what a column costs, beyond a lost cell, if it gets none, ``ends`` what all columns from one on cost;
    ``targets``, ``weights`` and ``achievements`` are the positions of such columns, the targets ``rising`` where the
    worst level stands first.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self.kinds = [column.kind for column in columns]
        self.levels = [column.level for column in columns]
        known = [level for level in self.levels if level is not None]
        self.best_level = max(known, default=None)
        self.rising = bool(known) and known[0] < known[-1]
        self.targets = self._of_kind(_TARGET)
        self.weights = self._of_kind(_WEIGHT)
        self.achievements = self._of_kind(_ACHIEVEMENT)
        self.missing = [_LOST_WORDS.get(kind, 0.0) for kind in self.kinds]
        for at in self.targets:
            self.missing[at] = _BEST_MISSING if self.levels[at] == self.best_level else 0.0
        self.ends = [*accumulate(reversed(self.missing), initial=0.0)][::-1]

    def _of_kind(self, wanted: ColumnKind) -> list[int]:
        return [at for at, kind in enumerate(self.kinds) if kind is wanted]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.kinds)


class Costs:
    """What it costs to put a cell into a column, for one row.

    ``lost`` is what a lost cell costs; ``cells`` are without the empty ones at the end of the row of ``length`` cells.
    """

    def __init__(self, cells: Sequence[Traits], frame: Frame, hints: RowHints, *, length: int) -> None:
        self.cells = cells
        self.frame = frame
        surplus = 0 if hints.usual is None else length - hints.usual
        self.is_long = surplus > 0
        self.lost = _LOST_CELL_OF_SHORT_ROW if surplus < 0 and len(cells) == length else _LOST_CELL
        self._judged = dict(_judgements(frame, hints))

    def as_printed(self) -> list[float]:
        """Return what it costs that each cell stays where it is printed."""
        row = [cell.costs[kind] for cell, kind in zip(self.cells, self.frame.kinds, strict=False)]
        for at, judged in self._judged.items():
            if at < len(row):
                row[at] += judged.cost(self.cells[at])
        return row

    def left_cells(self) -> list[float]:
        """Return what it costs that a cell gets no column, by the cell."""
        extra = _EXTRA_BLANK_OF_LONG_ROW if self.is_long else _EXTRA_BLANK
        dash = extra + _EXTRA_DASH
        return [(extra if cell.is_empty else dash) if cell.is_blank else _LEFT_OVER for cell in self.cells]

    def lost_columns(self) -> list[float]:
        """Return what it costs that the cell of a column was lost, by the column; past the last, infinitely much."""
        return [*[missing + self.lost for missing in self.frame.missing], inf]

    def table(self, reach: int) -> list[list[float]]:
        """Return what it costs that each cell stands up to ``reach`` columns away from where it is printed.

        The columns of a cell are told from the right to the left; what lies beyond the table costs infinitely much.
        """
        cells, columns = len(self.cells), self.frame.width
        kinds = [*[None] * (cells + reach), *reversed(self.frame.kinds), *[None] * reach]
        starts = range(cells + columns - 1, columns - 1, -1)
        rows = [
            list(map(cell.costs.__getitem__, kinds[start : start + 2 * reach + 1]))
            for cell, start in zip(self.cells, starts, strict=True)
        ]
        for column, judged in self._judged.items():
            first, cost = max(column - reach, 0), judged.cost
            near = zip(rows[first:], self.cells[first : column + reach + 1], strict=False)
            for at, (row, cell) in enumerate(near, reach + first - column):
                row[at] += cost(cell)
        self._keep_from_leaving(rows, reach)
        return rows

    def _keep_from_leaving(self, rows: Sequence[list[float]], reach: int) -> None:
        """Let a day that is too late for the achievement gain nothing by sliding past it, into the remarks."""
        for column in self.frame.achievements:
            if (judged := self._judged.get(column)) is not None:
                for at, cell in enumerate(self.cells[: column + 1]):
                    row, past, cost = rows[at], max(reach + at - column, 0), judged.cost(cell)
                    row[:past] = [known + cost for known in row[:past]]

    def reach(self, most: float) -> int:
        """Return how many columns away a cell may stand where the whole row costs no more than ``most``.

        For each column to the right a cell was lost, for each to the left one is extra.
        """
        extras = bisect_right(list(accumulate(sorted(self.left_cells()))), most)
        return max(extras, int(min(most / self.lost, self.frame.width)))

    def between(self, previous: Traits, cell: Traits) -> float:
        """Return the cost of two neighbouring targets of two shapes, dates that run backwards, or a number again."""
        if cell.is_blank:
            return 0.0
        if previous.is_date != cell.is_date:
            return _OTHER_SHAPE
        earlier, later = previous.value, cell.value
        if self.frame.rising:
            earlier, later = later, earlier
        if earlier is None or later is None:
            return 0.0
        if cell.is_date:
            return _OUT_OF_ORDER if later < earlier else 0.0  # type: ignore[operator]
        return _REPEATED if later == earlier else 0.0

    @property
    def length(self) -> float:
        """What it costs to leave a row as printed that has more cells than the others."""
        return _TOO_LONG if self.is_long else 0.0


def _judgements(frame: Frame, hints: RowHints) -> Iterator[tuple[int, _Expected | _NotAfter]]:
    """Yield what the hints add to the costs of the columns that they speak of."""
    share = 1.0 if hints.same_year else _OF_ANOTHER_YEAR
    certain = hints.official.certain if hints.official is not None else {}
    for at in frame.targets:
        level = frame.levels[at]
        if level is not None and level in certain:
            yield at, _expected(certain[level], share, same_year=hints.same_year)
        elif level == frame.best_level:
            yield at, _Expected(share * _BEST_MISSING, 0.0)
    if hints.official is not None:
        for at in frame.weights:
            yield at, _Expected(0.0, _NOT_OFFICIAL_WEIGHT, hints.official.weight)
    if hints.last_day is not None:
        for at in frame.achievements:
            yield at, _NotAfter(hints.last_day)


def _expected(target: Value | None, share: float, *, same_year: bool) -> _Expected:
    """Return what an official target adds to the costs of its column."""
    if target is None:
        return _Expected(0.0, share * _OFFICIALLY_NONE)
    any_day = not same_year and isinstance(target, date)
    return _Expected(share * _OFFICIALLY_SOME, share * _NOT_OFFICIAL, target, any_day=any_day)
