"""How wide each kind of column is and how its cells are aligned, for every table writer."""

from collections.abc import Iterable
from dataclasses import dataclass

from suchok.documents.content.table import Column, ColumnKind, Table


@dataclass(frozen=True, slots=True)
class Width:
    """A column's width: em of the table's text where ``fixed``, else a share of what is left."""

    share: float
    fixed: bool
    left: bool


_WIDTHS = {
    ColumnKind.SERIAL: Width(2.7, fixed=True, left=False),
    ColumnKind.AREA: Width(9, fixed=False, left=True),
    ColumnKind.AREA_WEIGHT: Width(2.9, fixed=True, left=False),
    ColumnKind.ACTIVITY: Width(13, fixed=False, left=True),
    ColumnKind.INDICATOR: Width(16, fixed=False, left=True),
    ColumnKind.UNIT: Width(3.6, fixed=True, left=False),
    ColumnKind.WEIGHT: Width(6.2, fixed=True, left=False),
    ColumnKind.TARGET: Width(6.3, fixed=True, left=False),
    ColumnKind.ACHIEVEMENT: Width(9, fixed=False, left=False),
    ColumnKind.CUMULATIVE: Width(9, fixed=False, left=False),
    ColumnKind.EXTRA: Width(8, fixed=False, left=True),
    ColumnKind.SCORE: Width(3.6, fixed=True, left=False),
    ColumnKind.REMARKS: Width(12, fixed=False, left=True),
}


def widths_of(table: Table) -> tuple[Width, ...]:
    """Return the width of each column of ``table``."""
    return tuple(_WIDTHS[column.kind] for column in table.columns)


def text_size(columns: Iterable[Column]) -> float:
    """Return the size of the table's text in points: smaller where there are many columns."""
    count = sum(1 for _ in columns)
    sizes = ((9, 10.0), (12, 8.5), (14, 8.0), (16, 7.5))
    return next((size for most, size in sizes if count <= most), 7.0)


def widths_in(table: Table, total: float, em: float) -> tuple[float, ...]:
    """Return the widths of the columns so that they add up to ``total``, in its unit; ``em`` is one em in it."""
    widths = widths_of(table)
    fixed = sum(width.share for width in widths if width.fixed) * em
    shares = sum(width.share for width in widths if not width.fixed) or 1
    return tuple(width.share * em if width.fixed else max(total - fixed, 0) * width.share / shares for width in widths)
