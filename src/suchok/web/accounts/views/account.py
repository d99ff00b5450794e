"""A person's own account."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from suchok.web import sms
from suchok.web.accounts.actions import account as actions
from suchok.web.accounts.convert import calendar_token, whose_reminders
from suchok.web.accounts.forms.account import NameForm, RemindersForm
from suchok.web.accounts.models import User
from suchok.web.accounts.queries import has_second_step
from suchok.web.accounts.views.person import acting_for, signed_in
from suchok.web.ui.posting import form_on

_REMINDERS = ("wants_reminders", "phone")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = NameForm(request.POST or None, initial=_names(user))
    if request.method == "POST" and form.is_valid():
        actions.rename(user, **form.cleaned_data)
        messages.success(request, _("Your name was changed."))
        return redirect("accounts:me")
    return _page(request, form)


@never_cache
@login_required
@form_on("accounts:me")
def reminders(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = RemindersForm(request.POST)
    if not form.is_valid():
        return _page(request, NameForm(initial=_names(user)), form)
    # Without a gateway the form has no field for the number, which then stays as it is.
    phone = form.cleaned_data["phone"] if "phone" in request.POST else user.phone
    actions.set_reminders(user, wants_reminders=form.cleaned_data["wants_reminders"], phone=phone)
    messages.success(request, _("Your reminders were changed."))
    return redirect("accounts:me")


@require_http_methods(["GET", "HEAD", "POST"])
def no_reminders(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters of whoever got the link; opening it alone does nothing, as programs open links of mails too."""
    user = whose_reminders(token)
    if user is None:
        raise Http404
    if request.method == "POST":
        actions.set_reminders(user, wants_reminders=False, phone=user.phone)
    return render(request, "accounts/no_reminders.html", {"is_stopped": request.method == "POST"})


@never_cache
@login_required
@form_on("accounts:me")
def new_calendar(request: HttpRequest) -> HttpResponse:
    actions.take_back_calendar(signed_in(request))
    messages.success(request, _("Your calendar has a new address; the old one shows nothing any more."))
    return redirect("accounts:me")


def _page(request: HttpRequest, form: NameForm, reminders_form: RemindersForm | None = None) -> HttpResponse:
    user = signed_in(request)
    context = {
        "form": form,
        "reminders": reminders_form or RemindersForm(initial={name: getattr(user, name) for name in _REMINDERS}),
        "calendar": settings.SITE_URL + reverse("desk:calendar", args=[calendar_token(user)]),
        "has_sms": sms.is_set_up(),
        "has_second_step": has_second_step(user),
        "acting_for": acting_for(request),
    }
    return render(request, "accounts/me.html", context)


def _names(user: User) -> dict[str, object]:
    return {"name_bn": user.name_bn, "name_en": user.name_en}


@never_cache
@login_required
@form_on("usersessions_list")
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(UserSession.objects.filter(user=signed_in(request)), pk=pk).end()
    messages.success(request, _("The session was ended."))
    return redirect("usersessions_list")
