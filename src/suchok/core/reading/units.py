"""Printed units: তারিখ, সংখ্যা, %, and the words that offices print for a count."""

import re
from difflib import SequenceMatcher

from suchok.core.plan.unit import Unit
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import is_blank, normalise
from suchok.core.text.similarity import similarity

_WORDS: dict[str, Unit] = {
    normalise(word): unit
    for unit, words in {
        Unit.DATE: "তারিখ তারিখে তাং date dates day",
        Unit.PERCENT: "% ％ শতকরা শতাংশ শতকরা(%) (%) percent percentage শতকরা% পার্সেন্ট %হার",
        Unit.NUMBER: "সংখ্যা টি টা জন জনঘণ্টা জনঘন্টা ঘণ্টা ঘন্টা দিন বার টাকা number no. nos count person-hours hours",
    }.items()
    for word in words.split()
}
UNIT_WORDS = frozenset(_WORDS)
"""The words that print a unit, normalised."""
_SIGNS = re.compile(r"[:ঃ।.]+$")
_PHRASES = re.compile(normalise(r"(?:লক্ষ|কোটি|হাজার|মিলিয়ন|মেঃ|মে\.)\s?(?:টাকা|টন)|জন\s?ঘ[ণন]্টা|কি\.?\s?মি\.?"))
_BETWEEN = re.compile(normalise(r"[\s(),/-]+|(?<!\S)হার(?!\S)"))
# What is counted and measured beside these: known as units where they stand below the heading of units alone.
_COUNTED = re.compile(
    normalise(
        r"(?:(?:লক্ষ|কোটি|হাজার|মেট্রিক|বর্গ|ঘন)\s?)?"
        r"(?:টাকা|টন|মিটার|কিলোমিটার|কেজি|লিটার|হেক্টর|একর|শতক|মেগাওয়াট|ফুট)|"
        r"মাস|বছর|বৎসর|দিবস|কর্মদিবস|কর্মঘণ্টা|পরিবার|কপি|সেট|পাতা|পৃষ্ঠা|ব্যাচ|সভা|প্রতিবেদন|অনুপাত|হার|ক্রমপুঞ্জিভূত|গড়"
    )
)
_AMOUNTS = re.compile(normalise(r"টাকা|ঘ[ণন]্টা|দিন|দিবস|টন|কি\.?\s?মি|মিটার|লিটার|একর|hour|day|taka|ton"), re.IGNORECASE)
_LONGEST_UNIT = 24
_LONG_WORDS = (("তারিখ", Unit.DATE), ("সংখ্যা", Unit.NUMBER))
_NEAR_ENOUGH = 0.5
_NEAR_LETTERS = 0.75
_FIRST_LETTERS = ("ত", "স")


@remembered(4096)
def unit_of(text: str) -> Unit | None:
    """Return the unit that a normalised text is known to print, or ``None``."""
    if len(text) > _LONGEST_UNIT:
        return None
    bare = _bare(text)
    if (unit := _spelt(bare)) is not None:
        return unit
    # A scanner's slip in one of the two long words: তারিথ, তারখ, সংখা.
    if bare[:1] not in _FIRST_LETTERS:
        return None
    return next((unit for word, unit in _LONG_WORDS if _is_slip(bare, word)), None)


def is_unit_word(text: str) -> bool:
    """Whether a normalised text is, sign by sign, a unit that offices print, not only nearly one."""
    bare = _bare(text)
    is_known = len(text) <= _LONGEST_UNIT and (_spelt(bare) is not None or _COUNTED.fullmatch(bare) is not None)
    return is_known and text.count("(") == text.count(")")


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).strip().lower()


def _spelt(bare: str) -> Unit | None:
    """Return the unit of its words, all of them spelt right."""
    if bare in _WORDS:
        return _WORDS[bare]
    if _PHRASES.fullmatch(bare):
        return Unit.NUMBER
    # One unit in two words: শতকরা (%), সংখ্যা (টি), শতকরা হার.
    said = {_WORDS.get(word) for word in _BETWEEN.split(bare) if word}
    return said.pop() if len(said) == 1 else None


def _is_slip(text: str, word: str) -> bool:
    """Whether a text has the letters of a word, a few lost, or most of its runs, other words beside it."""
    letters = SequenceMatcher(None, text, word).ratio() >= _NEAR_LETTERS
    return letters or similarity(text, word) >= _NEAR_ENOUGH


def is_amount(text: str) -> bool:
    """Whether a unit measures, so that a part of it can be achieved: লক্ষ টাকা, জনঘণ্টা; a সভা is held or not."""
    return _AMOUNTS.search(text) is not None


def printed_unit(text: str) -> Unit | None:
    """Return the unit of a unit cell: any words that are no date and no percent count something."""
    return None if is_blank(text) else unit_of(text) or Unit.NUMBER
