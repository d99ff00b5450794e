"""The columns of a table, in their order: what each one holds, and what one heading alone cannot tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.headings import ColumnKind, says_reached
from suchok.core.report.place import Place

_SINGLE = frozenset(ColumnKind) - {ColumnKind.TARGET, ColumnKind.EXTRA, ColumnKind.FIGURES, ColumnKind.SPARE}
_OF_FIGURES = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE, ColumnKind.SCORE})
LEVELS_OF_COUNT = {1: (100,), 2: (100, 80), 3: (100, 80, 60), 4: (100, 90, 80, 70), 5: (100, 90, 80, 70, 60)}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``level`` is the percent of a target column."""

    kind: ColumnKind
    heading: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table part as its headings tell them."""

    columns: tuple[Column, ...]
    levels: tuple[int, ...]
    place: Place
    heading_year: FiscalYear | None = None
    heading_year_place: Place | None = None
    heading_period: Period | None = None
    garbled: bool = False

    @property
    def kinds(self) -> frozenset[ColumnKind]:
        """The kinds of columns that the table has."""
        return frozenset([column.kind for column in self.columns])

    @property
    def has_areas(self) -> bool:
        """Whether the table has a column of performance areas."""
        return ColumnKind.AREA in self.kinds


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Settle what one heading alone cannot tell: whose weight a bare মান is, and which of two equal headings counts."""
    return tuple(_without_repeats(_with_weight(_with_area_weight(list(columns)))))


def _with_area_weight(columns: list[Column]) -> list[Column]:
    around = (ColumnKind.AREA, ColumnKind.ACTIVITY, ColumnKind.INDICATOR, ColumnKind.UNIT)
    before: ColumnKind | None = None
    for position, column in enumerate(columns):
        if column.kind in around:
            before = column.kind
        if column.kind is ColumnKind.WEIGHT and before is ColumnKind.AREA:
            columns[position] = replace(column, kind=ColumnKind.AREA_WEIGHT)
    return columns


def _with_weight(columns: list[Column]) -> list[Column]:
    """Take a bare নম্বর before the targets for the weight where no heading names one: marks stand behind them."""
    kinds = [column.kind for column in columns]
    targets = kinds.index(ColumnKind.TARGET) if ColumnKind.TARGET in kinds else 0
    bare = [at for at in range(targets) if kinds[at] is ColumnKind.SCORE and not says_reached(columns[at].heading)]
    if ColumnKind.WEIGHT not in kinds and len(bare) == 1:
        columns[bare[0]] = replace(columns[bare[0]], kind=ColumnKind.WEIGHT)
    return columns


def _without_repeats(columns: list[Column]) -> list[Column]:
    seen: set[ColumnKind] = set()
    for position, column in enumerate(columns):
        if column.kind in _SINGLE and column.kind in seen:
            is_figures = column.kind in _OF_FIGURES
            columns[position] = replace(column, kind=ColumnKind.FIGURES if is_figures else ColumnKind.EXTRA)
        seen.add(column.kind)
    return columns
