"""Days and months that a spreadsheet swapped: it takes 04/05/2023 for 5 April where its language is English (US)."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from operator import lt

from suchok.core.checking.context import RowContext, SheetContext
from suchok.core.report.document import Cell, day_of
from suchok.core.report.finding import Finding
from suchok.core.text.dates import is_of_bangla_calendar

_WORKBOOKS = frozenset({"xlsx", "xls", "ods"})
_MOST_LEVELS = 8

Days = Mapping[int, date]
"""The dates among the targets of a row by their levels, best first."""


def dates_are_not_swapped(context: SheetContext) -> Iterator[Finding]:
    """A date of a workbook that is wrong as it stands and right with day and month swapped is proposed so."""
    if context.document.source.format not in _WORKBOOKS:
        return
    for row in context.rows:
        for field, day in _swapped_targets(row):
            yield _found(row, field, day)
        achieved = _stored(row.row.achievement)
        if achieved is not None and not _is_in_time(context, achieved):
            other = swapped(achieved)
            if other is not None and _is_in_time(context, other):
                yield _found(row, "achievement", achieved)


def _stored(cell: Cell | None) -> date | None:
    """Return the day of a cell; a spreadsheet knows no Bangla calendar, so that a day in it was typed as it stands."""
    return None if cell is None or is_of_bangla_calendar(cell.written) else day_of(cell.written)


def swapped(day: date) -> date | None:
    """Return the day with its month and day exchanged; ``None`` if that is no other day of the calendar."""
    return day.replace(month=day.day, day=day.month) if day.day <= 12 and day.day != day.month else None


def _found(row: RowContext, field: str, day: date) -> Finding:
    other = swapped(day) or day
    values = {"printed": day.isoformat(), "swapped": other.isoformat()}
    return row.found("date.swapped", field, values, proposal=other.isoformat())


def _is_in_time(context: SheetContext, day: date) -> bool:
    """Whether something can have been achieved on a day: in the fiscal year, by the end of the reported period."""
    year = context.sheet.fiscal_year
    return year is None or (day in year and (context.last_day is None or day <= context.last_day))


def _swapped_targets(row: RowContext) -> Iterator[tuple[str, date]]:
    """Yield the targets that are the official ones when swapped, else the fewest that put the row right."""
    targets = row.row.targets.items()
    days = {level: day for level, cell in targets if cell is not None and isinstance(day := cell.written.value, date)}
    official = _official_when_swapped(row, days)
    for level in sorted({*official, *_fewest_swaps(row.sheet, {**days, **official})}, reverse=True):
        yield f"targets.{level}", days[level]


def _official_when_swapped(row: RowContext, days: Days) -> Days:
    """Return the official days of the levels whose day is that one with day and month exchanged."""
    certain = row.official.certain if row.official is not None else {}
    others = [(level, swapped(day)) for level, day in days.items() if certain.get(level, day) != day]
    return {level: other for level, other in others if other is not None and other == certain[level]}


def _fewest_swaps(context: SheetContext, days: Days) -> set[int]:
    """Return the levels to swap so that a row is right; none if it is right already, or if nothing tells which."""
    if len(days) > _MOST_LEVELS or _is_right(context, days):
        return set()
    options = [
        [(level, day, 0), *([(level, other, 1)] if (other := swapped(day)) is not None else [])]
        for level, day in days.items()
    ]
    right = [option for option in product(*options) if _is_right(context, {level: day for level, day, _ in option})]
    fewest = min((sum(count for *_, count in option) for option in right), default=0)
    best = [option for option in right if sum(count for *_, count in option) == fewest]
    return {level for level, _, count in best[0] if count} if len(best) == 1 else set()


def _is_right(context: SheetContext, days: Days) -> bool:
    """Whether the targets of a row are in the fiscal year and run from the best level to the worst."""
    year = context.sheet.fiscal_year
    printed = list(days.values())
    in_year = year is None or all(map(year.__contains__, printed))
    return in_year and all(map(lt, printed, printed[1:]))
