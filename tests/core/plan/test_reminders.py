"""Reminders come a week and a day before a deadline, on it, the day after, and then every week."""

from datetime import date, timedelta

import pytest

from suchok.core.plan.reminders import Occasion, occasion_on

LAST_DAY = date(2026, 10, 15)
TOLD = {
    date(2026, 10, 8): Occasion.WEEK_BEFORE,
    date(2026, 10, 14): Occasion.DAY_BEFORE,
    date(2026, 10, 15): Occasion.LAST_DAY,
    date(2026, 10, 16): Occasion.LATE,
    date(2026, 10, 23): Occasion.LATE,
    date(2026, 10, 30): Occasion.LATE,
    date(2026, 11, 6): Occasion.LATE,
}


@pytest.mark.parametrize("day", [date(2026, 9, 25) + timedelta(days=each) for each in range(45)])
def test_these_are_the_days_of_reminders(day: date):
    assert occasion_on(day, LAST_DAY) == TOLD.get(day)


def test_a_deadline_after_the_end_of_the_year_is_told_as_well():
    assert occasion_on(date(2026, 12, 27), date(2027, 1, 3)) is Occasion.WEEK_BEFORE


def test_only_the_reminder_of_the_last_day_is_always_told():
    assert [occasion for occasion in Occasion if occasion.is_always_told] == [Occasion.LAST_DAY]
