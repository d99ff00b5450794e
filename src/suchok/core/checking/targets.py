"""Rules for targets: days that exist, levels that run from better to worse, a best one."""

import itertools
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from suchok.core.checking.context import RowContext, SheetContext, plain, unless_printed
from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell
from suchok.core.report.finding import Finding, Severity
from suchok.core.text.values import Shape

_DATE_CODES = {Shape.IMPOSSIBLE_DATE: "date.impossible", Shape.MALFORMED_DATE: "date.malformed"}
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every row.
_BLANK = Shape.BLANK


def target_dates_exist(context: SheetContext) -> Iterator[Finding]:
    """A date among the targets is a day of the calendar, and can be read as one."""
    for row in context.rows:
        for level, cell in row.row.targets.items():
            if cell is not None and (code := _DATE_CODES.get(cell.written.shape)) is not None:
                yield _at_level(row, code, level, cell)


def targets_within_year(context: SheetContext) -> Iterator[Finding]:
    """A target falls in its fiscal year; an error only where the template says that the indicator ends within it."""
    year = context.sheet.fiscal_year
    for row in context.rows if year is not None else ():
        ends_within = row.official is not None and row.official.ends_within_year
        for level, cell in row.row.targets.items():
            value = cell.written.value if cell is not None else None
            if cell is not None and isinstance(value, date) and year is not None and value not in year:
                severity = Severity.ERROR if ends_within else Severity.WARNING
                yield _at_level(row, "date.outside_fiscal_year", level, cell, severity=severity, year=year.code)


def targets_in_order(context: SheetContext) -> Iterator[Finding]:
    """The levels run from better to worse; two neighbours never have the same target."""
    for row in context.rows:
        defined = _defined(row)
        descending = _lower_is_better([value for _, _, value in defined])
        broken = False
        for (higher, _, better), (level, cell, worse) in itertools.pairwise(defined):
            if better == worse:
                severity = row.severity_beside("targets.repeated", [f"targets.{higher}"])
                yield _at_level(row, "targets.repeated", level, cell, severity=severity, higher=str(higher))
            elif not broken and (worse > better) != descending:  # type: ignore[operator]
                broken = True
                # The first and the last target tell which way the levels run.
                beside = [f"targets.{one}" for one, _, _ in defined]
                severity = row.severity_beside("targets.out_of_order", beside)
                said = plain(better) or ""
                yield _at_level(
                    row, "targets.out_of_order", level, cell, severity=severity, higher=str(higher), better=said
                )


def _defined(row: RowContext) -> list[tuple[int, Cell, Value]]:
    """Return the readable targets of the kind that most of the row's targets are of."""
    readable = [
        (level, cell, value)
        for level, cell in row.row.targets.items()
        if cell is not None and (value := cell.written.value) is not None
    ]
    days = sum([isinstance(value, date) for _, _, value in readable])
    kind: type[date | Decimal] = date if 2 * days >= len(readable) else Decimal
    return [(level, cell, value) for level, cell, value in readable if isinstance(value, kind)]


def _lower_is_better(values: list[Value]) -> bool:
    """Whether later levels have larger values: always for dates, for numbers by the best and the worst level."""
    if not values or isinstance(values[0], date):
        return True
    return values[-1] > values[0]  # type: ignore[operator]


def best_target_printed(context: SheetContext) -> Iterator[Finding]:
    """The level 100 has a target."""
    for row in context.rows:
        best = max(row.row.targets, default=None)
        cell = row.row.targets.get(best) if best is not None else None
        if best is not None and (cell is None or cell.written.shape is _BLANK):
            yield row.found("targets.best_missing", f"targets.{best}", proposal=plain(row.official_target(best)))


def _at_level(
    row: RowContext,
    code: str,
    level: int,
    cell: Cell,
    *,
    severity: Severity | None = None,
    **values: str,
) -> Finding:
    """Return a finding on one target; its proposal is the official target, if that is another one."""
    proposal = unless_printed(plain(row.official_target(level)), cell)
    printed = cell.written.plain or ""
    return row.found(
        code,
        f"targets.{level}",
        {"printed": printed, "level": str(level), **values},
        proposal=proposal,
        severity=severity,
    )
