"""Writes: plans are adopted, set, sent up, decided and amended."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.core.plan.targets import Fault, faults_in
from suchok.core.text.normalise import is_blank, normalise
from suchok.core.workflow import Status, Step
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries.offices import nearest_open_above
from suchok.web.audit.actions import record
from suchok.web.plans.actions.steps import must_be_open, take_step, transfer, within
from suchok.web.plans.actions.templates import must_be_newest
from suchok.web.plans.convert import plan_of, plan_of_version
from suchok.web.plans.models import Plan, PlanVersion, Template
from suchok.web.plans.queries import adoption_of, last_day_to_amend

LONGEST_TARGET, LONGEST_EXEMPTION = 40, 500
_AT_ONCE = 2000


class AmendmentClosed(Exception):
    """The last day of the year for proposing amendments has passed."""

    def __init__(self, day: date) -> None:
        super().__init__(f"amendments closed after {day}")
        self.day = day


class NothingCounts(Exception):
    """An office would be exempted from every indicator of its plan."""


class WrongTargets(Exception):
    """Targets that cannot stand; ``faults`` tells why, by the code of the indicator and the percent of the level."""

    def __init__(self, faults: Mapping[tuple[str, int], Fault]) -> None:
        super().__init__(f"targets that cannot stand: {sorted(faults)}")
        self.faults = faults


@transaction.atomic
def adopt_template(template: Template, offices: QuerySet[Office], *, actor: User | None) -> int:
    """Give each of ``offices`` that has no plan of this year and family one; return how many got one.

    Offices of another level and closed ones are left out. Raises ``Replaced`` where a newer version was issued.
    """
    must_be_newest(template)
    record("plan.adopt", actor=actor, about=template, template=str(template))
    ids = list(adoption_of(template, offices).without_plan.values_list("pk", flat=True))
    rows = [Plan(office_id=pk, fiscal_year=template.fiscal_year, family=template.family) for pk in ids]
    # Somebody may adopt the same plan at the same moment: the constraint lets one of them in.
    Plan.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)
    made = Plan.objects.filter(fiscal_year=template.fiscal_year, family=template.family, office_id__in=ids)
    first = made.filter(versions=None)
    now = timezone.now()
    versions = [PlanVersion(plan=plan, number=1, template=template, made_by=actor, made_at=now) for plan in first]
    return len(PlanVersion.objects.bulk_create(versions, batch_size=_AT_ONCE))


@transaction.atomic
def set_plan(
    *, plan_id: int, targets: Mapping[str, Mapping[str, str]], exemptions: Mapping[str, str], actor: User
) -> None:
    """Keep what the office sets in the version in the making.

    ``targets`` are ``{code: {percent: value as typed}}``, ``exemptions`` the reasons by code; one that says nothing is
    none. Raises ``WrongTargets`` for targets that cannot stand, ``TooLong`` or ``NothingCounts``; then nothing is kept.
    """
    plan = _locked(plan_id)
    must_be_open(plan, Step.EDIT, actor)
    record("plan.edit", actor=actor, about=plan, office_id=plan.office_id)
    version = plan.versions.select_related("template").latest("number")
    version.targets = {
        code: {level: within(LONGEST_TARGET, text, code) for level, text in levels.items()}
        for code, levels in targets.items()
    }
    _must_stand(targets, version)
    version.exemptions = _reasons(exemptions, version)
    own = plan_of_version(version)
    if all(indicator.exemption is not None for indicator in own.indicators):
        raise NothingCounts
    version.save(update_fields=["targets", "exemptions"])


def _must_stand(typed: Mapping[str, Mapping[str, str]], version: PlanVersion) -> None:
    official = plan_of(version.template)
    faults = {
        (indicator.code, level): fault
        for indicator in official.indicators
        if indicator.set_by_office and indicator.code in typed
        for level, fault in faults_in(
            indicator, _by_level(typed[indicator.code], official), year=official.fiscal_year
        ).items()
    }
    if faults:
        raise WrongTargets(faults)


def _by_level(typed: Mapping[str, str], official: OfficialPlan) -> Mapping[int, str]:
    return {level: typed[str(level)] for level in official.scale.percents if str(level) in typed}


def _reasons(typed: Mapping[str, str], version: PlanVersion) -> dict[str, str]:
    """Return the reasons that say something, of indicators that the plan has."""
    codes = [indicator.code for indicator in plan_of(version.template).indicators]
    said = {code: within(LONGEST_EXEMPTION, normalise(typed.get(code, "")), code) for code in codes}
    return {code: reason for code, reason in said.items() if not is_blank(reason)}


@transaction.atomic
def step_plan(*, plan_id: int, step: Step, actor: User, reason: str = "", text: str = "") -> Plan:
    """Take a step that changes the status of a plan; ``text`` is the sentence that the person confirmed."""
    plan = _locked(plan_id)
    take_step(plan, step, actor=actor, reason=reason, text=text)
    if step is Step.ACCEPT:
        plan.versions.filter(accepted_at=None).update(accepted_at=timezone.now())
    return plan


def follow_closings() -> int:
    """Let each plan that waits with an office closed since go to the nearest open superior; return how many moved on.

    Nobody is left in a closed office who could review it.
    """
    waiting = Plan.objects.filter(status=Status.SUBMITTED.value, superior__closed_on__isnull=False)
    return sum(_follow_closing(pk) for pk in waiting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _follow_closing(plan_id: int) -> bool:
    plan = _locked(plan_id)
    return transfer(plan, nearest_open_above(plan.office))


@transaction.atomic
def amend_plan(*, plan_id: int, actor: User, reason: str, today: date) -> Plan:
    """Begin a new version of an accepted plan; raises ``AmendmentClosed`` after the date of the year."""
    plan = _locked(plan_id)
    newest = plan.versions.select_related("template").latest("number")
    last_day = last_day_to_amend(plan_of(newest.template), plan.office)
    if last_day is not None and today > last_day:
        raise AmendmentClosed(last_day)
    take_step(plan, Step.AMEND, actor=actor, reason=reason)
    PlanVersion.objects.create(
        plan=plan,
        number=newest.number + 1,
        template=newest.template,
        targets=newest.targets,
        exemptions=newest.exemptions,
        reason=reason.strip(),
        made_by=actor,
        made_at=timezone.now(),
    )
    return plan


def _locked(plan_id: int) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan_id)
