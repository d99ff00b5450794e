"""Whether the text layer of a page can be trusted: signs that no Bangla word can have tell that it is broken."""

import re
from collections.abc import Iterator, Sequence

from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.page import Page

_LEAST_CHARACTERS = 20
_MOST_IMPOSSIBLE = 0.04
_LEAST_WORDS = 8
_SIGNS = "\u0981-\u0983\u09bc\u09be-\u09cc\u09cd\u09d7"
_LETTERS = "\u0981-\u09e3"
_VOWEL_SIGNS = "\u09be-\u09cc\u09d7"
_CUT_OFF = re.compile(r"[\u09be\u09c0-\u09c4\u0981-\u0983\u09cd\u09d7]")
# In sizes of the type: how far apart the bases of two lines are at least.
_NEXT_LINE = 0.5
_WORD = re.compile(r"[\u0981-\u09fb\u200c\u200d\ufffd\ue000-\uf8ff]{2,}")
# A sign without a letter before it, two vowel signs at one letter, a vowel sign at a vowel, a joint with nothing to
# join or before a vowel sign or after a vowel (but for অ্যা and এ্যা), a character that stands for none, a figure or a
# sign of no language within a word, letters of other languages (ǂসেবা).
_IMPOSSIBLE = re.compile(
    rf"(?:^|(?<=[^\u0980-\u09ff\u200c\u200d]))[{_SIGNS}]"
    rf"|(?<=[{_VOWEL_SIGNS}])[{_VOWEL_SIGNS}\u09cd]"
    rf"|(?<=[\u0985-\u0994\u09e6-\u09ef])[{_VOWEL_SIGNS}]"
    rf"|\u09cd[{_VOWEL_SIGNS}\u09cd]|[\u0986-\u098e\u0990-\u0994\u09e6-\u09ef]\u09cd|[\ufffd\ue000-\uf8ff]"
    rf"|(?<=[{_LETTERS}])[0-9=#$&;<>~^\\|_+@]+(?=[{_LETTERS}])|[\u0180-\u02af]"
)


def impossible_signs(text: str) -> float:
    """Return how many signs a word of ``text`` has on average that cannot stand where they do."""
    words = len(_WORD.findall(text))
    return len(_IMPOSSIBLE.findall(text)) / max(words, 1) if words >= _LEAST_WORDS else 0.0


def has_impossible_sign(text: str) -> bool:
    """Whether some sign of a normalised text cannot stand where it does."""
    return _IMPOSSIBLE.search(text) is not None


def _without_cut_signs(characters: Sequence[Character]) -> Iterator[str]:
    """Yield the characters without signs that begin a line, where a cell too narrow for its word has cut them off.

    Signs that stand on the left of their letter are kept: where one begins a line, it may stand in drawn order.
    """
    base = 0.0
    for one in characters:
        begins = abs(one.base - base) > _NEXT_LINE * one.size
        if not one.text.isspace():
            base = one.base
        if not begins or not _CUT_OFF.match(one.text):
            yield one.text


def is_readable(page: Page) -> bool:
    """Whether the text of a page can be read; a blank page can, a picture of text cannot."""
    text = normalise("".join(_without_cut_signs(page.characters)))
    if len(text.strip()) < _LEAST_CHARACTERS:
        return not page.is_picture
    return impossible_signs(text) <= _MOST_IMPOSSIBLE
