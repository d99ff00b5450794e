"""Texts take one way in: NFC, single spaces, no marks of lists or emphasis."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.text.normalise import is_blank, legible, normalise, without_list_mark
from suchok.core.text.similarity import similarity

NORMALISED = [
    ("  ক\u00a0 খ\t\nগ ", "ক খ গ"),
    ("**শিরোনাম**", "শিরোনাম"),
    ("__শিরোনাম__", "শিরোনাম"),
    ("ক\u200bখ\ufeff", "ক খ"),
    ("ক\x00খ", "কখ"),
    ("ক\u202eখ\u202c\u2066গ\u2069\u200f", "কখগ"),
    ("ে\u2060া", "ো"),
    ("\u2060\u200d \u200c", ""),
    ("\u09af\u09bc", "\u09af\u09bc"),
    ("\u09df", "\u09af\u09bc"),
    ("\u0995\u09c7\u09be", "\u0995\u09cb"),
    ("র\u200d্যাব", "র\u200d্যাব"),
    ("“উদ্ধৃতি”", "“উদ্ধৃতি”"),
]


@pytest.mark.parametrize(("text", "expected"), NORMALISED)
def test_normalised(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_marks_heaped_on_a_letter_are_cut_and_others_stay() -> None:
    heap, dashes = "\u0323\u0301" * 300, "–" * 100
    assert normalise(f"ক{heap}খ{dashes}ক্ষ\u0301") == normalise(f"ক{heap[:30]}খ{dashes}ক্ষ\u0301")
    assert normalise("ক্ষ্ম্য " * 100) == ("ক্ষ্ম্য " * 100).strip()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("প্রথম\r\n  দ্বিতীয়", "প্রথম\r\n  দ্বিতীয়"),
        ("র\u200d্যাব ও অ\u200c্যাপ", "র\u200d্যাব ও অ\u200c্যাপ"),
        ("\u200b\u2060\ufeff\u200d", ""),
        (" \r\n\u00a0\u3164\u2800", ""),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("-", "-"),
    ],
)
def test_what_is_typed_is_legible(typed: str, expected: str) -> None:
    assert legible(typed) == expected


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
