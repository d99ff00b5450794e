"""The queue of whoever reviews: every subordinate office with its report; the database counts, filters and sorts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    Count,
    F,
    FilteredRelation,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from suchok.core.plan.calendar import DHAKA
from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.text.normalise import normalise
from suchok.core.workflow import Role, Status
from suchok.web.accounts.models import User
from suchok.web.accounts.queries.order import as_read
from suchok.web.plans.models import Plan, PlanVersion
from suchok.web.plans.queries import last_day_in_time
from suchok.web.reports.models import Report

NOT_BEGUN = ""
"""What stands for the status of a report that nobody has begun."""
_STILL_OWED = (NOT_BEGUN, Status.DRAFT.value, Status.RETURNED.value)
_BY_NAME = ("office__sort_key", "pk")
ORDERS: Mapping[str, tuple[str | OrderBy, ...]] = {
    "name": _BY_NAME,
    "status": ("report_status", *_BY_NAME),
    "sent": (F("sent_at").asc(nulls_last=True), *_BY_NAME),
}
_WORDS_OF = ("office__name_bn", "office__name_en", "office__code")
_COLUMNS = (*_WORDS_OF, "report", "report_status", "sent_at", "is_late", "exemptions")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One subordinate office in the queue of its reviewer; ``report`` is the number of its report, if it began one.

    ``exemptions`` are those of its approved plan, if it has one.
    """

    name_bn: str
    name_en: str
    code: str
    report: int | None
    status: str
    submitted_at: datetime | None
    is_late: bool
    exemptions: Mapping[str, str] | None

    @property
    def is_owed(self) -> bool:
        """Whether the report is still to be sent, or to be sent again."""
        return self.status in _STILL_OWED

    @property
    def exempted(self) -> tuple[str, ...]:
        """The codes of the indicators that do not apply to the office."""
        return tuple(sorted(self.exemptions or ()))


@dataclass(frozen=True, slots=True)
class QueueTotals:
    """How many offices stand in a queue, how far they are, and how many of them are ``shown``."""

    all: int
    waiting: int
    late: int
    missing: int
    accepted: int
    shown: int


def queue_of(user: User, *, year: FiscalYear, period: Period, moment: datetime) -> QuerySet[Plan]:
    """Return the plans of the offices whose reports ``user`` reviews, each beside its report on a period."""
    offices = user.offices_as(Role.REVIEWER)
    sent_here = Report.objects.filter(superior__in=offices, period=period.value)
    of_year = Plan.objects.filter(fiscal_year=year.code)
    below = of_year.filter(office__superior__in=offices, office__closed_on=None)
    # Each half has its index; an "or" of both would read the plans of the whole country.
    found = below.values("pk").union(of_year.filter(reports__in=sent_here).values("pk"))
    return _beside_reports(Plan.objects.filter(pk__in=found), year=year, period=period, moment=moment)


def queue_of_country(user: User, *, year: FiscalYear, period: Period, moment: datetime) -> QuerySet[Plan]:
    """Return the plans of all open offices, each beside its report on a period, for ``user`` who sees all of them."""
    sees_all = user.holds(Role.ADMINISTRATOR, Role.AUDITOR)
    plans = Plan.objects.filter(fiscal_year=year.code, office__closed_on=None) if sees_all else Plan.objects.none()
    return _beside_reports(plans, year=year, period=period, moment=moment)


def _beside_reports(plans: QuerySet[Plan], *, year: FiscalYear, period: Period, moment: datetime) -> QuerySet[Plan]:
    approved = PlanVersion.objects.filter(plan=OuterRef("pk"), accepted_at__isnull=False).order_by("-number")
    of_period = FilteredRelation("reports", condition=Q(reports__period=period.value))
    return (
        plans.alias(of_period=of_period, last_day=last_day_in_time(period, year))
        .annotate(
            report=F("of_period__pk"),
            report_status=Coalesce("of_period__status", Value(NOT_BEGUN, TextField())),
            sent_at=F("of_period__submitted_at"),
        )
        .alias(day=TruncDate(Coalesce("sent_at", Value(moment)), tzinfo=DHAKA))
        .annotate(is_late=_is_late(year, period), exemptions=Subquery(approved.values("exemptions")[:1]))
    )


def _is_late(year: FiscalYear, period: Period) -> Case:
    late = Q(day__gt=F("last_day"), day__gte=year.first_day_of(period))
    return Case(When(late, then=Value(value=True)), default=Value(value=False))


def with_status(status: Status) -> Q:
    """Return what tells the rows whose report has a status."""
    # By its column, of whose values the database knows how many there are; else it sorts the country for one page.
    return Q(of_period__status=status.value)


def not_begun() -> Q:
    """Return what tells the rows whose report nobody has begun."""
    return Q(of_period__isnull=True)


def waiting() -> Q:
    """Return what tells the rows that wait for the reviewer."""
    return with_status(Status.SUBMITTED)


def not_sent() -> Q:
    """Return what tells the rows whose report nobody has sent."""
    return not_begun() | with_status(Status.DRAFT) | with_status(Status.FORWARDED)


def late() -> Q:
    """Return what tells the rows whose report is still owed after its last day."""
    return Q(is_late=True, report_status__in=_STILL_OWED)


def with_words(text: str) -> Q:
    """Return what tells the offices in whose names or code each word of ``text`` stands."""
    found = Q()
    for word in normalise(text).split():
        found &= Q(*((f"{name}__icontains", word) for name in _WORDS_OF), _connector=Q.OR)
    return found


def totals_of(queue: QuerySet[Plan], *, shown: Q) -> QueueTotals:
    """Return the numbers of a queue, all in one query."""
    counted = {
        "all": Q(),
        "waiting": waiting(),
        "late": late(),
        "missing": not_sent(),
        "accepted": with_status(Status.ACCEPTED),
        "shown": shown,
    }
    return QueueTotals(**queue.aggregate(**{name: Count("pk", filter=which) for name, which in counted.items()}))


def in_order(queue: QuerySet[Plan], name: str) -> QuerySet[Plan]:
    """Return a queue sorted by one of ``ORDERS``, backwards with a minus before it; by name if it is none of them."""
    ordered = queue.order_by(*as_read(ORDERS.get(name.removeprefix("-"), _BY_NAME)))
    return ordered.reverse() if name.startswith("-") else ordered


def rows_of(queue: QuerySet[Plan]) -> list[QueueRow]:
    """Return the rows of a queue, or of a part of it."""
    return [QueueRow(*row) for row in queue.values_list(*_COLUMNS)]
