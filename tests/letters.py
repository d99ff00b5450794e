"""What a person finds in the mail: the worker's work, done by the test."""

import re

from django.core import mail as outbox
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from suchok.web import mail


def delivered() -> list[outbox.EmailMessage]:
    """Send the letters that wait and return all that were sent in this test."""
    waiting = ProcrastinateJob.objects.filter(task_name=mail.deliver.name, status="todo").order_by("pk")
    for job in waiting:
        mail.deliver.func(**job.args)
    # The table refuses changes of its rows through the model: what was sent is told by its number.
    outbox.outbox[:] = list({(letter.to[0], letter.body): letter for letter in outbox.outbox}.values())
    return outbox.outbox


def empty_the_box() -> None:
    """Forget letters that an earlier test left; browser tests do not take back what they wrote."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [mail.deliver.name])


def address_in(letter: outbox.EmailMessage) -> str:
    """Return the only link in a letter, without the site: ``/invitations/…?lang=en``."""
    (link,) = re.findall(r"https?://[^/\s]+(/\S*)", str(letter.body))
    return link


def link_in(letter: outbox.EmailMessage) -> str:
    """Return the path of the only link in a letter."""
    return address_in(letter).partition("?")[0]
