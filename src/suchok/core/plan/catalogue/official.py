"""The official plans that come with Suchok: one TOML file each, beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from suchok.core.plan.catalogue.errors import UnknownPlan
from suchok.core.plan.catalogue.loading import plan_from_toml
from suchok.core.plan.plan import Plan


@cache
def official_toml() -> Mapping[str, str]:
    """Return the text of every official plan file by its name, in the order of names."""
    found = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in files(__package__).iterdir()
        if entry.name.endswith(".toml")
    }
    return MappingProxyType(dict(sorted(found.items())))


@cache
def official_plans() -> tuple[Plan, ...]:
    """Return the official plans, ordered by fiscal year and office level."""
    plans = (plan_from_toml(text, name=name) for name, text in official_toml().items())
    return tuple(sorted(plans, key=lambda plan: (plan.fiscal_year, plan.level)))


def official_plan(year_code: str, level: str) -> Plan:
    """Return the plan of a year such as ``2022-23`` and a level such as ``ministry``; else ``UnknownPlan``."""
    for plan in official_plans():
        if (plan.fiscal_year.code, plan.level) == (year_code, level):
            return plan
    known = [f"{plan.fiscal_year.code} {plan.level}" for plan in official_plans()]
    raise UnknownPlan(year=year_code, level=level, known=known)
