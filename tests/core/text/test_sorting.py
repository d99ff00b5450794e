"""Names in the order of the Bangla alphabet, numbers by their value."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.sorting import search_words, sort_key


@pytest.mark.parametrize(
    "right",
    [
        ["অর্থ বিভাগ", "আইন ও বিচার বিভাগ", "কৃষি মন্ত্রণালয়", "ভূমি মন্ত্রণালয়", "যুব ও ক্রীড়া মন্ত্রণালয়", "রেলপথ মন্ত্রণালয়"],
        ["কই", "কংস", "কক", "কলম", "কাক", "কিল", "কেশ", "কোল", "ক্রম"],
        ["ডাল", "ঢাকা"],
        ["বড়", "বঢ়", "বণ"],
        ["যশোর", "রংপুর"],
        ["উত", "উৎস", "উথ"],
        ["ওয়ার্ড ২", "ওয়ার্ড ৯", "ওয়ার্ড ১০"],
        ["Agriculture", "bridges", "Finance"],
        ["Zebra", "অর্থ"],
    ],
)
def test_the_order_of_the_alphabet(right: list[str]) -> None:
    mixed = random.Random(4).sample(right, len(right))
    assert sorted(mixed, key=sort_key) == right


def test_both_spellings_of_a_letter_are_one() -> None:
    assert sort_key("মন্ত্রণালয়") == sort_key("মন্ত্রণাল\u09df")


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sort_key(text), str)


def test_words_are_found_however_they_are_written() -> None:
    assert search_words("জেলা প্রশাসকের কার্যালয়, ঢাকা-১", "Dhaka District (DC)") == (
        "জেলা",
        "প্রশাসকের",
        search_words("কার্যালয়")[0],
        "ঢাকা",
        "1",
        "dhaka",
        "district",
        "dc",
    )
