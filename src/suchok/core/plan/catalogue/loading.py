"""From the text of a plan file to a plan, or to the sentence that says what is wrong with it."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from suchok.core.plan.calendar import Deadline
from suchok.core.plan.catalogue.checks import check_plan
from suchok.core.plan.catalogue.errors import BrokenPlan
from suchok.core.plan.catalogue.table import Table
from suchok.core.plan.fiscal_year import FiscalYear, UnknownFiscalYear
from suchok.core.plan.plan import (
    Activity,
    BelowLast,
    Combine,
    Evidence,
    Indicator,
    NotApplicable,
    PerformanceArea,
    Plan,
    Rule,
    TotalOf,
    usual_combine,
)
from suchok.core.plan.rating import RatingLevel, RatingScale, UnorderedScale
from suchok.core.plan.unit import Unit, Value


def plan_from_toml(text: str, *, name: str) -> Plan:
    """Read the plan that ``text`` describes; ``name`` is its file. Raises ``BrokenPlan``.

    The form is described in ``docs/glossary.md`` and by the official files beside this module.
    """
    plan = draft_from_toml(text, name=name)
    check_plan(plan, file=name)
    return plan


def draft_from_toml(text: str, *, name: str) -> Plan:
    """Read a plan in the making, whose sums, codes and order of targets may be wrong. Raises ``BrokenPlan``."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise BrokenPlan(file=name, key="TOML", code="not_toml", detail=str(error)) from error
    table = Table(values, file=name)
    plan = _plan(table)
    table.close()
    return plan


def _plan(table: Table) -> Plan:
    scale = _scale(table)
    evidence = _evidence(table.table("evidence"))
    return Plan(
        family=table.text("family"),
        level=table.text("level"),
        fiscal_year=_fiscal_year(table),
        title_bn=table.text("title_bn"),
        title_en=table.text("title_en"),
        audience_bn=table.text("audience_bn"),
        audience_en=table.text("audience_en"),
        source=table.text("source"),
        scale=scale,
        rule=table.choice("rule", Rule),
        total=table.positive("total"),
        divisor=table.positive("divisor"),
        areas=_areas(table, scale, evidence),
        deadlines=_deadlines(table.table("deadlines")),
        synthetic=table.flag("synthetic"),
        below_last=table.choice("below_last", BelowLast) if "below_last" in table else BelowLast.ZERO,
        total_of=table.choice("total_of", TotalOf) if "total_of" in table else TotalOf.ROUNDED,
        not_applicable=_not_applicable(table),
        source_bn=table.text("source_bn") if "source_bn" in table else "",
    )


def _not_applicable(table: Table) -> NotApplicable:
    key = "not_applicable"
    return table.choice(key, NotApplicable) if key in table else NotApplicable.RESCALE


def _fiscal_year(table: Table) -> FiscalYear:
    try:
        return FiscalYear.from_code(table.text("fiscal_year"))
    except UnknownFiscalYear as error:
        raise table.broken("fiscal_year", "not_a_year") from error


def _scale(table: Table) -> RatingScale:
    levels = []
    for level in table.tables("scale", named_by="percent"):
        percent = level.positive("percent")
        if percent != int(percent):
            raise level.broken("percent", "not_a_number")
        levels.append(RatingLevel(int(percent), level.text("name_bn"), level.text("name_en")))
        level.close()
    if not levels or levels[0].percent != 100:
        raise table.broken("scale", "scale_best")
    try:
        return RatingScale(tuple(levels))
    except UnorderedScale as error:
        values = {"higher": str(error.higher), "lower": str(error.lower)}
        raise table.broken("scale", "scale_order", **values) from error


def _evidence(table: Table) -> dict[str, Evidence]:
    kinds = {}
    for code in table.unread:
        names = table.table(code)
        kinds[code] = Evidence(code, names.text("bn"), names.text("en"))
        names.close()
    return kinds


def _deadlines(table: Table) -> dict[str, date]:
    deadlines = {deadline.value: table.day(deadline) for deadline in Deadline if deadline in table}
    table.close()
    return deadlines


def _areas(table: Table, scale: RatingScale, evidence: Mapping[str, Evidence]) -> tuple[PerformanceArea, ...]:
    """Read ``[[area]]``, or ``[[activity]]`` of a plan without areas."""
    if "activity" not in table:
        return tuple(_area(area, scale, evidence) for area in table.tables("area", named_by="number"))
    if "area" in table:
        raise table.broken("activity", "both_forms")
    return (PerformanceArea(None, "", None, _activities(table, scale, evidence)),)


def _area(table: Table, scale: RatingScale, evidence: Mapping[str, Evidence]) -> PerformanceArea:
    area = PerformanceArea(
        number=table.text("number"),
        title=table.text("title"),
        weight=table.positive("weight"),
        activities=_activities(table, scale, evidence),
    )
    table.close()
    return area


def _activities(table: Table, scale: RatingScale, evidence: Mapping[str, Evidence]) -> tuple[Activity, ...]:
    activities = []
    for activity in table.tables("activity", named_by="code"):
        code, title = activity.text("code"), activity.text("title")
        indicators = activity.tables("indicator", named_by="code")
        activities.append(Activity(code, title, tuple(_indicator(row, scale, evidence) for row in indicators)))
        activity.close()
    return tuple(activities)


def _indicator(table: Table, scale: RatingScale, evidence: Mapping[str, Evidence]) -> Indicator:
    unit = table.choice("unit", Unit)
    indicator = Indicator(
        code=table.text("code"),
        title=table.text("title"),
        unit=unit,
        weight=table.positive("weight"),
        targets=_targets(table.table("targets"), unit, scale),
        unknown=_levels(table, "unknown", scale),
        uncertain=_levels(table, "uncertain", scale),
        printed_unit=table.choice("printed_unit", Unit) if "printed_unit" in table else None,
        combine=table.choice("combine", Combine) if "combine" in table else usual_combine(unit),
        per_quarter_max=table.positive("per_quarter_max") if "per_quarter_max" in table else None,
        rule=table.choice("rule", Rule) if "rule" in table else None,
        ends_within_year=table.flag("ends_within_year"),
        evidence=_asked_for(table, evidence),
        set_by_office=table.flag("set_by_office"),
    )
    table.close()
    return indicator


def _targets(table: Table, unit: Unit, scale: RatingScale) -> dict[int, Value | None]:
    """Read the targets; a level that is left out is not defined."""
    targets: dict[int, Value | None] = dict.fromkeys(scale.percents)
    for key in table.unread:
        if key not in map(str, scale.percents):
            raise table.broken(key, "not_a_level", found=key)
        value = table.value(key)
        if value is None or isinstance(value, date) != (unit is Unit.DATE):
            raise table.broken(key, "target_kind", unit=unit, found=str(value))
        targets[int(key)] = value
    return targets


def _levels(table: Table, key: str, scale: RatingScale) -> frozenset[int]:
    levels = set()
    for level in table.items(key):
        if type(level) is not int or level not in scale.percents:
            raise table.broken(key, "not_a_level", found=str(level))
        levels.add(level)
    return frozenset(levels)


def _asked_for(table: Table, evidence: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    asked_for = []
    for code in table.items("evidence"):
        if not isinstance(code, str) or code not in evidence:
            raise table.broken("evidence", "evidence_unnamed", found=str(code))
        asked_for.append(evidence[code])
    return tuple(asked_for)
