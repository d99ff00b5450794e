"""Plans of offices: one for each office, fiscal year and plan family, in numbered versions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value

from suchok.web.audit.history import tracked
from suchok.web.plans.models.template import Template
from suchok.web.plans.models.workflow import InWorkflow

# An object of codes, in which no reason is anything else than a text with a letter in it.
_REASONS_SAY_SOMETHING = Func(
    F("exemptions"),
    Value('$ ? (@.type() != "object" || exists(@.* ? (!(@.type() == "string" && @ like_regex "[^ ]"))))'),
    function="jsonb_path_exists",
    template="NOT %(function)s(%(expressions)s::jsonpath)",
    output_field=models.BooleanField(),
)


@tracked()
class Plan(InWorkflow):
    """The work plan of one office for one year; the status is that of its newest version."""

    fiscal_year = models.TextField()
    family = models.TextField()

    class Meta(InWorkflow.Meta):
        constraints = [
            *InWorkflow.Meta.constraints,
            models.UniqueConstraint(
                fields=["office", "fiscal_year", "family"], name="plans_plan_one_per_office_year_and_family"
            ),
        ]
        indexes = [models.Index(fields=["superior", "status"], name="plans_plan_superior")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.fiscal_year} {self.family}"


@tracked()
class PlanVersion(models.Model):
    """What a plan says from one amendment to the next: a template, and what the office set in it.

    ``targets`` holds the targets that the template lets the office set, ``{code: {percent: value}}`` with values as
    the JSON contracts write them; ``exemptions`` why indicators do not apply to the office, ``{code: reason}``, which
    the superior office approves with the version. ``accepted_at`` is when it came into force; a version in force is
    never changed.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="+")
    targets = models.JSONField(default=dict)
    # A version of Suchok that knows no exemptions may still be serving when the column comes.
    exemptions = models.JSONField(default=dict, db_default=Value({}, models.JSONField()))
    reason = models.TextField(default="")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_planversion_one_per_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(accepted_at=None), name="plans_planversion_one_in_the_making"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="plans_planversion_amended_for_a_reason"
            ),
            models.CheckConstraint(condition=_REASONS_SAY_SOMETHING, name="plans_planversion_exempted_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"
