"""What went wrong, as programs read it: ``application/problem+json`` with a stable code."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, JsonResponse

_PAGE, _JSON = "text/html", "application/json"


def wants_json(request: HttpRequest) -> bool:
    """Whether the request prefers JSON to a page; who has no preference gets the page."""
    return request.get_preferred_type([_PAGE, _JSON, "application/problem+json"]) not in (_PAGE, None)


def problem(
    code: str, title: str, status: int, *, detail: str | None = None, values: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return the answer with every key of the contract."""
    said: dict[str, object] = {
        "code": code,
        "title": title,
        "detail": detail,
        "status": int(status),
        "values": dict(values or {}),
    }
    return JsonResponse(
        said, status=status, content_type="application/problem+json", json_dumps_params={"ensure_ascii": False}
    )
