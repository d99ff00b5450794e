"""Error pages: the right status, one clear sentence in the reader's language, never a traceback."""

from logging.config import dictConfig

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from suchok.web import urls as real
from suchok.web.settings import LOGGING
from tests.fixtures.pages import examine

SENTENCES = {
    "/bad": (400, "অনুরোধটি বোঝা যায়নি", "This request cannot be understood"),
    "/forbidden": (403, "এটি আপনার জন্য উন্মুক্ত নয়", "This is not open to you"),
    "/nothing-here": (404, "এমন কোনো পাতা নেই", "There is no such page"),
    "/broken": (500, "আমাদের এখানে একটি সমস্যা হয়েছে", "Something went wrong here"),
}


def raising(error: Exception) -> object:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


class urlpatterns_with_trouble:  # noqa: N801 - stands in for a module
    """The site's addresses and some that fail."""

    from django.core.exceptions import PermissionDenied, SuspiciousOperation

    handler400, handler403 = real.handler400, real.handler403
    handler404, handler500 = real.handler404, real.handler500
    urlpatterns = [
        *real.urlpatterns,
        path("bad", raising(SuspiciousOperation("secret detail"))),
        path("forbidden", raising(PermissionDenied("secret detail"))),
        path("broken", raising(ZeroDivisionError("secret detail"))),
    ]


@pytest.fixture
def visitor(db: None, settings: Settings) -> Client:
    settings.ROOT_URLCONF = urlpatterns_with_trouble
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", list(SENTENCES))
def test_each_trouble_has_its_page_in_both_languages(visitor: Client, address: str) -> None:
    status, *sentences = SENTENCES[address]
    for lang, sentence in zip(("bn", "en"), sentences, strict=True):
        visitor.cookies["lang"] = lang
        answer = visitor.get(address)
        html = answer.content.decode()
        assert answer.status_code == status
        assert f"<h1>{sentence}</h1>" in html
        assert "secret detail" not in html
        examine(html, lang=lang)


@pytest.mark.parametrize(("address", "is_told"), [("/bad", False), ("/broken", True)])
def test_the_log_tells_the_way_only_into_our_own_mistakes(
    visitor: Client, capsys: pytest.CaptureFixture[str], address: str, is_told: bool
) -> None:
    """Whoever sends bad requests all day does not fill the disk with tracebacks."""
    dictConfig(LOGGING)
    visitor.get(address)
    logged = capsys.readouterr().err
    assert "secret detail" in logged
    assert ("Traceback" in logged) == is_told


def test_a_form_from_elsewhere_is_refused_with_a_sentence(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/", {"file": "x"})
    assert answer.status_code == 403
    assert "ফরমটি গ্রহণ করা যায়নি" in answer.content.decode()
    examine(answer.content.decode(), lang="bn")


def test_a_wrong_method_or_host_is_no_server_error(visitor: Client) -> None:
    assert visitor.delete("/").status_code == 405
    assert visitor.get("/", headers={"host": "evil.example"}).status_code == 400
    assert visitor.get("/catalogue/%00/x").status_code == 404
