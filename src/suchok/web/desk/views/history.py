"""What happened to an office, a plan or a report: who, when, what, why, before and after."""

from collections.abc import Callable, Iterable, Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from suchok.web.accounts.models import Office, User
from suchok.web.accounts.views.person import signed_in
from suchok.web.audit.models import Entry
from suchok.web.desk.queries.history import entries_found, history_rows, office_for, plan_for, report_for
from suchok.web.desk.templatetags.history import act_said, field_said, value_said
from suchok.web.plans.models import Plan
from suchok.web.reports.models import Report
from suchok.web.ui.downloads import csv_download
from suchok.web.ui.templatetags.bangla import spoken_name

ROWS_OF_A_PAGE = 50
COLUMNS = ("at", "person", "act", "reason", "indicator", "field", "before", "after")
_SUBJECTS: dict[str, Callable[[User, int], tuple[Office | Plan | Report, QuerySet[Entry]] | None]] = {
    "office": office_for,
    "plan": plan_for,
    "report": report_for,
}


@login_required
@require_safe
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    subject, entries = _subject(request, kind, pk)
    page = Paginator(_found(request, entries), ROWS_OF_A_PAGE).get_page(request.GET.get("page"))
    done = sorted({*entries.order_by().values_list("act", flat=True)})
    context = {
        "kind": kind,
        "subject": subject,
        "office": subject if isinstance(subject, Office) else subject.office,
        "acts": [(act, act_said(act)) for act in done],
        "page": page,
        "rows": list(history_rows(page.object_list)),
    }
    return render(request, "desk/history.html", context)


@login_required
@require_safe
def history_file(request: HttpRequest, kind: str, pk: int) -> StreamingHttpResponse:
    """The whole history as CSV, a line for each value that changed."""
    _about, entries = _subject(request, kind, pk)
    return csv_download(f"history-{kind}-{pk}.csv", COLUMNS, _csv_rows(_found(request, entries)))


def _subject(request: HttpRequest, kind: str, pk: int) -> tuple[Office | Plan | Report, QuerySet[Entry]]:
    found = _SUBJECTS[kind](signed_in(request), pk) if kind in _SUBJECTS else None
    if found is None:
        raise Http404
    return found


def _found(request: HttpRequest, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries_found(entries, person=request.GET.get("q", ""), act=request.GET.get("act", ""))


def _csv_rows(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    for row in history_rows(entries):
        entry = row.entry
        who = spoken_name(entry.actor) if entry.actor else ""
        head = (localtime(entry.at).isoformat(), who, act_said(entry.act), entry.reason)
        if not row.changes:
            yield (*head, "", "", "", "")
        for each in row.changes:
            before, after = (value_said(value, each.name) for value in (each.before, each.after))
            yield (*head, each.about, field_said(each.name), before, after)
