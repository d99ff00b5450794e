"""Reads of issued templates, which are open to everyone."""

from django.db.models import QuerySet

from suchok.core.plan.plan import Plan
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Template


def issued_templates() -> QuerySet[Template]:
    """The newest version of each plan, newest year first."""
    newest = Template.objects.order_by("fiscal_year", "level", "family", "-version").distinct(
        "fiscal_year", "level", "family"
    )
    return Template.objects.filter(pk__in=newest.values("pk")).order_by("-fiscal_year", "pk")


def issued_plans() -> tuple[Plan, ...]:
    """The plans of ``issued_templates``, as ``core`` needs them to check a document."""
    return tuple(plan_of(template) for template in issued_templates())
