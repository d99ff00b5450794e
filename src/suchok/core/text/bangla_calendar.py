"""The Bangla calendar of Bangladesh, both ways, in its two forms (``regime.md`` section 8).

Until 15 October 2019 the form of the Bangla Academy was in force: five months of 31 days, then
seven of 30. Since 16 October 2019 (31 Ashwin 1426) the revised form is: six months of 31 days, then
30, Falgun 29. Falgun is one day longer when the Gregorian year in which it falls is a leap year. In
both forms the year begins on 14 April, so that no year is cut in two: the months of 1426 that were
over on 15 October 2019 are the same in both, and all of 1426 is counted in the revised form.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Self

from suchok.core.text.numerals import to_bangla_digits, to_latin_digits

_FIRST_REVISED_YEAR = 1426
_YEARS_BEHIND = 593
"""14 April 1994 began the Bangla year 1401."""


class BanglaMonth(IntEnum):
    """The twelve months from 14 April on."""

    BOISHAKH = 1
    JOISHTHO = 2
    ASHARH = 3
    SRABON = 4
    BHADRO = 5
    ASHWIN = 6
    KARTIK = 7
    OGROHAYON = 8
    POUSH = 9
    MAGH = 10
    FALGUN = 11
    CHOITRO = 12

    @property
    def name_bn(self) -> str:
        """The name as letters print it: ``কার্তিক``."""
        return _SPELLINGS[self][0]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_SPELLINGS: dict[BanglaMonth, tuple[str, ...]] = {
    month: tuple(_nfc(spelling) for spelling in spellings.split())
    for month, spellings in zip(
        BanglaMonth,
        (
            "বৈশাখ",
            "জ্যৈষ্ঠ জৈষ্ঠ জ্যৈষ্ঠ্য জৈষ্ঠ্য জ্যেষ্ঠ",
            "আষাঢ় আষাঢ আষাড়",
            "শ্রাবণ শ্রাবন",
            "ভাদ্র",
            "আশ্বিন",
            "কার্তিক কার্ত্তিক",
            "অগ্রহায়ণ অগ্রহায়ন অগ্রাহায়ণ অগ্রহায়ণ",
            "পৌষ পৌশ",
            "মাঘ",
            "ফাল্গুন ফাল্গুণ ফালগুন ফালগুণ ফাগুন",
            "চৈত্র",
        ),
        strict=True,
    )
}
_MONTH_OF = {spelling: month for month, spellings in _SPELLINGS.items() for spelling in spellings}
BANGLA_CALENDAR_MONTHS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
"""A pattern of the names of the months, as NFC text has them."""


class ImpossibleBanglaDate(ValueError):
    """A day that the Bangla calendar lacks, such as 32 Boishakh."""

    def __init__(self, *, year: int, month: int, day: int) -> None:
        super().__init__(f"the Bangla calendar has no day {day} in month {month} of {year}")
        self.year = year
        self.month = month
        self.day = day


@dataclass(frozen=True, slots=True, order=True)
class BanglaDate:
    """One day of the Bangla calendar; raises ``ImpossibleBanglaDate`` for a day that it lacks."""

    year: int
    month: BanglaMonth
    day: int

    def __post_init__(self) -> None:
        if not (self.month in _SPELLINGS and 1 <= self.day <= month_length(self.year, self.month) and self._in_range()):
            raise ImpossibleBanglaDate(year=self.year, month=self.month, day=self.day)
        object.__setattr__(self, "month", BanglaMonth(self.month))

    @classmethod
    def from_gregorian(cls, day: date) -> Self:
        """Return the Bangla day of a Gregorian one; every ``date`` has one."""
        year = day.year - _YEARS_BEHIND
        if day.toordinal() < _new_year(year):
            year -= 1
        left = day.toordinal() - _new_year(year)
        for month in BanglaMonth:
            length = month_length(year, month)
            if left < length:
                return cls(year, month, left + 1)
            left -= length
        raise AssertionError(day)  # the months of a year fill it

    def to_gregorian(self) -> date:
        """Return the Gregorian day of this Bangla one."""
        return date.fromordinal(self._ordinal())

    def __str__(self) -> str:
        """As letters print it: ``২৩ কার্তিক ১৪২৮ বঙ্গাব্দ``."""
        return f"{self.short} বঙ্গাব্দ"

    @property
    def short(self) -> str:
        """Without the name of the era: ``২৩ কার্তিক ১৪২৮``; days have two digits, as in official letters."""
        return f"{to_bangla_digits(f'{self.day:02d}')} {self.month.name_bn} {to_bangla_digits(str(self.year))}"

    def _ordinal(self) -> int:
        before = sum(month_length(self.year, month) for month in BanglaMonth if month < self.month)
        return _new_year(self.year) + before + self.day - 1

    def _in_range(self) -> bool:
        return date.min.toordinal() <= self._ordinal() <= date.max.toordinal()


def month_length(year: int, month: BanglaMonth) -> int:
    """Return the number of days of ``month`` in the Bangla ``year``."""
    revised = year >= _FIRST_REVISED_YEAR
    if month is BanglaMonth.FALGUN:
        return (29 if revised else 30) + calendar.isleap(year + _YEARS_BEHIND + 1)
    return 31 if month <= (BanglaMonth.ASHWIN if revised else BanglaMonth.BHADRO) else 30


def _new_year(year: int) -> int:
    """Return the ordinal of 14 April on which ``year`` begins; plain counting reaches years that ``date`` lacks."""
    gregorian = year + _YEARS_BEHIND
    return 365 * (gregorian - 1) + gregorian // 4 - gregorian // 100 + gregorian // 400 + 31 + 28 + 31 + 14


_LONGEST = 80
"""A longer text is no date; the bound keeps the pattern's time bounded too."""

_WRITTEN = re.compile(
    r"(?:তারিখ\s*[:ঃ-]*\s*)?(?:\S+বার\s*,?\s*)?"
    r"(?P<day>[0-9]{1,2})\s*(?:লা|রা|ঠা|ই|শে|তম)?\s*,?\s*"
    r"(?P<month>[^\s\d,]+)\s*,?\s*"
    r"(?P<year>[0-9]{4})\s*,?\s*(?:বঙ্গাব্দ|বাংলা|বাং|সন|সাল)?\s*[।.ঃ:,]?"
)


def parse_bangla_date(text: str) -> BanglaDate | None:
    """Read a Bangla date as letters write it, in digits of either script, with or without বঙ্গাব্দ.

    ``None`` for anything else and for a day that the calendar lacks.
    """
    try:
        return bangla_date_in(text)
    except ImpossibleBanglaDate:
        return None


def bangla_date_in(text: str) -> BanglaDate | None:
    """Read a Bangla date; ``None`` for anything else, ``ImpossibleBanglaDate`` for a day that the calendar lacks."""
    if len(text) > _LONGEST:
        return None
    found = _WRITTEN.fullmatch(to_latin_digits(_nfc(text)).strip())
    month = _MONTH_OF.get(found["month"]) if found else None
    return BanglaDate(int(found["year"]), month, int(found["day"])) if found and month else None
