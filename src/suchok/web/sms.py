"""Text messages: handed to a gateway that the operator names; Suchok brings none."""

import json
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from suchok.web.jobs import RETRY
from suchok.web.mail import opened, sealed


def is_set_up() -> bool:
    """Whether there is a gateway."""
    return bool(settings.SMS_GATEWAY)


def send(number: str, text: str) -> None:
    """Have a text message sent, once the transaction is over; nothing happens without a gateway or a number."""
    if is_set_up() and number:
        hand_over.defer(sealed=sealed(json.dumps([number, text])))


@app.task(retry=RETRY)
def hand_over(sealed: str) -> None:
    """Hand a message to the gateway."""
    number, text = json.loads(opened(sealed))
    gateway: Callable[[str, str], object] = import_string(settings.SMS_GATEWAY)
    gateway(number, text)
