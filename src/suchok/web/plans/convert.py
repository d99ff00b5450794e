"""Rows ⇄ core values."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from suchok.core.plan.catalogue import draft_from_toml, plan_from_toml
from suchok.core.plan.changed import Targets, with_exemptions, with_targets
from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Value
from suchok.core.text.normalise import normalise
from suchok.core.text.written import written_value
from suchok.web.plans.models import PlanVersion, Template


@lru_cache(maxsize=256)
def plan_of_text(text: str, *, name: str) -> Plan:
    """Return the plan that a template's text describes."""
    return plan_from_toml(text, name=name)


def plan_of(template: Template) -> Plan:
    """Return the plan of a row."""
    return plan_of_text(template.content, name=str(template))


def draft_of(template: Template) -> Plan:
    """Return the plan of a draft, in which sums and orders may still be wrong."""
    return draft_from_toml(template.content, name=str(template))


def plan_of_version(version: PlanVersion) -> Plan:
    """Return the plan of an office: its template with what the office set, and without what does not apply to it."""
    official = plan_of(version.template)
    own = with_targets(official, _targets(version)) if version.targets else official
    return with_exemptions(own, version.exemptions) if version.exemptions else own


def _targets(version: PlanVersion) -> Targets:
    return {
        code: {int(level): written_value(normalise(typed or "")).value for level, typed in levels.items()}
        for code, levels in version.targets.items()
    }


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One target that says something else in the newer of two versions; without a ``level``, one exemption."""

    official: Indicator
    level: int | None
    before: Value | str | None
    after: Value | str | None


def plan_differences(before: PlanVersion, after: PlanVersion) -> tuple[PlanDifference, ...]:
    """Return the targets and the exemptions that changed from one version of a plan to another."""
    older = {indicator.code: indicator for indicator in plan_of_version(before).indicators}
    return tuple(
        difference
        for indicator in plan_of_version(after).indicators
        for difference in _differences(older.get(indicator.code), indicator)
    )


def _differences(before: Indicator | None, after: Indicator) -> Iterator[PlanDifference]:
    targets = {} if before is None else before.targets
    for level, target in after.targets.items():
        if (said := targets.get(level)) != target:
            yield PlanDifference(after, level, said, target)
    exemption = None if before is None else before.exemption
    if exemption != after.exemption:
        yield PlanDifference(after, None, exemption, after.exemption)
