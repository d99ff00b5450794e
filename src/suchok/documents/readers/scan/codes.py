"""Codes of a scanned table: read once, they are held against their order, each following from the one above."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from suchok.core.reading.codes import split_code
from suchok.core.reading.headings import kind_of_heading
from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of
from suchok.core.text.numerals import to_bangla_digits, to_latin_digits

_INDICATOR, _ACTIVITY, _AREA = 3, 2, 1
_FIRST = "1.1.1"
_LEAST_ROWS = 2
_LEAST_SHARE = 0.3
# What is left of a code that was misread: ১.২.১], [1৩১, [৩.২.শো.
_BROKEN = re.compile(r"^(?:[\[(|{]\S*\s|\S{0,9}[\])|}]|[0-9০-৯.,|/-]+\s)\s*")

# A code whose points were taken for other signs: [৫-১.১], (৫,১.১].
_MISREAD_POINTS = re.compile(r"^[\[({|]([0-9০-৯]{1,2})[.,:;·-]([0-9০-৯]{1,2})[.,:;·-]([0-9০-৯]{1,2})[\])}|]\s*")

# A code that lost its points, which some typefaces set under the tail of a figure: [১২১], (২১]; 1 may be a bracket.
_WITHOUT_POINTS = re.compile(r"^(?:[\[({|]|1(?=[০-৯]))?([০-৯.]{2,4}|[0-9.]{2,4})[\])}|]\s*")

_Code = tuple[int, ...]


def put_codes(tables: Sequence[Sequence[list[RawCell]]]) -> None:
    """Put a code before each indicator of the tables of a file; one that was not read follows from those around it."""
    for rows in _continued(tables):
        _put_codes(rows)


def _continued(tables: Sequence[Sequence[list[RawCell]]]) -> Iterator[list[list[RawCell]]]:
    """Yield the rows of each table with those of the pages on which it goes on: as wide, and no first code there."""
    together: list[list[RawCell]] = []
    for table in tables:
        begins = any(split_code(cell.text)[0] == _FIRST for row in table for cell in row)
        if together and (begins or len(table[0]) != len(together[0])):
            yield together
            together = []
        together = [*together, *table]
    if together:
        yield together


def _put_codes(rows: Sequence[list[RawCell]]) -> None:
    columns = {
        depth: column for depth in (_INDICATOR, _ACTIVITY, _AREA) if (column := _column(rows, depth)) is not None
    }
    if (titles := columns.get(_INDICATOR)) is None:
        return
    units = Counter(at for row in rows for at, cell in enumerate(row) if traits_of(cell.text).unit is not None)
    unit = units.most_common(1)[0][0] if units else None
    found = [row for row in rows if _code(row, titles) is not None or _has_unit(row, unit, titles)]
    _fill(found, titles, columns.get(_ACTIVITY))
    _doubt(found, titles)
    for depth in (_ACTIVITY, _AREA):
        if depth in columns:
            _hold_against(found, titles, columns[depth], depth)


def _column(rows: Sequence[Sequence[RawCell]], depth: int) -> int | None:
    """Return the column where the codes of a depth stand."""
    counts = Counter(at for row in rows for at, cell in enumerate(row) if traits_of(cell.text).depth == depth)
    if not counts:
        return None
    column, often = counts.most_common(1)[0]
    return column if often >= (_LEAST_ROWS if depth == _INDICATOR else 1) else None


def _has_unit(row: Sequence[RawCell], unit: int | None, titles: int) -> bool:
    """Whether a row names a unit, or what can be one beside its title, and has figures among the others."""
    if unit is None:
        return False
    cell = row[unit]
    is_prose = bool(cell.text) and not traits_of(cell.text).is_value
    can_be = (cell.doubtful or is_prose) and kind_of_heading(cell.text) is None
    is_broken = bool(row[titles].text) and can_be and sum(traits_of(one.text).is_value for one in row) > 1
    return traits_of(cell.text).unit is not None or is_broken


def put_points(rows: Sequence[list[RawCell]]) -> None:
    """Put the points into codes that lost them, of indicators and of the activities that these begin with."""
    titles = _column(rows, _INDICATOR)
    titles = _column_without_points(rows, _INDICATOR) if titles is None else titles
    if titles is None:
        return
    _put_points_into(rows, titles, _INDICATOR)
    activities = _column(rows, _ACTIVITY)
    activities = _column_without_points(rows, _ACTIVITY) if activities is None else activities
    if activities is not None and activities < titles:
        _put_points_into([row for row in rows if _begins_with(row, titles, activities)], activities, _ACTIVITY)


def _begins_with(row: Sequence[RawCell], titles: int, activities: int) -> bool:
    """Whether the code of an indicator begins with the figures of its activity."""
    return (_code(row, titles) or ())[:_ACTIVITY] == tuple(map(int, _figures_alone(row[activities].text)))


def _put_points_into(rows: Sequence[list[RawCell]], column: int, depth: int) -> None:
    for row in rows:
        cell, figures = row[column], _figures_alone(row[column].text)
        if len(figures) == depth and _code(row, column, depth) is None:
            title = _WITHOUT_POINTS.sub("", cell.text)
            code = _printed(tuple(map(int, figures)))
            row[column] = cell._replace(text=f"{code} {title}".strip(), lines=(), doubtful=True)


def _column_without_points(rows: Sequence[Sequence[RawCell]], depth: int) -> int | None:
    counts = Counter(at for row in rows for at, cell in enumerate(row) if len(_figures_alone(cell.text)) == depth)
    column, often = counts.most_common(1)[0] if counts else (None, 0)
    return column if often >= _LEAST_ROWS else None


def _figures_alone(text: str) -> str:
    """Return the figures of a code that lost a point, in Latin digits; nothing of another text."""
    found = _WITHOUT_POINTS.match(text)
    return to_latin_digits(found[1].replace(".", "")) if found is not None else ""


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
