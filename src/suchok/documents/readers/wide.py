"""Tables set with spaces: cells stand under one another, and blank cells are only seen by their position."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.text.normalise import normalise

_PIECE = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S {2,}\S|^ {2,}\S")
_MOST_LINES = 400
_LONGEST_LINE = 4000
_LEAST_COLUMNS, _MOST_COLUMNS = 4, 60
_MOST_HEADING_LINES = 5

Span = tuple[int, int]
Ruler = Callable[[str], Sequence[int]]
"""From a line to the column on which each of its characters stands."""


def wide_pieces(line: str) -> list[str]:
    """Return what wide spaces divide in a line."""
    return _PIECE.findall(line)


@dataclass(frozen=True, slots=True)
class WideTable:
    """The spans that the columns of a table take, in the units of ``ruler``, and the line after its last one."""

    spans: tuple[Span, ...]
    ruler: Ruler
    end: int

    def __call__(self, lines: Sequence[str], position: int) -> tuple[list[str], int]:
        """Divide a row by position; a line without wide spaces is no row."""
        line = lines[position]
        if position >= self.end or len(line) > _LONGEST_LINE or _GAP.search(line) is None:
            return [line], position + 1
        cells = [""] * len(self.spans)
        for (start, end), text in _pieces(line, self.ruler):
            at = max(range(len(self.spans)), key=lambda at: _overlap(self.spans[at], (start, end)))
            cells[at] = f"{cells[at]} {text}".strip()
        return cells, position + 1


def wide_table_at(
    lines: Sequence[str], position: int, are_headings: Callable[[str], bool] = lambda _: False
) -> WideTable | None:
    """Return the table whose headings stand at ``position``, ``None`` if its cells do not stand under one another.

    It ends before the next line of which ``are_headings`` says that a table begins there.
    """
    end = position
    while end < min(len(lines), position + _MOST_LINES) and _may_belong(lines[end]):
        if end >= position + _MOST_HEADING_LINES and are_headings(lines[end]):
            break
        end += 1
    for ruler in (_by_characters, _by_width):
        spans = _spans([_pieces(line, ruler) for line in lines[position:end]])
        if max(_LEAST_COLUMNS, len(wide_pieces(lines[position]))) <= len(spans) <= _MOST_COLUMNS:
            return WideTable(spans, ruler, end)
    return None


def _may_belong(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and (not line.strip() or _GAP.search(line) is not None)


def _by_characters(line: str) -> Sequence[int]:
    return range(len(line) + 1)


def _by_width(line: str) -> Sequence[int]:
    """Signs that stand on a letter take no room of their own."""
    return [0, *accumulate(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in line)]


def _pieces(line: str, ruler: Ruler) -> list[tuple[Span, str]]:
    columns = ruler(line)
    return [((columns[match.start()], columns[match.end()]), match[0]) for match in _PIECE.finditer(line)]


def _spans(rows: Sequence[Sequence[tuple[Span, str]]]) -> tuple[Span, ...]:
    """Join what the cells of all rows cover; the heading of all targets together lies over several columns."""
    covered = sorted(
        span
        for at, row in enumerate(rows)
        for span, text in row
        if at or kind_of_heading(normalise(text)) is not ColumnKind.TARGET
    )
    spans: list[Span] = []
    for start, end in covered:
        if spans and start < spans[-1][1] + 1:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _overlap(one: Span, other: Span) -> int:
    """Return how far two spans lie over one another; negative is the distance between them."""
    return min(one[1], other[1]) - max(one[0], other[0])
