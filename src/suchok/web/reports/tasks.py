"""Background jobs of the reports; each only calls an action."""

from procrastinate.contrib.django import app

from suchok.web.reports import actions


@app.periodic(cron="* * * * *")
@app.task(priority=1, queueing_lock="follow_transfers")
def follow_transfers(timestamp: int) -> None:
    """Let reports that wait follow their offices to a new superior."""
    actions.follow_transfers()
