"""A body that is too large is refused before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from suchok.web.ui.errors import too_large

Handler = Callable[[HttpRequest], HttpResponse]
# A browser shows the answer only once it has sent its body; more than this is not worth waiting for.
MOST_TO_SWALLOW = 8
CHUNK = 1024 * 1024


def upload_limit(handle: Handler) -> Handler:
    """Answer 413 with a clear sentence to a request that announces more than the limit."""

    def answer(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        length = int(announced) if announced.isascii() and announced.isdigit() else 0
        if length <= settings.UPLOAD_LIMIT:
            return handle(request)
        _swallow(request, at_most=settings.UPLOAD_LIMIT * MOST_TO_SWALLOW)
        return too_large(request)

    return answer


def _swallow(request: HttpRequest, *, at_most: int) -> None:
    while at_most > 0 and (piece := request.read(CHUNK)):
        at_most -= len(piece)
