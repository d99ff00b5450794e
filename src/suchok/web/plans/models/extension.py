"""Extensions: later deadlines, granted to an office with everything below it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from suchok.core.plan.calendar import Deadline
from suchok.web.accounts.models import Office
from suchok.web.audit.history import tracked

_DEADLINES = [deadline.value for deadline in Deadline]


@tracked()
class Extension(models.Model):
    """A later last day for one deadline of a year; the latest one that an office stands under counts.

    It can be shortened and ``withdrawn``, ``changed_at`` is when; what is withdrawn no longer counts.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.TextField()
    deadline = models.TextField(choices=[(deadline, deadline) for deadline in _DEADLINES])
    until = models.DateField()
    reason = models.TextField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(deadline__in=_DEADLINES), name="plans_extension_known_deadline"),
            models.CheckConstraint(condition=~Q(reason=""), name="plans_extension_for_a_reason"),
        ]
        indexes = [models.Index(fields=["fiscal_year", "office"], name="plans_extension_office")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.fiscal_year} {self.deadline} {self.until}"
