"""Dates as offices write them: ০৪/০৫/২৩, 4.5.2023, ২৯ ডিসেম্বর ২০২২ খ্রি., 4-May-23, 2023-05-04, ৮ ফাল্গুন ১৪২৯."""

import re
from datetime import date

from suchok.core.text.bangla_calendar import BANGLA_CALENDAR_MONTHS, ImpossibleBanglaDate, bangla_date_in
from suchok.core.text.normalise import normalise
from suchok.core.text.values import Shape, WrittenValue

_MONTH_WORDS = (
    ("জানুয়ারি", "জানুয়ারী", "জানু", "january", "jan"),
    ("ফেব্রুয়ারি", "ফেব্রুয়ারী", "ফেব্রু", "february", "feb"),
    ("মার্চ", "march", "mar"),
    ("এপ্রিল", "april", "apr"),
    ("মে", "may"),
    ("জুন", "june", "jun"),
    ("জুলাই", "july", "jul"),
    ("আগস্ট", "আগষ্ট", "august", "aug"),
    ("সেপ্টেম্বর", "সেপ্টেম্বার", "সেপ্টে", "september", "sept", "sep"),
    ("অক্টোবর", "অক্টোবার", "অক্টো", "october", "oct"),
    ("নভেম্বর", "নভেম্বার", "নভে", "november", "nov"),
    ("ডিসেম্বর", "ডিসেম্বার", "ডিসে", "december", "dec"),
)
MONTHS: dict[str, int] = {normalise(word): number for number, words in enumerate(_MONTH_WORDS, 1) for word in words}
_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
MONTH_PATTERN = "|".join(_LONGEST_FIRST)
BANGLA_MONTH_PATTERN = "|".join(word for word in _LONGEST_FIRST if not word.isascii())
ENGLISH_MONTH_PATTERN = "|".join(word for word in _LONGEST_FIRST if word.isascii())

# What offices put after a date: খ্রি. খ্রিঃ খ্রিষ্টাব্দ খ্রীষ্টাব্দ খৃঃ, ইং, and the scanner's বি. for খ্রি.
ERA = normalise(r"(?:খ(?:্র[িী]|ৃ)(?:ষ্টাব্দ|স্টাব্দ)?[.ঃ:]?|ইং(?:রেজি|রেজী)?[.ঃ:]?|বি\.|AD)")
# What stands between a day and its month: 30th, ১লা, ৩০ শে.
ORDINAL = normalise(r"(?:\s?(?:st|nd|rd|th|লা|রা|ঠা|ই|এ|শে))?")
_SPACED = r"\s*[/.\-–]\s*"
_NUMERIC = re.compile(rf"([0-9]{{1,2}}){_SPACED}([0-9]{{1,2}}){_SPACED}([0-9]{{4}}|[0-9]{{2}})")
_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_NAMED = re.compile(
    rf"([0-9]{{1,2}}){ORDINAL}[\s,.\-/]*({MONTH_PATTERN})[\s,.\-/]*([0-9]{{4}}|[0-9]{{2}})",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(rf"({MONTH_PATTERN})\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})", re.IGNORECASE)
# Meant as a date, readable as none: digits and separators that hold a year of four digits or three groups.
_MALFORMED = re.compile(
    r"[0-9]{3,6}[/.\-](?:19|20)[0-9]{2}"  # 3003/2024
    r"|[0-9]{1,2}[/\-](?:19|20)[0-9]{2}"  # 30/2024
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}(?:19|20)[0-9]{2}"  # 30/032024
    r"|[0-9]{1,4}[/.\-]{1,2}[0-9]{1,4}[/.\-]{1,2}[0-9]{1,6}"  # 107/09/2023, 3/4/20233, 30//03/2024
)
_ERA_AT_END = re.compile(rf"\s*{ERA}\s*[।,]?$", re.IGNORECASE)
_BANGLA_MONTH = re.compile(BANGLA_CALENDAR_MONTHS)
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2099


def date_in(latin: str) -> WrittenValue | None:
    """Return the Gregorian date that a normalised text in Latin digits is, possible or not, or ``None``.

    Two-digit years are of this century. The result is possible, impossible (31/02/2023) or
    malformed (3003/2024); ``typed`` keeps digits and separators as typed.
    """
    bare = _ERA_AT_END.sub("", latin).rstrip("।,").strip()
    numbers = _numbers(bare)
    if numbers is not None:
        return _written(latin, bare, *numbers)
    if _MALFORMED.fullmatch(bare) and not _is_decimal_or_year_pair(bare):
        return WrittenValue(text=latin, shape=Shape.MALFORMED_DATE, typed=bare)
    return None


def bangla_day_in(latin: str) -> WrittenValue | None:
    """Return the Gregorian day of a date of the Bangla calendar alone, in Latin digits, as ``date_in`` does."""
    if not latin[:1].isdigit():
        return None
    try:
        bangla = bangla_date_in(latin)
    except ImpossibleBanglaDate:
        return WrittenValue(text=latin, shape=Shape.IMPOSSIBLE_DATE, typed=latin)
    if bangla is None:
        return None
    day = bangla.to_gregorian()
    return _written(latin, latin, day.year, day.month, day.day)


def is_of_bangla_calendar(written: WrittenValue) -> bool:
    """Whether a date was written in the Bangla calendar."""
    return written.typed is not None and _BANGLA_MONTH.search(written.typed) is not None


def _numbers(bare: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written, whether possible or not."""
    if match := _YEAR_FIRST.fullmatch(bare):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _NUMERIC.fullmatch(bare):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _NAMED.fullmatch(bare):
        return int(match[3]), MONTHS[match[2].lower()], int(match[1])
    if match := _NAMED_FIRST.fullmatch(bare):
        return int(match[3]), MONTHS[match[1].lower()], int(match[2])
    return None


def _written(text: str, typed: str, year: int, month: int, day: int) -> WrittenValue:
    full_year = 2000 + year if year < 100 else year
    try:
        value = date(full_year, month, day)
    except ValueError:
        return WrittenValue(text=text, shape=Shape.IMPOSSIBLE_DATE, typed=typed)
    if not _EARLIEST_YEAR <= full_year <= _LATEST_YEAR:
        return WrittenValue(text=text, shape=Shape.MALFORMED_DATE, typed=typed)
    return WrittenValue(text=text, shape=Shape.DATE, value=value, typed=typed)


_DECIMAL = re.compile(r"[0-9]+\.[0-9]{1,9}")
_YEAR_PAIR = re.compile(r"(?:19|20)[0-9]{2}[-/–](?:(?:19|20)[0-9]{2}|[0-9]{2})")
_CODE = re.compile(r"[0-9]{1,2}(?:\.[0-9]){2}")


def _is_decimal_or_year_pair(bare: str) -> bool:
    return any(pattern.fullmatch(bare) for pattern in (_DECIMAL, _YEAR_PAIR, _CODE))
