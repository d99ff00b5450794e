"""An official plan as a sheet, so that it is shown, printed and checked like any other."""

from datetime import date
from decimal import Decimal

from suchok.core.plan.plan import Activity, Indicator, PerformanceArea, Plan
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.document import ActivityRow, AreaRow, Cell, IndicatorRow, Office, Sheet, SheetKind
from suchok.core.report.place import Place
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import Shape, WrittenValue, shortest

UNIT_WORDS = {Unit.DATE: "তারিখ", Unit.NUMBER: "সংখ্যা", Unit.PERCENT: "%"}
"""What the official forms print for each unit."""

EXEMPTION_HEADING = "অব্যাহতির কারণ"
"""What stands before or above the reason for which an office is exempted from an indicator."""

_NOWHERE = Place()


def sheet_of_plan(plan: Plan) -> Sheet:
    """Return the official plan as a sheet without places; levels whose target is not known are blank."""
    rows = list(plan.rows())
    activities = [activity for _, activity, _ in rows]
    return Sheet(
        kind=SheetKind.PLAN,
        title=title_of(plan),
        office=Office(level=plan.level),
        fiscal_year=plan.fiscal_year,
        period=None,
        levels=plan.scale.percents,
        areas=tuple(_area(area) for area in plan.areas if area.number is not None),
        indicators=tuple(
            _row(plan, area, activity, indicator, begins=at == activities.index(activity))
            for at, (area, activity, indicator) in enumerate(rows)
        ),
        heading_year=plan.fiscal_year,
    )


def title_of(plan: Plan, subject: str = "") -> str:
    """Return the title over the table of a plan, or of its ``subject``; one that no authority published says so."""
    marked = f"{plan.title_bn} (নমুনা)" if plan.synthetic else plan.title_bn
    return f"{marked}{subject} ({plan.audience_bn.strip('()')})"


def _area(area: PerformanceArea) -> AreaRow:
    weight = None if area.weight is None else written_cell(area.weight, _NOWHERE)
    return AreaRow(area.number, area.title, weight, _NOWHERE, serial=area.number, serial_place=_NOWHERE)


def _row(plan: Plan, area: PerformanceArea, activity: Activity, indicator: Indicator, *, begins: bool) -> IndicatorRow:
    percent = indicator.unit is Unit.PERCENT
    return IndicatorRow(
        code=indicator.code,
        area=area.number,
        activity=ActivityRow(activity.code, activity.title, printed=begins),
        title=indicator.title,
        unit=indicator.unit,
        unit_text=UNIT_WORDS[indicator.unit],
        weight=written_cell(indicator.weight, _NOWHERE),
        targets={
            level: None if value is None else written_cell(value, _NOWHERE, percent=percent)
            for level in plan.scale.percents
            for value in (indicator.targets.get(level),)
        },
        place=_NOWHERE,
        extra={} if indicator.exemption is None else {EXEMPTION_HEADING: indicator.exemption},
    )


def written_cell(value: Value, place: Place, *, percent: bool = False) -> Cell:
    """Return a cell that says ``value`` as an office would write it: ০৪/০৫/২০২৩, ৮৫%, ৪."""
    if isinstance(value, date):
        typed = f"{value:%d/%m/%Y}"
        return Cell(WrittenValue(to_bangla_digits(typed), Shape.DATE, value, typed), place)
    shape = Shape.PERCENT if percent else Shape.NUMBER
    return Cell(
        WrittenValue(to_bangla_digits(shortest(value)) + ("%" if percent else ""), shape, Decimal(value)), place
    )
