"""Glyphs in the order in which they are drawn become letters in the order in which they are written."""

from unicodedata import normalize

import pytest

from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.order import in_written_order

# Each glyph: what its characters are, and where it stands from left to right.
Glyph = tuple[str, float, float]


def drawn(*glyphs: Glyph, told: bool = False) -> list[Character]:
    return [
        Character(sign, left, right, 0.0, 7.0, (left, 0.0), 10.0, is_told=told)
        for text, left, right in glyphs
        for sign in text
    ]


def written(*glyphs: Glyph) -> str:
    return "".join(one.text for one in in_written_order(drawn(*glyphs)))


CASES: list[tuple[str, list[Glyph], str]] = [
    ("as it is written", [("ক", 0, 8), ("া", 8, 11), ("জ", 11, 19)], "কাজ"),
    ("ি before its letter", [("ি", 0, 4), ("দ", 4, 10), ("ন", 10, 17)], "দিন"),
    ("ি before its letter, inside a word", [("প", 0, 7), ("ি", 7, 11), ("দ", 11, 17)], "পদি"),
    ("ে before a conjunct of one glyph", [("ে", 0, 5), ("ক্ষ", 5, 14), ("ত্র", 14, 22)], "ক্ষেত্র"),
    ("ে before a conjunct of two glyphs", [("ে", 0, 5), ("স্", 5, 10), ("ট", 10, 16)], "স্টে"),
    ("ে before, া behind", [("ে", 0, 5), ("ক", 5, 13), ("া", 13, 16)], "কো"),
    ("ি drawn before, but written behind", [("দ", 4, 10), ("ি", 0, 4), ("ন", 10, 17)], "দিন"),
    ("ু drawn after the next letter", [("দ", 0, 6), ("ই", 6, 12), ("ু", 2, 7)], "দুই"),
    ("ূ drawn after the next conjunct", [("স", 0, 7), ("ত্র", 7, 15), ("ূ", 3, 8)], "সূত্র"),
    ("ঁ above a letter with ু, drawn behind it", [("ঝ", 0, 7), ("ু", 2, 5), ("ঁ", 4, 7)], "ঝুঁ"),
    ("ঁ above a letter with ু, drawn after the next letter", [("ঝ", 0, 7), ("ু", 2, 5), ("ক", 7, 13), ("ঁ", 4, 7)], "ঝুঁক"),
    ("a reph above the letter before it", [("ক", 0, 8), ("ম", 8, 15), ("র্", 11, 15)], "কর্ম"),
    ("a reph where it is written", [("ক", 0, 8), ("র্", 11, 15), ("ম", 8, 15)], "কর্ম"),
]


@pytest.mark.parametrize(("what", "glyphs", "text"), CASES, ids=[case[0] for case in CASES])
def test_signs_stand_where_they_are_written(what: str, glyphs: list[Glyph], text: str) -> None:
    # ে and া are one sign where they meet.
    assert normalize("NFC", written(*glyphs)) == normalize("NFC", text), what


def test_text_that_the_file_tells_stays() -> None:
    told = drawn(("ি", 0, 4), ("দ", 4, 10), told=True)
    assert in_written_order(told) == told
