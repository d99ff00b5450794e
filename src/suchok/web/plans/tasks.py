"""Background jobs of the plans; each only calls an action."""

from procrastinate.contrib.django import app

from suchok.web.plans.actions import plans as actions


@app.periodic(cron="* * * * *")
@app.task(priority=1, queueing_lock="follow_closings")
def follow_closings(timestamp: int) -> None:
    """Let plans that wait in a closed office go to the superior of now."""
    actions.follow_closings()
