"""Memo numbers as letters carry them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.memo import FileNumber, MemoForm, parse_memo_number, same_memo_number


def test_the_parts_of_18_digits() -> None:
    memo = parse_memo_number("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৭")
    assert memo.text == "২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৭"
    assert memo.form is MemoForm.DIGITS_18
    assert memo.file == FileNumber("25", "00", "0000", "053", "88", "001", "21")
    assert memo.serial == "307"


def test_the_parts_of_22_digits() -> None:
    memo = parse_memo_number("04.00.0000.000.833.33.0005.24-135")
    assert memo.form is MemoForm.DIGITS_22
    assert memo.file == FileNumber("04", "00", "0000", "833", "33", "0005", "24", subordinate="000")
    assert memo.serial == "135"


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("০৪.০০.০০০০.৮৩৩.৩৩.০০৫.১৯.১৩৫", MemoForm.DIGITS_18),
        ("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১- ৩০৭", MemoForm.DIGITS_18),
        ("25.00.0000.053.88.001.21–307", MemoForm.DIGITS_18),
        ("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১", MemoForm.OTHER),  # no serial of the letter
        ("মপবি/ই-গভ/১২/২০০৯-৪৫", MemoForm.OTHER),
        ("২৫.০০.০০০.০৫৩.৮৮.০০১.২১-৩০৭", MemoForm.OTHER),  # the geographic code has a digit too few
        ("", MemoForm.OTHER),
    ],
)
def test_forms(typed: str, form: MemoForm) -> None:
    memo = parse_memo_number(typed)
    assert (memo.text, memo.form) == (typed, form)
    assert (memo.file is None) == (form is MemoForm.OTHER)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৭", "২৫.০০.০০০০.০৫৩.৮৮.০০১.২১- ৩০৭", True),
        ("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৭", "25.00.0000.053.88.001.21 – 307", True),
        ("২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৭", "২৫.০০.০০০০.০৫৩.৮৮.০০১.২১-৩০৮", False),
        ("মপবি/১২/৪৫", "মপবি/ ১২/45", True),
    ],
)
def test_comparing(one: str, other: str, *, same: bool) -> None:
    assert same_memo_number(one, other) is same


@given(st.text())
def test_any_text_is_kept_as_typed(text: str) -> None:
    assert parse_memo_number(text).text == text
    assert same_memo_number(text, text)
