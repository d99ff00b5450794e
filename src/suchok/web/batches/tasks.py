"""Background jobs of the batches; each only calls an action."""

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from suchok.web.batches import actions
from suchok.web.batches.models import Batch
from suchok.web.jobs import RETRY


@app.task(pass_context=True, retry=RETRY)
def check_batch(context: JobContext, batch_id: str) -> None:
    """Check the files of a batch; a worker that is told to stop leaves the rest to a job of its own."""
    if not actions.check_files(UUID(batch_id), should_stop=context.should_abort):
        begin(UUID(batch_id))


def begin(batch_id: UUID) -> None:
    """Begin the work on a batch, once the transaction is over."""
    check_batch.defer(batch_id=str(batch_id))


@app.periodic(cron="* * * * * */10")
@app.task(priority=1)
def give_up_abandoned(timestamp: int) -> None:
    """End the batches that no job works on any more: each begins with one, and jobs end after the third attempt."""
    waiting = set(Batch.objects.filter(state=Batch.State.WAITING).values_list("pk", flat=True))
    jobs = ProcrastinateJob.objects.filter(task_name=check_batch.name, status__in=("todo", "doing"))
    for batch_id in waiting - {UUID(job.args["batch_id"]) for job in jobs}:
        actions.give_up(batch_id)


@app.periodic(cron="*/5 * * * *")
@app.task(priority=1)
def delete_expired(timestamp: int) -> None:
    """Delete the batches whose day is over."""
    actions.delete_expired()
