"""The queue of whoever reviews: every subordinate office with its report, accepted in bulk or opened one by one."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period, UnknownFiscalYear, last_quarter_before
from suchok.core.workflow import Role, Status, Step
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.models import Plan
from suchok.web.plans.queries import years_with_templates
from suchok.web.plans.rules import refusal, sign_off, status_name
from suchok.web.reports.actions import accept_reports
from suchok.web.reports.models import Report
from suchok.web.reports.queries import reports_visible_to
from suchok.web.reports.queries.queue import (
    QueueRow,
    in_order,
    late,
    not_begun,
    not_sent,
    queue_of,
    queue_of_country,
    rows_of,
    totals_of,
    waiting,
    with_status,
    with_words,
)
from suchok.web.ui.downloads import csv_download
from suchok.web.ui.numbers import number_in

PER_PAGE = 100
_SHOWN = {
    "": Q(),
    "waiting": waiting(),
    "late": late(),
    "not_sent": not_sent(),
    "not_begun": not_begun(),
    **{status.value: with_status(status) for status in Status},
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponseBase:
    user = signed_in(request)
    if not user.holds(Role.REVIEWER):
        raise Http404
    outcomes = _accepted(request) if request.method == "POST" else []
    year, period = _period(request)
    queue = queue_of(user, year=year, period=period, moment=timezone.now())
    wanted = _wanted(request)
    shown = in_order(queue.filter(wanted), request.GET.get("sort", "name"))
    if request.GET.get("form") == "csv":
        return _csv(rows_of(shown), year, period)
    totals = totals_of(queue, shown=wanted)
    # Counted already with the other numbers of the queue.
    pages = Paginator(range(totals.shown), PER_PAGE).get_page(request.GET.get("page"))
    context = _choices(request, year, period) | {
        "rows": _rows_on(shown, pages.number),
        "pages": pages,
        "totals": totals,
        "outcomes": outcomes,
        "sign_off": sign_off(Step.ACCEPT),
    }
    if request.method == "POST" and not outcomes:
        context["refusal"] = _("Nothing was accepted: tick at least one report first.")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if "refusal" in context else HTTPStatus.OK
    return render(request, "reports/review.html", context, status=status)


@login_required
@require_safe
def country(request: HttpRequest) -> HttpResponseBase:
    """Every office of the country with its report, for who sees all of them; nobody reviews here."""
    user = signed_in(request)
    if not user.holds(Role.ADMINISTRATOR, Role.AUDITOR):
        raise Http404
    year, period = _period(request)
    queue = queue_of_country(user, year=year, period=period, moment=timezone.now())
    shown = in_order(queue.filter(_wanted(request)), request.GET.get("sort", "name"))
    if request.GET.get("form") == "csv":
        return _csv(rows_of(shown), year, period)
    pages = Paginator(range(shown.count()), PER_PAGE).get_page(request.GET.get("page"))
    context = _choices(request, year, period) | {"rows": _rows_on(shown, pages.number), "pages": pages}
    return render(request, "reports/country.html", context)


def _rows_on(shown: QuerySet[Plan], page: int) -> list[QueueRow]:
    return rows_of(shown[(page - 1) * PER_PAGE : page * PER_PAGE])


def _choices(request: HttpRequest, year: FiscalYear, period: Period) -> dict[str, Any]:
    """Return what the forms above a queue offer, and what was chosen."""
    return {
        "year": year,
        "years": years_with_templates(),
        "period": period,
        "periods": QUARTERS,
        "show": request.GET.get("show", ""),
        "query": request.GET.get("q", ""),
        "sort": request.GET.get("sort", "name"),
    }


def _accepted(request: HttpRequest) -> list[tuple[Report, str]]:
    """Accept what was ticked; return each report with what stood in its way."""
    asked = [pk for text in request.POST.getlist("report") if (pk := number_in(text)) is not None]
    reports = {report.pk: report for report in reports_visible_to(signed_in(request)).filter(pk__in=asked)}
    outcomes = accept_reports(report_ids=reports, actor=signed_in(request), text=sign_off(Step.ACCEPT))
    return [(reports[pk], refusal(error) if error is not None else "") for pk, error in outcomes.items()]


def _period(request: HttpRequest) -> tuple[FiscalYear, Period]:
    """Return the year and the period that was asked for, else the last quarter that is over."""
    last_year, last_period = last_quarter_before(timezone.localdate())
    try:
        year = FiscalYear.from_code(request.GET.get("year", last_year.code))
        return year, Period(request.GET.get("period", last_period))
    except (UnknownFiscalYear, ValueError) as error:
        raise Http404 from error


def _wanted(request: HttpRequest) -> Q:
    """Return what tells the rows that were asked for: one of ``_SHOWN``, with the words."""
    return _SHOWN.get(request.GET.get("show", ""), Q()) & with_words(request.GET.get("q", ""))


def _csv(rows: Iterable[QueueRow], year: FiscalYear, period: Period) -> StreamingHttpResponse:
    columns = ("code", "office", "office_en", "status", "submitted_at", "late", "exempted")
    return csv_download(f"reports-{year.code}-{period}.csv", columns, map(_csv_row, rows))


def _csv_row(row: QueueRow) -> tuple[str, ...]:
    sent = timezone.localtime(row.submitted_at).isoformat() if row.submitted_at is not None else ""
    status = status_name(row.status) if row.status else _("not begun")
    late, exempted = "1" if row.is_late else "0", " ".join(row.exempted)
    return row.code, row.name_bn, row.name_en, status, sent, late, exempted
