"""Rows ⇄ core values."""

from functools import lru_cache

from suchok.core.plan.catalogue import plan_from_toml
from suchok.core.plan.plan import Plan
from suchok.web.plans.models import Template


@lru_cache(maxsize=256)
def plan_of_text(text: str, *, name: str) -> Plan:
    """Return the plan that a template's text describes."""
    return plan_from_toml(text, name=name)


def plan_of(template: Template) -> Plan:
    """Return the plan of a row."""
    return plan_of_text(template.content, name=str(template))
