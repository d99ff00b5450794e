"""Tables of evidence."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from suchok.core.plan.fiscal_year import Period
from suchok.web.audit.history import tracked
from suchok.web.plans.models import Plan

_PERIODS = [period.value for period in Period]


@tracked()
class Evidence(models.Model):
    """A file that proves what is reported of an indicator in a period; its bytes lie in the store under their hash.

    What is removed is no longer shown and stays in the history; ``day`` is the date that the evidence itself bears.
    """

    class Kind(models.TextChoices):
        NOTICE = "notice"
        ATTENDANCE = "attendance"
        PHOTOGRAPH = "photograph"
        ORDER = "order"
        LETTER = "letter"
        REPORT = "report"
        OTHER = "other"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="evidence")
    period = models.TextField(choices=[(period, period) for period in _PERIODS])
    code = models.TextField()
    kind = models.TextField(choices=Kind.choices)
    day = models.DateField(null=True)
    name = models.TextField()
    media_type = models.TextField()
    size = models.PositiveBigIntegerField()
    sha256 = models.TextField()
    has_preview = models.BooleanField(default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(period__in=_PERIODS), name="evidence_evidence_known_period"),
            models.CheckConstraint(
                condition=Q(kind__in=["notice", "attendance", "photograph", "order", "letter", "report", "other"]),
                name="evidence_evidence_known_kind",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="evidence_evidence_not_empty"),
        ]
        indexes = [
            models.Index(fields=["plan", "period"], name="evidence_evidence_plan"),
            # The same file used twice is found by its hash.
            models.Index(fields=["sha256"], name="evidence_evidence_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.period} {self.code} {self.name}"
