"""Headings of a scanned table that are nearly known ones: broken by narrow cells, or with a letter misread."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.text.normalise import normalise

_NEAR, _NEAR_WHERE_EXPECTED = 75.0, 50.0
_SAME_TABLE = 0.5
_WORDS: Mapping[ColumnKind, tuple[str, ...]] = {
    ColumnKind.SERIAL: ("ক্রম", "ক্রমিক নং"),
    ColumnKind.AREA: ("কর্মসম্পাদন ক্ষেত্র",),
    ColumnKind.AREA_WEIGHT: ("ক্ষেত্রের মান", "কর্মসম্পাদন ক্ষেত্রের মান"),
    ColumnKind.ACTIVITY: ("কার্যক্রম",),
    ColumnKind.INDICATOR: ("কর্মসম্পাদন সূচক",),
    ColumnKind.UNIT: ("একক",),
    ColumnKind.WEIGHT: ("সূচকের মান", "কর্মসম্পাদন সূচকের মান"),
    ColumnKind.TARGET: ("লক্ষ্যমাত্রা",),
    ColumnKind.ACHIEVEMENT: ("অর্জন", "প্রকৃত অর্জন"),
    ColumnKind.SCORE: ("স্কোর", "প্রাপ্ত নম্বর", "প্রাপ্ত স্কোর"),
    ColumnKind.REMARKS: ("মন্তব্য",),
    ColumnKind.EXTRA: ("প্রমাণক", "দায়িত্বপ্রাপ্ত কর্মকর্তা"),
}
_PRINTED = tuple((kind, normalise(word)) for kind, words in _WORDS.items() for word in words)


def nearly_heading(text: str, expected: ColumnKind | None) -> str | None:
    """Return the heading that a text nearly is, or begins with; one of the kind ``expected`` may be less near."""
    begins = [word for _, word in _PRINTED if text.startswith(f"{word} ")]
    if begins:
        return max(begins, key=len)
    best, found = 0.0, None
    for kind, word in _PRINTED:
        nearness = fuzz.ratio("".join(text.split()), "".join(word.split()))
        if nearness >= (_NEAR_WHERE_EXPECTED if kind is expected else _NEAR) and nearness > best:
            best, found = nearness, word
    return found


def headings_of_before(here: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return the headings of a table that goes on with the one before: where they differ, those read there.

    The headings as they are if the tables are not the same, column for column.
    """
    kinds = [(kind_of_heading(one), kind_of_heading(other)) for one, other in zip(here, before, strict=False)]
    known = [pair for pair in kinds if pair[1] is not None]
    same = sum(one is other for one, other in known)
    if len(here) != len(before) or not known or same <= _SAME_TABLE * len(known):
        return list(here)
    return [
        other if one is not kind and kind is not None else text
        for text, other, (one, kind) in zip(here, before, kinds, strict=True)
    ]
