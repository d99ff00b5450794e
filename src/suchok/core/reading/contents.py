"""Columns told from their contents, for tables whose headings are missing, garbled or wrong."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from suchok.core.reading.codes import code_alone
from suchok.core.reading.columns import LEVELS_OF_COUNT, Column, Layout
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import Traits, traits_of
from suchok.core.report.place import Place

_OFTEN = 0.5
_GROUPS = {1: ColumnKind.AREA, 2: ColumnKind.ACTIVITY}


@cache
def _column(kind: ColumnKind, level: int | None = None) -> Column:
    return Column(kind, "", level)


def layout_from_contents(rows: Sequence[RawRow], levels: tuple[int, ...] = ()) -> Layout:
    """Return the columns that the cells of ``rows`` are most like; ``levels`` if the headings told them."""
    full = _rows_of_usual_length(rows)
    columns = [[traits_of(row.texts[at]) for row in full] for at in range(len(full[0].cells))] if full else []
    kinds = _kinds(columns, levels)
    return Layout(
        columns=tuple(kinds),
        levels=tuple(column.level for column in kinds if column.level is not None),
        place=rows[0].cells[0].place if rows else Place(),
        garbled=True,
    )


def with_codes(layout: Layout, rows: Sequence[RawRow]) -> Layout:
    """Return the columns with what the printed codes tell and the headings do not.

    One headed as serials (নং, ক্রমিক) is one of codes where it holds those that titles lack, one headed as codes
    (সূচকের নম্বর) is the weight where titles have theirs, and one whose heading nobody knows is of areas or activities
    where each of its cells begins with the number of one.
    """
    title = _first(layout, ColumnKind.INDICATOR)
    if title is None:
        return layout
    found = {**_numbered(layout, rows, title), **_grouped(layout, rows, title)}
    if not found:
        return layout
    columns = [replace(column, kind=found.get(at, column.kind)) for at, column in enumerate(layout.columns)]
    return replace(layout, columns=tuple(columns))


def _first(layout: Layout, kind: ColumnKind) -> int | None:
    return next((at for at, column in enumerate(layout.columns) if column.kind is kind), None)


def _numbered(layout: Layout, rows: Sequence[RawRow], title: int) -> dict[int, ColumnKind]:
    """Return what a column of serials or codes is instead, where it is something else."""
    serial, code = _first(layout, ColumnKind.SERIAL), _first(layout, ColumnKind.CODE)
    at = serial if code is None else code
    if at is None:
        return {}
    whole = [row.texts for row in rows if len(row.cells) > max(at, title)]
    has_codes = any(traits_of(texts[title]).depth for texts in whole)
    if code is None:
        coded = sum([code_alone(texts[at]) is not None for texts in whole if "." in texts[at]])
        return {at: ColumnKind.CODE} if 2 * coded > len(whole) and not has_codes else {}
    may_be_weight = has_codes and ColumnKind.WEIGHT not in layout.kinds
    is_weight = may_be_weight and _is_values([traits_of(texts[at]) for texts in whole])
    return {at: ColumnKind.WEIGHT} if is_weight else {}


def _grouped(layout: Layout, rows: Sequence[RawRow], title: int) -> dict[int, ColumnKind]:
    """Return the columns before the titles that hold the areas or activities which no heading names."""
    missing = {depth: kind for depth, kind in _GROUPS.items() if kind not in layout.kinds}
    found: dict[int, ColumnKind] = {}
    for at, column in enumerate(layout.columns[:title] if missing else ()):
        if column.kind is ColumnKind.EXTRA and kind_of_heading(column.heading) is None:
            depths = {traits_of(text).depth for row in rows for text in row.texts[at : at + 1] if text}
            kind = missing.pop(depths.pop(), None) if len(depths) == 1 else None
            found |= {at: kind} if kind is not None else {}
    return found


def _rows_of_usual_length(rows: Sequence[RawRow]) -> list[RawRow]:
    if not rows:
        return []
    usual = usual_length(rows)
    return [row for row in rows if len(row.cells) == usual]


def usual_length(rows: Sequence[RawRow]) -> int | None:
    """Return how many cells most rows have, ``None`` without rows."""
    return Counter([len(row.cells) for row in rows]).most_common(1)[0][0] if rows else None


def _deepest(depths: Sequence[Sequence[int]], depth: int) -> int | None:
    """Return the column in which most codes have a depth."""
    counts = [column.count(depth) for column in depths]
    best = max(counts, default=0)
    return counts.index(best) if best else None


def _kinds(columns: Sequence[Sequence[Traits]], levels: tuple[int, ...]) -> list[Column]:
    kinds = [_column(ColumnKind.EXTRA)] * len(columns)
    units = [len([traits for traits in column if traits.unit]) for column in columns]
    most = max(units, default=0)
    if not most or most < _OFTEN * len(columns[0]):
        return kinds
    unit = units.index(most)
    kinds[unit] = _column(ColumnKind.UNIT)
    _name_titles(kinds, columns, unit)
    _name_values(kinds, columns, unit + 1, levels)
    return kinds


def _name_titles(kinds: list[Column], columns: Sequence[Sequence[Traits]], unit: int) -> None:
    """Name the columns of codes and titles, which stand before the unit."""
    depths = [[traits.depth for traits in column] for column in columns]
    area, activity, indicator = [_deepest(depths, depth) for depth in (1, 2, 3)]
    for at, kind in ((area, ColumnKind.AREA), (activity, ColumnKind.ACTIVITY), (indicator, ColumnKind.INDICATOR)):
        if at is not None and at != unit:
            kinds[at] = _column(kind)
    if area is not None and area + 1 < len(columns) and kinds[area + 1].kind is ColumnKind.EXTRA:
        kinds[area + 1] = _column(ColumnKind.AREA_WEIGHT)
    if columns and kinds[0].kind is ColumnKind.EXTRA and all(found.is_value or found.is_blank for found in columns[0]):
        kinds[0] = _column(ColumnKind.SERIAL)


def _name_values(kinds: list[Column], columns: Sequence[Sequence[Traits]], start: int, levels: tuple[int, ...]) -> None:
    """Name what stands after the unit: weight, targets, then what was achieved."""
    numbers = [
        at for at in range(start, len(columns)) if _is_values(columns[at]) and kinds[at].kind is ColumnKind.EXTRA
    ]
    if not numbers:
        return
    kinds[numbers[0]] = _column(ColumnKind.WEIGHT)
    run = _run(numbers[1:])
    count = len(levels) or max((size for size in LEVELS_OF_COUNT if size <= len(run)), default=0)
    for at, level in zip(run, levels or LEVELS_OF_COUNT.get(count, ()), strict=False):
        kinds[at] = _column(ColumnKind.TARGET, level)
    rest = list(range((run[min(count, len(run)) - 1] if run else numbers[0]) + 1, len(columns)))
    names = iter((ColumnKind.ACHIEVEMENT, ColumnKind.SCORE))
    for at in rest:
        if kinds[at].kind is ColumnKind.EXTRA:
            prose = sum(not found.is_value and not found.is_blank for found in columns[at])
            kind = ColumnKind.REMARKS if prose > len(columns[at]) / 2 else next(names, ColumnKind.EXTRA)
            kinds[at] = _column(kind)


def _is_values(column: Sequence[Traits]) -> bool:
    return all(found.is_value or found.is_blank for found in column) and any(found.is_value for found in column)


def _run(positions: Sequence[int]) -> list[int]:
    """Return the positions that follow one another without a hole."""
    run: list[int] = []
    for at in positions:
        if run and at != run[-1] + 1:
            break
        run.append(at)
    return run
