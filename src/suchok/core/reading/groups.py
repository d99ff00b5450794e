"""Rows that print an area or an activity alone, above the indicators that belong to it."""

import re
from collections.abc import Sequence

from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.text.normalise import is_blank, normalise
from suchok.core.text.numerals import to_latin_digits

GROUP_KINDS = (ColumnKind.SERIAL, ColumnKind.AREA, ColumnKind.AREA_WEIGHT, ColumnKind.ACTIVITY)
_LABELS = (
    (ColumnKind.AREA, re.compile(normalise(r"(?:কর্মসম্পাদন(?:ের)? )?ক্ষেত্র|(?:performance )?area"), re.IGNORECASE)),
    (ColumnKind.ACTIVITY, re.compile(normalise(r"কার্যক্রম|activity"), re.IGNORECASE)),
)
_AFTER_LABEL = re.compile(normalise(r"\s*(?:নং|নম্বর|no)?\s*[-–:ঃ.]*\s*(?=[\[(]?\s*[0-9])"), re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]{1,2}\s?[.।)]\s+\S")
_LEFT = (ColumnKind.SERIAL, ColumnKind.AREA, ColumnKind.ACTIVITY)
_MOST_NUMBERS = 2
_LONGEST_LINE = 250


def group_cells(row: RawRow, columns: Sequence[Column]) -> dict[ColumnKind, RawCell] | None:
    """Return the cells of a row that prints only an area or an activity, by what they are; ``None`` for others."""
    printed = _once([(at, cell) for at, cell in enumerate(row.cells) if not is_blank(cell.text)])
    if not printed or len(printed) > len(GROUP_KINDS):
        return None
    numbers = [(at, cell) for at, cell in printed if traits_of(cell.text).written.is_number]
    titles = [(at, cell) for at, cell in printed if not traits_of(cell.text).is_value]
    if len(titles) != 1 or len(numbers) > _MOST_NUMBERS or len(numbers) + 1 != len(printed):
        return None
    at, title = titles[0]
    kind = _kind(
        title.text, columns[at].kind if at < len(columns) else None, numbered=bool(numbers), alone=len(printed) == 1
    )
    if kind is None:
        return None
    found = {kind: RawCell(without_label(title.text), title.place)}
    for number_at, number in numbers:
        found[ColumnKind.SERIAL if number_at < at else ColumnKind.AREA_WEIGHT] = number
    return found


def is_group_line(text: str) -> bool:
    """Whether a line outside tables names an area or an activity with its number, as a heading of the rows below."""
    return len(text) <= _LONGEST_LINE and without_label(text) != text


def _once(cells: list[tuple[int, RawCell]]) -> list[tuple[int, RawCell]]:
    """Leave out the copies that a merged cell leaves behind it."""
    return [
        (at, cell)
        for position, (at, cell) in enumerate(cells)
        if not position or cells[position - 1][1].text != cell.text
    ]


def _kind(text: str, column: ColumnKind | None, *, numbered: bool, alone: bool) -> ColumnKind | None:
    """Return whether a title alone is an area's or an activity's, told from its label, its code or its column."""
    traits = traits_of(text)
    if traits.unit is not None:
        return None
    for kind, label in _LABELS:
        if (match := label.match(text)) and _AFTER_LABEL.match(to_latin_digits(text), match.end()):
            return kind
    if traits.depth in (1, 2) and not traits.is_code:
        return ColumnKind.AREA if traits.depth == 1 else ColumnKind.ACTIVITY
    if not traits.depth and alone and column in _LEFT and _NUMBERED.match(to_latin_digits(text)):
        return ColumnKind.AREA
    if traits.depth == 0 and numbered and column in (ColumnKind.AREA, ColumnKind.ACTIVITY):
        return column
    return None


def without_label(text: str) -> str:
    """Return a title without the word that says what it is: ক্ষেত্র ১: …, কার্যক্রম ১.১ …."""
    latin = to_latin_digits(text)
    for _, label in _LABELS:
        if (match := label.match(text)) and (after := _AFTER_LABEL.match(latin, match.end())):
            return text[after.end() :]
    return text
