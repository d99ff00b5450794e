"""The tree of offices, one office, the list, and what is done with an office."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from suchok.core.workflow import Role
from suchok.web.accounts.actions import offices as actions
from suchok.web.accounts.actions.offices import NotPossible, OfficeFacts
from suchok.web.accounts.forms.offices import OccasionForm, OfficeForm, SingleHandedForm, TargetForm
from suchok.web.accounts.models import Office
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.queries.offices import chain_of, history_of, invitations_open, offices_found, staffing_of
from suchok.web.accounts.queries.order import name_key
from suchok.web.accounts.queries.tree import tree
from suchok.web.accounts.rules import may_admit, may_change, may_import, may_open_below
from suchok.web.accounts.views.person import signed_in
from suchok.web.ui.downloads import csv_download
from suchok.web.ui.numbers import number_in

ROWS_OF_A_PAGE = 50
COLUMNS = ("code", "superior_code", "name_bn", "name_en", "kind", "level", "geographic_code", "memo_code")


@login_required
@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    level = tree(user, number_in(request.GET.get("open")), number_in(request.GET.get("page")) or 1)
    context = {"level": level, "may_open": may_open_below(user, None), "may_import": may_import(user)}
    return render(request, "accounts/offices.html", context)


@login_required
@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    rows = Paginator(_found(request), ROWS_OF_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": rows,
        "sort": request.GET.get("sort") or "name",
        "state": request.GET.get("state", "open"),
        "states": (("open", _("Open")), ("closed", _("Closed")), ("all", _("All"))),
        "columns": (("name", _("Name")), ("code", _("Code")), ("kind", _("Kind")), ("opened", _("Open since"))),
    }
    return render(request, "accounts/office_list.html", context)


@login_required
@require_safe
def office_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every office of the list as CSV, in the columns in which offices are also imported."""
    return csv_download("offices.csv", COLUMNS, _csv_rows(_found(request).iterator(chunk_size=2000)))


@login_required
@require_safe
def office(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_object_or_404(offices_visible_to(user).select_related("superior", "merged_into"), pk=pk)
    below = found.subordinates.order_by("closed_on", name_key(), "pk")
    context = {
        "office": found,
        "chain": chain_of(found, user),
        "below": Paginator(below, ROWS_OF_A_PAGE).get_page(request.GET.get("page")),
        "seats": [(each, may_admit(user, each.post.office, Role(each.post.role))) for each in staffing_of(found)],
        "invitations": invitations_open(found) if may_change(user, found) else [],
        "history": history_of(found)[:ROWS_OF_A_PAGE],
        "may_change": may_change(user, found),
        "may_open": may_open_below(user, found),
    }
    return render(request, "accounts/office.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_office(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = signed_in(request)
    superior = None if pk is None else get_object_or_404(offices_visible_to(user), pk=pk)
    if not may_open_below(user, superior):
        raise Http404
    form = OfficeForm(request.POST or None, user=user)
    done = _done(form, lambda: actions.open_office(form.occasion(), superior_id=pk, facts=form.facts()))
    if done is not None:
        messages.success(request, _("The office is open."))
        return redirect("accounts:office", done.pk)
    context = {"form": form, "office": superior, "title": gettext_lazy("Open an office"), "act": gettext_lazy("Open")}
    return render(request, "accounts/act.html", context)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done with one office: its form, its words, and the action."""

    form: type[OccasionForm]
    title: Promise | str
    button: Promise | str
    do: "Callable[[OccasionForm, int], Office]"


def _change(form: OccasionForm, pk: int) -> Office:
    assert isinstance(form, OfficeForm)  # noqa: S101
    return actions.change_office(form.occasion(), office_id=pk, facts=form.facts())


ACTS = {
    "change": Act(OfficeForm, gettext_lazy("Change the facts of the office"), gettext_lazy("Save"), _change),
    "move": Act(
        TargetForm,
        gettext_lazy("Move the office with all below it"),
        gettext_lazy("Move"),
        lambda form, pk: actions.move_office(form.occasion(), office_id=pk, to_id=form.cleaned_data["to"].pk),
    ),
    "merge": Act(
        TargetForm,
        gettext_lazy("Merge the office into another"),
        gettext_lazy("Merge"),
        lambda form, pk: actions.merge_office(form.occasion(), office_id=pk, into_id=form.cleaned_data["to"].pk),
    ),
    "close": Act(
        OccasionForm,
        gettext_lazy("Close the office"),
        gettext_lazy("Close"),
        lambda form, pk: actions.close_office(form.occasion(), office_id=pk),
    ),
    "reopen": Act(
        OccasionForm,
        gettext_lazy("Reopen the office"),
        gettext_lazy("Reopen"),
        lambda form, pk: actions.reopen_office(form.occasion(), office_id=pk),
    ),
    "single-handed": Act(
        SingleHandedForm,
        gettext_lazy("Register as single-handed"),
        gettext_lazy("Save"),
        lambda form, pk: actions.register_single_handed(
            form.occasion(), office_id=pk, is_single_handed=form.cleaned_data["is_single_handed"]
        ),
    ),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do one of ``ACTS``."""
    user = signed_in(request)
    found = get_object_or_404(offices_visible_to(user), pk=pk)
    if name not in ACTS or not may_change(user, found):
        raise Http404
    chosen = ACTS[name]
    form = chosen.form(request.POST or None, user=user, initial=_facts_of(found))
    if _done(form, lambda: chosen.do(form, pk)) is not None:
        messages.success(request, _("It is done and recorded."))
        return redirect("accounts:office", pk)
    return render(
        request,
        "accounts/act.html",
        {"form": form, "office": found, "title": chosen.title, "act": chosen.button},
    )


def _done(form: OccasionForm, do: Callable[[], Office]) -> Office | None:
    """Do it if the form is filled in well; what is not possible stands at its field."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return do()
    except NotPossible as trouble:
        form.add_error(trouble.field, trouble.sentence)
        return None


def _facts_of(found: Office) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(found, name) for name in OfficeFacts.__slots__}
    return facts | {"is_single_handed": bool(found.single_handed_reason)}


def _found(request: HttpRequest) -> QuerySet[Office]:
    asked = request.GET
    return offices_found(
        signed_in(request), words=asked.get("q", ""), order=asked.get("sort", ""), state=asked.get("state", "open")
    )


def _csv_rows(found: Iterable[Office]) -> Iterator[tuple[str, ...]]:
    for each in found:
        superior = each.superior.code if each.superior else ""
        yield (each.code, superior, *(getattr(each, name) for name in COLUMNS[2:]))
