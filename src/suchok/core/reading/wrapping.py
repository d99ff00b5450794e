"""Rows whose cells were broken over several lines of a text, put together by the number of cells they should have."""

from collections.abc import Sequence
from itertools import pairwise

from suchok.core.reading.groups import is_group_line
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.traits import traits_of

_MOST_LINES = 12


def unwrapped(rows: Sequence[RawRow], width: int) -> list[RawRow]:
    """Join the lines of each broken row; ``width`` is the number of cells of the heading.

    Lines belong together if their cells, the broken one counted once, are just as many as the heading's, and no line
    but the last is a whole row by itself.
    """
    joined: list[RawRow] = []
    position = 0
    while position < len(rows):
        end = _end(rows, position, width)
        joined.append(_joined(rows[position:end]) if end > position + 1 else rows[position])
        position = end
    return joined


def _end(rows: Sequence[RawRow], position: int, width: int) -> int:
    """Return the position after the last line of the row that begins at ``position``."""
    cells = len(rows[position].cells)
    for end in range(position + 1, min(position + _MOST_LINES, len(rows))):
        if cells >= width or not _is_broken(rows[end - 1]) or _is_group(rows[position], rows[end]):
            break
        cells += len(rows[end].cells) - 1
        if cells == width and len(rows[end].cells) > 1:
            return end + 1
    return position + 1


def _is_broken(row: RawRow) -> bool:
    """Whether the last cell of a line may go on in the next one: it is prose, and no unit stands before it."""
    last = traits_of(row.texts[-1])
    return not (last.is_blank or last.is_value) and not any(traits_of(text).unit for text in row.texts)


def _is_group(line: RawRow, following: RawRow) -> bool:
    """Whether a line alone names the area or the activity of the row below it, which begins with a cell of its own."""
    first = traits_of(following.texts[0])
    return len(line.cells) == 1 and (is_group_line(line.texts[0]) or first.depth > 0 or first.is_value)


def _joined(rows: Sequence[RawRow]) -> RawRow:
    cells = list(rows[0].cells)
    for _, row in pairwise(rows):
        broken, rest = cells[-1], row.cells[0]
        cells[-1] = RawCell(f"{broken.text} {rest.text}".strip(), broken.place)
        cells += row.cells[1:]
    return RawRow(tuple(cells))
