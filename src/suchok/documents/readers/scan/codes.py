"""Codes of a scanned table: read once, they are held against their order, each following from the one above."""

import re
from collections import Counter
from collections.abc import Sequence

from suchok.core.reading.codes import split_code
from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of
from suchok.core.text.numerals import to_bangla_digits, to_latin_digits

_INDICATOR, _ACTIVITY, _AREA = 3, 2, 1
_LEAST_ROWS = 2
_LEAST_SHARE = 0.3
# What is left of a code that was misread: ১.২.১], [1৩১, [৩.২.শো.
_BROKEN = re.compile(r"^(?:[\[(|{]\S*\s|\S{0,9}[\])|}]|[0-9০-৯.,|/-]+\s)\s*")

# A code whose points were taken for other signs: [৫-১.১], (৫,১.১].
_MISREAD_POINTS = re.compile(r"^[\[({|]([0-9০-৯]{1,2})[.,:;·-]([0-9০-৯]{1,2})[.,:;·-]([0-9০-৯]{1,2})[\])}|]\s*")

_Code = tuple[int, ...]


def with_codes(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    """Return the rows of a table with a code for each indicator; one that was not read follows from those around it."""
    columns = {
        depth: column for depth in (_INDICATOR, _ACTIVITY, _AREA) if (column := _column(rows, depth)) is not None
    }
    if (titles := columns.get(_INDICATOR)) is None:
        return rows
    units = Counter(at for row in rows for at, cell in enumerate(row) if traits_of(cell.text).unit is not None)
    found = [
        row
        for row in rows
        if _code(row, titles) is not None
        or (units and traits_of(row[units.most_common(1)[0][0]].text).unit is not None)
    ]
    _fill(found, titles, columns.get(_ACTIVITY))
    _doubt(found, titles)
    for depth in (_ACTIVITY, _AREA):
        if depth in columns:
            _hold_against(found, titles, columns[depth], depth)
    return rows


def _column(rows: Sequence[Sequence[RawCell]], depth: int) -> int | None:
    """Return the column where the codes of a depth stand."""
    counts = Counter(at for row in rows for at, cell in enumerate(row) if traits_of(cell.text).depth == depth)
    if not counts:
        return None
    column, often = counts.most_common(1)[0]
    return column if often >= (_LEAST_ROWS if depth == _INDICATOR else 1) else None


def _code(row: Sequence[RawCell], column: int, depth: int = _INDICATOR) -> _Code | None:
    code = split_code(row[column].text)[0] if column < len(row) and row[column].text else None
    parts = tuple(map(int, code.split("."))) if code is not None else ()
    return parts if len(parts) == depth else None


def _fill(rows: Sequence[list[RawCell]], titles: int, activities: int | None) -> None:
    """Put the code that is expected where a title has none; it is doubtful."""
    for at, row in enumerate(rows):
        cell = row[titles]
        if _code(row, titles) is not None or not (cell.text or cell.doubtful):
            continue
        before = _code(rows[at - 1], titles) if at else None
        after = _code(rows[at + 1], titles) if at + 1 < len(rows) else None
        activity = _code(row, activities, _ACTIVITY) if activities is not None else None
        begins = activities is not None and bool(row[activities].text or row[activities].doubtful)
        misread = _MISREAD_POINTS.match(to_latin_digits(cell.text))
        read = tuple(map(int, misread.groups())) if misread is not None else None
        code = read or _expected(before, after, activity, begins=begins)
        if code is not None:
            title = _BROKEN.sub("", cell.text)
            row[titles] = cell._replace(text=f"{_printed(code)} {title}".strip(), lines=(), doubtful=True)


def _expected(before: _Code | None, after: _Code | None, activity: _Code | None, *, begins: bool) -> _Code | None:
    """Return the code between two others; ``begins`` tells that an activity begins here."""
    if activity is not None and (before is None or before[:2] != activity):
        return (*activity, 1)
    if before is None:
        return (*after[:2], after[2] - 1) if after is not None and after[2] > 1 else (1, 1, 1)
    following = _following(before)
    between = [code for code in following if after is not None and after in _following(code)]
    if len(between) == 1:
        return between[0]
    return following[1] if begins and activity is None else following[0]


def _following(code: _Code) -> tuple[_Code, _Code, _Code]:
    """Return the three codes that can come next: in the same activity, in the same area, in the next area."""
    area, activity, number = code
    return (area, activity, number + 1), (area, activity + 1, 1), (area + 1, 1, 1)


def _doubt(rows: Sequence[list[RawCell]], titles: int) -> None:
    """Mark codes that do not follow from the one above, or that the one below does not follow from."""
    codes = [_code(row, titles) for row in rows]
    for at, (row, code) in enumerate(zip(rows, codes, strict=True)):
        before, after = codes[at - 1] if at else None, codes[at + 1] if at + 1 < len(rows) else None
        follows = code is not None and (before is None or code in _following(before))
        leads = code is not None and (after is None or after in _following(code))
        if not (follows and leads):
            row[titles] = row[titles]._replace(doubtful=True)


def _hold_against(rows: Sequence[list[RawCell]], titles: int, column: int, depth: int) -> None:
    """Mark the codes of activities and areas that are not the beginning of the indicator's beside them."""
    for row in rows:
        cell, code = row[column], _code(row, titles)
        if cell.text and (code is None or _code(row, column, depth) != code[:depth]):
            row[column] = cell._replace(doubtful=True)


def _printed(code: _Code) -> str:
    return f"[{to_bangla_digits('.'.join(map(str, code)))}]"
