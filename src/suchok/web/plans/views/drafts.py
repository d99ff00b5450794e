"""The draft of a template in the browser: written as a table, checked, issued, discarded."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from suchok.core.plan.catalogue import BrokenPlan, draft_from_toml
from suchok.core.plan.catalogue.checks import check_plan
from suchok.core.plan.catalogue.writing import plan_to_toml
from suchok.core.plan.plan import NotApplicable, Plan, Rule
from suchok.core.plan.unit import Unit
from suchok.web.plans.actions.templates import Replaced, discard_draft, issue_template, write_draft
from suchok.web.plans.convert import draft_of
from suchok.web.plans.forms.template import TypedRow, kinds_of, plan_posted, rows_of_plan, rows_posted
from suchok.web.plans.forms.template_head import NotUnderstood, TypedHead, head_of_plan, head_posted, sent_under
from suchok.web.plans.forms.template_place import fault_said
from suchok.web.plans.models import Template
from suchok.web.plans.queries import issued_version
from suchok.web.plans.views.administrator import administrator, replaced_said
from suchok.web.ui.posting import form_on


@dataclass(frozen=True, slots=True)
class _Typed:
    """A draft as it stands in its form: what is above the table, and the table."""

    head: TypedHead
    rows: Sequence[TypedRow]


@login_required
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    template = get_object_or_404(Template, pk=pk)
    if template.issued_at is not None:
        return redirect("catalogue:plan", year=template.fiscal_year, level=template.level)
    plan = draft_of(template)
    return _draft(request, template, plan, _Typed(head_of_plan(plan), rows_of_plan(plan)))


@login_required
@form_on("templates:draft", "pk")
def write(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    template = _draft_row(pk)
    plan = draft_of(template)
    head = head_posted(request.POST)
    typed = _Typed(head, rows_posted(request.POST, sent_under(head, plan)))
    try:
        written = plan_posted(request.POST, plan)
    except NotUnderstood as error:
        told = {"refusal": str(error), "wrong": error.field.removeprefix("deadline-")}
        return _draft(request, template, plan, typed, **told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "check" in request.POST:
        return _draft(request, template, written, typed)
    if refusal := _kept(request, template, written):
        return _draft(request, template, written, typed, refusal=refusal, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    issued = "issue" in request.POST
    messages.success(request, _("Issued and locked: offices can adopt it.") if issued else _("Saved."))
    return redirect("templates:list") if issued else redirect("templates:draft", pk=pk)


def _kept(request: HttpRequest, template: Template, written: Plan) -> str:
    """Keep what was written, and issue it where that was asked for; return what stands in the way."""
    actor = administrator(request)
    try:
        write_draft(template_id=template.pk, plan=written, actor=actor)
        if "issue" in request.POST and issued_version(template) is not None and "replaces" not in request.POST:
            return _("Saved, and not issued yet: confirm that it replaces the version that was issued before.")
        if "issue" in request.POST:
            issue_template(template_id=template.pk, actor=actor)
    except BrokenPlan as error:
        return fault_said(error)
    except Replaced as error:
        return replaced_said(error)
    return ""


@login_required
@form_on("templates:list")
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    discard_draft(template_id=_draft_row(pk).pk, actor=administrator(request))
    messages.success(request, _("The draft is discarded."))
    return redirect("templates:list")


def _draft(
    request: HttpRequest,
    template: Template,
    plan: Plan,
    typed: _Typed,
    *,
    status: int = HTTPStatus.OK,
    **further: object,
) -> HttpResponse:
    context = {
        "template": template,
        "replaced": issued_version(template),
        "plan": plan,
        "typed": typed,
        "problem": _problem(plan),
        "rules": list(Rule),
        "ways": list(NotApplicable),
        "units": list(Unit),
        "kinds": kinds_of(plan),
        "weights": sum(indicator.weight for indicator in plan.indicators),
        **further,
    }
    return render(request, "plans/draft.html", context, status=status)


def _problem(plan: Plan) -> str:
    """Return the sentence for the first thing in a draft that cannot be right, ``""`` if it can be issued."""
    try:
        check_plan(draft_from_toml(plan_to_toml(plan), name=""), file="")
    except BrokenPlan as error:
        return fault_said(error)
    return ""


def _draft_row(pk: int) -> Template:
    return get_object_or_404(Template, pk=pk, issued_at=None)
