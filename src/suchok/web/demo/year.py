"""A year of the demonstration, carried as far as its stage through the same actions that people take."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period
from suchok.core.plan.plan import Indicator
from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.core.plan.unit import Unit
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.workflow import Role, Step
from suchok.web.accounts.models import Office, User
from suchok.web.plans.actions.plans import adopt_template, set_plan, step_plan
from suchok.web.plans.actions.templates import copy_template, issue_template
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import Plan, Template
from suchok.web.reports.actions import Typed, begin_report, return_report, save_cells, step_report

SOURCE_YEAR, CALENDAR_YEAR = "2022-23", "2021-22"


class Stage(StrEnum):
    """The names of ``STAGES``."""

    PLANNED = "planned"
    REPORTING = "reporting"
    REVIEWED = "reviewed"


# Where each office's report stands at the stage "reporting".
REPORTED: Mapping[str, tuple[Step, ...]] = {
    "industries": (Step.FORWARD, Step.SUBMIT, Step.ACCEPT),
    "housing": (Step.FORWARD, Step.SUBMIT, Step.RETURN),
    "local-government": (),
    "mymensingh": (Step.FORWARD, Step.SUBMIT),
    "mymensingh-zone-1": (Step.FORWARD, Step.SUBMIT),
}
# What does not apply to an office, and why; its superior office approves it with the plan.
EXEMPTED: Mapping[str, Mapping[str, str]] = {
    "mymensingh-zone-1": {"3.1.1": "অঞ্চলের নিজস্ব তথ্য বাতায়ন নেই; তথ্য থাকে সিটি কর্পোরেশনের বাতায়নে"}
}
_ALL = (Step.FORWARD, Step.SUBMIT, Step.ACCEPT)


def carry_year(stage: Stage) -> None:
    """Issue the templates, let every office adopt and report."""
    year = FiscalYear.containing(timezone.localdate())
    administrator = _holder(Office.objects.get(code="cabinet"), Role.ADMINISTRATOR)
    for issued in issue_templates(year, administrator):
        adopt_template(issued, Office.objects.exclude(superior=None), actor=administrator)
    plans = Plan.objects.filter(fiscal_year=year.code).select_related("office__superior")
    for plan in plans:
        _approve(plan)
    if stage is not Stage.PLANNED:
        for plan in plans:
            _report(plan, year, REPORTED.get(plan.office.code) if stage is Stage.REPORTING else _ALL)


def issue_templates(year: FiscalYear, administrator: User) -> Iterator[Template]:
    """Issue the official plans for another year, marked synthetic."""
    calendar = Template.objects.get(fiscal_year=CALENDAR_YEAR, version=1)
    for template in Template.objects.filter(fiscal_year=SOURCE_YEAR, version=1):
        draft = copy_template(template, year, actor=administrator, synthetic=True, calendar=calendar)
        yield issue_template(template_id=draft.pk, actor=administrator)


def _approve(plan: Plan) -> None:
    actors = _actors(plan.office)
    if reasons := EXEMPTED.get(plan.office.code):
        set_plan(plan_id=plan.pk, targets={}, exemptions=reasons, actor=actors[Step.FORWARD])
    for step, actor in actors.items():
        if step is not Step.RETURN:
            step_plan(plan_id=plan.pk, step=step, actor=actor)


def _report(plan: Plan, year: FiscalYear, steps: tuple[Step, ...] | None) -> None:
    if steps is None:
        return
    period, actors = _period(year), _actors(plan.office)
    official = plan_of_version(plan.versions.select_related("template").get())
    report = begin_report(plan_id=plan.pk, period=period, actor=actors[Step.FORWARD])
    typed = _typed(official, period, seed=plan.office.code)
    save_cells(report_id=report.pk, typed=typed if steps else typed[: len(typed) // 2], actor=actors[Step.FORWARD])
    for step in steps:
        if step is Step.RETURN:
            reasons = {official.indicators[-1].code: "প্রমাণকের তারিখ প্রতিবেদনের তারিখের সঙ্গে মেলে না।"}
            return_report(report_id=report.pk, reasons=reasons, actor=actors[step])
        else:
            step_report(report_id=report.pk, step=step, actor=actors[step])


def _period(year: FiscalYear) -> Period:
    """Return the last quarter of ``year`` that is over, else the one that runs."""
    today = timezone.localdate()
    over = [quarter for quarter in QUARTERS if year.last_day_of(quarter) < today]
    return over[-1] if over else Period.Q1


def _actors(office: Office) -> Mapping[Step, User]:
    superior = office.superior or office
    reviewer = _holder(superior, Role.REVIEWER)
    return {
        Step.FORWARD: _holder(office, Role.REPORTING_OFFICER),
        Step.SUBMIT: _holder(office, Role.HEAD),
        Step.ACCEPT: reviewer,
        Step.RETURN: reviewer,
    }


def _holder(office: Office, role: Role) -> User:
    return User.objects.get(holdings__post__office=office, holdings__post__role=role.value)


def _typed(official: OfficialPlan, period: Period, *, seed: str) -> list[Typed]:
    cells = []
    for at, indicator in enumerate(official.indicators):
        if indicator.exemption is not None:
            continue
        text = achievement(indicator, official.fiscal_year, period, number=at + len(seed))
        cells.append(Typed(indicator.code, "achievement", text, 0))
        if not text:
            cells.append(Typed(indicator.code, "remarks", "প্রক্রিয়াধীন", 0))
    return cells


def achievement(indicator: Indicator, year: FiscalYear, period: Period, *, number: int) -> str:
    """Return an invented achievement: one event in the quarter, a good percent, a day that kept its target."""
    if indicator.unit is Unit.NUMBER:
        return to_bangla_digits("1")
    if indicator.unit is Unit.PERCENT:
        return to_bangla_digits(f"{66 + number % 25}%")
    best = indicator.targets[100]
    day = year.last_day_of(period) - timedelta(days=20 + number)
    return to_bangla_digits(f"{day:%d/%m/%Y}") if number % 4 == 0 and best is not None else ""
