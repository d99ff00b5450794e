"""On which days somebody is reminded of a deadline."""

from datetime import date
from enum import StrEnum


class Occasion(StrEnum):
    """Why somebody is reminded on a day."""

    WEEK_BEFORE = "week_before"
    DAY_BEFORE = "day_before"
    LAST_DAY = "last_day"
    LATE = "late"

    @property
    def is_always_told(self) -> bool:
        """Whether also those are told who want no reminders: the last chance to be in time."""
        return self is Occasion.LAST_DAY


_DAYS_BEFORE = {7: Occasion.WEEK_BEFORE, 1: Occasion.DAY_BEFORE, 0: Occasion.LAST_DAY}


def occasion_on(day: date, last_day: date) -> Occasion | None:
    """Return why somebody is reminded on ``day`` of what is due on ``last_day``, ``None`` on the days between.

    A week before, the day before, the last day itself, the day after, and from then on every week.
    """
    left = (last_day - day).days
    if left < 0:
        return Occasion.LATE if left % 7 == 6 else None
    return _DAYS_BEFORE.get(left)
