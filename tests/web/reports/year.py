"""A year of the regime in the tests: its template, plans of the offices, reports in the hands of somebody."""

from datetime import timedelta

from django.utils import timezone

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.workflow import Step
from suchok.web.accounts.models import Office, User
from suchok.web.plans.actions.plans import adopt_template, step_plan
from suchok.web.plans.actions.templates import copy_template, issue_template, load_official_plans
from suchok.web.plans.models import Extension, Plan, Template
from suchok.web.reports.actions import Typed, begin_report, save_cells, step_report
from suchok.web.reports.models import Report
from tests.people import Cast

# The quarter that is certainly over and not closed on whatever day the tests run: the year began in it.
FIRST = Period.Q1


def field_template(year: FiscalYear | None = None) -> Template:
    """Issue the field plan of 2022-23 for this year."""
    load_official_plans()
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    draft = copy_template(official, year or this_year(), actor=None, synthetic=True)
    return issue_template(template_id=draft.pk, actor=None)


def dated_template(year: FiscalYear | None = None) -> Template:
    """Issue the field plan of 2022-23 for this year, with the deadlines of 2021-22, which it lacks."""
    load_official_plans()
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    dated = Template.objects.get(fiscal_year="2021-22", level="ministry")
    draft = copy_template(official, year or this_year(), actor=None, synthetic=True, calendar=dated)
    return issue_template(template_id=draft.pk, actor=None)


def this_year() -> FiscalYear:
    return FiscalYear.containing(timezone.localdate())


def adopted(cast: Cast, template: Template | None = None) -> Plan:
    """Give every field office the plan of the year; return that of the district."""
    adopt_template(template or field_template(), Office.objects.all(), actor=cast.administrator)
    return Plan.objects.get(office=cast.offices.district)


def approved(cast: Cast, template: Template | None = None) -> Plan:
    """Let the district's plan go up and be approved."""
    plan = adopted(cast, template)
    step_plan(plan_id=plan.pk, step=Step.FORWARD, actor=cast.officer)
    step_plan(plan_id=plan.pk, step=Step.SUBMIT, actor=cast.head)
    step_plan(plan_id=plan.pk, step=Step.ACCEPT, actor=cast.reviewer)
    return Plan.objects.get(pk=plan.pk)


def begun(cast: Cast, template: Template | None = None) -> Report:
    """Let the district's officer begin the first quarter's report."""
    return begin_report(plan_id=approved(cast, template).pk, period=FIRST, actor=cast.officer)


def fill(report: Report, actor: User, **cells: str) -> None:
    """Type achievements: ``fill(report, officer, **{"3.1.1": "১"})``."""
    typed = [Typed(code, "achievement", text, 0) for code, text in cells.items()]
    save_cells(report_id=report.pk, typed=typed, actor=actor)


def extended(office: Office) -> Extension:
    """Give an office more time for its last quarter."""
    facts = {"fiscal_year": this_year().code, "deadline": Period.Q4.value, "reason": "Floods"}
    day = this_year().last_day + timedelta(days=40)
    return Extension.objects.create(office=office, until=day, granted_at=timezone.now(), **facts)


def submitted(cast: Cast, template: Template | None = None) -> Report:
    """Let the district's first report be filled, and sent by its head."""
    report = begun(cast, template)
    fill(report, cast.officer, **{"3.1.1": "১", "2.1.1": "৮২%"})
    step_report(report_id=report.pk, step=Step.FORWARD, actor=cast.officer)
    step_report(report_id=report.pk, step=Step.SUBMIT, actor=cast.head)
    return Report.objects.get(pk=report.pk)
