"""The calendar of a year: deadlines, weekends and holidays (``regime.md`` section 5).

Deadlines are data of each plan, holidays are passed in. A deadline ends at 23:59:59 in Dhaka.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from suchok.core.plan.fiscal_year import FiscalYear, Period

DHAKA = timezone(timedelta(hours=6), "Asia/Dhaka")
"""Bangladesh has kept one time all year since 2010; a fixed offset needs no time zone data on the machine."""

_FRIDAY, _SATURDAY = 4, 5


class Deadline(StrEnum):
    """What is due in a year. The reports bear the names of their periods."""

    PLAN_SIGNED = "plan_signed"
    AMENDMENT_PROPOSED = "amendment_proposed"
    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    H1 = "H1"
    H1_REVIEWED = "H1_reviewed"
    ANNUAL = "annual"
    RESULTS = "results"


class Phase(StrEnum):
    """Where a period stands on a day: what an office can do about its report, and how urgent it is."""

    AHEAD = "ahead"
    OPEN = "open"
    DUE = "due"
    LATE = "late"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether the report can be written and sent."""
        return self in (Phase.OPEN, Phase.DUE, Phase.LATE)


_DUE_WITHIN = timedelta(days=15)
"""How long before its deadline a report counts as due: the time from a quarter's end to the usual deadline."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The deadlines of one year and office level.

    ``moves_to_working_day`` tells whether a deadline on a weekend or holiday moves to the next
    working day; the guideline is silent, so that it is a setting.
    """

    deadlines: Mapping[str, date]
    holidays: AbstractSet[date] = frozenset()
    moves_to_working_day: bool = False

    def due_on(self, deadline: str) -> date | None:
        """Return the last day on which ``deadline`` is kept, or ``None`` if the year sets none."""
        day = self.deadlines.get(deadline)
        if day is not None and self.moves_to_working_day:
            return working_day_from(day, self.holidays)
        return day

    def ends_at(self, deadline: str) -> datetime | None:
        """Return the last second in which ``deadline`` is kept."""
        day = self.due_on(deadline)
        return None if day is None else end_of(day)

    def phase(self, period: Period, year: FiscalYear, moment: datetime, *, extended: date | None = None) -> Phase:
        """Return where ``period`` of ``year`` stands at ``moment``.

        A report can be begun from the first day of its period, and is due on its deadline or the later day to which
        it was ``extended``; it is late after that and closed once the results of the year are due, extended or not.
        A year that sets no deadline has none that is late.
        """
        today, due, results = dhaka_day(moment), self.due_on(period), self.due_on(Deadline.RESULTS)
        last = max((day for day in (due, extended) if day is not None), default=None)
        if today < year.first_day_of(period):
            return Phase.AHEAD
        if results is not None and today > max(results, extended or results):
            return Phase.CLOSED
        if last is None:
            return Phase.OPEN
        if today > last:
            return Phase.LATE
        return Phase.DUE if last - today <= _DUE_WITHIN else Phase.OPEN

    def closes_on(self, year: FiscalYear) -> date:
        """Return the last day to which anything of ``year`` can be put off: that of its results.

        A year that sets none closes a year after its end.
        """
        return self.due_on(Deadline.RESULTS) or FiscalYear(year.start_year + 1).last_day

    def is_late(self, deadline: str, moment: datetime) -> bool:
        """Whether ``moment`` (with a time zone) is after ``deadline``; never, where the year sets none."""
        day = self.due_on(deadline)
        return day is not None and dhaka_day(moment) > day


def is_weekend(day: date) -> bool:
    """Whether ``day`` is a Friday or a Saturday."""
    return day.weekday() in (_FRIDAY, _SATURDAY)


def is_working_day(day: date, holidays: AbstractSet[date] = frozenset()) -> bool:
    """Whether offices work on ``day``."""
    return not is_weekend(day) and day not in holidays


def working_day_from(day: date, holidays: AbstractSet[date] = frozenset()) -> date:
    """Return ``day`` if offices work on it, else the next day on which they do."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def end_of(day: date) -> datetime:
    """Return 23:59:59 of ``day`` in Dhaka."""
    return datetime.combine(day, time(23, 59, 59), DHAKA)


def dhaka_day(moment: datetime) -> date:
    """Return the day that it is in Dhaka at ``moment``, which must have a time zone."""
    if moment.tzinfo is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return moment.astimezone(DHAKA).date()
