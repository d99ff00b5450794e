"""Dates as offices write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import Shape
from suchok.core.text.written import written_value

POSSIBLE = [
    ("৩১ জানু. ২০২৩", date(2023, 1, 31)),
    ("৩১/০১/২০২৩*", date(2023, 1, 31)),
    ("০৫ ফেব্রু, ২৩", date(2023, 2, 5)),
    ("১২-সেপ্টে-২০২২", date(2022, 9, 12)),
    ("৩ অক্টো. ২০২২ খ্রি.", date(2022, 10, 3)),
    ("০৪/০৫/২০২৩", date(2023, 5, 4)),
    ("০৪/০৫/২৩", date(2023, 5, 4)),
    ("4.5.2023", date(2023, 5, 4)),
    ("০4-০5-২০২3", date(2023, 5, 4)),
    ("০৪/ ০৫ /২০২৩", date(2023, 5, 4)),
    ("৩০/১০/২০২২ খ্রি.", date(2022, 10, 30)),
    ("৩০/১০/২০২২ খ্রিঃ", date(2022, 10, 30)),
    ("৩০.১০.২০২২ খ্রিষ্টাব্দ", date(2022, 10, 30)),
    ("২৯ ডিসেম্বর ২০২২", date(2022, 12, 29)),
    ("২৯ ডিসেম্বর, ২০২২ খ্রি.", date(2022, 12, 29)),
    ("১লা জুলাই ২০২২", date(2022, 7, 1)),
    ("৩০ শে মার্চ ২০২৩ খ্রিঃ", date(2023, 3, 30)),
    ("৯ ই মে, ২০২৩ খৃষ্টাব্দ", date(2023, 5, 9)),
    ("১৫ এপ্রিল ২০২৩ ইংরেজি", date(2023, 4, 15)),
    ("৮ ফেব্রুয়ারি ২০২৩", date(2023, 2, 8)),
    ("৮ ফেব্রুয়ারী ২০২৩", date(2023, 2, 8)),
    ("2023-05-04", date(2023, 5, 4)),
    ("4 May 2023", date(2023, 5, 4)),
    ("29/02/2024", date(2024, 2, 29)),
]
IMPOSSIBLE = [
    ("৩১/০২/২০২৩", "31/02/2023"),
    ("৩০.০২.২০২৪", "30.02.2024"),
    ("২৯/০২/২৩", "29/02/23"),
    ("১২/১৩/২০২৩", "12/13/2023"),
]
MALFORMED = [
    ("৩০০৩/২০২৪", "3003/2024"),
    ("১০৭/০৯/২০২৩", "107/09/2023"),
    ("৩০//০৩/২০২৪", "30//03/2024"),
    ("৩/৪/২০২৩৩", "3/4/20233"),
]
NO_DATES = ["১.২.১", "২০২২-২৩", "২০২২-২০২৩", "৮৫.৫", "১,২৩,৪৫৬", "গত ১২.০৯.২০২৩ তারিখে", "৪", "৮৫%", "-", ""]


@pytest.mark.parametrize(("text", "day"), POSSIBLE, ids=[text for text, _ in POSSIBLE])
def test_possible_dates(text: str, day: date) -> None:
    written = written_value(normalise(text))
    assert (written.shape, written.value, written.plain) == (Shape.DATE, day, day.isoformat())


@pytest.mark.parametrize(("text", "typed"), IMPOSSIBLE, ids=[text for text, _ in IMPOSSIBLE])
def test_impossible_dates_stay_as_typed(text: str, typed: str) -> None:
    written = written_value(normalise(text))
    assert (written.shape, written.value, written.plain) == (Shape.IMPOSSIBLE_DATE, None, typed)


@pytest.mark.parametrize(("text", "typed"), MALFORMED, ids=[text for text, _ in MALFORMED])
def test_malformed_dates_stay_as_typed(text: str, typed: str) -> None:
    written = written_value(normalise(text))
    assert (written.shape, written.value, written.plain) == (Shape.MALFORMED_DATE, None, typed)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert not written_value(normalise(text)).is_date


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%Y-%m-%d"]),
)
def test_a_date_comes_back_in_either_script(day: date, form: str) -> None:
    latin = day.strftime(form)
    assert written_value(latin).value == day
    assert written_value(to_bangla_digits(latin)).value == day
