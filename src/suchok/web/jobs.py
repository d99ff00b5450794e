"""Background jobs: the worker, and jobs of killed workers that are taken up again."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status

MOST_ATTEMPTS = 3
RETRY = RetryStrategy(max_attempts=MOST_ATTEMPTS - 1, wait=5)
"""How a job that raises is begun again."""

_HEARTBEAT_SECONDS = 5
_DEAD_AFTER_SECONDS = 15
_KEEP_FAILED_HOURS = 7 * 24


def work() -> None:
    """Work on jobs until told to stop, or until the database goes away: whoever starts this starts it again."""
    with app.replace_connector(DjangoConnector().get_worker_connector()):
        app.run_worker(
            concurrency=3,
            listen_notify=True,
            fetch_job_polling_interval=5,
            abort_job_polling_interval=1,
            update_heartbeat_interval=_HEARTBEAT_SECONDS,
            stalled_worker_timeout=_DEAD_AFTER_SECONDS,
            shutdown_graceful_timeout=1,
            delete_jobs="successful",
        )


@app.periodic(cron="* * * * * */10")
@app.task(priority=10, pass_context=True)
async def take_up_stalled(context: JobContext, timestamp: int) -> None:
    """Begin jobs again whose worker has died; the third attempt was the last."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_DEAD_AFTER_SECONDS):
        if job.attempts + 1 >= MOST_ATTEMPTS:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(priority=1)
async def forget_failed(timestamp: int) -> None:
    """Delete jobs that failed a week ago."""
    await app.job_manager.delete_old_jobs(nb_hours=_KEEP_FAILED_HOURS, include_failed=True, include_aborted=True)
