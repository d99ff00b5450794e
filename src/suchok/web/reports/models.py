"""Tables of the reports."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from suchok.core.plan.fiscal_year import Period
from suchok.web.accounts.models import Office
from suchok.web.audit.history import tracked
from suchok.web.plans.models import InWorkflow, Plan, PlanVersion

_PERIODS = [period.value for period in Period]


@tracked()
class Report(InWorkflow):
    """What an office reports of one period, against the plan version that it was begun with."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    period = models.TextField(choices=[(period, period) for period in _PERIODS])

    class Meta(InWorkflow.Meta):
        constraints = [
            *InWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "period"], name="reports_report_one_per_plan_and_period"),
            models.CheckConstraint(condition=Q(period__in=_PERIODS), name="reports_report_known_period"),
        ]
        indexes = [
            models.Index(fields=["superior", "status"], name="reports_report_superior"),
            models.Index(fields=["office"], name="reports_report_office"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.period}"


@tracked()
class ReportCell(models.Model):
    """One cell that the office fills, as typed. ``version`` grows with every change, so that two people see it."""

    class Field(models.TextChoices):
        ACHIEVEMENT = "achievement"
        REMARKS = "remarks"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="cells")
    code = models.TextField()
    field = models.TextField(choices=Field.choices)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "code", "field"], name="reports_reportcell_one_per_field"),
            models.CheckConstraint(
                condition=Q(field__in=["achievement", "remarks"]), name="reports_reportcell_known_field"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code} {self.field}"


@tracked()
class ReportVersion(models.Model):
    """What a report said when it was submitted: ``{code: {field: text}}``; never changed.

    ``superior`` is the office that it was sent to, which goes on reading it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    superior = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="reports_reportversion_one_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


@tracked()
class Comment(models.Model):
    """A line in the thread of an indicator. ``returns``: the reason for which the reviewer returned it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    code = models.TextField()
    text = models.TextField()
    returns = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="reports_comment_says_something")]
        indexes = [models.Index(fields=["report", "code", "at"], name="reports_comment_thread")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.code}"
