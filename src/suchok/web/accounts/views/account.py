"""A person's own account."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from suchok.web.accounts.actions import account as actions
from suchok.web.accounts.forms.account import NameForm
from suchok.web.accounts.queries import has_second_step
from suchok.web.accounts.views.person import acting_for, signed_in


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = NameForm(request.POST or None, initial={"name_bn": user.name_bn, "name_en": user.name_en})
    if request.method == "POST" and form.is_valid():
        actions.rename(user, **form.cleaned_data)
        messages.success(request, _("Your name was changed."))
        return redirect("accounts:me")
    context = {"form": form, "has_second_step": has_second_step(user), "acting_for": acting_for(request)}
    return render(request, "accounts/me.html", context)


@never_cache
@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(UserSession.objects.filter(user=signed_in(request)), pk=pk).end()
    messages.success(request, _("The session was ended."))
    return redirect("usersessions_list")
