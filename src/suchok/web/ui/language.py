"""Bangla first, whatever the browser prefers; ``?lang=en`` switches, a cookie or the person's account remembers it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from suchok.core.messages.sentence import Sentence
from suchok.core.text.numerals import to_bangla_digits

COOKIE = "lang"
YEAR_IN_SECONDS = 365 * 24 * 3600
Handler = Callable[[HttpRequest], HttpResponse]


def chosen_language(handle: Handler) -> Handler:
    """Answer in the language of ``?lang=``, else of the person who is signed in, else of the cookie, else in Bangla."""
    known = dict(settings.LANGUAGES)

    def answer(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get(COOKIE)
        wishes = (asked, _of_person(request), request.COOKIES.get(COOKIE))
        language = next((code for code in wishes if code in known), None)
        with translation.override(language or settings.LANGUAGE_CODE):
            response = handle(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        patch_vary_headers(response, ["Cookie"])
        if asked in known:
            response.set_cookie(
                COOKIE,
                asked,
                max_age=YEAR_IN_SECONDS,
                samesite="Lax",
                secure=settings.CSRF_COOKIE_SECURE,
                httponly=True,
            )
        return response

    return answer


def _of_person(request: HttpRequest) -> str | None:
    """The language of the account, without a query for visitors who have no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return getattr(request.user, "language", None)


def same_page_in(request: HttpRequest, language: str) -> str:
    """The query that shows the same page in ``language``: ``?page=2&lang=en``."""
    others = [(key, value) for key, values in request.GET.lists() if key != COOKIE for value in values]
    return "?" + urlencode([*others, (COOKIE, language)])


def in_language(sentence: Sentence, language: str) -> str:
    """Return a sentence in the reader's language."""
    return sentence.bn if language == "bn" else sentence.en


def in_digits(text: str, language: str) -> str:
    """Return codes and sums in the digits of the language."""
    return to_bangla_digits(text) if language == "bn" else text
