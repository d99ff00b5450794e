"""The plan of an office: its table, its versions, its steps."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from suchok.core.plan.plan import Indicator
from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.core.plan.targets import Fault
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.workflow import MOVES, Step, Subject
from suchok.documents.writers import Format, write
from suchok.web.accounts.queries.offices import closing_of
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.plans import WrongTargets, amend_plan, set_plan, step_plan
from suchok.web.plans.actions.steps import steps_for
from suchok.web.plans.convert import plan_differences, plan_of_version
from suchok.web.plans.forms.plan import target_fields, typed_exemptions, typed_targets, unsaved_words
from suchok.web.plans.models import Plan
from suchok.web.plans.queries import (
    last_day_to_amend,
    plan_that_follows,
    plans_merged_into,
    plans_visible_to,
    versions_of,
)
from suchok.web.plans.rules import REFUSALS, refusal, refusal_status, sign_off, step_name
from suchok.web.plans.table import plan_table
from suchok.web.ui.downloads import file_download
from suchok.web.ui.posting import form_on

FORMATS = (Format.PDF, Format.DOCX, Format.XLSX)


@login_required
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _visible(request, pk))


@login_required
@form_on("plans:plan", "pk")
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    try:
        exemptions = typed_exemptions(request.POST)
        set_plan(plan_id=pk, targets=typed_targets(request.POST), exemptions=exemptions, actor=signed_in(request))
    except WrongTargets as error:
        status, sentence = HTTPStatus.UNPROCESSABLE_ENTITY, _("Not saved: some targets cannot stand.")
        return _page(request, found, status=status, faults=error.faults, refusal=sentence, typed=request.POST)
    except REFUSALS as error:
        return _page(request, found, status=refusal_status(error), refusal=refusal(error), typed=request.POST)
    messages.success(request, _("Saved."))
    return redirect("plans:plan", pk=pk)


@login_required
@form_on("plans:plan", "pk")
def step(request: HttpRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    try:
        taken = Step(request.POST.get("step", ""))
    except ValueError as error:
        raise Http404 from error
    actor, reason = signed_in(request), request.POST.get("reason", "")
    try:
        if taken is Step.AMEND:
            amend_plan(plan_id=pk, actor=actor, reason=reason, today=timezone.localdate())
        else:
            step_plan(plan_id=pk, step=taken, actor=actor, reason=reason, text=sign_off(taken))
    except REFUSALS as error:
        status, sentence = refusal_status(error), refusal(error)
        return _page(request, found, status=status, refusal=sentence, refused=taken, typed=request.POST)
    messages.success(request, _("Done: %(step)s.") % {"step": step_name(taken, Subject.PLAN)})
    return redirect("plans:plan", pk=pk) if plans_visible_to(actor).filter(pk=pk).exists() else redirect("desk:work")


@login_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    form = request.GET.get("form")
    if form not in FORMATS:
        raise Http404
    official = plan_of_version(versions_of(found)[0])
    document = Document(Source("", "suchok", "", plan_key=official.key), None, (sheet_of_plan(official),), (), ())
    written = write(document, Format(form), plan=official, timestamp=timezone.now())
    return file_download(f"{found.office.code}-{found.fiscal_year}.{form}", written.content, written.media_type)


def _page(
    request: HttpRequest,
    found: Plan,
    *,
    status: int = HTTPStatus.OK,
    faults: Mapping[tuple[str, int], Fault] = MappingProxyType({}),
    **further: object,
) -> HttpResponse:
    versions = versions_of(found)
    official = plan_of_version(versions[0])
    steps = steps_for(found, signed_in(request))
    last_day = last_day_to_amend(official, found.office) if Step.AMEND in steps else None
    if last_day is not None and timezone.localdate() > last_day:
        steps -= {Step.AMEND}
    context = {
        "plan": official,
        "row": found,
        "table": plan_table(official),
        "versions": versions,
        "differences": plan_differences(versions[1], versions[0]) if len(versions) > 1 else (),
        "exempted": [each for each in official.indicators if each.exemption is not None],
        "exemptable": _exemptable(official, request) if Step.EDIT in steps else [],
        "settable": target_fields(official, request.POST, faults) if Step.EDIT in steps else [],
        "steps": [(step, step_name(step, Subject.PLAN), sign_off(step)) for step in Step if step in steps & MOVES],
        "last_day_to_amend": last_day,
        "unsaved": unsaved_words(request.POST, official, steps),
        "formats": FORMATS,
        "closing": closing_of(found.office),
        "followed_by": plan_that_follows(found, signed_in(request)),
        "merged": plans_merged_into(found, signed_in(request)),
        **further,
    }
    return render(request, "plans/plan.html", context, status=status)


def _exemptable(official: OfficialPlan, request: HttpRequest) -> Sequence[tuple[Indicator, str]]:
    """Return every indicator with the reason that was typed just now, else the one that is kept."""
    typed = typed_exemptions(request.POST)
    return [(each, typed.get(each.code, each.exemption or "")) for each in official.indicators]


def _visible(request: HttpRequest, pk: int) -> Plan:
    return get_object_or_404(plans_visible_to(signed_in(request)), pk=pk)
