"""Reads for the first screens: what is due, what is missing, what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from suchok.core.plan.calendar import Phase
from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period, last_quarter_before
from suchok.core.workflow import Role, Status
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries.order import name_key
from suchok.web.plans.convert import plan_of, plan_of_version
from suchok.web.plans.models import Plan, Template
from suchok.web.plans.queries import (
    extended_to,
    extensions_of,
    last_day_of,
    phase_under,
    plans_visible_to,
    templates_issued_in,
    versions_of,
)
from suchok.web.reports.convert.page import ReportPage, page_of
from suchok.web.reports.models import Report
from suchok.web.reports.queries import reports_visible_to
from suchok.web.reports.queries.queue import QueueRow, QueueTotals, in_order, queue_of, rows_of, totals_of, waiting

FIRST_OF_A_QUEUE = 8
FIRST_PLANS = 20
SECONDS_BETWEEN_COUNTS = 60


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of an office's year: where it stands and the report on it."""

    period: Period
    phase: Phase
    due: date | None
    is_extended: bool
    report: Report | None


@dataclass(frozen=True, slots=True)
class OfficeDesk:
    """The year of one office, for those who work in it. ``page`` is the report that is in hand."""

    office: Office
    plan: Plan | None
    quarters: Sequence[Quarter]
    current: Quarter | None
    page: ReportPage | None


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """What waits for a reviewer in one quarter; ``first`` are the first rows of it.

    ``others`` are the years and periods besides, of which reports wait, and how many.
    """

    year: FiscalYear
    period: Period
    totals: QueueTotals
    first: Sequence[QueueRow]
    others: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class NationDesk:
    """How far the country is with one quarter, as it was ``counted_at``; ``due`` are the days of its templates."""

    year: FiscalYear
    period: Period
    due: Sequence[date]
    plans: int
    by_status: Mapping[str, int]
    counted_at: datetime
    drafts: int

    @property
    def missing(self) -> int:
        """Offices with a plan that have not sent this quarter's report."""
        sent = (Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED)
        return self.plans - sum(self.by_status.get(status, 0) for status in sent)


def nation_desk(user: User, *, moment: datetime) -> NationDesk | None:
    """Return where the country stands, for who sees all of it; ``None`` for others."""
    if not user.holds(Role.ADMINISTRATOR, Role.AUDITOR):
        return None
    year, period = last_quarter_before(timezone.localdate(moment))
    counted = _counted(year, period, moment)
    drafts = Template.objects.filter(issued_at=None).count()
    return NationDesk(year, period, _due_days(year, period), *counted, drafts=drafts)


def _due_days(year: FiscalYear, period: Period) -> Sequence[date]:
    """Return the days on which the issued templates of a year let reports on a period be due, each once."""
    days = {last_day_of(period, plan_of(template), ()) for template in templates_issued_in(year)}
    return sorted(day for day in days if day is not None)


def _counted(year: FiscalYear, period: Period, moment: datetime) -> tuple[int, Mapping[str, int], datetime]:
    """Count the offices of the country; these numbers alone grow with it, and are counted anew once a minute."""
    key = f"nation_desk:{year.code}:{period}"
    counted: tuple[int, Mapping[str, int], datetime] | None = cache.get(key)
    if counted is None:
        reports = Report.objects.filter(plan__fiscal_year=year.code, period=period.value)
        by_status = dict(reports.order_by().values_list("status").annotate(count=Count("pk")))
        plans = Plan.objects.filter(fiscal_year=year.code, office__closed_on=None).count()
        counted = plans, by_status, moment
        cache.set(key, counted, timeout=SECONDS_BETWEEN_COUNTS)
    return counted


