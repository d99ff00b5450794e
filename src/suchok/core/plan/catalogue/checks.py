"""What must hold across a plan file: sums, codes, and the order of the targets."""

from collections.abc import Callable
from decimal import Decimal

from suchok.core.plan.catalogue.errors import BrokenPlan
from suchok.core.plan.plan import Activity, Combine, Indicator, Plan
from suchok.core.plan.targets import levels_out_of_order, levels_outside_year
from suchok.core.plan.unit import Unit
from suchok.core.text.values import shortest

_FITTING: dict[Unit, frozenset[Combine]] = {
    Unit.NUMBER: frozenset({Combine.SUM, Combine.LATEST}),
    Unit.PERCENT: frozenset({Combine.LATEST, Combine.RATIO_OF_SUMS}),
    Unit.DATE: frozenset({Combine.FIRST_DATE, Combine.LATEST}),
}


def check_plan(plan: Plan, *, file: str) -> None:
    """Raise ``BrokenPlan`` for the first thing in ``plan`` that cannot be right."""

    def broken(code: str, *, at: str, **values: str) -> BrokenPlan:
        return BrokenPlan(file=file, key=at, code=code, **values)

    _check_filled(plan, broken)
    _check_codes(plan, broken)
    _check_calendar(plan, broken)
    for _, _, indicator in plan.rows():
        _check_levels(indicator, broken)
        _check_order(indicator, broken)
        _check_year(plan, indicator, broken)
        if indicator.combine not in _FITTING[indicator.unit]:
            key = f"indicator[{indicator.code}].combine"
            raise broken("combine_unit", at=key, combine=indicator.combine, unit=indicator.unit)
    _check_sums(plan, broken)


_Broken = Callable[..., BrokenPlan]


def _check_filled(plan: Plan, broken: _Broken) -> None:
    if not plan.areas:
        raise broken("nothing_inside", at="area")
    for area in plan.areas:
        if not area.activities:
            raise broken("nothing_inside", at=f"area[{area.number}].activity")
        for activity in area.activities:
            if not activity.indicators:
                raise broken("nothing_inside", at=f"activity[{activity.code}].indicator")


def _check_codes(plan: Plan, broken: _Broken) -> None:
    seen: set[str] = set()
    for kind, code, parent in _codes(plan):
        if code in seen:
            raise broken("code_twice", at=f"{kind}[{code}]", found=code)
        if parent is not None and not code.startswith(f"{parent}."):
            raise broken("code_outside", at=f"{kind}[{code}]", found=code, parent=parent)
        seen.add(code)


def _check_calendar(plan: Plan, broken: _Broken) -> None:
    for deadline, day in plan.deadlines.items():
        if not plan.fiscal_year.is_about(day):
            raise broken("deadline_far", at=f"deadlines.{deadline}", day=f"{day:%d/%m/%Y}", year=plan.fiscal_year.code)


def _codes(plan: Plan) -> list[tuple[str, str, str | None]]:
    """Return every code with what it is the code of and the code it must begin with."""
    codes: list[tuple[str, str, str | None]] = []
    for area in plan.areas:
        if area.number is not None:
            codes.append(("area", area.number, None))
        for activity in area.activities:
            codes.append(("activity", activity.code, area.number))
            codes += [("indicator", indicator.code, activity.code) for indicator in activity.indicators]
    return codes


def _check_levels(indicator: Indicator, broken: _Broken) -> None:
    best = max(indicator.targets)
    if indicator.targets[best] is None and best not in indicator.unknown:
        raise broken("target_best", at=f"indicator[{indicator.code}].targets.{best}")
    for level in sorted(indicator.unknown, reverse=True):
        if indicator.targets[level] is not None:
            raise broken("target_twice", at=f"indicator[{indicator.code}].unknown", level=str(level))


def _check_order(indicator: Indicator, broken: _Broken) -> None:
    for level in levels_out_of_order(indicator):
        raise broken("target_order", at=f"indicator[{indicator.code}].targets.{level}", level=str(level))


def _check_year(plan: Plan, indicator: Indicator, broken: _Broken) -> None:
    for level in levels_outside_year(indicator, plan.fiscal_year):
        raise broken("target_year", at=f"indicator[{indicator.code}].targets.{level}", level=str(level))


def _check_sums(plan: Plan, broken: _Broken) -> None:
    for area in plan.areas:
        inside = _sum(area.activities)
        if area.weight is not None and area.weight != inside:
            values = {"weight": shortest(area.weight), "sum": shortest(inside)}
            raise broken("area_sum", at=f"area[{area.number}].weight", **values)
    total = _sum(tuple(activity for area in plan.areas for activity in area.activities))
    if total != plan.total:
        raise broken("plan_sum", at="total", total=shortest(plan.total), sum=shortest(total))


def _sum(activities: tuple[Activity, ...]) -> Decimal:
    weights = (indicator.weight for activity in activities for indicator in activity.indicators)
    return sum(weights, start=Decimal(0))
