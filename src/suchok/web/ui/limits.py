"""A body that is too large is refused before anything reads it; who sent a request, for other limits."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from suchok.web.ui.errors import too_large, too_much

Handler = Callable[[HttpRequest], HttpResponse]
# A browser shows the answer only once it has sent its body; more than this is not worth waiting for.
MOST_TO_SWALLOW = 8
CHUNK = 1024 * 1024
TAKES_BATCHES = "/check"


def upload_limit(handle: Handler) -> Handler:
    """Answer 413 with a clear sentence to a request that announces more than its address takes."""

    def answer(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        length = int(announced) if announced.isascii() and announced.isdigit() else 0
        takes_batches = request.path == TAKES_BATCHES
        limit = settings.BATCH_LIMIT if takes_batches else settings.UPLOAD_LIMIT
        if length <= limit:
            return _heard(handle(request), request)
        _swallow(request, at_most=limit * MOST_TO_SWALLOW)
        return too_large(request) if takes_batches else too_much(request)

    return answer


def _heard(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Return the answer, after what nobody read of a request that is refused."""
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        with suppress(UnreadablePostError):
            _swallow(request, at_most=settings.BATCH_LIMIT)
    return response


def _swallow(request: HttpRequest, *, at_most: int) -> None:
    while at_most > 0 and (piece := request.read(CHUNK)):
        at_most -= len(piece)


def sender_of(request: HttpRequest) -> str:
    """Return the network address that a request comes from; of IPv6 the network, as a house has many addresses."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    # The last one is what our own proxy saw; those before it are only claimed.
    text = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR") or ""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
