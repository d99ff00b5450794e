"""The body of a plan table: one row an indicator, area and activity cells merged over theirs."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from suchok.core.report.document import AreaRow, Cell, IndicatorRow, Sheet
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.content.printed import (
    MISSING,
    UNIT_NAMES,
    printed_achievement,
    printed_cell,
    printed_code,
    printed_number,
)
from suchok.documents.content.table import Column, ColumnKind, TableCell, TableRow

_BY_AREA = (ColumnKind.SERIAL, ColumnKind.AREA, ColumnKind.AREA_WEIGHT)
Spans = Mapping[tuple[int, ColumnKind], tuple[str, int]]
"""Merged cells: text and number of rows by first row and column kind."""


@dataclass(slots=True)
class _Merging:
    """Collects merged cells while the rows are walked."""

    spans: dict[tuple[int, ColumnKind], tuple[str, int]] = field(default_factory=dict)

    def add(self, kind: ColumnKind, *, first: int, rows: int, text: str) -> None:
        self.spans[first, kind] = text, rows


def body_rows(sheet: Sheet, columns: tuple[Column, ...]) -> tuple[TableRow, ...]:
    """Return the printed rows of ``sheet``; an area without indicators has a row of its own at the end."""
    spans = _merged_cells(sheet)
    extras = [column.heading for column in columns if column.kind is ColumnKind.EXTRA]
    rows = [tuple(_cells(index, row, columns, spans, iter(extras))) for index, row in enumerate(sheet.indicators)]
    reported = {row.area for row in sheet.indicators}
    rows += [tuple(_area_alone(area, columns)) for area in sheet.areas if area.number not in reported]
    return tuple(rows)


def total_row(sheet: Sheet, columns: tuple[Column, ...]) -> TableRow | None:
    """Return the row of totals: the printed total, else the sum of the weights; and the sum of the marks.

    ``None`` where there is no printed total and a weight is missing or no number.
    """
    weight = printed_cell(sheet.total) if sheet.total else _sum([row.weight for row in sheet.indicators])
    if weight is None:
        return None
    score = _sum([row.score for row in sheet.indicators if row.score]) or ""
    place = next(index for index, column in enumerate(columns) if column.kind is ColumnKind.WEIGHT)
    after = [
        TableCell(score if column.kind is ColumnKind.SCORE else "", index)
        for index, column in enumerate(columns)
        if index > place
    ]
    return TableCell("মোট", 0, columns=place), TableCell(weight, place), *after


def _sum(cells: list[Cell | None]) -> str | None:
    numbers = [cell.written.value for cell in cells if cell is not None]
    decimals = [number for number in numbers if isinstance(number, Decimal)]
    return printed_number(sum(decimals, Decimal())) if decimals and len(decimals) == len(cells) else None


def _merged_cells(sheet: Sheet) -> Spans:
    merging = _Merging()
    areas = {area.number: area for area in reversed(sheet.areas)}
    if sheet.areas:
        for _, first, rows in _runs(sheet, lambda row: row.area):
            _merge_area(merging, areas.get(sheet.indicators[first].area), first, rows)
    for serial, first, rows in _runs(sheet, _activity_key):
        activity = sheet.indicators[first].activity
        if activity is not None:
            merging.add(ColumnKind.ACTIVITY, first=first, rows=rows, text=printed_code(activity.code, activity.title))
        if not sheet.areas:
            merging.add(ColumnKind.SERIAL, first=first, rows=rows, text=to_bangla_digits(str(serial)))
    return merging.spans


def _merge_area(merging: _Merging, area: AreaRow | None, first: int, rows: int) -> None:
    for kind in _BY_AREA:
        merging.add(kind, first=first, rows=rows, text=_area_text(kind, area) if area else "")


def _area_text(kind: ColumnKind, area: AreaRow) -> str:
    if kind is ColumnKind.SERIAL:
        return to_bangla_digits(area.serial or area.number or "")
    return printed_code(area.number, area.title) if kind is ColumnKind.AREA else printed_cell(area.weight)


def _runs(sheet: Sheet, key: Callable[[IndicatorRow], Hashable]) -> Iterator[tuple[int, int, int]]:
    """Yield serial (from 1), first row and length of each run of neighbours with the same key."""
    first = 0
    for serial, (_, run) in enumerate(groupby(sheet.indicators, key), start=1):
        length = sum(1 for _ in run)
        yield serial, first, length
        first += length


def _activity_key(row: IndicatorRow) -> Hashable:
    if row.activity is None:
        return id(row)
    return row.area, row.activity.code, row.activity.title


def _cells(
    index: int, row: IndicatorRow, columns: tuple[Column, ...], spans: Spans, extras: Iterator[str]
) -> Iterator[TableCell]:
    for place, column in enumerate(columns):
        if column.kind is ColumnKind.ACTIVITY or column.kind in _BY_AREA:
            if (index, column.kind) in spans:
                text, rows = spans[index, column.kind]
                yield TableCell(text, place, rows=rows)
            elif column.kind is ColumnKind.ACTIVITY and row.activity is None:
                yield TableCell("", place)
        elif column.kind is ColumnKind.EXTRA:
            yield TableCell(row.extra.get(next(extras), ""), place)
        else:
            yield TableCell(_own_text(row, column), place)


def _own_text(row: IndicatorRow, column: Column) -> str:
    if column.kind is ColumnKind.TARGET:
        return printed_cell(row.targets.get(column.percent or 0))
    return _OWN_TEXTS[column.kind](row)


_OWN_TEXTS: Mapping[ColumnKind, Callable[[IndicatorRow], str]] = {
    ColumnKind.INDICATOR: lambda row: printed_code(row.code, row.title),
    ColumnKind.UNIT: lambda row: row.unit_text or (UNIT_NAMES[row.unit] if row.unit else MISSING),
    ColumnKind.WEIGHT: lambda row: printed_cell(row.weight),
    ColumnKind.ACHIEVEMENT: lambda row: printed_achievement(row.achievement),
    ColumnKind.CUMULATIVE: lambda row: printed_achievement(row.cumulative),
    ColumnKind.SCORE: lambda row: printed_cell(row.score),
    ColumnKind.REMARKS: lambda row: row.remarks.text if row.remarks else "",
}


def _area_alone(area: AreaRow, columns: tuple[Column, ...]) -> Iterator[TableCell]:
    for place, column in enumerate(columns):
        yield TableCell(_area_text(column.kind, area) if column.kind in _BY_AREA else "", place)
