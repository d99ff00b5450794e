"""Texts take one way in: NFC, single spaces, no marks of lists or emphasis."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.normalise import is_blank, normalise, without_list_mark
from suchok.core.text.similarity import similarity

NORMALISED = [
    ("  ক\u00a0 খ\t\nগ ", "ক খ গ"),
    ("**শিরোনাম**", "শিরোনাম"),
    ("__শিরোনাম__", "শিরোনাম"),
    ("ক\u200bখ\ufeff", "ক খ"),
    ("ক\x00খ", "কখ"),
    ("\u09af\u09bc", "\u09af\u09bc"),
    ("\u09df", "\u09af\u09bc"),
    ("\u0995\u09c7\u09be", "\u0995\u09cb"),
    ("র\u200d্যাব", "র\u200d্যাব"),
    ("“উদ্ধৃতি”", "“উদ্ধৃতি”"),
]


@pytest.mark.parametrize(("text", "expected"), NORMALISED)
def test_normalised(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("text", ["", "-", "--", "-----", "—", "– –", "...", "___", "…"])
def test_dashes_say_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["০", "-১", "ক", "%"])
def test_these_say_something(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["• সভা", "- সভা", "* সভা", "o সভা"])
def test_list_marks_go(text: str) -> None:
    assert without_list_mark(text) == "সভা"


def test_similarity_is_one_for_the_same_and_none_for_nothing_shared() -> None:
    assert similarity("তথ্য বাতায়ন", "তথ্য বাতায়ন") == 1
    assert similarity("তথ্য বাতায়ন", "ই-নথি") == 0
    assert similarity("ই-ফাইলে নোট নিষ্পত্তিকৃত", "ই-ফাইলে নেট নিষ্পত্তিকৃত") > 0.8
    assert similarity("", "ক") == 0
