"""Writes: templates are drafted, checked, and locked when they are issued."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from suchok.core.plan.catalogue import draft_from_toml, official_toml
from suchok.core.plan.catalogue.writing import plan_to_toml
from suchok.core.plan.changed import shifted
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Plan
from suchok.web.accounts.models import User
from suchok.web.audit.actions import next_id, record
from suchok.web.plans.convert import plan_of, plan_of_text
from suchok.web.plans.models import Template
from suchok.web.plans.queries import issued_version


class Replaced(Exception):
    """A version that ``newest`` has replaced would be issued or given to offices."""

    def __init__(self, newest: Template) -> None:
        super().__init__(f"replaced by {newest}")
        self.newest = newest


def must_be_newest(template: Template) -> None:
    """Raise ``Replaced`` where a newer version of a template was issued."""
    newest = issued_version(template)
    if newest is not None and newest.version > template.version:
        raise Replaced(newest)


@transaction.atomic
def load_official_plans() -> int:
    """Add each official plan that has no version yet as version 1; return how many were added."""
    before = Template.objects.count()
    rows = [_first_version(name, text) for name, text in official_toml().items()]
    # The constraint decides what is there already, so that two servers starting at once add each plan once.
    Template.objects.bulk_create(rows, ignore_conflicts=True)
    return Template.objects.count() - before


@transaction.atomic
def copy_template(
    template: Template,
    year: FiscalYear,
    *,
    actor: User | None,
    synthetic: bool = False,
    calendar: Template | None = None,
) -> Template:
    """Return a draft of another year that says what ``template`` says, every day moved to that year.

    ``synthetic`` marks a plan that no authority has published; the deadlines are those of ``calendar`` where it is
    given. The version is the next one of that year.
    """
    plan = replace(shifted(plan_of(template), year), synthetic=synthetic)
    if calendar is not None:
        plan = replace(plan, deadlines=shifted(plan_of(calendar), year).deadlines)
    made = _next_version(plan, plan_to_toml(plan))
    record("template.copy", actor=actor, about=made, copied=str(template))
    made.save(force_insert=True)
    return made


@transaction.atomic
def issue_template(*, template_id: int, actor: User | None) -> Template:
    """Issue a draft, which locks it; a version that was issued before is replaced by it.

    Raises ``BrokenPlan`` with one sentence for what cannot be right in it, and ``Replaced`` for an older version.
    """
    template = Template.objects.select_for_update().get(pk=template_id)
    if template.issued_at is not None:
        return template
    must_be_newest(template)
    plan_of(template)
    template.issued_at = timezone.now()
    record("template.issue", actor=actor, about=template, template=str(template))
    template.save(update_fields=["issued_at"])
    return template


@transaction.atomic
def write_draft(*, template_id: int, plan: Plan, actor: User) -> None:
    """Keep what a draft says now; raises ``BrokenPlan`` for what cannot even be kept, as a title that is empty."""
    template = Template.objects.select_for_update().get(pk=template_id, issued_at=None)
    text = plan_to_toml(plan)
    draft_from_toml(text, name=str(template))
    record("template.edit", actor=actor, about=template)
    template.content = text
    template.save(update_fields=["content"])


@transaction.atomic
def import_template(text: str, *, name: str, actor: User) -> Template:
    """Make a draft of the text of a plan file; raises ``BrokenPlan``."""
    plan = draft_from_toml(text, name=name)
    made = _next_version(plan, text)
    record("template.import", actor=actor, about=made, file=name)
    made.save(force_insert=True)
    return made


@transaction.atomic
def discard_draft(*, template_id: int, actor: User) -> None:
    """Delete a draft; its history stays."""
    template = Template.objects.select_for_update().get(pk=template_id, issued_at=None)
    record("template.discard", actor=actor, about=template, template=str(template))
    template.delete()


def _next_version(plan: Plan, text: str) -> Template:
    earlier = Template.objects.filter(family=plan.family, fiscal_year=plan.fiscal_year.code, level=plan.level)
    return Template(
        pk=next_id(Template),
        family=plan.family,
        fiscal_year=plan.fiscal_year.code,
        level=plan.level,
        version=1 + (earlier.aggregate(newest=Max("version"))["newest"] or 0),
        content=text,
    )


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
