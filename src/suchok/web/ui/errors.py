"""Error pages: one clear sentence in the reader's language, and a way on."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from suchok.web.ui.problems import problem, wants_json
from suchok.web.ui.templatetags.bangla import digits


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_much(request)
    sentence = _("Go back, reload the page and try again.")
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        sentence = _("It has more fields or files than any form here: go back, reload the page and send less at once.")
    return _page(request, 400, _("This request cannot be understood"), sentence)


def unreadable_sign(request: HttpRequest) -> HttpResponse:
    sentence = _("It has a sign that is none (NUL): go back, write that text anew and send it again.")
    return _page(request, 400, _("This request cannot be understood"), sentence)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, _("This is not open to you"), _("Ask the person who gave you the address."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = _("The form was open too long or cookies are off: go back, reload the page and send it again.")
    return _page(request, 403, _("The form could not be accepted"), sentence)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, _("There is no such page"), _("The address is misspelt, or the page has moved."))


def too_many_attempts(request: HttpRequest) -> HttpResponse:
    return _page(request, 429, _("Too many attempts"), _("Wait some minutes, then try again."))


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413, _("The document is too large"), f"{too_large_sentence()} {batch_too_large_sentence()}")


def too_much(request: HttpRequest) -> HttpResponse:
    megabytes = digits(settings.UPLOAD_LIMIT // 1024**2)
    sentence = _("At most %(megabytes)s MB can be sent at once: go back, and send several files one after the other.")
    return _page(request, 413, _("This is too large"), sentence % {"megabytes": megabytes})


def too_large_sentence() -> str:
    megabytes = digits(settings.UPLOAD_LIMIT // 1024**2)
    return _("A document may have at most %(megabytes)s MB; send it in parts.") % {"megabytes": megabytes}


def batch_too_large_sentence() -> str:
    megabytes = digits(settings.BATCH_LIMIT // 1024**2)
    return _("Several files may have at most %(megabytes)s MB together; send them in parts.") % {"megabytes": megabytes}


def server_error(request: HttpRequest) -> HttpResponse:
    sentence = _("The mistake is ours and has been recorded; nothing of yours was changed. Please try again.")
    return _page(request, 500, _("Something went wrong here"), sentence)


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    if wants_json(request):
        return problem(f"http.{status}", title, status, detail=sentence)
    context = {"title": title, "sentence": sentence, "status": status}
    return render(request, "ui/error.html", context, status=status)
