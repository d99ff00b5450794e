"""Letters: written with the act that they tell of, sealed while they wait, sent again where the mail server is gone."""

import json
import smtplib

import pytest
from django.core import mail as outbox
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from suchok.web import mail
from tests.letters import delivered, empty_the_box

LETTER = mail.Letter("officer@example.gov.bd", "A link", "https://suchok.example.gov.bd/secret")


@pytest.fixture(autouse=True)
def no_letters_yet(db: None) -> None:
    empty_the_box()


def test_a_letter_is_sent_by_the_worker_and_not_before() -> None:
    mail.send(LETTER)
    assert outbox.outbox == []
    (sent,) = delivered()
    assert (sent.to, sent.subject, sent.body) == ([LETTER.to], LETTER.subject, LETTER.text)


def test_an_act_that_fails_sends_no_letter() -> None:
    @transaction.atomic
    def act() -> None:
        mail.send(LETTER)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert delivered() == []


def test_a_waiting_letter_cannot_be_read_in_the_database() -> None:
    mail.send(LETTER)
    kept = json.dumps(ProcrastinateJob.objects.get(task_name=mail.deliver.name).args)
    assert "secret" not in kept
    assert LETTER.to not in kept


def test_a_mail_server_that_is_gone_is_asked_again_for_days(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    def refuse(message: object) -> None:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(outbox.EmailMessage, "send", refuse)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        mail.deliver.func(sealed=mail.sealed(json.dumps({"to": "a@b.example", "subject": "s", "text": "t"})))
    strategy = mail.deliver.retry_strategy
    assert strategy is not None
    assert sum(strategy.exponential_wait ** (attempt + 1) for attempt in range(strategy.max_attempts)) > 3 * 86400  # type: ignore[attr-defined]
