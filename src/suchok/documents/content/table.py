"""A table as it is to be printed: what stands in which cell, and which cells are merged."""

from dataclasses import dataclass
from enum import StrEnum


class ColumnKind(StrEnum):
    """What a column holds; its width and alignment are the writers' affair."""

    SERIAL = "serial"
    AREA = "area"
    AREA_WEIGHT = "area_weight"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    UNIT = "unit"
    WEIGHT = "weight"
    TARGET = "target"
    ACHIEVEMENT = "achievement"
    CUMULATIVE = "cumulative"
    EXTRA = "extra"
    SCORE = "score"
    REMARKS = "remarks"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: its heading and, for a target, the level it belongs to."""

    kind: ColumnKind
    heading: str
    percent: int | None = None
    level_name: str | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One printed cell: its upper left corner is ``column`` of its row (counted from 0)."""

    text: str
    column: int
    rows: int = 1
    columns: int = 1


TableRow = tuple[TableCell, ...]
"""The cells that begin in this row, left to right; a place covered from above has none."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. ``heading`` rows are repeated on every page, ``total`` is the last row or ``None``."""

    columns: tuple[Column, ...]
    heading: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    total: TableRow | None = None

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows below the heading, the total included."""
        return self.body if self.total is None else (*self.body, self.total)
