"""No text with a NUL in it goes any further: it is no sign of any script, and PostgreSQL keeps none."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from suchok.web.ui.errors import unreadable_sign

Handler = Callable[[HttpRequest], HttpResponse]


class NoNul:
    """Answers 400 with a clear sentence where a form has a NUL; searches leave it out themselves."""

    def __init__(self, handle: Handler) -> None:
        self._handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._handle(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object) -> HttpResponse | None:
        # A view without the check of forgery decides itself when its form is read.
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        return unreadable_sign(request) if _has_nul(request.POST) else None


def _has_nul(form: QueryDict) -> bool:
    return any("\0" in text for name, texts in form.lists() for text in (name, *map(str, texts)))
