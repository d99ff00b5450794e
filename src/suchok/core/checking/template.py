"""Rules beside the official plan: the same rows with the same weight, unit and targets."""

from collections.abc import Iterator

from suchok.core.checking.context import SheetContext, plain
from suchok.core.report.changes import changes_of
from suchok.core.report.finding import Finding


def cells_are_official(context: SheetContext) -> Iterator[Finding]:
    """Weight, unit and certain targets are those of the official plan; titles are the office's own words."""
    for change in changes_of(context.sheet, context.match):
        if change.field != "title":
            official = plain(change.official)
            values = {"printed": change.printed or "", "official": official or ""}
            yield context.rows[change.row].found("template.differs", change.field, values, proposal=official)


def every_official_row_is_there(context: SheetContext) -> Iterator[Finding]:
    """Each official indicator has its row."""
    plan = context.plan
    if plan is None or not context.sheet.indicators:
        return
    there = {indicator.code for indicator in context.match.indicators.values()}
    last, before = context.sheet.indicators[-1].place, ""
    for indicator in plan.indicators:
        if indicator.code not in there:
            values = {"code": indicator.code, "title": indicator.title, "before": before}
            yield context.found("template.missing_row", place=last, values=values)
        before = indicator.code


def every_row_is_official(context: SheetContext) -> Iterator[Finding]:
    """Each row is an indicator of the official plan."""
    for row in context.rows if context.plan is not None else ():
        if row.official is None:
            yield row.found("template.extra_row", None, {"title": row.row.title})
