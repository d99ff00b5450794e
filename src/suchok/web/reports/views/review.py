"""The queue of whoever reviews: every subordinate office with its report, accepted in bulk or opened one by one."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period, UnknownFiscalYear, last_quarter_before
from suchok.core.text.normalise import normalise
from suchok.core.workflow import Role, Status, Step
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.queries import years_with_templates
from suchok.web.plans.rules import refusal, sign_off, status_name
from suchok.web.reports.actions import accept_reports
from suchok.web.reports.models import Report
from suchok.web.reports.queries import QueueRow, queue_of, reports_visible_to
from suchok.web.ui.downloads import csv_download

PER_PAGE = 100
_ORDERS = {
    "name": lambda row: row.plan.office.sort_key,
    "status": lambda row: (row.status, row.plan.office.sort_key),
    "sent": lambda row: (row.report is None or row.report.submitted_at is None, _sent(row)),
}
WAITING, LATE, NOT_BEGUN = "waiting", "late", "not_begun"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponseBase:
    user = signed_in(request)
    if not any(post.role == Role.REVIEWER for post in user.posts):
        raise Http404
    outcomes = _accepted(request) if request.method == "POST" else []
    year, period = _period(request)
    rows = queue_of(user, year=year, period=period, moment=timezone.now())
    shown = _sorted(_filtered(rows, request), request)
    if request.GET.get("form") == "csv":
        return _csv(shown, year, period)
    context = {
        "rows": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        "count": len(rows),
        "waiting": sum(row.status == Status.SUBMITTED for row in rows),
        "late": sum(row.is_late and row.status in ("", Status.DRAFT, Status.RETURNED) for row in rows),
        "outcomes": outcomes,
        "year": year,
        "years": years_with_templates(),
        "period": period,
        "periods": QUARTERS,
        "show": request.GET.get("show", ""),
        "query": request.GET.get("q", ""),
        "sort": request.GET.get("sort", "name"),
        "sign_off": sign_off(Step.ACCEPT),
    }
    return render(request, "reports/review.html", context)


def _accepted(request: HttpRequest) -> list[tuple[Report, str]]:
    """Accept what was ticked; return each report with what stood in its way."""
    asked = [int(pk) for pk in request.POST.getlist("report") if pk.isascii() and pk.isdigit() and len(pk) < 19]
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


def _filtered(rows: Sequence[QueueRow], request: HttpRequest) -> Sequence[QueueRow]:
    show, words = request.GET.get("show", ""), normalise(request.GET.get("q", "")).casefold().split()
    return [row for row in rows if _is_shown(row, show) and all(word in _words(row) for word in words)]


def _is_shown(row: QueueRow, show: str) -> bool:
    if show == WAITING:
        return row.status == Status.SUBMITTED
    if show == LATE:
        return row.is_late
    return not row.status if show == NOT_BEGUN else show in ("", row.status)


def _words(row: QueueRow) -> str:
    office = row.plan.office
    return f"{office.name_bn} {office.name_en} {office.code}".casefold()


def _sorted(rows: Sequence[QueueRow], request: HttpRequest) -> Sequence[QueueRow]:
    name = request.GET.get("sort", "name")
    ordered = sorted(rows, key=_ORDERS.get(name.removeprefix("-"), _ORDERS["name"]))
    return ordered[::-1] if name.startswith("-") else ordered


def _sent(row: QueueRow) -> float:
    sent = row.report.submitted_at if row.report is not None else None
    return sent.timestamp() if sent is not None else 0.0


def _csv(rows: Sequence[QueueRow], year: FiscalYear, period: Period) -> StreamingHttpResponse:
    columns = ("code", "office", "office_en", "status", "submitted_at", "late", "exempted")
    return csv_download(f"reports-{year.code}-{period}.csv", columns, map(_csv_row, rows))


def _csv_row(row: QueueRow) -> tuple[str, ...]:
    office, report = row.plan.office, row.report
    sent = report.submitted_at.isoformat() if report is not None and report.submitted_at is not None else ""
    status = status_name(row.status) if row.status else _("not begun")
    return (
        office.code,
        office.name_bn,
        office.name_en,
        status,
        sent,
        "1" if row.is_late else "0",
        " ".join(row.exempted),
    )
