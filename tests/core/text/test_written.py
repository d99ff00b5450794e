"""What one cell says, and the values that stand in prose."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import grouped, number_in, to_bangla_digits, to_latin_digits
from suchok.core.text.values import Shape
from suchok.core.text.written import values_in, written_value

ALONE = [
    ("৪", Shape.NUMBER, "4"),
    ("০৪ (চার)", Shape.NUMBER, "4"),
    ("৪টি", Shape.NUMBER, "4"),
    ("৫ জন", Shape.NUMBER, "5"),
    ("১,২৩,৪৫৬", Shape.NUMBER, "123456"),
    ("৩০.০০", Shape.NUMBER, "30"),
    ("৮৫%", Shape.PERCENT, "85"),
    ("৯৭.৮৩ %", Shape.PERCENT, "97.83"),
    ("শতকরা ৮০", Shape.PERCENT, "80"),
    ("৮০ শতাংশ", Shape.PERCENT, "80"),
    ("০৪ (পাঁচ)", Shape.PROSE, "০৪ (পাঁচ)"),
    ("৪টি সভা হয়েছে", Shape.PROSE, "৪টি সভা হয়েছে"),
    ("--", Shape.BLANK, None),
    ("-----", Shape.BLANK, None),
    ("", Shape.BLANK, None),
]
IN_PROSE = [
    ("ই-নথিতে নোট নিষ্পত্তি ২য় ত্রৈমাসিক অর্জন ৯৭.৮৩%", ["97.83"]),
    ("১ম কোয়ার্টারের ১টি প্রতিবেদন", ["1"]),
    ("গত ১৭/০৮/২৩খ্রি. তারিখে একটি প্রশিক্ষণ", ["2023-08-17"]),
    ("১০৭/০৯/২০২৩ খ্রি. তারিখে প্রেরণ", ["107/09/2023"]),
    ("২০২৩-২০২৪ অর্থবছরের প্রথম কর্মশালা", []),
    ("১২টি দপ্তর ১ম ও ২য় ত্রৈমাসিক", ["12"]),
    ("৩১/০২/২০২৩ তারিখে", ["31/02/2023"]),
]


@pytest.mark.parametrize(("text", "shape", "plain"), ALONE, ids=[repr(text) for text, *_ in ALONE])
def test_a_value_alone(text: str, shape: Shape, plain: str | None) -> None:
    written = written_value(normalise(text))
    assert (written.shape, written.plain) == (shape, plain and normalise(plain))


@pytest.mark.parametrize(("text", "values"), IN_PROSE, ids=[text for text, _ in IN_PROSE])
def test_values_in_prose(text: str, values: list[str]) -> None:
    assert [value.plain for value in values_in(normalise(text))] == values


@given(st.text())
def test_digits_come_back(text: str) -> None:
    assert to_latin_digits(to_bangla_digits(text)) == to_latin_digits(text)


@given(st.integers(0, 10**12))
def test_a_grouped_number_comes_back(number: int) -> None:
    assert number_in(grouped(Decimal(number))) == number


@given(st.decimals(0, 10**6, places=2))
def test_a_number_comes_back_in_either_script(number: Decimal) -> None:
    latin = f"{number:f}"
    assert written_value(latin).value == number
    assert written_value(to_bangla_digits(latin)).value == number
