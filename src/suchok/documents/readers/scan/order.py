"""The order of a table is evidence: headings, levels and codes that a stamp or noise spoiled follow from the others.

What is put in is doubtful, and so is a code that does not follow from those around it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from suchok.core.plan.plan import Plan
from suchok.core.reading.headings import kind_of_heading
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.readers.scan.codes import put_codes, put_points
from suchok.documents.readers.scan.headings import put_headings, put_headings_of_before
from suchok.documents.readers.scan.scripts import settle_script
from suchok.documents.readers.scan.units import with_units
from suchok.documents.readers.scan.words import known_words, settle_words

_LEAST_HEADINGS, _LEAST_CODES = 3, 2
_TOTAL = re.compile(r"(?:সর্ব)?মোট")
_USUAL_PERCENTS = ((100, 90, 80, 70, 60), (100, 80, 60))
_LAST_PERCENT = re.compile(r"[0-9০-৯]{1,3}%$")
_PERCENT, _BEST, _LEAST_PERCENTS = re.compile(r"[0-9০-৯]{2}%"), "১০০%", 2
_MOST = 0.5

_Cells = list[list[RawCell]]


def ordered(raws: Sequence[Raw], plans: Sequence[Plan]) -> tuple[Raw, ...]:
    """Return the rows of a scan with headings, rating levels and codes as the order of each table tells them."""
    levels, known = _level_rows(plans), known_words(plans)
    parts: list[tuple[_Cells, list[RawLine]]] = []
    before: list[RawCell] = []
    for is_table, part in groupby(raws, key=lambda raw: isinstance(raw, RawRow)):
        together = list(part)
        cells: _Cells = []
        if is_table:
            rows = [raw for raw in together if isinstance(raw, RawRow)]
            cells, before = _table(rows, levels, known, before)
        parts.append((cells, [raw for raw in together if isinstance(raw, RawLine)]))
    put_codes([cells for cells, _ in parts if cells])
    return tuple(_raws(parts))


def _raws(parts: Sequence[tuple[_Cells, list[RawLine]]]) -> Iterator[Raw]:
    for cells, lines in parts:
        yield from (RawRow(tuple(row)) for row in cells)
        yield from lines


def _level_rows(plans: Sequence[Plan]) -> tuple[tuple[str, ...], ...]:
    """Return what rows of levels print, the longest first: the percents and the names of every scale."""
    scales = dict.fromkeys(plan.scale for plan in plans)
    usual = [*(scale.percents for scale in scales), *_USUAL_PERCENTS]
    percents = [tuple(f"{percent}%" for percent in scale) for scale in usual]
    rows = [*percents, *(tuple(map(to_bangla_digits, row)) for row in percents)]
    rows += [tuple(normalise(level.name_bn) for level in scale.levels) for scale in scales]
    return tuple(sorted(dict.fromkeys(rows), key=len, reverse=True))


def _table(
    rows: Sequence[RawRow], levels: Sequence[tuple[str, ...]], known: frozenset[str], before: list[RawCell]
) -> tuple[_Cells, list[RawCell]]:
    """Return the rows of a table, and its headings; ``before`` are those of the table before it."""
    cells = _without_false_columns([list(row.cells) for row in rows])
    put_points(cells)
    first = next((at for at, row in enumerate(cells) if _headings(row) >= _LEAST_HEADINGS), None)
    if first is not None:
        body = next((at for at, row in enumerate(cells) if at > first and _is_body(row)), len(cells))
        for row in cells[first + 1 : body]:
            _put_levels(row, levels)
            _put_best_percent(row)
            _put_usual_percents(row)
            _put_numbers(row)
        _doubt_below(cells[first + 1 : body], cells[body:], levels)
        put_headings(cells[first], cells[first + 1 : body], cells[body:])
        put_headings_of_before(cells[first], before)
        _put_totals(cells[body:])
        with_units(cells[first + 1 :])
        settle_words(cells[body:], known)
        settle_script(cells[body:])
    return cells, cells[first] if first is not None else before


def _without_false_columns(rows: _Cells) -> _Cells:
    """Leave out columns in which nothing was surely read, no heading and no codes: beside the side of a stamp.

    That is no longer than some rows; a column with something in most of them is one, however doubtful.
    """
    if len({len(row) for row in rows}) != 1:
        return rows
    columns = [[row[at] for row in rows] for at in range(len(rows[0]))]
    kept = [at for at, column in enumerate(columns) if _says_something(column) or not _is_false(column)]
    return [[row[at] for at in kept] for row in rows]


def _is_false(column: Sequence[RawCell]) -> bool:
    return any(cell.doubtful for cell in column) and sum(map(_has_ink, column)) <= _MOST * len(column)


def _has_ink(cell: RawCell) -> bool:
    return bool(cell.text) or cell.doubtful


def _says_something(column: Sequence[RawCell]) -> bool:
    codes = sum(traits_of(cell.text).depth > 0 for cell in column)
    is_headed = kind_of_heading(next((cell.text for cell in column if cell.text), "")) is not None
    return is_headed or codes >= _LEAST_CODES or any(cell.text and not cell.doubtful for cell in column)


def _headings(row: Sequence[RawCell]) -> int:
    return len({kind for cell in row if (kind := kind_of_heading(cell.text)) is not None})


def _is_body(row: Sequence[RawCell]) -> bool:
    """Whether a row is an indicator's: it names a unit, or two codes."""
    traits = [traits_of(cell.text) for cell in row]
    return any(one.unit is not None for one in traits) or sum(one.depth > 1 for one in traits) > 1


