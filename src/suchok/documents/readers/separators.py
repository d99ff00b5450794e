"""Tables whose cells are divided by something else than tabs and pipes, told from a line of column headings."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from suchok.core.reading.headings import kind_of_heading
from suchok.core.text.normalise import normalise
from suchok.documents.readers import quotes
from suchok.documents.readers.wide import wide_pieces, wide_table_at

_SIGNS = (";", ",", "~", "^", "#", "¦")
_LEAST_HEADINGS = 4
_MOST_HEADINGS = 60
_LONGEST_LINE = 4000
_SHARE_OF_CELLS = 0.6
_LEAST_CELLS = 3
# Some words that a row of headings prints; a cheap look before the line is divided in every way.
_HEADING_WORDS = re.compile(r"সূচক|মাত্রা|একক|ক্ষেত্র|indicator|target|\bunit", re.IGNORECASE)

Divide = Callable[[Sequence[str], int], tuple[list[str], int]]
"""From lines and the position of a row to its cells and the position after it."""


@dataclass(frozen=True, slots=True)
class SignTable:
    """A table whose heading has ``width`` cells divided by ``sign``."""

    sign: str
    width: int

    def __call__(self, lines: Sequence[str], position: int) -> tuple[list[str], int]:
        """Divide a row; a line with far fewer cells than the heading is no row."""
        cells, end = quotes.row_at(lines, position, self.sign)
        if len(cells) == 1:
            return cells, end
        if len(cells) < max(_LEAST_CELLS, _SHARE_OF_CELLS * self.width):
            return [lines[position]], position + 1
        return cells, end


def divide_from(lines: Sequence[str], position: int) -> Divide | None:
    """Return how the rows from ``position`` on are divided, if a line of column headings stands there."""
    line = lines[position]
    signs = [sign for sign in _SIGNS if line.count(sign) >= _LEAST_HEADINGS - 1]
    may_be_headings = len(line) <= _LONGEST_LINE and (signs or line.count("  ") >= _LEAST_HEADINGS - 1)
    if not may_be_headings or len(_HEADING_WORDS.findall(line)) < 2:
        return None
    found = [(_headings(line.split(sign)), sign) for sign in signs]
    most, sign = max(found, default=(0, ""))
    pieces = wide_pieces(line)
    if most >= _LEAST_HEADINGS and most >= _headings(pieces):
        return SignTable(sign, len(line.split(sign)))
    if _headings(pieces) < _LEAST_HEADINGS:
        return None
    return wide_table_at(lines, position, _are_wide_headings) or _by_gaps


def _are_wide_headings(line: str) -> bool:
    return (
        line.count("  ") >= _LEAST_HEADINGS - 1
        and len(_HEADING_WORDS.findall(line)) > 1
        and _headings(wide_pieces(line)) >= _LEAST_HEADINGS
    )


def _headings(cells: Sequence[str]) -> int:
    kinds = {kind_of_heading(normalise(cell.strip('" '))) for cell in cells[:_MOST_HEADINGS]}
    return len(kinds - {None})


def _by_gaps(lines: Sequence[str], position: int) -> tuple[list[str], int]:
    return wide_pieces(lines[position]) or [""], position + 1
