"""Background jobs of the trail."""

from procrastinate.contrib.django import app

from suchok.web.audit import chain


@app.periodic(cron="* * * * * */30")
@app.task(priority=5, queueing_lock="seal_history")
def seal_history(timestamp: int) -> None:
    """Seal what was committed in the last half minute."""
    chain.seal()
