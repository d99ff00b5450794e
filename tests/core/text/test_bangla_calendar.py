"""Both Bangla calendars, in both directions."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.bangla_calendar import (
    BanglaDate,
    BanglaMonth,
    ImpossibleBanglaDate,
    month_length,
    parse_bangla_date,
)

KNOWN_DAYS = [
    # the revised calendar
    (date(2019, 10, 16), "৩১ আশ্বিন ১৪২৬ বঙ্গাব্দ"),
    (date(2019, 10, 17), "০১ কার্তিক ১৪২৬ বঙ্গাব্দ"),
    (date(2021, 11, 8), "২৩ কার্তিক ১৪২৮ বঙ্গাব্দ"),
    (date(2021, 12, 16), "০১ পৌষ ১৪২৮ বঙ্গাব্দ"),
    (date(2022, 2, 21), "০৮ ফাল্গুন ১৪২৮ বঙ্গাব্দ"),
    (date(2022, 3, 26), "১২ চৈত্র ১৪২৮ বঙ্গাব্দ"),
    (date(2023, 4, 13), "৩০ চৈত্র ১৪২৯ বঙ্গাব্দ"),
    (date(2023, 4, 14), "০১ বৈশাখ ১৪৩০ বঙ্গাব্দ"),
    (date(2023, 7, 1), "১৭ আষাঢ় ১৪৩০ বঙ্গাব্দ"),
    # a leap Falgun of the revised calendar
    (date(2024, 2, 29), "১৬ ফাল্গুন ১৪৩০ বঙ্গাব্দ"),
    (date(2024, 3, 14), "৩০ ফাল্গুন ১৪৩০ বঙ্গাব্দ"),
    (date(2024, 3, 15), "০১ চৈত্র ১৪৩০ বঙ্গাব্দ"),
    (date(2023, 3, 14), "২৯ ফাল্গুন ১৪২৯ বঙ্গাব্দ"),
    (date(2024, 3, 26), "১২ চৈত্র ১৪৩০ বঙ্গাব্দ"),
    # the calendar before
    (date(2019, 10, 15), "৩০ আশ্বিন ১৪২৬ বঙ্গাব্দ"),
    (date(2018, 10, 16), "০১ কার্তিক ১৪২৫ বঙ্গাব্দ"),
    (date(2018, 12, 16), "০২ পৌষ ১৪২৫ বঙ্গাব্দ"),
    (date(2019, 2, 21), "০৯ ফাল্গুন ১৪২৫ বঙ্গাব্দ"),
    (date(1971, 3, 26), "১২ চৈত্র ১৩৭৭ বঙ্গাব্দ"),
    (date(1952, 2, 21), "০৯ ফাল্গুন ১৩৫৮ বঙ্গাব্দ"),
    (date(2016, 3, 14), "৩১ ফাল্গুন ১৪২২ বঙ্গাব্দ"),
    (date(2016, 3, 15), "০১ চৈত্র ১৪২২ বঙ্গাব্দ"),
]


@pytest.mark.parametrize(("day", "written"), KNOWN_DAYS)
def test_known_days_in_both_directions(day: date, written: str) -> None:
    assert str(BanglaDate.from_gregorian(day)) == written
    parsed = parse_bangla_date(written)
    assert parsed is not None
    assert parsed.to_gregorian() == day


def test_every_day_from_1950_to_2100_comes_back_and_follows_the_day_before() -> None:
    before = BanglaDate.from_gregorian(date(1949, 12, 31))
    for offset in range((date(2101, 1, 1) - date(1950, 1, 1)).days):
        day = date(1950, 1, 1) + timedelta(days=offset)
        bangla = BanglaDate.from_gregorian(day)
        assert bangla.to_gregorian() == day
        assert bangla > before
        assert bangla.day == before.day + 1 or bangla.day == 1
        before = bangla


@given(st.dates())
def test_every_date_there_is_has_a_bangla_day(day: date) -> None:
    assert BanglaDate.from_gregorian(day).to_gregorian() == day


@pytest.mark.parametrize("day", [date.min, date(1, 4, 13), date(1, 4, 14), date(9999, 4, 14), date.max])
def test_the_first_and_the_last_dates_there_are(day: date) -> None:
    assert BanglaDate.from_gregorian(day).to_gregorian() == day


@pytest.mark.parametrize("year", range(1300, 1500))
def test_new_year_is_always_14_april_and_the_months_fill_the_year(year: int) -> None:
    first = BanglaDate(year, BanglaMonth.BOISHAKH, 1).to_gregorian()
    following = BanglaDate(year + 1, BanglaMonth.BOISHAKH, 1).to_gregorian()
    assert (first.month, first.day) == (4, 14)
    assert sum(month_length(year, month) for month in BanglaMonth) == (following - first).days


@pytest.mark.parametrize(
    "written",
    [
        "২৩ কার্তিক ১৪২৮ বঙ্গাব্দ",
        "২৩ কার্তিক ১৪২৮",
        "23 কার্তিক 1428",
        "২3 কার্তিক, ১৪2৮ বঙ্গাব্দ।",
        " ২৩শে কার্ত্তিক ১৪২৮ বাংলা ",
        "তারিখঃ ২৩ কার্তিক ১৪২৮ বঙ্গাব্দ",
        "সোমবার, ২৩ কার্তিক ১৪২৮",
        "২৩\u00a0কার্তিক\u00a0১৪২৮",
    ],
)
def test_letters_write_one_day_in_many_ways(written: str) -> None:
    assert parse_bangla_date(written) == BanglaDate(1428, BanglaMonth.KARTIK, 23)


@pytest.mark.parametrize("spelling", ["আষা\u09dd", "আষা\u09a2\u09bc"])
def test_precomposed_and_decomposed_letters_are_one_month(spelling: str) -> None:
    assert parse_bangla_date(f"১৭ {spelling} ১৪৩০") == BanglaDate(1430, BanglaMonth.ASHARH, 17)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "৩২ বৈশাখ ১৪২৮",
        "৩১ কার্তিক ১৪২৮",
        "৩০ ফাল্গুন ১৪২৯",
        "৩১ ফাল্গুন ১৪৩০",
        "৩১ আশ্বিন ১৪২৫",
        "০০ বৈশাখ ১৪২৮",
        "০৮ নভেম্বর ২০২১",
        "২৩ কার্তিক",
        "কার্তিক ১৪২৮",
        "৩১ চৈত্র ৯৯৯৯",
        "২৩ কার্তিক ১৪২৮ ও ২৪ কার্তিক ১৪২৮",
        "২৩" + " " * 100_000 + "কার্তিক ১৪২৮",
    ],
)
def test_what_is_no_day_of_the_bangla_calendar_is_none(written: str) -> None:
    assert parse_bangla_date(written) is None


def test_an_impossible_day_is_a_typed_error() -> None:
    with pytest.raises(ImpossibleBanglaDate) as error:
        BanglaDate(1429, BanglaMonth.FALGUN, 30)
    assert (error.value.year, error.value.month, error.value.day) == (1429, 11, 30)


@given(st.text())
def test_no_text_makes_the_parser_raise(text: str) -> None:
    parse_bangla_date(text)


@given(st.integers(), st.sampled_from(BanglaMonth), st.integers())
def test_no_numbers_raise_anything_else(year: int, month: BanglaMonth, day: int) -> None:
    with contextlib.suppress(ImpossibleBanglaDate):
        BanglaDate(year, month, day).to_gregorian()
