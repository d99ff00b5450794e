"""Cutting a file into table parts and the lines between them.

A part is one printed heading with the rows below it; a table that runs over three pages has three parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suchok.core.reading.column_numbers import counts_columns, is_column_number, is_number_row
from suchok.core.reading.columns import Layout
from suchok.core.reading.contents import layout_from_contents
from suchok.core.reading.groups import is_group_line
from suchok.core.reading.heading_rows import is_heading_row, is_inner_row, is_level_row
from suchok.core.reading.layouts import layout_of
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.reading.outside import lines_outside
from suchok.core.reading.traits import traits_of
from suchok.core.reading.wrapping import unwrapped

_MOST_LEVEL_ROWS = 4
_LEAST_VALUES = 3
_LEAST_CELLS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One heading and the rows below it; ``fused`` is the text that stood in the row of column numbers.

    Without a heading (``is_headed``) the columns were told from the contents.
    """

    layout: Layout
    rows: tuple[RawRow, ...]
    fused: RawRow | None = None
    is_headed: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines before, between and after parts; rows that belong to no table are told as lines."""

    lines: tuple[RawLine, ...]


class _File:
    """The rows and lines of a file, and which rows print column headings, each row looked at once."""

    def __init__(self, raws: Sequence[Raw], names: LevelNames) -> None:
        self.raws = raws
        self.names = names
        self._headings: dict[int, bool] = {}

    def is_heading(self, at: int) -> bool:
        """Whether column headings are printed at a position."""
        known = self._headings.get(at)
        if known is None:
            row = self.raws[at]
            known = self._headings[at] = isinstance(row, RawRow) and is_heading_row(row, self.names)
        return known


def parts_of(raws: Sequence[Raw], names: LevelNames) -> list[Part | Gap]:
    """Cut a file into parts and gaps, in order; ``names`` are those of the rating levels in headings."""
    found: list[Part | Gap] = []
    file = _File(raws, names)
    position = width = 0
    while position < len(raws):
        start = next((at for at in range(position, len(raws)) if _begins_part(file, at, width)), len(raws))
        lines_end = _group_lines_begin(raws, position, start) if start < len(raws) else start
        if lines_end > position:
            found.append(Gap(lines_outside(raws[position:lines_end])))
        if start == len(raws):
            break
        part, position = _part_at(file, start)
        width = len(part.layout.columns)
        above = tuple(_as_rows(raws[lines_end:start]))
        found.append(replace(part, rows=(*above, *part.rows)) if above else part)
    return found


def _begins_part(file: _File, at: int, width: int) -> bool:
    """Whether a table begins or goes on: with a heading, or with rows of indicators; ``width`` is of the one before."""
    row = file.raws[at]
    if not isinstance(row, RawRow):
        return False
    if file.is_heading(at) or (len(row.cells) == width and _has_code_and_unit(row)):
        return True
    return _is_full_row(row) and (_next_is_full_row(file.raws, at) or _group_lines_begin(file.raws, 0, at) < at)


def _group_lines_begin(raws: Sequence[Raw], least: int, end: int) -> int:
    """Return where the lines before ``end`` begin that name the area of the rows below; ``end`` if there are none."""
    begin = end
    for at in range(end - 1, least - 1, -1):
        raw = raws[at]
        if not isinstance(raw, RawLine) or (raw.text and not is_group_line(raw.text)):
            break
        begin = at if raw.text else begin
    return begin


def _as_rows(raws: Sequence[Raw]) -> Iterator[RawRow]:
    for raw in raws:
        if isinstance(raw, RawLine) and raw.text:
            yield RawRow((RawCell(raw.text, raw.place),))


def _next_is_full_row(raws: Sequence[Raw], at: int) -> bool:
    following = raws[at + 1] if at + 1 < len(raws) else None
    return isinstance(following, RawRow) and _is_full_row(following)


def _is_full_row(row: RawRow) -> bool:
    """Whether a row is an indicator's beyond doubt, so that a table without headings is seen."""
    return _has_code_and_unit(row) and sum(traits_of(text).is_value for text in row.texts) >= _LEAST_VALUES


def _has_code_and_unit(row: RawRow) -> bool:
    traits = [traits_of(text) for text in row.texts if text]
    return any(found.unit for found in traits) and any(found.depth > 2 for found in traits)


