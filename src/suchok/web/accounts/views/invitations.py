"""Invitations from a file: chosen, looked at, sent. Between the two the rows travel in the page, signed."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from suchok.documents.readers.records import Record, UnreadableList
from suchok.web.accounts.actions.invitations import COLUMNS, Line, Outcome, lines_judged, lines_of, take_all
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.forms.imports import FileForm
from suchok.web.accounts.rules import may_import
from suchok.web.accounts.views.imports import refused
from suchok.web.accounts.views.person import signed_in
from suchok.web.ui.templatetags.bangla import digits

_SALT = "suchok.accounts.invitations"
_OPEN_FOR_SECONDS = 3600


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def from_file(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not may_import(user):
        raise Http404
    form = FileForm(request.POST or None, request.FILES or None)
    lines: tuple[Line, ...] = ()
    try:
        if "rows" in request.POST:
            taken = take_all(lines_judged(_opened(request.POST["rows"]), actor=user), actor=user)
            messages.success(request, _taken_said(taken))
            return redirect("accounts:offices")
        if request.method == "POST" and form.is_valid():
            lines = lines_of(form.cleaned_data["file"].read(), actor=user)
    except (UnreadableList, NotPossible) as refusal:
        if "rows" in request.POST:
            messages.error(request, refused(refusal))
            return redirect("accounts:invitations")
        form.add_error("file", refused(refusal))
    context = {
        "form": form,
        "columns": COLUMNS,
        "lines": lines,
        "wrong": any(line.errors for line in lines),
        "rows": signing.dumps([[line.number, dict(line.values)] for line in lines], salt=_SALT, compress=True),
    }
    return render(request, "accounts/invitations.html", context)


def _taken_said(taken: Counter[Outcome]) -> str:
    invited = taken[Outcome.INVITED]
    said = []
    if invited:
        said.append(_("%(count)s invitations are on their way.") % {"count": digits(invited)})
    if admitted := taken.total() - invited:
        said.append(_("%(count)s people were admitted again.") % {"count": digits(admitted)})
    return " ".join(said)


def _opened(sealed: str) -> list[Record]:
    try:
        rows = signing.loads(sealed, salt=_SALT, max_age=_OPEN_FOR_SECONDS)
    except signing.BadSignature:
        raise NotPossible(_("The page was open for too long: choose the file again.")) from None
    return [Record(number, values) for number, values in rows]
