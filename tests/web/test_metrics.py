"""Figures for monitoring: told to this machine and to whoever knows the token, to nobody else."""

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client
from procrastinate.contrib.django import app

from suchok.web import metrics
from suchok.web.audit.actions import record

pytestmark = pytest.mark.django_db

TOKEN = "a token for tests, of at least thirty-two characters"
OTHER_MACHINE = {"REMOTE_ADDR": "192.0.2.7"}


def asked(**headers: str) -> tuple[int, str]:
    answer = Client().get("/-/metrics", **headers)  # type: ignore[arg-type]
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.3.2.1", "::1"])
def test_this_machine_is_told(address: str) -> None:
    status, text = asked(REMOTE_ADDR=address)
    assert status == 200
    assert "django_http_requests_latency_seconds_by_view_method" in text
    assert "suchok_database_up 1.0" in text


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED"])
def test_a_proxy_on_this_machine_does_not_open_it_to_the_world(header: str) -> None:
    assert asked(REMOTE_ADDR="127.0.0.1", **{header: "127.0.0.1"})[0] == 404


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN])
def test_another_machine_needs_the_token(settings: LazySettings, header: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert asked(**OTHER_MACHINE, HTTP_AUTHORIZATION=header)[0] == 404
    assert asked(**OTHER_MACHINE, HTTP_AUTHORIZATION=f"Bearer {TOKEN}")[0] == 200


def test_without_a_token_no_other_machine_gets_in(settings: LazySettings) -> None:
    settings.METRICS_TOKEN = ""
    assert asked(**OTHER_MACHINE, HTTP_AUTHORIZATION="Bearer ")[0] == 404


def test_jobs_that_wait_and_acts_without_a_seal_are_counted() -> None:
    for _ in range(2):
        app.configure_task("tests.waits", allow_unknown=True).defer()
    record("test.act", actor=None, about=None, office_id=None, reason="")
    _, text = asked(REMOTE_ADDR="127.0.0.1")
    assert 'suchok_jobs{status="todo",task="tests.waits"} 2.0' in text
    assert "suchok_history_unsealed 1.0" in text


def test_a_database_that_is_gone_is_told_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(metrics, "_jobs", gone)
    status, text = asked(REMOTE_ADDR="127.0.0.1")
    assert status == 200
    assert "suchok_database_up 0.0" in text
    assert "suchok_jobs" not in text
