"""What people do on the page of a report."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from suchok.core.workflow import Step, StepNotAllowed, Subject
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.steps import ReasonMissing, TooLong, steps_for
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.rules import REFUSALS, refusal, refusal_status, sign_off, step_name
from suchok.web.reports.actions import (
    Kept,
    PeriodNotOpen,
    Typed,
    UnknownCell,
    comment_on,
    return_report,
    save_cells,
    step_report,
)
from suchok.web.reports.convert.page import ReportPage, page_of
from suchok.web.reports.forms import reasons, typed_cells
from suchok.web.reports.models import Report
from suchok.web.reports.queries import cells_of
from suchok.web.reports.rules import question_before
from suchok.web.reports.views.report import refused, report_page, visible
from suchok.web.ui.posting import form_on
from suchok.web.ui.problems import problem, wants_json

_CODES = {UnknownCell: "report.unknown_cell", TooLong: "report.too_long"}


@login_required
@form_on("reports:report", "pk")
def cells(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = visible(request, pk)
    except Http404:
        if wants_json(request):
            raise
        return render(request, "reports/gone.html", {"unsaved": _unsaved(request)}, status=HTTPStatus.NOT_FOUND)
    try:
        kept = save_cells(report_id=pk, typed=typed_cells(request.POST), actor=signed_in(request))
    except (StepNotAllowed, PeriodNotOpen, UnknownCell, TooLong) as error:
        return _not_kept(request, found, error)
    if wants_json(request):
        return JsonResponse(_answer(request, kept, page_of(found, today=timezone.localdate())))
    others = [each for each in kept if not each.is_mine]
    if others:
        return report_page(request, found, status=HTTPStatus.CONFLICT, others=others)
    messages.success(request, _("Saved."))
    return redirect("reports:report", pk=pk)


@login_required
@form_on("reports:report", "pk")
def step(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    try:
        taken = Step(request.POST.get("step", ""))
    except ValueError as error:
        raise Http404 from error
    reason = request.POST.get("reason", "")
    question = _question(request, found, taken)
    if question and not request.POST.get("as_it_is"):
        sentence = _("Nothing was sent yet. %(question)s Confirm below that this is right.") % {"question": question}
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return report_page(request, found, status=status, refusal=sentence, asked=taken, question=question)
    try:
        if taken is Step.RETURN:
            return_report(report_id=pk, reasons=reasons(request.POST), actor=signed_in(request), reason=reason)
        else:
            text = f"{sign_off(taken)} {question}".strip()
            step_report(report_id=pk, step=taken, actor=signed_in(request), reason=reason, text=text)
    except PeriodNotOpen as error:
        return report_page(request, found, status=HTTPStatus.CONFLICT, refusal=refused(error))
    except REFUSALS as error:
        # Where the step is gone, its fields are, too.
        unsaved = _reasons_typed(request) if isinstance(error, StepNotAllowed) else []
        further = {"refusal": refusal(error), "refused": taken, "typed": request.POST, "unsaved": unsaved}
        return report_page(request, found, status=refusal_status(error), **further)
    messages.success(request, _("Done: %(step)s.") % {"step": step_name(taken, Subject.REPORT)})
    return redirect("reports:report", pk=pk) if _still_visible(request, pk) else redirect("desk:work")


@login_required
@form_on("reports:report", "pk")
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible(request, pk)
    code, text = request.POST.get("code", ""), request.POST.get("text", "")
    try:
        comment_on(report_id=pk, code=code, text=text, actor=signed_in(request))
    except (ReasonMissing, TooLong) as error:
        sentence = refusal(error) if isinstance(error, TooLong) else _("Write something first.")
        further = {"uncommented": code, "why": sentence, "typed": request.POST}
        return report_page(request, found, status=HTTPStatus.UNPROCESSABLE_ENTITY, **further)
    except (StepNotAllowed, UnknownCell) as error:
        unsaved = [Typed(code, "comment", text, 0)]
        return report_page(request, found, status=HTTPStatus.CONFLICT, refusal=refused(error), unsaved=unsaved)
    codes = [indicator.code for indicator in plan_of_version(found.plan_version).indicators]
    return redirect(f"{reverse('reports:report', args=[pk])}#row-{codes.index(code)}")


def _not_kept(request: HttpRequest, found: Report, error: Exception) -> HttpResponse:
    sentence = refused(error)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if isinstance(error, TooLong) else HTTPStatus.CONFLICT
    if wants_json(request):
        return problem(_CODES.get(type(error), "report.not_open"), sentence, status)
    return report_page(request, found, status=status, refusal=sentence, unsaved=_unsaved(request, found))


def _unsaved(request: HttpRequest, found: Report | None = None) -> Sequence[Typed]:
    """Return what was typed and says something else than what is kept, so that it can be copied."""
    there = cells_of(found) if found is not None else {}
    kept = {key: cell.text for key, cell in there.items()}
    try:
        typed = typed_cells(request.POST)
    except UnknownCell:
        return []
    return [each for each in typed if each.text.strip() != kept.get((each.code, each.field), "")]


def _reasons_typed(request: HttpRequest) -> Sequence[Typed]:
    said = {"": request.POST.get("reason", ""), **reasons(request.POST)}
    return [Typed(code, "reason", text, 0) for code, text in said.items() if text.strip()]


def _question(request: HttpRequest, found: Report, taken: Step) -> str:
    """Return what has to be confirmed before a step that the person may take."""
    if taken not in steps_for(found, signed_in(request)):
        return ""
    return question_before(taken, page_of(found, today=timezone.localdate()))


def _still_visible(request: HttpRequest, pk: int) -> bool:
    try:
        visible(request, pk)
    except Http404:
        return False
    return True


def _answer(request: HttpRequest, kept: Sequence[Kept], page: ReportPage) -> dict[str, object]:
    codes = {each.typed.code for each in kept}
    rows = {
        row.official.code: render_to_string(
            "reports/beside.html", {"row": row, "page": page, "editable": True}, request
        )
        for row in page.rows
        if row.official.code in codes
    }
    return {
        "cells": [
            {
                "name": f"{each.typed.field}:{each.typed.code}",
                "version": each.cell.version,
                "text": each.cell.text,
                "mine": each.is_mine,
                "by": str(each.cell.changed_by or ""),
            }
            for each in kept
        ],
        "rows": rows,
        "totals": render_to_string("reports/totals.html", {"page": page}, request),
    }
