"""Background jobs of accounts; each only calls an action."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from suchok.web.accounts.actions.imports import forget_old


@app.periodic(cron="41 3 * * *")
@app.task(priority=1)
def forget(timestamp: int) -> None:
    """Delete sessions that have ended and files of offices of the day before."""
    call_command("clearsessions")
    forget_old(before=timezone.now() - timedelta(days=1))
