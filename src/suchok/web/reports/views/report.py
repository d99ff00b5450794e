"""A report as it stands: its page, what changed, its values in order, its files."""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from suchok.core.plan.fiscal_year import Period
from suchok.core.workflow import MOVES, Status, Step, StepNotAllowed, Subject
from suchok.documents.writers import Format, write
from suchok.web.accounts.queries.offices import closing_of
from suchok.web.accounts.views.person import signed_in
from suchok.web.evidence.models import Evidence
from suchok.web.plans.actions.steps import steps_for
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.queries import extended_to, extensions_of, last_day_of, phase_under, plans_visible_to
from suchok.web.plans.rules import refusal, sign_off, step_name
from suchok.web.reports.actions import PeriodNotOpen, UnknownCell, begin_report
from suchok.web.reports.convert.filled import filled_report
from suchok.web.reports.convert.page import page_of
from suchok.web.reports.convert.versions import as_version, differences
from suchok.web.reports.models import Report
from suchok.web.reports.queries import cells_of, earlier_reports, last_versions, reports_visible_to
from suchok.web.reports.rules import question_before
from suchok.web.ui.downloads import file_download
from suchok.web.ui.numbers import number_in
from suchok.web.ui.posting import form_on

# A report is returned with the reasons at its indicators; only plans are amended.
_ON_THE_PAGE = MOVES - {Step.RETURN, Step.AMEND}
_SENT = (Status.SUBMITTED, Status.ACCEPTED)
FORMATS = (Format.PDF, Format.DOCX, Format.XLSX)


@login_required
@form_on("desk:work")
def begin(request: HttpRequest) -> HttpResponse:
    plan = get_object_or_404(plans_visible_to(signed_in(request)), pk=number_in(request.POST.get("plan")))
    try:
        period = Period(request.POST.get("period", ""))
        begun = begin_report(plan_id=plan.pk, period=period, actor=signed_in(request))
    except (ValueError, StepNotAllowed) as error:
        raise Http404 from error
    except PeriodNotOpen:
        messages.error(
            request, _("This report cannot be written now: its period has not begun, or its year is closed.")
        )
        return HttpResponseRedirect(reverse("desk:work"))
    return redirect("reports:report", pk=begun.pk)


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    return report_page(request, visible(request, pk))


@login_required
@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    versions = list(last_versions(found))
    # What was mended and is still in the office stands beside what was last sent.
    now = as_version(cells_of(found)) if Status(found.status) not in _SENT else None
    said = [version.cells for version in versions]
    before, after = (
        (said[0], now) if now is not None and said else (said[1] if len(said) > 1 else {}, said[0] if said else {})
    )
    rows = differences(plan_of_version(found.plan_version), before, after)
    return render(request, "reports/changes.html", {"report": found, "rows": rows, "versions": versions})


@login_required
@require_safe
def values(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    return render(request, "reports/values.html", {"report": found, "page": page_of(found, today=timezone.localdate())})


@login_required
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    form = request.GET.get("form")
    if form not in FORMATS:
        raise Http404
    filled = filled_report(found, cells_of(found), earlier_reports(found), today=timezone.localdate())
    written = write(filled.document, Format(form), plan=filled.plan, timestamp=timezone.now())
    name = f"{found.office.code}-{found.plan.fiscal_year}-{found.period}.{form}"
    return file_download(name, written.content, written.media_type)


def report_page(request: HttpRequest, found: Report, *, status: int = HTTPStatus.OK, **further: object) -> HttpResponse:
    """Answer with the page of a report; ``further`` is what a refused form has to say."""
    user = signed_in(request)
    page = page_of(found, today=timezone.localdate())
    period, official = Period(found.period), page.filled.plan
    extensions = extensions_of(found.office, official.fiscal_year.code)
    phase = phase_under(period, official, extensions, timezone.now())
    steps = steps_for(found, user)
    if not phase.is_open:
        steps -= {Step.EDIT, Step.FORWARD, Step.SUBMIT}
    asked = Step.SUBMIT if Step.SUBMIT in steps else None
    context = {
        "report": found,
        "page": page,
        "phase": phase,
        "due": last_day_of(period, official, extensions),
        "is_extended": extended_to(period, extensions) is not None,
        "editable": Step.EDIT in steps,
        "commentable": Step.COMMENT in steps,
        "returnable": Step.RETURN in steps,
        "steps": [
            (step, step_name(step, Subject.REPORT), sign_off(step)) for step in Step if step in steps & _ON_THE_PAGE
        ],
        # What the officer types on the page changes what is asked; the head's page stays as it is.
        "asked": asked,
        "question": question_before(asked, page) if asked is not None else "",
        "formats": FORMATS,
        "closing": closing_of(found.office),
        "kinds": Evidence.Kind.values,
        **further,
    }
    return render(request, "reports/report.html", context, status=status)


def visible(request: HttpRequest, pk: int) -> Report:
    """Return a report that the person may read, or answer 404."""
    return get_object_or_404(reports_visible_to(signed_in(request)), pk=pk)


def not_open() -> str:
    """Return the sentence for a report that cannot be written on this day."""
    return _("This report cannot be written now: its period has not begun, or its year is closed.")


def refused(error: Exception) -> str:
    """Return the sentence for something that cannot be done with a report now."""
    if isinstance(error, UnknownCell):
        return _("The page is older than the plan: reload it; what you typed stays in this browser.")
    if isinstance(error, PeriodNotOpen):
        return not_open()
    return refusal(error)
