"""Addresses that take a form and show no page of their own."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def form_on(page: str, *names: str) -> Callable[[View], View]:
    """Let a view take POST; whoever comes without a form is led to the page that it stands on.

    Signing in anew, the switch of language on a refused form and a copied address bring people here by GET, for which
    browsers have only an error page of their own. ``names`` are the parts of the address that the page has, too.
    """

    def only_post(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **parts: object) -> HttpResponse:
            if request.method == "POST":
                return view(request, **parts)
            address = reverse(page, args=[parts[name] for name in names])
            return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)

        return require_http_methods(["GET", "HEAD", "POST"])(answer)

    return only_post
