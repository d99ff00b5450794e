"""Compares what was read with what was printed, cell by cell."""

from collections.abc import Iterator, Sequence
from datetime import date

from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell, IndicatorRow, Sheet
from suchok.core.text.normalise import normalise
from suchok.core.text.values import shortest
from tests.core.reading.printing import Style, TrueRow

Difference = tuple[object, ...]


def plain(value: Value | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else shortest(value)


def said(cell: Cell | None) -> str | None:
    return cell.written.plain if cell is not None else None


def differences(sheet: Sheet, rows: Sequence[TrueRow], style: Style) -> list[Difference]:
    """Return every cell that was read otherwise than it was printed: field, row, read, printed."""
    found: list[Difference] = []
    if len(sheet.indicators) != len(rows):
        found.append(("rows", len(sheet.indicators), len(rows)))
    for at, (read, row) in enumerate(zip(sheet.indicators, rows, strict=False)):
        found += [(field, at, one, other) for field, one, other in _cells(read, row, style) if one != other]
    if "area" in style.columns and _areas(sheet) != _true_areas(rows, style):
        found.append(("areas", _areas(sheet), _true_areas(rows, style)))
    if sheet.unplaced:
        found.append(("unplaced", [fragment.text for fragment in sheet.unplaced]))
    return found


def _cells(read: IndicatorRow, row: TrueRow, style: Style) -> Iterator[tuple[str, object, object]]:
    columns = style.columns
    yield "title", read.title, normalise(row.title)
    yield "code", read.code, row.code if style.code or "code" in columns else None
    yield "unit", read.unit, row.unit if "unit" in columns else None
    yield "weight", said(read.weight), plain(row.weight) if "weight" in columns else None
    yield "targets", {k: said(v) for k, v in read.targets.items()}, {k: plain(v) for k, v in row.targets.items()}
    yield "achievement", said(read.achievement), plain(row.achievement) if "achievement" in columns else None
    yield "cumulative", said(read.cumulative), plain(row.cumulative) if "cumulative" in columns else None
    yield "score", said(read.score), plain(row.score) if "score" in columns else None
    yield "remarks", read.remarks.text if read.remarks else "", normalise(row.remarks) if "remarks" in columns else ""
    yield "extra", list(read.extra.values()), [row.responsible] if row.responsible and "responsible" in columns else []
    if "activity" in columns:
        code = row.activity[0] if style.code else None
        activity = read.activity
        yield "activity", (activity.code, activity.title) if activity else None, (code, normalise(row.activity[1]))
    if "area" in columns:
        yield "area", read.area, row.area[0] if row.area else None


def _areas(sheet: Sheet) -> list[tuple[object, ...]]:
    return [(area.number, area.title, said(area.weight)) for area in sheet.areas]


def _true_areas(rows: Sequence[TrueRow], style: Style) -> list[tuple[object, ...]]:
    areas = list(dict.fromkeys(row.area for row in rows if row.area is not None))
    weighed = "area_weight" in style.columns
    return [(number, normalise(title), plain(weight) if weighed else None) for number, title, weight in areas]
