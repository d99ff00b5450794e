"""Tables of the trail."""

from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from suchok.web.audit.history import TransactionNumber


class Entry(models.Model):
    """One act of a person, or of the system where ``actor`` is empty; row changes name it by its id.

    ``act`` is a code such as ``report.submit``; ``subject`` and ``subject_id`` tell the row it was about, ``office_id``
    the office, also after it was merged. ``transaction`` is written by the database, whatever an insert says.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.TextField()
    subject = models.TextField(default="")
    subject_id = models.BigIntegerField(null=True)
    office_id = models.BigIntegerField(null=True)
    reason = models.TextField(default="")
    values = models.JSONField(default=dict)
    transaction = models.BigIntegerField(db_default=TransactionNumber(), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="audit_entry_subject"),
            models.Index(fields=["office_id", "at"], name="audit_entry_office"),
            models.Index(fields=["actor", "at"], name="audit_entry_actor"),
            BrinIndex(fields=["transaction"], name="audit_entry_transaction", autosummarize=True, pages_per_range=32),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="transaction",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="NEW.transaction := audit_transaction(); RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"


class Block(models.Model):
    """Entries and events of the transactions from ``start`` to before ``finish``, sealed by a hash.

    ``tables`` holds for each table its columns, the number of rows and their digest; ``hash`` covers all other
    columns, and with ``previous`` all blocks before.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    start = models.BigIntegerField()
    finish = models.BigIntegerField()
    tables = models.JSONField()
    previous = models.TextField()
    hash = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("finish")), name="audit_block_start_first")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
