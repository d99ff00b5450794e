"""Background jobs of the desk; each only calls an action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from suchok.web.desk import actions


# From 8 to 20 o'clock in Dhaka (the hours here are UTC): a worker that was away in the morning reminds later, and
# each person is told once a day.
@app.periodic(cron="5 2-14 * * *")
@app.task(priority=1, queueing_lock="remind")
def remind(timestamp: int) -> None:
    """Send the digests of the day."""
    actions.remind(timezone.now())
