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
    ("শতকরা ৮৮.৫ ভাগ", Shape.PERCENT, "88.5"),
    ("৮০ শতাংশ", Shape.PERCENT, "80"),
    ("০৪ (পাঁচ)", Shape.PROSE, "০৪ (পাঁচ)"),
    ("৪টি সভা হয়েছে", Shape.PROSE, "৪টি সভা হয়েছে"),
    ("১০০ ভাগ", Shape.PERCENT, "100"),
    ("৮৫% (পঁচাশি শতাংশ)", Shape.PERCENT, "85"),
    ("৪ (চার)টি", Shape.NUMBER, "4"),
    ("৪ (পাঁচ)টি", Shape.PROSE, "৪ (পাঁচ)টি"),
    ("1e5", Shape.PROSE, "1e5"),
    ("চারটি", Shape.PROSE, "চারটি"),
    ("২-৩", Shape.PROSE, "২-৩"),
    ("৮৫,৫%", Shape.PROSE, "৮৫,৫%"),
    ("N/A", Shape.PROSE, "N/A"),
    ("নাই", Shape.PROSE, "নাই"),
    ("প্রযোজ্য নয়", Shape.PROSE, "প্রযোজ্য নয়"),
    ("২য় সপ্তাহ", Shape.PROSE, "২য় সপ্তাহ"),
    ("মে ২০২৩", Shape.PROSE, "মে ২০২৩"),
    ("০৫/২০২৩", Shape.MALFORMED_DATE, "05/2023"),
    ("4-May-23", Shape.DATE, "2023-05-04"),
    ("২০২৩/০৫/০৪", Shape.DATE, "2023-05-04"),
    ("৮ ফাল্গুন ১৪২৯", Shape.DATE, "2023-02-21"),
    ("০৮ই ফাল্গুন, ১৪২৯ বঙ্গাব্দ", Shape.DATE, "2023-02-21"),
    ("৩১ চৈত্র ১৪২৯", Shape.IMPOSSIBLE_DATE, "31 চৈত্র 1429"),
    ("৮ ফাল্গুন ২০২৩", Shape.MALFORMED_DATE, "8 ফাল্গুন 2023"),
    ("০৮/১১/১৪২৯", Shape.MALFORMED_DATE, "08/11/1429"),
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
    ("1e5", []),
    ("0x10", []),
    ("৫ লক্ষ টাকা", []),
    ("৫টি লক্ষ্যমাত্রা", ["5"]),
    ("১,২৩,৪৫৬ টাকা", ["123456"]),
    ("৮৫·৫%", []),
    ("০৪।০৫।২০২৩", []),
    ("২-৩টি", []),
    ("২ থেকে ৩টি", ["2", "3"]),
    ("১৬ মার্চ", []),
    ("৮ ফাল্গুন", []),
    ("মে ২৩", []),
    ("মে ৪টি সভা", ["4"]),
    ("মে ২০২৩ মাসের ২য় সপ্তাহ", []),
    ("৪ (পাঁচ)টি", ["4", "5"]),
    ("চারটি", ["4"]),
    ("শূন্য", ["0"]),
    ("শতভাগ অর্জিত", ["100"]),
    ("৮৫ শতাংশে উন্নীত", ["85"]),
    ("৯৭%অর্জন", ["97"]),
    ("৮ ফাল্গুন ১৪২৯ / ২১ ফেব্রুয়ারি ২০২৩", ["2023-02-21", "2023-02-21"]),
    ("০৪/০৫/২০২৩ ও ১১/০৫/২০২৩", ["2023-05-04", "2023-05-11"]),
    ("N/A", []),
    ("প্রযোজ্য নয়", []),
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
