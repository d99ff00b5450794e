"""A sheet of a workbook as its file holds it: values, and what their cells look like."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

Figure = int | float | bool | time | date | datetime | timedelta
Value = str | Figure

MOST_CELLS = 5_000_000
"""Cells, blank ones included, that all visible sheets may reach over: a hundred times an office's largest report."""

MOST_COLUMNS = 200
"""Columns of a sheet that are read, hidden ones among them."""

MOST_TEXT = 128 * 1024**2
"""Bytes that all cells together may say."""

# What stands in quotation marks or behind a backslash is shown as it is: 80 as 80\% is no share.
_LITERAL = re.compile(r'"[^"]*"|\\.')


class FarCell(ValueError):
    """A workbook in which something stands so far from the rest that the sheet between is too large to read.

    Its text names the last cell, whose row and column count from 1: XFD1048576.
    """

    def __init__(self, row: int, column: int) -> None:
        # What writes workbooks knows how cells are named; readers do without it otherwise.
        from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415

        super().__init__(xl_rowcol_to_cell(row - 1, column - 1))


class Merged(NamedTuple):
    """A merged cell: its first and last rows and columns, from 1."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The cells of a sheet that are shown as percents (row, column), its hidden rows and columns, counted from 1.

    ``merged`` are the merged cells; of a sheet that hides nothing perhaps none, for they have their text where they
    begin.
    """

    percents: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Sequence[Merged] = ()

    def moved(self) -> Mapping[int, Sequence[tuple[int, tuple[int, int]]]]:
        """Return, by row, the columns that show the text of a merged cell which begins in a hidden row or column."""
        below, behind = _next_shown(self.hidden), _next_shown(self.hidden_columns)
        found: defaultdict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for cell in self.merged:
            row, column = below.get(cell.row, cell.row), behind.get(cell.column, cell.column)
            is_moved = (row, column) != (cell.row, cell.column)
            is_seen = row <= cell.last_row and column <= min(cell.last_column, MOST_COLUMNS)
            if is_moved and is_seen:
                found[row].append((column, (cell.row, cell.column)))
        return found


def _next_shown(hidden: Iterable[int]) -> dict[int, int]:
    """Return for each hidden row or column the next one that is shown."""
    found: dict[int, int] = {}
    for number in sorted(hidden, reverse=True):
        found[number] = found.get(number + 1, number + 1)
    return found


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a visible sheet from its first, hidden ones included; a blank cell is an empty text."""

    name: str
    rows: Sequence[Sequence[Value]]
    look: SheetLook


def shows_percent(number_format: str) -> bool:
    """Whether a number is shown as a hundred times itself with a percent sign in this format of Excel's: ``0.0%``."""
    return "%" in _LITERAL.sub("", number_format)
