"""Mail: a letter is written in the transaction of the act that it tells of, and the worker sends it.

So nobody waits for a mail server, and one that is gone loses nothing: the worker tries again for days. Letters carry
links that open things, so they wait sealed: nobody reads them in the database.
"""

import base64
import hashlib
import json
import logging
from dataclasses import asdict, dataclass

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

_DAYS_OF_TRYING = RetryStrategy(max_attempts=11, exponential_wait=3)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person, as plain text."""

    to: str
    subject: str
    text: str


def send(letter: Letter) -> None:
    """Have a letter sent, once the transaction is over."""
    deliver.defer(sealed=sealed(json.dumps(asdict(letter))))


@app.task(retry=_DAYS_OF_TRYING)
def deliver(sealed: str) -> None:
    """Hand a letter to the mail server."""
    letter = Letter(**json.loads(opened(sealed)))
    EmailMessage(letter.subject, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.to]).send()
    log.info("a letter was handed to the mail server")


def sealed(text: str) -> str:
    """Return a text that only this site can read."""
    return _seal().encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """Return the text that was sealed."""
    return _seal().decrypt(sealed.encode()).decode()


def _seal() -> Fernet:
    key = hashlib.sha256(b"suchok.seal" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
