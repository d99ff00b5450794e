"""Tables copied out of a page with each cell in a line of its own: headings below each other, then row after row.

Taken for a table only where the evidence is strong: the headings say how many columns there are, and line after line
the cells of two rows or more stand in just as many lines, a unit where the unit should be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from suchok.core.reading.column_numbers import counts_columns
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import Raw, RawLine, RawRow, cells_of
from suchok.core.reading.rows import is_total
from suchok.core.reading.traits import traits_of
from suchok.core.reading.units import unit_of

_LEAST_COLUMNS, _MOST_COLUMNS = 5, 24
# The headings before and after that of the units, with the blank lines between them.
_MOST_LINES = 60
_LEAST_ROWS = 2
_FEW = 6
# Lines that may head the column of units; a page has one or a few.
_MOST_TRIED = 20


@dataclass(frozen=True, slots=True)
class _Headings:
    """The lines that head the columns: from ``start`` up to ``end`` among the lines of the file."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])

    @property
    def unit(self) -> int:
        """The column of the units."""
        return next(at for at, text in enumerate(self.rows[0]) if kind_of_heading(text) is ColumnKind.UNIT)


def unstacked(raws: Sequence[Raw], names: LevelNames) -> Sequence[Raw]:
    """Return the rows and lines of a file with the first table whose cells stand in lines of their own put together."""
    found = (
        at for at, raw in enumerate(raws) if isinstance(raw, RawLine) and kind_of_heading(raw.text) is ColumnKind.UNIT
    )
    for at in islice(found, _MOST_TRIED):
        headings = _headings(raws, at, names)
        if headings is None:
            continue
        for with_blanks in (True, False):
            rows, end = _rows(raws, headings, with_blanks=with_blanks)
            if len(rows) >= _LEAST_ROWS:
                total, end = _total(raws, end, headings)
                return _put_together(raws, headings, [*rows, *total], end)
    return raws


def _put_together(raws: Sequence[Raw], headings: _Headings, rows: Sequence[RawRow], end: int) -> list[Raw]:
    place = raws[headings.start].place  # type: ignore[union-attr]
    heads = [RawRow(cells_of(texts, [place] * len(texts))) for texts in headings.rows]
    return [*raws[: headings.start], RawLine("", place), *heads, *rows, RawLine("", place), *raws[end:]]


def _headings(raws: Sequence[Raw], unit: int, names: LevelNames) -> _Headings | None:
    """Return the headings around the one of the units, ``None`` where they do not say how many columns there are."""
    start, end = unit, unit + 1
    while start > max(unit - _MOST_LINES, 0) and _heads(raws[start - 1], names):
        start -= 1
    while end < min(unit + _MOST_LINES, len(raws)) and _heads(raws[end], names):
        end += 1
    texts = [raw.text for raw in raws[start:end] if isinstance(raw, RawLine) and raw.text]
    percents = [text for text in texts if names.percent(text) is not None]
    named = [text for text in texts if names.named(text) is not None and text not in percents]
    above = [text for text in texts if text not in percents and text not in named]
    kinds = [kind_of_heading(text) for text in above]
    is_counted = bool(percents) and len(named) in (0, len(percents)) and kinds.count(ColumnKind.TARGET) == 1
    if not is_counted or ColumnKind.INDICATOR not in kinds:
        return None
    at = kinds.index(ColumnKind.TARGET)
    blank = [""] * (len(percents) - 1)
    first = (*above[: at + 1], *blank, *above[at + 1 :])
    second = (*[""] * at, *percents, *[""] * (len(above) - at - 1))
    end = _after_numbers(raws, end, len(first))
    return _Headings(start, end, (first, second)) if _LEAST_COLUMNS <= len(first) <= _MOST_COLUMNS else None


def _heads(raw: Raw, names: LevelNames) -> bool:
    """Whether a line heads a column or levels, or is blank between such lines."""
    if not isinstance(raw, RawLine):
        return False
    known = kind_of_heading(raw.text) or names.named(raw.text) or names.percent(raw.text)
    return not raw.text or known is not None


def _after_numbers(raws: Sequence[Raw], position: int, width: int) -> int:
    """Return the position after the lines that number the columns from 1 on, if there are any."""
    numbers: list[str] = []
    for at in range(position, min(position + 2 * width, len(raws))):
        raw = raws[at]
        if not isinstance(raw, RawLine):
            break
        numbers += filter(None, [raw.text])
        if len(numbers) == width:
            return at + 1 if counts_columns(numbers) else position
    return position


def _rows(raws: Sequence[Raw], headings: _Headings, *, with_blanks: bool) -> tuple[list[RawRow], int]:
    """Return the rows below headings and the position after them; a blank line is a blank cell or nothing."""
    rows: list[RawRow] = []
    position = headings.end
    while True:
        cells: list[RawLine] = []
        at = position
        while at < len(raws) and len(cells) < headings.width:
            raw = raws[at]
            if not isinstance(raw, RawLine):
                break
            if raw.text or (with_blanks and cells):
                cells.append(raw)
            at += 1
        if len(cells) < headings.width or not _is_row([cell.text for cell in cells], headings.unit):
            return rows, position
        rows.append(RawRow(cells_of([cell.text for cell in cells], [cell.place for cell in cells])))
        position = at


def _total(raws: Sequence[Raw], position: int, headings: _Headings) -> tuple[list[RawRow], int]:
    """Return the row of a total, its word and the sum of the weights, and the position after it."""
    near = range(position, min(position + _FEW, len(raws)))
    lines = [(at, raw) for at in near if isinstance(raw := raws[at], RawLine) and raw.text][:2]
    kinds = [*map(kind_of_heading, headings.rows[0])]
    if len(lines) < 2 or ColumnKind.WEIGHT not in kinds:
        return [], position
    (_, word), (at, weight) = lines
    if not is_total(word.text) or not traits_of(weight.text).written.is_number:
        return [], position
    texts = [""] * headings.width
    texts[0], texts[kinds.index(ColumnKind.WEIGHT)] = word.text, weight.text
    places = [weight.place if text is weight.text else word.place for text in texts]
    return [RawRow(cells_of(texts, places))], at + 1


def _is_row(texts: Sequence[str], unit: int) -> bool:
    """Whether texts are the cells of an indicator: a unit in its column alone, and a title before it."""
    units = [at for at, text in enumerate(texts) if unit_of(text) is not None]
    title = [text for text in texts[:unit] if text and not traits_of(text).is_value]
    return units == [unit] and bool(title)
