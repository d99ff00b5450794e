"""How high the rows of a worksheet must be, told from the text, because nothing measures it for us."""

import unicodedata
from collections.abc import Sequence
from math import ceil

from suchok.documents.content.table import TableRow

_LINE, _PADDING = 14.0, 4.0
# Signs above and below a letter take no width of their own; conjuncts take a little more than one letter.
_LETTERS_PER_CHARACTER = 1.1
_HIGHEST_ROW = 400.0


def lines_needed(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in a column of ``width`` characters."""
    return max(1, sum(_wrapped(line, width) for line in text.splitlines()))


def row_heights(rows: Sequence[TableRow], widths: Sequence[float]) -> list[float]:
    """Return the height of each row in points; the last row under a merged cell takes what is lacking."""
    heights = [_LINE + _PADDING] * len(rows)
    for index, row in enumerate(rows):
        for cell in row:
            width = sum(widths[cell.column : cell.column + cell.columns])
            needed = lines_needed(cell.text, width) * _LINE + _PADDING
            last = min(index + cell.rows, len(rows)) - 1
            lacking = needed - sum(heights[index : last + 1])
            if lacking > 0:
                heights[last] = min(heights[last] + lacking, _HIGHEST_ROW)
    return heights


def _wrapped(line: str, width: float) -> int:
    letters = sum(1 for character in line if not unicodedata.category(character).startswith("M"))
    return max(1, ceil(letters * _LETTERS_PER_CHARACTER / width))
