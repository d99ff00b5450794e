"""Later deadlines: the list of those granted, and granting one."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.plan.calendar import Deadline
from suchok.web.accounts.rules import may_extend_some
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.extensions import DayIsOver, NoSuchDeadline, NotASuperior, NotLater, grant_extension
from suchok.web.plans.forms.extension import ExtensionForm
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import extensions_found
from suchok.web.plans.templatetags.workflow import deadline_name
from suchok.web.ui.downloads import csv_download
from suchok.web.ui.templatetags.bangla import day, spoken_name

ROWS_OF_A_PAGE = 50
COLUMNS = ("office", "name", "fiscal_year", "deadline", "until", "reason", "granted_by", "granted_at")


@login_required
@require_safe
def extensions(request: HttpRequest) -> HttpResponse:
    context = {
        "rows": Paginator(_found(request), ROWS_OF_A_PAGE).get_page(request.GET.get("page")),
        "sort": request.GET.get("sort") or "-granted",
        "columns": (("office", _("Office")), ("until", _("New last day")), ("granted", _("Granted"))),
        "may_grant": may_extend_some(signed_in(request)),
    }
    return render(request, "plans/extensions.html", context)


@login_required
@require_safe
def extensions_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every extension of the list as CSV."""
    return csv_download("extensions.csv", COLUMNS, _csv_rows(_found(request).iterator(chunk_size=2000)))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not may_extend_some(user):
        raise Http404
    form = ExtensionForm(request.POST or None, user=user, initial={"office": request.GET.get("office", "")})
    if form.is_bound and form.is_valid() and _granted(request, form):
        messages.success(request, _("The later day is granted and recorded."))
        return redirect("plans:extensions")
    return render(request, "plans/grant.html", {"form": form})


def _granted(request: HttpRequest, form: ExtensionForm) -> bool:
    """Grant it; what is not possible stands at its field."""
    try:
        grant_extension(form.extension(), actor=signed_in(request), today=timezone.localdate())
    except NotASuperior:
        form.add_error("office", _("Only a superior office can give this office more time."))
    except NoSuchDeadline:
        form.add_error("deadline", _("The plans of this year set no such day for the office."))
    except DayIsOver:
        form.add_error("until", _("This day is over; choose today or a later day."))
    except NotLater as error:
        form.add_error("until", _("The new day must be later than %(day)s.") % {"day": day(error.day)})
    return not form.errors


def _found(request: HttpRequest) -> QuerySet[Extension]:
    return extensions_found(signed_in(request), words=request.GET.get("q", ""), order=request.GET.get("sort", ""))


def _csv_rows(found: Iterable[Extension]) -> Iterator[tuple[str, ...]]:
    for each in found:
        by = spoken_name(each.granted_by) if each.granted_by else ""
        named = (each.office.code, spoken_name(each.office), each.fiscal_year, deadline_name(Deadline(each.deadline)))
        yield (*named, each.until.isoformat(), each.reason, by, timezone.localtime(each.granted_at).isoformat())
