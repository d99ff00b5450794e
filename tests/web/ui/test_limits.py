"""A body over the limit gets one clear sentence and status 413."""

import io

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from suchok.web.ui.limits import MOST_TO_SWALLOW, upload_limit
from tests.fixtures.pages import examine

LIMIT = 1024 * 1024


@pytest.fixture(autouse=True)
def one_megabyte(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = LIMIT


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("bn", "একবারে সর্বোচ্চ ১ মেগাবাইট পাঠানো যায়"), ("en", "At most 1 MB can be sent at once: go back, and send several")],
)
def test_too_large_is_one_sentence(client: Client, db: None, lang: str, sentence: str) -> None:
    client.cookies["lang"] = lang
    answer = client.post("/reports/1/evidence", data=b"x" * (LIMIT + 1), content_type="application/octet-stream")
    assert answer.status_code == 413
    assert sentence in answer.content.decode()
    examine(answer.content.decode(), lang=lang)


def test_a_body_of_the_limit_is_taken() -> None:
    request = RequestFactory().post("/", data=b"x" * LIMIT, content_type="application/octet-stream")
    assert upload_limit(lambda taken: HttpResponse(str(len(taken.body))))(request).content == str(LIMIT).encode()


def test_a_flood_is_not_read_to_its_end() -> None:
    flood = io.BytesIO(b"x" * LIMIT * (MOST_TO_SWALLOW + 4))
    request = RequestFactory().post("/", data=b"", content_type="application/octet-stream")
    request.META["CONTENT_LENGTH"] = str(10**12)
    request._stream = flood  # type: ignore[attr-defined]
    request._read_started = False

    def never(taken: HttpRequest) -> HttpResponse:
        raise AssertionError

    assert upload_limit(never)(request).status_code == 413
    assert flood.tell() == LIMIT * MOST_TO_SWALLOW


@pytest.mark.parametrize("announced", ["", "-5", "১২", "x"])
def test_a_strange_length_is_no_error(announced: str) -> None:
    request = RequestFactory().get("/")
    request.META["CONTENT_LENGTH"] = announced
    assert upload_limit(lambda taken: HttpResponse("taken"))(request).content == b"taken"
