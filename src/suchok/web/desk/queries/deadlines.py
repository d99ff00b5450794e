"""Reads: the deadlines of the offices for which somebody acts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from suchok.core.plan.calendar import Deadline, dhaka_day
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.workflow import Role
from suchok.web.accounts.models import Office, User
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Extension, PlanVersion
from suchok.web.plans.queries import extended_to, extensions_over, last_day_of

_OF_SUPERIORS = (Deadline.RESULTS, Deadline.H1_REVIEWED)


@dataclass(frozen=True, slots=True)
class OfficeDeadline:
    """One deadline of an office; ``changed_at`` is when its day was set last."""

    plan_id: int
    office: Office
    year: str
    deadline: Deadline
    day: date
    is_extended: bool
    changed_at: datetime


def deadlines_of(user: User, *, moment: datetime) -> Iterator[OfficeDeadline]:
    """Yield the deadlines of the offices in which ``user`` is officer or head, of this year and the one before."""
    year = FiscalYear.containing(dhaka_day(moment))
    years = (year.code, FiscalYear(year.start_year - 1).code)
    offices = user.offices_as(Role.REPORTING_OFFICER, Role.HEAD)
    versions = PlanVersion.objects.filter(plan__office__in=offices, plan__fiscal_year__in=years)
    newest = versions.order_by("plan_id", "-number").distinct("plan_id").select_related("plan__office", "template")
    extensions = list(Extension.objects.filter(fiscal_year__in=years).select_related("office"))
    for version in newest:
        over = extensions_over(version.plan.office, extensions)
        yield from _deadlines_in(version, [each for each in over if each.fiscal_year == version.plan.fiscal_year])


def _deadlines_in(version: PlanVersion, every: list[Extension]) -> Iterator[OfficeDeadline]:
    plan, official = version.plan, plan_of(version.template)
    over = [each for each in every if not each.withdrawn]
    for deadline in Deadline:
        day = last_day_of(deadline, official, over)
        if day is None or deadline in _OF_SUPERIORS:
            continue
        # A calendar that has seen the later day follows its withdrawal as a change.
        set_at = [each.changed_at or each.granted_at for each in every if each.deadline == deadline]
        changed_at, is_extended = max([version.made_at, *set_at]), extended_to(deadline, over) is not None
        yield OfficeDeadline(plan.pk, plan.office, plan.fiscal_year, deadline, day, is_extended, changed_at)
