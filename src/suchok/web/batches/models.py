"""Tables of the batches; a row lives for a day."""

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Batch(models.Model):
    """Files that somebody dropped together. The address is known to that person alone: only its hash is kept."""

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    token_hash = models.TextField()
    sender_hash = models.TextField()
    size = models.BigIntegerField()
    state = models.TextField(choices=State.choices, default=State.WAITING.value)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], name="batches_batch_one_per_address"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "done", "failed"]), name="batches_batch_known_state"
            ),
        ]
        indexes = [
            models.Index(fields=["sender_hash"], name="batches_batch_sender"),
            models.Index(fields=["expires_at"], name="batches_batch_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.state}"


class BatchFile(models.Model):
    """One file of a batch: which upload it is (``entry`` tells which file of a ZIP archive), and what was found in it.

    ``findings`` is one line of ``suchok.findings/1``, ``failure`` the code and the sentences why it was not read.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READ = "read"
        FAILED = "failed"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    name = models.TextField()
    upload = models.PositiveIntegerField()
    entry = models.PositiveIntegerField(null=True)
    state = models.TextField(choices=State.choices, default=State.WAITING.value)
    format = models.TextField(default="")
    kind = models.TextField(default="")
    office = models.TextField(default="")
    fiscal_year = models.TextField(default="")
    period = models.TextField(default="")
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    infos = models.PositiveIntegerField(default=0)
    findings = models.TextField(default="")
    failure = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="batches_batchfile_one_per_number"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "read", "failed"]), name="batches_batchfile_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state="failed", failure__isnull=False) | (~Q(state="failed") & Q(failure__isnull=True)),
                name="batches_batchfile_failed_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number} {self.state}"
