"""Order of names: the Bangla alphabet, numbers by their value; and the words by which a name is found.

Databases without a Bangla collation compare characters by their code; a sort key is a text of which that order is the
alphabet's.
"""

import re

from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits

# The dictionary of Bangla Academy: vowels, signs of nasality, consonants; a bare consonant before one with a vowel
# sign, and that before a conjunct. ৎ is a ত that carries no vowel.
_ALPHABET = (
    "অ আ ই ঈ উ ঊ ঋ এ ঐ ও ঔ ং ঃ ঁ ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ড় ঢ ঢ় ণ ত থ দ ধ ন প ফ ব ভ ম য য় র ল শ ষ স হ া ি ী ু ূ ৃ ে ৈ ো ৌ ্"
)
_FIRST = 0x100
_RANK = {normalise(letter): chr(_FIRST + rank) for rank, letter in enumerate(_ALPHABET.split())} | {
    "ৎ": "".join(chr(_FIRST + _ALPHABET.split().index(part)) for part in ("ত", "্"))
}
_OF_SEVERAL = re.compile(r"[0-9]+|[ড-ঢয]\u09bc")
_WORD = re.compile(r"[^\W_]+(?:[\u0981-\u0983\u09bc\u09be-\u09cd\u09d7]+[^\W_]*)*")
# A longer run of digits is a code rather than a number, and ordered as one.
_MOST_DIGITS = 12
_JOINERS = str.maketrans("", "", "\u200c\u200d")


def sort_key(text: str) -> str:
    """Return a text that compares, character by character, as ``text`` stands in the alphabet."""
    plain = to_latin_digits(normalise(text)).translate(_JOINERS).lower()
    return _OF_SEVERAL.sub(lambda part: _key(part[0]), plain).translate(_KEYS)


def search_words(*texts: str) -> tuple[str, ...]:
    """Return each word of ``texts`` once: small letters, Latin digits, without signs."""
    plain = to_latin_digits(normalise(" ".join(texts))).translate(_JOINERS).lower()
    return tuple(dict.fromkeys(_WORD.findall(plain)))


class _Keys(dict[int, str]):
    """The key of each character, made when it is first met; what ``_OF_SEVERAL`` became is its own."""

    def __missing__(self, character: int) -> str:
        return self.setdefault(character, _key(chr(character)))


_KEYS = _Keys((ord(digit), digit) for digit in "0123456789")


def _key(part: str) -> str:
    if part.isdigit():
        return part.zfill(_MOST_DIGITS)
    if part in _RANK:
        return _RANK[part]
    return part if part.isalnum() and part.isascii() else " " if not part.isalnum() else part
