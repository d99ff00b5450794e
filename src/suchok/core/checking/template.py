"""Rules beside the official plan: the same rows with the same weight, unit and targets."""

from collections.abc import Iterator

from suchok.core.checking.context import RowContext, SheetContext, number_of, plain
from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell
from suchok.core.report.finding import Finding
from suchok.core.text.values import Shape


def cells_are_official(context: SheetContext) -> Iterator[Finding]:
    """Weight, unit and certain targets are those of the official plan."""
    for row in context.rows:
        if row.official is None:
            continue
        weight = number_of(row.row.weight)
        if weight is not None and weight != row.official.weight:
            yield _differs(row, "weight", plain(weight), plain(row.official.weight))
        if row.row.unit is not None and row.row.unit not in (row.official.unit, row.official.printed_unit):
            yield _differs(row, "unit", row.row.unit, row.official.unit)
        yield from _targets_differ(row)


def _targets_differ(row: RowContext) -> Iterator[Finding]:
    official = row.official
    for level, cell in row.row.targets.items():
        if official is None or level not in official.targets or level in official.unknown | official.uncertain:
            continue
        expected = official.targets[level]
        if _says_another(cell, expected):
            printed = cell.written.plain if cell is not None else None
            yield _differs(row, f"targets.{level}", printed, plain(expected))


def _says_another(cell: Cell | None, expected: Value | None) -> bool:
    if cell is None or cell.written.shape is Shape.BLANK:
        return expected is not None
    return cell.written.value != expected


def _differs(row: RowContext, field: str, printed: str | None, official: str | None) -> Finding:
    values = {"printed": printed or "", "official": official or ""}
    return row.found("template.differs", field, values, proposal=official)


def every_official_row_is_there(context: SheetContext) -> Iterator[Finding]:
    """Each official indicator has its row."""
    plan = context.plan
    if plan is None or not context.sheet.indicators:
        return
    there = {indicator.code for indicator in context.match.indicators.values()}
    last = context.sheet.indicators[-1].place
    for indicator in plan.indicators:
        if indicator.code not in there:
            yield context.found(
                "template.missing_row", place=last, values={"code": indicator.code, "title": indicator.title}
            )


def every_row_is_official(context: SheetContext) -> Iterator[Finding]:
    """Each row is an indicator of the official plan."""
    for row in context.rows if context.plan is not None else ():
        if row.official is None:
            yield row.found("template.extra_row", None, {"title": row.row.title})