def _put_levels(row: list[RawCell], levels: Sequence[tuple[str, ...]]) -> None:
    """Put the names or percents of the levels where most of them were read in their order, or all that are sure."""
    for names in levels:
        for start in range(len(row) - len(names) + 1):
            part = row[start : start + len(names)]
            right = [cell.text == name for cell, name in zip(part, names, strict=True)]
            are_all = any(right) and all(is_right or cell.doubtful for cell, is_right in zip(part, right, strict=True))
            if (are_all or sum(right) > _MOST * len(names)) and all(cell.text or cell.doubtful for cell in part):
                row[start : start + len(names)] = [
                    cell._replace(text=name, doubtful=False) for cell, name in zip(part, names, strict=True)
                ]
                return


def _put_best_percent(row: list[RawCell]) -> None:
    """Put 100% where a stroke spoiled it before the percents of the other levels, whatever scale a plan has."""
    percents = [at for at, cell in enumerate(row) if _PERCENT.fullmatch(cell.text)]
    if len(percents) >= _LEAST_PERCENTS and percents[0] and row[percents[0] - 1].doubtful:
        row[percents[0] - 1] = row[percents[0] - 1]._replace(text=_BEST, doubtful=False)


def _put_usual_percents(row: list[RawCell]) -> None:
    """Put the usual percents of as many levels where a stamp spoiled all of them; they are doubtful."""
    printed = [at for at, cell in enumerate(row) if _has_ink(cell)]
    usual = next((scale for scale in _USUAL_PERCENTS if len(scale) == len(printed)), None)
    is_spoiled = all(row[at].doubtful for at in printed) and any("%" in row[at].text for at in printed)
    if usual is None or not is_spoiled or printed[-1] - printed[0] >= len(usual):
        return
    for at, percent in zip(printed, usual, strict=True):
        row[at] = row[at]._replace(text=f"{to_bangla_digits(str(percent))}%")


def _doubt_below(headings: _Cells, body: _Cells, levels: Sequence[tuple[str, ...]]) -> None:
    """Mark the targets of a level whose percent is doubtful: nobody knows of which level they are.

    Percents that are together those of a scale are right, with names before them or none.
    """
    for heading in headings:
        percents = {at: found[0] for at, cell in enumerate(heading) if (found := _LAST_PERCENT.search(cell.text))}
        if tuple(percents.values()) in levels:
            continue
        for row in body:
            for at in percents:
                row[at] = row[at]._replace(doubtful=row[at].doubtful or heading[at].doubtful)


def _put_numbers(row: list[RawCell]) -> None:
    """Put the numbers of the columns (১ ২ ৩ …) where most of them were read."""
    numbers = [to_bangla_digits(str(at)) for at in range(1, len(row) + 1)]
    right = sum(cell.text == number for cell, number in zip(row, numbers, strict=True))
    if right >= max(_LEAST_HEADINGS, _MOST * len(row)):
        row[:] = [cell._replace(text=number, doubtful=False) for cell, number in zip(row, numbers, strict=True)]


def _put_totals(body: _Cells) -> None:
    """Put the word of a total where it was read among strokes; other rows with a doubt go for the row above."""
    for above, row in pairwise(body):
        if _is_body(row) or not any(cell.doubtful for cell in row):
            continue
        if row is body[-1] and row[0].doubtful and any(traits_of(cell.text).is_value for cell in row):
            # The last row, with sums and no unit: whatever a stamp left of its word.
            row[0] = row[0]._replace(text=f"{row[0].text} মোট")
        words = [_TOTAL.search(cell.text) if cell.doubtful else None for cell in row]
        for at, (cell, found) in enumerate(zip(row, words, strict=True)):
            if found is not None:
                row[at] = cell._replace(text=found[0])
            elif cell.doubtful or (cell.text and not any(_TOTAL.search(one.text) for one in row)):
                row[at] = cell._replace(doubtful=True)
                above[at] = above[at]._replace(doubtful=True)
