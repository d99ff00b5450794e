"""A sheet of a workbook as its file holds it: values, and what their cells look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Figure = int | float | bool | time | date | datetime | timedelta
Value = str | Figure

MOST_CELLS = 5_000_000
"""Cells, blank ones included, that all visible sheets may reach over: a hundred times an office's largest report."""

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


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The cells of a sheet that are shown as percents (row, column) and its hidden rows, counted from 1."""

    percents: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a visible sheet from its first, hidden ones included; a blank cell is an empty text."""

    name: str
    rows: Sequence[Sequence[Value]]
    look: SheetLook


def shows_percent(number_format: str) -> bool:
    """Whether a number is shown as a hundred times itself with a percent sign in this format of Excel's: ``0.0%``."""
    return "%" in _LITERAL.sub("", number_format)
