"""Reads: the evidence of a plan's period, for whoever may read the report on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from suchok.core.plan.fiscal_year import Period
from suchok.web.evidence.models import Evidence
from suchok.web.plans.models import Plan


def evidence_of(plan: Plan, period: Period) -> QuerySet[Evidence]:
    """Return the evidence of a period that was not removed, in the order in which it was added."""
    found = Evidence.objects.filter(plan=plan, period=period.value, removed_at=None)
    return found.select_related("added_by").order_by("added_at", "pk")


def by_indicator(evidence: QuerySet[Evidence]) -> Mapping[str, Sequence[Evidence]]:
    """Return evidence by the code of its indicator."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for each in evidence:
        found[each.code].append(each)
    return found
