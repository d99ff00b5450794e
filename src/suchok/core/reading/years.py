"""The fiscal year and the period that a line of text names."""

import re

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.text.dates import BANGLA_MONTH_PATTERN, ENGLISH_MONTH_PATTERN, MONTH_PATTERN, MONTHS
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits

_FISCAL_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*(?:[-–—/]|হতে|to)\s*((?:19|20)?[0-9]{2})(?![0-9])")
# Readers of scans take the first letter of ত্রৈমাসিক for another with the same sign below: দ্রমাসিক, ত্রেমাসিক.
_QUARTER_WORD = normalise(r"(?:[ক-হ]্র[ৈে]?মাসিক|ত্রি-?মাসিক|কোয়ার্টার|প্রান্তিক|quarter)")
_ORDINALS = (
    (Period.Q1, r"১ম|1ম|1st|প্রথম|first"),
    (Period.Q2, r"২য়|2য়|2nd|দ্বিতীয়|second"),
    (Period.Q3, r"৩য়|3য়|3rd|তৃতীয়|third"),
    (Period.Q4, r"৪র্থ|4র্থ|4th|চতুর্থ|fourth"),
)
_QUARTERS = tuple(
    (
        period,
        re.compile(
            rf"(?:{to_latin_digits(normalise(words))})\s*{_QUARTER_WORD}|\bQ{period.value[1]}\b"
            rf"|{_QUARTER_WORD}\s?[-–:]?\s?{period.value[1]}(?![0-9])",
            re.IGNORECASE,
        ),
    )
    for period, words in _ORDINALS
)
_HALF_YEAR = re.compile(normalise(r"অর্ধ-?\s?বার্ষিক|অর্ধবছর|ষান্মাসিক|half[- ]yearly"), re.IGNORECASE)
# "বার্ষিক কর্মপরিকল্পনা" is the yearly plan, not a report on the year.
_ANNUAL = re.compile(
    normalise(
        r"(?<!অর্ধ)(?<!অর্ধ-)(?<!অর্ধ )বার্ষিক\s+(?:স্ব-?\s?)?(?:মূল্যায়ন|প্রতিবেদন|অগ্রগতি|অর্জন)"
        r"|চূড়ান্ত\s+(?:স্ব-?\s?)?(?:মূল্যায়ন|প্রতিবেদন)|annual (?:report|evaluation)|final (?:report|evaluation)"
    ),
    re.IGNORECASE,
)
# By the script of the first month: a pattern that begins with Bangla letters, which have no case, is searched ten times
# as fast, and few titles have Latin ones.
_BANGLA_SPAN, _ENGLISH_SPAN = (
    re.compile(
        rf"({first})[\s,/]*([0-9]{{4}}|[0-9]{{2}})?\s*(?:[-–—/]|হতে|থেকে|to|[-–—]\s*)\s*({MONTH_PATTERN})[\s,/]*([0-9]{{4}})?",
        re.IGNORECASE,
    )
    for first in (BANGLA_MONTH_PATTERN, ENGLISH_MONTH_PATTERN)
)
_LATIN = re.compile("[A-Za-z]")
_PERIOD_OF_MONTHS = {
    (7, 9): Period.Q1,
    (10, 12): Period.Q2,
    (1, 3): Period.Q3,
    (4, 6): Period.Q4,
    (7, 12): Period.H1,
    (7, 6): Period.ANNUAL,
}


@remembered(4096)
def fiscal_year_in(text: str) -> FiscalYear | None:
    """Return the first fiscal year that a normalised text names: ২০২২-২৩, 2022-2023."""
    for match in _FISCAL_YEAR.finditer(to_latin_digits(text)):
        start, end = int(match[1]), int(match[2])
        if end % 100 == (start + 1) % 100 and end in (start + 1, (start + 1) % 100):
            return FiscalYear(start)
    return None


@remembered(4096)
def quarter_in(text: str) -> Period | None:
    """Return the period that a normalised text names in words: ১ম ত্রৈমাসিক, অর্ধবার্ষিক, বার্ষিক মূল্যায়ন."""
    latin = to_latin_digits(text)
    if quarter := next((period for period, pattern in _QUARTERS if pattern.search(latin)), None):
        return quarter
    if _HALF_YEAR.search(latin):
        return Period.H1
    return Period.ANNUAL if _ANNUAL.search(latin) else None


def month_period_in(text: str) -> Period | None:
    """Return the period whose first and last month a normalised text names: জুলাই-সেপ্টেম্বর."""
    match = _month_span(text)
    return _PERIOD_OF_MONTHS.get((_month(match[1]), _month(match[3]))) if match else None


def names_months(text: str) -> bool:
    """Whether a normalised text names a span of months, of a known period or not: জানুয়ারি-জুন."""
    return _month_span(text) is not None


def year_of_months(text: str) -> FiscalYear | None:
    """Return the fiscal year of the months that a normalised text names with a year: জুলাই, ২০২২ হতে সেপ্টেম্বর, ২০২২."""
    match = _month_span(text)
    year = int(match[4]) if match and match[4] else None
    if match is None or year is None:
        return None
    return FiscalYear(year if _month(match[3]) >= 7 else year - 1)


@remembered(4096)
def _month_span(text: str) -> re.Match[str] | None:
    latin = to_latin_digits(text)
    bangla, english = _BANGLA_SPAN.search(latin), _ENGLISH_SPAN.search(latin) if _LATIN.search(latin) else None
    return min([match for match in (bangla, english) if match is not None], key=re.Match.start, default=None)


def _month(word: str) -> int:
    return MONTHS[word.lower()]
