"""The catalogue: what each year's official plan says, as data. A new plan is one new TOML file."""

from suchok.core.plan.catalogue.errors import BrokenPlan, UnknownPlan
from suchok.core.plan.catalogue.loading import draft_from_toml, plan_from_toml
from suchok.core.plan.catalogue.official import official_plan, official_plans, official_toml

__all__ = [
    "BrokenPlan",
    "UnknownPlan",
    "draft_from_toml",
    "official_plan",
    "official_plans",
    "official_toml",
    "plan_from_toml",
]
