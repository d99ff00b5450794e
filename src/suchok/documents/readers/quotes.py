"""Rows whose quoted cells hold the separator or run over several lines, as spreadsheets export them."""

import csv
import re
from collections.abc import Sequence

_MOST_LINES = 30
_LONGEST = 20_000


def row_at(lines: Sequence[str], position: int, separator: str) -> tuple[list[str], int]:
    """Return the cells of the row that begins at ``position`` and the position after its last line.

    Only a quoted cell that runs over lines loses its quotes when tabs divide: within a line they are the office's own.
    """
    line = lines[position]
    if '"' not in line:
        return line.split(separator), position + 1
    end = _end(lines, position, separator)
    if end == position + 1 and separator == "\t":
        return line.split(separator), end
    return _parsed(" \n".join(lines[position:end]), separator), end


def _end(lines: Sequence[str], position: int, separator: str) -> int:
    """Return the position after the line that closes the last quoted cell of the line at ``position``."""
    opened = re.compile(rf'(?:^|{re.escape(separator)})"(?:[^"]|"")*$')
    closed = re.compile(rf'^(?:[^"]|"")*"(?={re.escape(separator)}|$)')
    end = position + 1
    rest = lines[position]
    while opened.search(rest[-_LONGEST:]) is not None:
        closing = next((at for at in range(end, min(end + _MOST_LINES, len(lines))) if '"' in lines[at]), None)
        if closing is None or (match := closed.match(lines[closing][:_LONGEST])) is None:
            return position + 1 if end == position + 1 else end
        rest, end = lines[closing][match.end() :], closing + 1
        if end - position > _MOST_LINES:
            break
    return end


def _parsed(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=separator), [text])
    except csv.Error:
        return text.split(separator)
