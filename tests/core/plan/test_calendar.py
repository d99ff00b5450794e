"""Deadlines end at the last second of a day in Dhaka; Friday and Saturday are the weekend."""

from datetime import UTC, date, datetime, time

import pytest

from suchok.core.plan.calendar import (
    DHAKA,
    Calendar,
    Deadline,
    Phase,
    end_of,
    is_weekend,
    is_working_day,
    working_day_from,
)
from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.fiscal_year import FiscalYear, Period

DEADLINES_2021_22 = {
    "plan_signed": date(2021, 6, 25),
    "amendment_proposed": date(2021, 9, 30),
    "Q1": date(2021, 10, 15),
    "Q2": date(2022, 1, 15),
    "Q3": date(2022, 4, 15),
    "Q4": date(2022, 7, 15),
    "H1_reviewed": date(2022, 1, 30),
    "annual": date(2022, 7, 15),
    "results": date(2022, 8, 30),
}


def test_the_deadlines_of_2021_22_are_data_of_its_plan() -> None:
    assert official_plan("2021-22", "ministry").deadlines == DEADLINES_2021_22


@pytest.mark.parametrize(
    ("day", "weekend"),
    [
        (date(2021, 10, 14), False),  # Thursday
        (date(2021, 10, 15), True),  # Friday
        (date(2021, 10, 16), True),  # Saturday
        (date(2021, 10, 17), False),  # Sunday
    ],
)
def test_the_weekend(day: date, *, weekend: bool) -> None:
    assert is_weekend(day) is weekend


def test_holidays_are_passed_in() -> None:
    sunday, monday = date(2021, 10, 17), date(2021, 10, 18)
    assert not is_working_day(sunday, {sunday})
    assert is_working_day(sunday)
    assert working_day_from(date(2021, 10, 15), {sunday}) == monday


def test_a_deadline_ends_with_its_day_in_dhaka() -> None:
    assert end_of(date(2021, 10, 15)) == datetime(2021, 10, 15, 17, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime(2021, 10, 15, 23, 59, 59, tzinfo=DHAKA), False),
        (datetime(2021, 10, 15, 17, 59, 59, 999_999, tzinfo=UTC), False),
        (datetime(2021, 10, 16, 0, 0, 0, tzinfo=DHAKA), True),
        (datetime(2021, 10, 15, 18, 0, 0, tzinfo=UTC), True),
    ],
)
def test_late_from_the_first_second_of_the_next_day(moment: datetime, *, late: bool) -> None:
    assert Calendar(DEADLINES_2021_22).is_late(Deadline.Q1, moment) is late


def test_whether_a_deadline_moves_to_the_next_working_day_is_a_setting() -> None:
    sunday = date(2021, 10, 17)
    assert Calendar(DEADLINES_2021_22).due_on("Q1") == date(2021, 10, 15)
    moving = Calendar(DEADLINES_2021_22, holidays={sunday}, moves_to_working_day=True)
    assert moving.due_on("Q1") == date(2021, 10, 18)
    assert moving.ends_at("Q1") == datetime(2021, 10, 18, 23, 59, 59, tzinfo=DHAKA)


def test_a_year_without_a_date_has_no_deadline_and_nobody_is_late() -> None:
    assert Calendar({}).ends_at("Q1") is None
    assert not Calendar({}).is_late("Q1", datetime(2030, 1, 1, tzinfo=UTC))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Calendar(DEADLINES_2021_22).is_late("Q1", datetime(2021, 10, 15))  # noqa: DTZ001


YEAR = FiscalYear(2021)
CALENDAR = Calendar({"Q1": date(2021, 10, 15), "results": date(2022, 8, 30)})


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2021, 6, 30), Phase.AHEAD),
        (date(2021, 7, 1), Phase.OPEN),
        (date(2021, 9, 29), Phase.OPEN),
        (date(2021, 9, 30), Phase.DUE),
        (date(2021, 10, 15), Phase.DUE),
        (date(2021, 10, 16), Phase.LATE),
        (date(2022, 8, 30), Phase.LATE),
        (date(2022, 8, 31), Phase.CLOSED),
    ],
)
def test_a_report_is_open_then_due_then_late_then_closed(day, phase):
    moment = datetime.combine(day, time(23, 59, 59), DHAKA)
    assert CALENDAR.phase(Period.Q1, YEAR, moment) is phase


def test_an_extension_moves_the_day_after_which_a_report_is_late():
    moment = datetime.combine(date(2021, 10, 20), time(12), DHAKA)
    assert CALENDAR.phase(Period.Q1, YEAR, moment) is Phase.LATE
    assert CALENDAR.phase(Period.Q1, YEAR, moment, extended=date(2021, 10, 25)) is Phase.DUE


def test_a_year_without_deadlines_has_nothing_late():
    moment = datetime.combine(date(2030, 1, 1), time(12), DHAKA)
    assert Calendar({}).phase(Period.Q1, YEAR, moment) is Phase.OPEN