def _part_at(file: _File, start: int) -> tuple[Part, int]:
    raws, names = file.raws, file.names
    heading = raws[start]
    if not isinstance(heading, RawRow) or not file.is_heading(start):
        rows, end = _rows_from(file, start)
        return Part(layout_from_contents(rows), tuple(rows), is_headed=False), end
    below, position = _level_rows(file, heading, start + 1)
    fused, position = _number_row(raws, position)
    rows, end = _rows_from(file, position)
    rows = [row for row in rows if not counts_columns(row.texts)]
    return Part(layout_of(heading, below, names), tuple(unwrapped(rows, len(heading.cells))), fused), end


def _level_rows(file: _File, heading: RawRow, position: int) -> tuple[list[RawRow], int]:
    """Take the rows of headings below the first, and return the position after them."""
    below: list[RawRow] = []
    end = position
    while position < len(file.raws) and len(below) < _MOST_LEVEL_ROWS:
        row = file.raws[position]
        position += 1
        if isinstance(row, RawRow) and any(row.texts):
            if not (is_level_row(row, file.names) or is_inner_row(row, heading, file.names)):
                break
            below.append(row)
            end = position
        elif isinstance(row, RawLine) and row.text:
            break
    return below, end


def _number_row(raws: Sequence[Raw], position: int) -> tuple[RawRow | None, int]:
    """Take the row of column numbers, if there is one, and give back the text that was fused with it."""
    at = next((at for at in range(position, len(raws)) if not _is_empty(raws[at])), position)
    row = raws[at] if at < len(raws) else None
    if not isinstance(row, RawRow) or not is_number_row(row):
        return None, position
    rest = ["" if is_column_number(text) else text for text in row.texts]
    cells = [RawCell(text, cell.place) for text, cell in zip(rest, row.cells, strict=True)] if any(rest) else []
    return (RawRow(tuple(cells)) if cells else None), at + 1


def _is_empty(raw: Raw) -> bool:
    return not any(raw.texts) if isinstance(raw, RawRow) else not raw.text


def _rows_from(file: _File, position: int) -> tuple[list[RawRow], int]:
    """Take the rows of a part; blank lines between them do not end it, other lines and headings do."""
    raws = file.raws
    rows: list[RawRow] = []
    end = position
    apart = False
    while position < len(raws):
        raw = raws[position]
        if isinstance(raw, RawRow) and any(raw.texts):
            if file.is_heading(position) or (apart and not (_is_table_row(raw) or _is_on_next_page(rows, raw))):
                break
            rows.append(raw)
            end, apart = position + 1, False
        elif isinstance(raw, RawLine) and raw.text:
            if apart or not _continues(file, position):
                break
            rows.append(RawRow((RawCell(raw.text, raw.place),)))
            end = position + 1
        else:
            apart = True
        position += 1
    tail = _tail(rows)
    return rows[: len(rows) - tail], end - tail


def _is_on_next_page(rows: Sequence[RawRow], row: RawRow) -> bool:
    """Whether a row at the top of a page has as many cells as the last one before it, whose rest it is."""
    above = rows[-1] if rows else None
    is_new = above is not None and above.cells[0].place.page != row.cells[0].place.page
    return is_new and above is not None and _LEAST_CELLS <= len(above.cells) == len(row.cells)


def _continues(file: _File, position: int) -> bool:
    """Whether a bare line is a wrapped cell: the very next line is a row of the table again."""
    following = file.raws[position + 1] if position + 1 < len(file.raws) else None
    return isinstance(following, RawRow) and _is_table_row(following) and not file.is_heading(position + 1)


def _is_table_row(row: RawRow) -> bool:
    traits = [traits_of(text) for text in row.texts if text]
    values = sum(found.is_value for found in traits)
    coded = any(found.depth > 1 and len(found.text) > len("1.1.1") for found in traits)
    return coded or values >= _LEAST_VALUES or any(found.unit for found in traits)


def _tail(rows: Sequence[RawRow]) -> int:
    """Count the rows at the end that say nothing a table would: names and posts set side by side."""
    count = 0
    for row in reversed(rows):
        texts = [text for text in row.texts if text]
        said = [traits_of(text) for text in texts]
        if len(texts) < 2 or any(found.depth or found.unit or found.is_value or found.is_blank for found in said):
            break
        count += 1
    return count
