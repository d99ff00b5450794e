"""Writes: templates are only ever added."""

from django.db import transaction
from django.utils import timezone

from suchok.core.plan.catalogue import official_toml
from suchok.web.plans.convert import plan_of_text
from suchok.web.plans.models import Template


@transaction.atomic
def load_official_plans() -> int:
    """Add each official plan that has no version yet as version 1; return how many were added."""
    before = Template.objects.count()
    rows = [_first_version(name, text) for name, text in official_toml().items()]
    # The constraint decides what is there already, so that two servers starting at once add each plan once.
    Template.objects.bulk_create(rows, ignore_conflicts=True)
    return Template.objects.count() - before


def _first_version(name: str, text: str) -> Template:
    plan = plan_of_text(text, name=name)
    return Template(
        family=plan.family,
        fiscal_year=plan.fiscal_year.code,
        level=plan.level,
        version=1,
        content=text,
        issued_at=timezone.now(),
    )
