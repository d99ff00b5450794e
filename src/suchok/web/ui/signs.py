"""What is typed in a form goes no further with signs that nobody sees.

A NUL, which is no sign of any script and which PostgreSQL does not keep, is refused. Signs without a form and overrides
of direction are left out, so that a reason of nothing else is none and no text looks like another.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from suchok.core.text.normalise import legible
from suchok.web.ui.errors import unreadable_sign

Handler = Callable[[HttpRequest], HttpResponse]
# What was once chosen with such a sign must go on opening the account.
_KEPT = "password"


class LegibleForms:
    """Answers 400 with a clear sentence where a form has a NUL, and makes every other legible."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._handle(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        # A view without the check of forgery decides itself when its form is read.
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        if _has_nul(request.POST):
            return unreadable_sign(request)
        request.POST = _legible(request.POST)  # type: ignore[assignment] # a form that nobody changes any more
        return None


def _has_nul(form: QueryDict) -> bool:
    return any("\0" in text for name, texts in form.lists() for text in (name, *map(str, texts)))


def _legible(form: QueryDict) -> QueryDict:
    changed = form.copy()
    for name, texts in form.lists():
        if _KEPT not in name:
            changed.setlist(name, [legible(str(text)) for text in texts])
    return changed
