"""What goes through the workflow has a status, the office that reviews it, and the people of each step."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from suchok.core.workflow import Status
from suchok.web.accounts.models import Office

STATUSES = [status.value for status in Status]


class InWorkflow(models.Model):
    """A row that one office prepares and another one reviews.

    ``superior`` is set when the row is submitted and kept, so that whoever reviewed it goes on reading it.
    ``single_handed``: one person prepared and submitted it, as its office is registered to have only one.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    superior = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    status = models.TextField(choices=[(status, status) for status in STATUSES], default=Status.DRAFT.value)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    single_handed = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="%(app_label)s_%(class)s_known_status"),
            models.CheckConstraint(
                condition=Q(submitted_by=None)
                | Q(single_handed=True)
                | (Q(prepared_by__isnull=False) & ~Q(prepared_by=F("submitted_by"))),
                name="%(app_label)s_%(class)s_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "accepted"])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False, superior__isnull=False),
                name="%(app_label)s_%(class)s_submitted_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status="accepted") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="%(app_label)s_%(class)s_accepted_by_somebody",
            ),
        ]
