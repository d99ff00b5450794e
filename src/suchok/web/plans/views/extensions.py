"""Later deadlines: the list of those granted, and granting one."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.plan.calendar import Deadline
from suchok.web.accounts.rules import may_change, may_extend_some
from suchok.web.accounts.views.person import signed_in
from suchok.web.plans.actions.extensions import (
    DayIsOver,
    LateAtOnce,
    NoSuchDeadline,
    NotASuperior,
    NotEarlier,
    NotLater,
    TakingBack,
    YearCloses,
    grant_extension,
    shorten_extension,
    withdraw_extension,
)
from suchok.web.plans.forms.extension import ExtensionForm, TakeBackForm
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import extensions_found, extensions_visible_to
from suchok.web.plans.templatetags.workflow import deadline_name
from suchok.web.ui.downloads import csv_download
from suchok.web.ui.templatetags.bangla import day, spoken_name

ROWS_OF_A_PAGE = 50
COLUMNS = ("office", "name", "fiscal_year", "deadline", "until", "reason", "granted_by", "granted_at", "withdrawn")


@login_required
@require_safe
def extensions(request: HttpRequest) -> HttpResponse:
    rows = Paginator(_found(request), ROWS_OF_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": rows,
        "changeable": {each.pk for each in rows if not each.withdrawn and may_change(signed_in(request), each.office)},
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
    except (NotLater, YearCloses) as error:
        form.add_error("until", _day_refused(error))
    return not form.errors


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Shorten an extension, or withdraw it."""
    user = signed_in(request)
    found = get_object_or_404(extensions_visible_to(user).filter(withdrawn=False), pk=pk)
    if not may_change(user, found.office):
        raise Http404
    form = TakeBackForm(request.POST or None, withdraws="withdraw" in request.POST, initial={"until": found.until})
    if form.is_bound and form.is_valid() and _taken_back(request, form, found):
        messages.success(request, _("Done and recorded; deadlines, reminders and calendars follow."))
        return redirect("plans:extensions")
    return render(request, "plans/take_back.html", {"form": form, "extension": found})


def _taken_back(request: HttpRequest, form: TakeBackForm, extension: Extension) -> bool:
    """Shorten or withdraw it; what is not possible stands at its field."""
    said = form.cleaned_data
    act = TakingBack(signed_in(request), said["reason"], timezone.localdate(), confirmed=said["confirmed"])
    try:
        if "withdraw" in request.POST:
            withdraw_extension(extension_id=extension.pk, act=act)
        else:
            shorten_extension(extension_id=extension.pk, until=said["until"], act=act)
    except NoSuchDeadline:
        form.add_error("until", _("The plans of this year set no such day for the office."))
    except (NotEarlier, NotLater, YearCloses) as error:
        form.add_error("until", _day_refused(error))
    except LateAtOnce as error:
        sentence = _(
            "The last day is then %(day)s, which is over: what is sent after it, or was, is late. "
            "Tick this if it is meant."
        )
        form.ask(sentence % {"day": day(error.day)})
    except Extension.DoesNotExist:
        form.add_error(None, _("Somebody else has withdrawn it already."))
    return not form.errors


def _day_refused(error: NotLater | NotEarlier | YearCloses) -> str:
    said = {"day": day(error.day)}
    if isinstance(error, YearCloses):
        return _("The year closes on %(day)s; no day after that can be given.") % said
    if isinstance(error, NotEarlier):
        return _("The day must be earlier than %(day)s, which was granted.") % said
    return _("The new day must be later than %(day)s.") % said


def _found(request: HttpRequest) -> QuerySet[Extension]:
    return extensions_found(signed_in(request), words=request.GET.get("q", ""), order=request.GET.get("sort", ""))


def _csv_rows(found: Iterable[Extension]) -> Iterator[tuple[str, ...]]:
    for each in found:
        by = spoken_name(each.granted_by) if each.granted_by else ""
        named = (each.office.code, spoken_name(each.office), each.fiscal_year, deadline_name(Deadline(each.deadline)))
        granted_at, withdrawn = timezone.localtime(each.granted_at).isoformat(), "1" if each.withdrawn else "0"
        yield (*named, each.until.isoformat(), each.reason, by, granted_at, withdrawn)
