"""A plan with some of its indicators changed: what an office set in it, what does not apply to it, other days."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Value
from suchok.core.text.numerals import to_bangla_digits

Targets = Mapping[str, Mapping[int, Value | None]]
"""Targets by the code of their indicator and the percent of their level."""


def with_targets(plan: Plan, targets: Targets) -> Plan:
    """Return ``plan`` with the targets that an office set where the plan lets it; others are left as they are.

    A level that the plan does not know and the office left empty is still unknown.
    """

    def changed(indicator: Indicator) -> Indicator:
        own = targets.get(indicator.code)
        if own is None or not indicator.set_by_office:
            return indicator
        known = {level: own.get(level, target) for level, target in indicator.targets.items()}
        told = {level for level, target in own.items() if target is not None}
        return replace(indicator, targets=known, unknown=indicator.unknown - told)

    return _with_indicators(plan, changed)


def with_exemptions(plan: Plan, reasons: Mapping[str, str]) -> Plan:
    """Return ``plan`` for an office that is exempted from some indicators; ``reasons`` by their codes."""

    def changed(indicator: Indicator) -> Indicator:
        reason = reasons.get(indicator.code)
        return replace(indicator, exemption=reason) if reason else indicator

    return _with_indicators(plan, changed)


def shifted(plan: Plan, year: FiscalYear) -> Plan:
    """Return ``plan`` for another fiscal year: every day moved by whole years, the years in its titles too.

    29 February becomes the 28th where the other year has none.
    """
    years = year.start_year - plan.fiscal_year.start_year

    def changed(indicator: Indicator) -> Indicator:
        targets = {level: _moved(value, years) for level, value in indicator.targets.items()}
        return replace(indicator, targets=targets)

    before, after = plan.fiscal_year.code, year.code
    return replace(
        _with_indicators(plan, changed),
        fiscal_year=year,
        title_bn=plan.title_bn.replace(to_bangla_digits(before), to_bangla_digits(after)),
        title_en=plan.title_en.replace(before, after),
        deadlines={name: _day(day, years) for name, day in plan.deadlines.items()},
    )


def _with_indicators(plan: Plan, changed: Callable[[Indicator], Indicator]) -> Plan:
    areas = tuple(
        replace(
            area,
            activities=tuple(
                replace(activity, indicators=tuple(changed(indicator) for indicator in activity.indicators))
                for activity in area.activities
            ),
        )
        for area in plan.areas
    )
    return replace(plan, areas=areas)


def _moved(value: Value | None, years: int) -> Value | None:
    return _day(value, years) if isinstance(value, date) else value


def _day(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
