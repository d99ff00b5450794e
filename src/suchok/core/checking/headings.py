"""Rules for what title and table heading say of year and period."""

from collections.abc import Iterator

from suchok.core.checking.context import SheetContext
from suchok.core.report.finding import Finding
from suchok.core.report.place import Place


def heading_names_year_of_title(context: SheetContext) -> Iterator[Finding]:
    """The table's heading names the fiscal year of the title."""
    sheet = context.sheet
    if sheet.heading_year is None or sheet.fiscal_year is None or sheet.heading_year == sheet.fiscal_year:
        return
    yield context.found(
        "header.fiscal_year",
        place=sheet.heading_year_place or Place(),
        field="fiscal_year",
        values={"printed": sheet.heading_year.code, "title": sheet.fiscal_year.code},
        proposal=sheet.fiscal_year.code,
    )


def months_are_of_quarter(context: SheetContext) -> Iterator[Finding]:
    """The months in the title are those of the quarter that it names."""
    sheet = context.sheet
    if sheet.title_period is None or sheet.months_period is None or sheet.title_period is sheet.months_period:
        return
    values = {"printed": sheet.title_period.value, "months": sheet.months_period.value}
    yield context.found("header.period", place=sheet.title_place or Place(), field="period", values=values)