def office_desks(user: User, *, moment: datetime) -> Sequence[OfficeDesk]:
    """Return the offices in which ``user`` is reporting officer or head, with this year's plan and reports."""
    offices = {post.office_id: post.office for post in user.posts if post.role in (Role.REPORTING_OFFICER, Role.HEAD)}
    year = FiscalYear.containing(timezone.localdate(moment))
    plans = {plan.office_id: plan for plan in plans_visible_to(user).filter(office__in=offices, fiscal_year=year.code)}
    return [_office_desk(user, office, plans.get(pk), moment) for pk, office in offices.items()]


def _office_desk(user: User, office: Office, plan: Plan | None, moment: datetime) -> OfficeDesk:
    if plan is None:
        return OfficeDesk(office, None, (), None, None)
    official = plan_of_version(versions_of(plan)[0])
    reports = {report.period: report for report in reports_visible_to(user).filter(plan=plan)}
    extensions = extensions_of(office, plan.fiscal_year)
    quarters = [
        Quarter(
            period,
            phase_under(period, official, extensions, moment),
            last_day_of(period, official, extensions),
            extended_to(period, extensions) is not None,
            reports.get(period),
        )
        for period in QUARTERS
    ]
    current = next((quarter for quarter in quarters if quarter.phase.is_open and not _is_done(quarter)), None)
    page = page_of(current.report, today=timezone.localdate(moment)) if current and current.report else None
    return OfficeDesk(office, plan, quarters, current, page)


def _is_done(quarter: Quarter) -> bool:
    return quarter.report is not None and quarter.report.status in (Status.SUBMITTED, Status.ACCEPTED)


def review_desk(user: User, *, moment: datetime) -> ReviewDesk | None:
    """Return what waits for ``user`` in the last quarter that is over, ``None`` if there is nothing to review."""
    if not user.holds(Role.REVIEWER):
        return None
    year, period = last_quarter_before(timezone.localdate(moment))
    queue = queue_of(user, year=year, period=period, moment=moment)
    first = in_order(queue.filter(waiting()), "name")[:FIRST_OF_A_QUEUE]
    return ReviewDesk(
        year, period, totals_of(queue, shown=waiting()), rows_of(first), _waiting_besides(user, year, period)
    )


def _waiting_besides(user: User, year: FiscalYear, period: Period) -> Sequence[tuple[str, str, int]]:
    offices = user.offices_as(Role.REVIEWER)
    sent = Report.objects.filter(superior__in=offices, status=Status.SUBMITTED.value)
    besides = sent.exclude(plan__fiscal_year=year.code, period=period.value).order_by("plan__fiscal_year", "period")
    return list(besides.values_list("plan__fiscal_year", "period").annotate(reports=Count("pk")))


def plans_in_hand(user: User, *, moment: datetime) -> Sequence[Plan]:
    """Return the first plans that wait for ``user``: of the own offices for other years, sent ones for a reviewer."""
    own = user.offices_as(Role.REPORTING_OFFICER, Role.HEAD)
    reviewed = user.offices_as(Role.REVIEWER)
    year = FiscalYear.containing(timezone.localdate(moment))
    here = Q(office__in=own, office__closed_on=None) & ~Q(status__in=(Status.SUBMITTED, Status.ACCEPTED))
    sent = Q(superior__in=reviewed, status=Status.SUBMITTED.value)
    found = Plan.objects.filter((here & ~Q(fiscal_year=year.code)) | sent).select_related("office")
    return list(found.order_by("-fiscal_year", f"office__{name_key()}", "pk")[:FIRST_PLANS])


def years_of(office: Office, user: User) -> Sequence[tuple[Plan, Sequence[Report]]]:
    """Return the plans of an office that ``user`` may read, the newest year first, each with its reports in order."""
    plans = plans_visible_to(user).filter(office=office).order_by("-fiscal_year", "family")
    reports: dict[int, list[Report]] = {}
    for report in reports_visible_to(user).filter(office=office):
        reports.setdefault(report.plan_id, []).append(report)
    order = list(Period)
    return [
        (plan, sorted(reports.get(plan.pk, ()), key=lambda each: order.index(Period(each.period)))) for plan in plans
    ]
