"""Between a person and the pages: the language of the account, the office, the second step where required."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from suchok.web.accounts.actions.account import speak
from suchok.web.accounts.models import User
from suchok.web.accounts.queries import has_second_step
from suchok.web.accounts.rules import needs_second_step
from suchok.web.accounts.views.person import acting_for

Handler = Callable[[HttpRequest], HttpResponse]
# What must open before the second step is set up: setting it up, and leaving.
_OPEN = ("/me/second-step/", "/me/confirm/", "/sign-out")


def second_step_first(handle: Handler) -> Handler:
    """Lead whoever must have a second step of signing in, and has none, to where it is set up."""

    def answer(request: HttpRequest) -> HttpResponse:
        # A visitor without a session costs no query.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not isinstance(request.user, User):
            return handle(request)
        request.user.acting_for = acting_for(request)
        speak(request.user, request.GET.get("lang", ""))
        request.user.sets_up_second_step = _is_missing(request.user)
        if request.user.sets_up_second_step and not request.path.startswith(_OPEN):
            return redirect("mfa_index")
        return handle(request)

    return answer


def _is_missing(user: User) -> bool:
    return settings.SECOND_STEP_REQUIRED and needs_second_step(user) and not has_second_step(user)
