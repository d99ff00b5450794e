"""Rules for achievements: measurable, of the right kind, in range and in time."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from suchok.core.checking.context import RowContext, SheetContext
from suchok.core.plan.unit import Unit
from suchok.core.reading.units import is_amount
from suchok.core.report.document import Cell, day_of
from suchok.core.report.finding import Finding, Severity
from suchok.core.text.values import Shape, WrittenValue, shortest
from suchok.core.text.written import values_in

_PERCENT_MOST = Decimal(100)
_SHAPE_OF_UNIT = {Unit.DATE: Shape.DATE, Unit.PERCENT: Shape.PERCENT, Unit.NUMBER: Shape.NUMBER}


def achievement_is_measurable(context: SheetContext) -> Iterator[Finding]:
    """An achievement is a value of the unit, not prose; the only such value in the prose is proposed."""
    for row in context.counting if context.sheet.has_achievements else ():
        cell = row.row.achievement
        if cell is None or cell.written.shape is not Shape.PROSE or row.unit is None:
            continue
        said = values_in(cell.text)
        malformed = next((value for value in said if value.shape is Shape.MALFORMED_DATE), None)
        impossible = next((value for value in said if value.shape is Shape.IMPOSSIBLE_DATE), None)
        if row.unit is Unit.DATE and (wrong := malformed or impossible) is not None:
            code = "date.malformed" if malformed is not None else "date.impossible"
            yield row.found(code, "achievement", {"printed": wrong.typed or ""})
        else:
            values = {"printed": cell.text, "unit": row.unit.value}
            yield row.found("achievement.not_measurable", "achievement", values, proposal=_only(said, row.unit))


def achievement_dates_exist(context: SheetContext) -> Iterator[Finding]:
    """A date alone as achievement is a day of the calendar, and can be read as one."""
    codes = {Shape.IMPOSSIBLE_DATE: "date.impossible", Shape.MALFORMED_DATE: "date.malformed"}
    for row in context.counting:
        cell = row.row.achievement
        if cell is not None and (code := codes.get(cell.written.shape)) is not None:
            yield row.found(code, "achievement", {"printed": cell.written.typed or ""})


def achievement_stands_in_remarks(context: SheetContext) -> Iterator[Finding]:
    """Where there is no column for achievements, exactly one value of the unit in the remarks is told."""
    for row in context.counting if not context.sheet.has_achievements else ():
        remarks = row.row.remarks
        # One that was taken over is no longer missing.
        if remarks is None or row.unit is None or row.row.achievement is not None:
            continue
        said = values_in(remarks.text) if remarks.written.shape is Shape.PROSE else (remarks.written,)
        if (only := _only(said, row.unit)) is not None:
            yield row.found("achievement.in_remarks", "achievement", {"printed": only}, proposal=only)


def _only(said: Sequence[WrittenValue], unit: Unit) -> str | None:
    """Return the only value of ``unit`` among ``said`` as the contracts write it, or ``None``."""
    fitting = {value.plain for value in said if value.shape is _SHAPE_OF_UNIT[unit]}
    return next(iter(fitting)) if len(fitting) == 1 else None


def achievement_is_of_unit(context: SheetContext) -> Iterator[Finding]:
    """A date answers a date, a number a number; a percentage where things are counted is doubtful."""
    for row in context.counting:
        cell = row.row.achievement
        value = cell.written.value if cell is not None else None
        if cell is None or value is None or row.unit is None:
            continue
        values = {"printed": cell.text, "unit": row.unit.value}
        if isinstance(value, date) != (row.unit is Unit.DATE):
            yield row.found("achievement.wrong_kind", "achievement", values)
        elif _is_percent_of_things(row, cell):
            yield row.found("achievement.wrong_kind", "achievement", values, severity=Severity.WARNING)


def achievement_is_in_range(context: SheetContext) -> Iterator[Finding]:
    """A percent is at most 100, nothing is below zero, a count is whole."""
    for row in context.counting:
        cell = row.row.achievement
        value = cell.written.value if cell is not None else None
        if cell is None or not isinstance(value, Decimal) or row.unit in (None, Unit.DATE):
            continue
        if _is_percent_of_things(row, cell):
            continue
        too_much = row.unit is Unit.PERCENT and value > _PERCENT_MOST
        part = row.unit is Unit.NUMBER and value != int(value) and _counts(row)
        if too_much or part or value < 0:
            yield row.found("achievement.out_of_range", "achievement", {"printed": shortest(value)})


def _is_percent_of_things(row: RowContext, cell: Cell) -> bool:
    return cell.written.shape is Shape.PERCENT and row.counts_things


def _counts(row: RowContext) -> bool:
    """Whether the indicator counts whole things: its unit measures nothing and all its targets are whole."""
    if is_amount(row.row.unit_text or ""):
        return False
    values = [cell.written.value for cell in row.row.targets.values() if cell is not None]
    return all(value == int(value) for value in values if isinstance(value, Decimal))


def achievement_is_in_time(context: SheetContext) -> Iterator[Finding]:
    """Nothing was achieved after the reported period, or after the report was signed."""
    signed = _signed(context)
    for row in context.counting:
        days = _days(row.row.achievement)
        last = context.last_day
        if last is not None and (late := [day for day in days if day > last]):
            values = {"printed": max(late).isoformat(), "last": last.isoformat()}
            yield row.found("achievement.outside_period", "achievement", values)
        if signed is not None and (after := [day for day in days if day > signed]):
            values = {"printed": max(after).isoformat(), "signed": signed.isoformat()}
            yield row.found("achievement.after_signature", "achievement", values)


def _days(cell: Cell | None) -> list[date]:
    """Return the days that an achievement tells, also in prose."""
    if cell is None:
        return []
    said = values_in(cell.text) if cell.written.shape is Shape.PROSE else (cell.written,)
    return [value.value for value in said if isinstance(value.value, date)]


def _signed(context: SheetContext) -> date | None:
    """Return the day of the last signature below the sheet."""
    days = [day_of(signature.date) for _, signature in context.signatures]
    return max((day for day in days if day is not None), default=None)
