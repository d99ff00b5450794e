"""A file of offices: chosen, looked at, taken over."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suchok.documents.readers.records import UnreadableList
from suchok.web.accounts.actions import imports as actions
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.forms.imports import FileForm, new_levels_of
from suchok.web.accounts.forms.offices import OccasionForm
from suchok.web.accounts.models import OfficeImport, OfficeImportRow
from suchok.web.accounts.rules import may_import
from suchok.web.accounts.templatetags.offices import column_name
from suchok.web.accounts.views.person import signed_in

ROWS_OF_A_PAGE = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not may_import(user):
        raise Http404
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect("accounts:import", actions.lay_out(actor=user, name=file.name, data=file.read()).pk)
        except (UnreadableList, NotPossible) as refusal:
            form.add_error("file", refused(refusal))
    return render(request, "accounts/import_choose.html", {"form": form, "columns": actions.COLUMNS})


@login_required
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty file with every column."""
    head = {"Content-Disposition": 'attachment; filename="offices-template.csv"'}
    line = "\ufeff" + ",".join(actions.COLUMNS) + "\r\n"
    return HttpResponse(line, content_type="text/csv; charset=utf-8", headers=head)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = signed_in(request)
    run = get_object_or_404(OfficeImport.objects.filter(made_by=user), pk=pk)
    form = OccasionForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_over(form.occasion(), run_id=pk)
        except NotPossible as trouble:
            form.add_error(trouble.field, trouble.sentence)
        else:
            messages.success(request, _("The offices were taken over."))
            return redirect("accounts:offices")
    outcome = request.GET.get("outcome") or ("wrong" if run.wrong else "changed" if run.changed else "new")
    rows = Paginator(run.rows.filter(outcome=outcome).order_by("number"), ROWS_OF_A_PAGE)
    context = {
        "run": run,
        "form": form,
        "outcome": outcome,
        "rows": rows.get_page(request.GET.get("page")),
        "new_levels": new_levels_of(run),
        "outcomes": [(value, name, getattr(run, value)) for value, name in _outcomes().items()],
    }
    return render(request, "accounts/import.html", context)


def _outcomes() -> dict[str, str]:
    outcome = OfficeImportRow.Outcome
    return {
        outcome.WRONG.value: _("With mistakes"),
        outcome.NEW.value: _("New"),
        outcome.CHANGED.value: _("Changed"),
        outcome.UNCHANGED.value: _("Unchanged"),
    }


def refused(refusal: UnreadableList | NotPossible) -> str:
    """Return the sentence for a file that is refused as a whole."""
    if isinstance(refusal, NotPossible):
        return refusal.sentence
    if refusal.reason == "columns":
        return _("These columns are missing: %(names)s.") % {"names": ", ".join(map(column_name, refusal.missing))}
    return {
        "empty": _("The file is empty."),
        "too_large": _("The file has far more cells than any list: at most 2,000,000 are read."),
        "headings": _("The file has no rows below its headings."),
        "encoding": _("The file is not in UTF-8: save it as “CSV UTF-8” or as an Excel workbook."),
    }.get(refusal.reason, _("The file is damaged, or neither CSV nor an Excel workbook."))
