"""What headings say of rating levels: their names and percents."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from suchok.core.plan.plan import Plan
from suchok.core.plan.rating import RatingScale
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits

# What offices print for the levels of the official scale, beside the names that a plan gives them.
_USUAL: tuple[tuple[str, int], ...] = (
    ("চলতি মানের নিম্নে", 60),
    ("চলতি মানের নিম্ন", 60),
    ("চলতি মান", 70),
    ("অতি উত্তম", 90),
    ("অসাধারণ", 100),
    ("উত্তম", 80),
    ("below fair", 60),
    ("poor", 60),
    ("fair", 70),
    ("very good", 90),
    ("excellent", 90),
    ("outstanding", 100),
    ("extraordinary", 100),
    ("good", 80),
)

_PERCENT = re.compile(r"\(?\s*([0-9]{1,3})\s*%\s*\)?")
_NAMED_PERCENT = re.compile(r"\D{2,30}?\(?\s*([0-9]{1,3})\s*%\s*\)?|\(?([0-9]{1,3})\s*%\)?\s*\D{2,30}")
_LONGEST = 40
_LEAST_LEVELS = 2


class LevelNames:
    """The names of rating levels that count in headings: the usual ones and those of some scales.

    Remembers what it was asked, for headings are few and asked for often.
    """

    def __init__(self, scales: Iterable[RatingScale] = ()) -> None:
        self._percents = {_bare(name): percent for name, percent in _USUAL}
        self._scales: dict[tuple[str, ...], tuple[int, ...]] = {}
        for scale in scales:
            for names in ([level.name_bn for level in scale.levels], [level.name_en for level in scale.levels]):
                bare = tuple(_bare(name) for name in names)
                self._scales[bare] = scale.percents
                self._percents = dict(zip(bare, scale.percents, strict=True)) | self._percents
        self.named = remembered(4096)(self._named)
        self.percent = remembered(4096)(self._percent)

    def percents(self, texts: Sequence[str]) -> list[int | None]:
        """Return the percent of the level that each heading of one row prints, ``None`` where it prints none.

        Unknown names (শতভাগ ১০০%, লক্ষ্যমাত্রা ৭৫%) count where several stand in falling order.
        """
        if not any("%" in text for text in texts):
            return [None] * len(texts)
        strict = [self.percent(text) for text in texts]
        loose = [
            known if known is not None else _beside_a_name(text) for text, known in zip(texts, strict, strict=True)
        ]
        found = [percent for percent in loose if percent is not None]
        falls = all(higher > lower for higher, lower in pairwise(found))
        return loose if len(found) >= _LEAST_LEVELS and falls else strict

    def whole_scale(self, texts: Sequence[str]) -> tuple[int, ...] | None:
        """Return the percents of the scale whose names, all of them in order, one row of headings prints."""
        return self._scales.get(tuple(_bare(text) for text in texts if self.named(text) is not None))

    def _named(self, text: str) -> int | None:
        """Return the percent that a printed level name has, or ``None`` if it names no level."""
        return self._percents.get(_bare(text)) if len(text) <= _LONGEST else None

    def _percent(self, text: str) -> int | None:
        """Return the percent printed in a heading ("১০০%", "অসাধারণ (১০০%)"), or ``None``."""
        latin = to_latin_digits(text)
        match = _PERCENT.search(latin) if len(text) <= _LONGEST else None
        if match is None or not (_PERCENT.fullmatch(latin) or self.named(text) is not None):
            return None
        return int(match[1])


def level_names_of(plans: Sequence[Plan]) -> LevelNames:
    """Return the level names that count where ``plans`` are known."""
    return _names_of(tuple(dict.fromkeys(plan.scale for plan in plans)))


@lru_cache(maxsize=64)
def _names_of(scales: tuple[RatingScale, ...]) -> LevelNames:
    return LevelNames(scales)


@remembered(4096)
def _bare(text: str) -> str:
    return _PERCENT.sub("", to_latin_digits(normalise(text))).strip(" ()-–").lower()


@remembered(4096)
def _beside_a_name(text: str) -> int | None:
    match = _NAMED_PERCENT.fullmatch(to_latin_digits(text))
    return int(match[1] or match[2]) if match is not None else None
