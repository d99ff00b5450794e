"""The years of the country: every office's plan in force, and its reports of the quarters that are over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period
from suchok.core.plan.plan import Indicator
from suchok.core.workflow import Role, Status
from suchok.web.demo.nation.bulk import copy_in, reserve
from suchok.web.demo.nation.people import Staff
from suchok.web.demo.year import achievement
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Plan, PlanVersion, Template
from suchok.web.reports.models import Comment, Report, ReportCell, ReportVersion

AT_ONCE = 1000
"""How many offices, and how many reports, are in memory at once."""
# What share of the offices has come how far with a quarter; "" has not begun.
_LONG_OVER: Mapping[str, int] = {Status.ACCEPTED: 94, Status.SUBMITTED: 2, Status.RETURNED: 1, "": 3}
_JUST_OVER: Mapping[str, int] = {
    Status.ACCEPTED: 40,
    Status.SUBMITTED: 28,
    Status.RETURNED: 6,
    Status.FORWARDED: 6,
    Status.DRAFT: 12,
    "": 8,
}
_SENT = frozenset({Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED})
_REASON = "প্রমাণকের তারিখ প্রতিবেদনের তারিখের সঙ্গে মেলে না।"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter that is over, and what share of the offices has come how far with it."""

    year: FiscalYear
    period: Period
    shares: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reporting:
    """One office's report on a quarter, about to be written; ``sent`` is when it was, or would be."""

    staff: Staff
    sent: datetime
    row: Report
    indicators: Sequence[Indicator]
    texts: Mapping[str, Mapping[str, str]]


def make_year(offices: Sequence[Staff], year: FiscalYear, templates: Mapping[str, Template], random: Random) -> None:
    """Write the plans of all offices for a year and their reports on its quarters that are over."""
    quarters = list(_quarters_over(year))
    working = [staff for staff in offices if Role.HEAD in staff.people]
    for start in range(0, len(working), AT_ONCE):
        some = working[start : start + AT_ONCE]
        versions = _make_plans(some, year, templates)
        for quarter in quarters:
            _write(list(_reporting(some, versions, quarter, random)), random)


def _quarters_over(year: FiscalYear) -> Iterator[Quarter]:
    today = timezone.localdate()
    over = [period for period in QUARTERS if year.last_day_of(period) < today]
    for period in over:
        is_just_over = today in year and period == over[-1]
        yield Quarter(year, period, _JUST_OVER if is_just_over else _LONG_OVER)


def _make_plans(offices: Sequence[Staff], year: FiscalYear, templates: Mapping[str, Template]) -> Sequence[PlanVersion]:
    """Write the plans of some offices, accepted in the first month of the year."""
    plans, versions = reserve(Plan, len(offices)), reserve(PlanVersion, len(offices))
    sent = _moment(year, Period.Q1, days_after=-70)
    rows = [
        _plan(pk, staff, year, templates[staff.place.level], sent) for pk, staff in zip(plans, offices, strict=True)
    ]
    copy_in(Plan, rows)
    accepted = [
        PlanVersion(
            pk=pk,
            plan=plan,
            number=1,
            template=templates[staff.place.level],
            made_by_id=staff.people[Role.REPORTING_OFFICER],
            made_at=sent - timedelta(days=3),
            accepted_at=plan.decided_at,
        )
        for pk, plan, staff in zip(versions, rows, offices, strict=True)
    ]
    copy_in(PlanVersion, accepted)
    return accepted


def _plan(pk: int, staff: Staff, year: FiscalYear, template: Template, sent: datetime) -> Plan:
    plan = Plan(pk=pk, office_id=staff.office_id, fiscal_year=year.code, family=template.family)
    _carry(plan, staff, Status.ACCEPTED, sent)
    return plan


def _carry(row: Plan | Report, staff: Staff, status: Status, sent: datetime) -> None:
    """Let a plan or a report have come as far as ``status``."""
    row.status = status.value
    if status is not Status.DRAFT:
        row.prepared_by_id = staff.people[Role.REPORTING_OFFICER]
    if status in _SENT:
        row.superior_id, row.submitted_by_id, row.submitted_at = staff.superior_id, staff.people[Role.HEAD], sent
    if status in (Status.RETURNED, Status.ACCEPTED):
        row.decided_by_id, row.decided_at = staff.reviewer, min(sent + timedelta(days=2), timezone.now())


def _reporting(
    offices: Sequence[Staff], versions: Sequence[PlanVersion], quarter: Quarter, random: Random
) -> Iterator[Reporting]:
    statuses = random.choices(list(quarter.shares), list(quarter.shares.values()), k=len(offices))
    begun = [each for each in zip(offices, versions, statuses, strict=True) if each[2]]
    for pk, (staff, version, status) in zip(reserve(Report, len(begun)), begun, strict=True):
        row = Report(pk=pk, plan=version.plan, plan_version=version, office_id=staff.office_id)
        row.period = quarter.period.value
        sent = _moment(quarter.year, quarter.period, days_after=random.randint(1, 12))
        _carry(row, staff, Status(status), sent)
        indicators = plan_of(version.template).indicators
        filled = len(indicators) if status != Status.DRAFT else random.randint(1, len(indicators))
        texts = {each.code: _texts(each, quarter, random) for each in indicators[:filled]}
        yield Reporting(staff, sent, row, indicators, texts)


def _texts(indicator: Indicator, quarter: Quarter, random: Random) -> Mapping[str, str]:
    typed = achievement(indicator, quarter.year, quarter.period, number=random.randrange(40))
    return {"achievement": typed} if typed else {"achievement": "", "remarks": "প্রক্রিয়াধীন"}


def _moment(year: FiscalYear, period: Period, *, days_after: int) -> datetime:
    """Return noon so many days after the end of a period, or now where that is still to come."""
    day = year.last_day_of(period) + timedelta(days=days_after)
    return min(timezone.make_aware(datetime.combine(day, time(12))), timezone.now())


def _write(reports: Sequence[Reporting], random: Random) -> None:
    copy_in(Report, (each.row for each in reports))
    copy_in(ReportCell, (cell for each in reports for cell in _cells(each)))
    copy_in(ReportVersion, (_version(each) for each in reports if each.row.status in _SENT))
    returned = [each for each in reports if each.row.status == Status.RETURNED]
    copy_in(Comment, (_comment(each, random.choice(each.indicators).code) for each in returned))


def _cells(reporting: Reporting) -> Iterator[ReportCell]:
    officer = reporting.staff.people[Role.REPORTING_OFFICER]
    for code, texts in reporting.texts.items():
        for field, text in texts.items():
            yield ReportCell(
                report=reporting.row,
                code=code,
                field=field,
                text=text,
                changed_by_id=officer,
                changed_at=reporting.sent,
            )


def _version(reporting: Reporting) -> ReportVersion:
    return ReportVersion(
        report=reporting.row,
        number=1,
        cells=reporting.texts,
        superior_id=reporting.row.superior_id,
        submitted_by_id=reporting.staff.people[Role.HEAD],
        submitted_at=reporting.sent,
    )


def _comment(reporting: Reporting, code: str) -> Comment:
    author, at = reporting.staff.reviewer, reporting.row.decided_at or reporting.sent
    return Comment(report=reporting.row, code=code, text=_REASON, returns=True, author_id=author, at=at)
