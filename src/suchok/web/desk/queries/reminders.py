"""Reads: who is to be reminded of what on a day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q

from suchok.core.plan.calendar import dhaka_day
from suchok.core.plan.fiscal_year import QUARTERS, FiscalYear, Period
from suchok.core.plan.plan import Plan as OfficialPlan
from suchok.core.plan.reminders import Occasion, occasion_on
from suchok.core.workflow import Role, Status
from suchok.web.accounts.models import Holding, Office
from suchok.web.accounts.models.holding import not_ended
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Extension, Plan, PlanVersion, Template
from suchok.web.plans.queries import extensions_in_force, extensions_over, last_day_of, phase_under
from suchok.web.reports.models import Report

Told = TypeVar("Told")
_OF_THE_OFFICE = (Role.REPORTING_OFFICER.value, Role.HEAD.value)
_OF_A_REPORT = ("plan_id", "period", "status", "superior_id")


@dataclass(frozen=True, slots=True)
class Due:
    """A report that an office has not sent, or one that waits for the reviewers of its superior office."""

    office: Office
    year: FiscalYear
    period: Period
    last_day: date
    occasion: Occasion
    reviewing_id: int | None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one person is told on a day: the reports to send, how many wait for a review, acting charges that end."""

    due: tuple[Due, ...]
    waiting: tuple[Due, ...]
    ending: tuple[Holding, ...] = ()

    def always_told(self) -> "Reminder":
        """Return the part for somebody who wants no reminders."""
        due, waiting = (tuple(each for each in part if each.occasion.is_always_told) for part in self._of_reports())
        return Reminder(due, waiting, self.ending)

    @property
    def is_of_reports(self) -> bool:
        """Whether a report is to be sent or reviewed."""
        return any(self._of_reports())

    def __bool__(self) -> bool:
        return self.is_of_reports or bool(self.ending)

    def _of_reports(self) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
        return self.due, self.waiting


def reminders_at(moment: datetime) -> Mapping[int, Reminder]:
    """Return what is to be told on the day of ``moment``, by the id of the person."""
    year = FiscalYear.containing(dhaka_day(moment))
    # The last quarter is due in the year after its own.
    dues = [due for each in (FiscalYear(year.start_year - 1), year) for due in _due_in(each, moment)]
    to_send = _by_number((due.office.pk, due) for due in dues if due.reviewing_id is None)
    to_review = _by_number((due.reviewing_id, due) for due in dues if due.reviewing_id is not None)
    sending, reviewing = defaultdict[int, list[Due]](list), defaultdict[int, list[Due]](list)
    for user_id, office_id, role in _in_charge([*to_send, *to_review], dhaka_day(moment)):
        if role in _OF_THE_OFFICE:
            sending[user_id] += [due for due in to_send.get(office_id, ()) if due not in sending[user_id]]
        else:
            reviewing[user_id] += to_review.get(office_id, ())
    ending = _by_number(_ending_on(dhaka_day(moment)))
    people = sorted({*sending, *reviewing, *ending})
    found = {
        pk: Reminder(tuple(sending.get(pk, ())), tuple(reviewing.get(pk, ())), tuple(ending.get(pk, ())))
        for pk in people
    }
    return {pk: reminder for pk, reminder in found.items() if reminder}


def _by_number(pairs: Iterable[tuple[int, Told]]) -> Mapping[int, Sequence[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    for number, told in pairs:
        found[number].append(told)
    return found


def _ending_on(day: date) -> Iterator[tuple[int, Holding]]:
    """Return the acting charges of which a day is the last, by who acts and by who holds the post."""
    ending = Holding.objects.filter(acting=True, end=day + timedelta(days=1), user__is_active=True)
    found = {each.post_id: each for each in ending.select_related("user", "post__office").order_by("pk")}
    yield from ((each.user_id, each) for each in found.values())
    held = Holding.objects.filter(post__in=found, end=None, user__is_active=True).order_by("pk")
    yield from ((user_id, found[post_id]) for user_id, post_id in held.values_list("user_id", "post_id"))


def _due_in(year: FiscalYear, moment: datetime) -> Iterator[Due]:
    extensions = list(extensions_in_force().filter(fiscal_year=year.code).select_related("office"))
    versions = PlanVersion.objects.filter(plan__fiscal_year=year.code).order_by("plan_id", "number")
    template_of = dict(versions.values_list("plan_id", "template_id"))
    officials = {each.pk: plan_of(each) for each in Template.objects.filter(pk__in={*template_of.values()})}
    reports = Report.objects.filter(plan__fiscal_year=year.code).values_list(*_OF_A_REPORT)
    sent = {(plan_id, period): (status, superior_id) for plan_id, period, status, superior_id in reports}
    for plan in _plans_in_force(year):
        official, over = officials[template_of[plan.pk]], extensions_over(plan.office, extensions)
        for period, last_day, occasion in _told_of(official, over, moment):
            status, superior_id = sent.get((plan.pk, period.value), (Status.DRAFT, None))
            if status != Status.ACCEPTED:
                reviewing_id = superior_id if status == Status.SUBMITTED else None
                yield Due(plan.office, year, period, last_day, occasion, reviewing_id)


def _told_of(
    official: OfficialPlan, over: Sequence[Extension], moment: datetime
) -> Iterator[tuple[Period, date, Occasion]]:
    for period in QUARTERS:
        last_day = last_day_of(period, official, over)
        occasion = None if last_day is None else occasion_on(dhaka_day(moment), last_day)
        if last_day is not None and occasion is not None and phase_under(period, official, over, moment).is_open:
            yield period, last_day, occasion


def _plans_in_force(year: FiscalYear) -> Iterable[Plan]:
    in_force = PlanVersion.objects.exclude(accepted_at=None).values("plan_id")
    plans = Plan.objects.filter(fiscal_year=year.code, office__closed_on=None, pk__in=in_force)
    return plans.select_related("office").order_by("office__sort_key", "pk").iterator(chunk_size=2000)


def _in_charge(office_ids: Sequence[int], today: date) -> Iterable[tuple[int, int, str]]:
    """Return person, office and role of those who write, send or review for offices, each once."""
    now = Q(start__lte=today) & not_ended(today)
    roles = (*_OF_THE_OFFICE, Role.REVIEWER.value)
    held = Holding.objects.filter(now, post__office__in=office_ids, post__role__in=roles, post__closed_on=None)
    found = held.filter(user__is_active=True).order_by("user_id", "post__office_id", "post__role")
    return found.values_list("user_id", "post__office_id", "post__role").distinct()
