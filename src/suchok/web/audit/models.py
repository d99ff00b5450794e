"""Tables of the trail."""

from uuid import uuid4

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One act of a person, or of the system where ``actor`` is empty; row changes name it by its id.

    ``act`` is a code such as ``report.submit``; ``subject`` and ``subject_id`` tell the row it was about, ``office_id``
    the office, also after it was merged.
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

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="audit_entry_subject"),
            models.Index(fields=["office_id", "at"], name="audit_entry_office"),
            models.Index(fields=["actor", "at"], name="audit_entry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act}"
