"""The first page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from suchok.web.ui.errors import too_large_sentence


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "limit": settings.UPLOAD_LIMIT,
        "megabytes": settings.UPLOAD_LIMIT // 1024**2,
        "too_large": too_large_sentence(),
    }
    return render(request, "check/home.html", context)
