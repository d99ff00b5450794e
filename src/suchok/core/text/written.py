"""From a text to what it says: one value alone, or the values that stand in prose."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import accumulate

from suchok.core.text.bangla_calendar import BANGLA_CALENDAR_MONTHS
from suchok.core.text.dates import ERA, MONTH_PATTERN, ORDINAL, bangla_day_in, date_in
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import is_blank, normalise
from suchok.core.text.number_words import number_of_words
from suchok.core.text.numerals import NUMBER, number_in, to_latin_digits
from suchok.core.text.values import Shape, WrittenValue

_COUNTERS = "টি|টা|জন|খানা|খানি"
_PERCENT = normalise("%|％|শতাংশ|শতকরা|ভাগ|percent|per cent")
_ALONE = re.compile(
    rf"(?P<number>{NUMBER})\s*(?:\((?P<words>[^()]*)\))?\s*(?P<sign>{_PERCENT})?\s*(?:{_COUNTERS})?\s*"
    rf"(?:\((?P<words_after>[^()]*)\))?\s*[।]?",
    re.IGNORECASE,
)
_PERCENT_FIRST = re.compile(rf"শতকরা\s*(?P<number>{NUMBER})\s*(?:ভাগ)?\s*[।]?")
_LONGEST_VALUE = 120
_FOOTNOTE = "*†‡ "


@remembered(16384)
def written_value(text: str) -> WrittenValue:
    """Return what a normalised text says by its own shape, whatever unit is printed beside it.

    A value alone, or with %, খ্রি., টি/টা/জন, or the same number in words in brackets, is a value;
    any other words make it prose.
    """
    if is_blank(text):
        return WrittenValue(text=text, shape=Shape.BLANK)
    if len(text) > _LONGEST_VALUE:
        return WrittenValue(text=text, shape=Shape.PROSE)
    latin = to_latin_digits(text).rstrip(_FOOTNOTE)
    if (number := _number_alone(text, latin)) is not None:
        return number
    if (found := date_in(latin) or bangla_day_in(latin)) is not None:
        return WrittenValue(text=text, shape=found.shape, value=found.value, typed=found.typed)
    return WrittenValue(text=text, shape=Shape.PROSE)


_NOT_APPLICABLE = re.compile(
    normalise(r"প্রযোজ্য (?:নয়|নহে|না)|নাই|নেই|n\s?/\s?a\.?|not applicable|nil|none"), re.IGNORECASE
)


def says_none(text: str) -> bool:
    """Whether a normalised text says in words that there is nothing: প্রযোজ্য নয়, N/A."""
    return _NOT_APPLICABLE.fullmatch(text.rstrip(" ।")) is not None


def day_in(text: str) -> date | None:
    """Return the day that a person typed alone, of either calendar, or ``None``.

    >>> day_in("৮ ফাল্গুন ১৪২৯")
    datetime.date(2023, 2, 21)
    """
    value = written_value(normalise(text)).value
    return value if isinstance(value, date) else None


def _number_alone(text: str, latin: str) -> WrittenValue | None:
    match = _ALONE.fullmatch(latin)
    percent_first = _PERCENT_FIRST.fullmatch(latin) if match is None else None
    found = match or percent_first
    value = number_in(found["number"]) if found else None
    if value is None or (match is not None and not _words_agree(match, value)):
        return None
    is_percent = percent_first is not None or (match is not None and match["sign"] is not None)
    return WrittenValue(text=text, shape=Shape.PERCENT if is_percent else Shape.NUMBER, value=value)


def _words_agree(match: re.Match[str], value: Decimal) -> bool:
    spoken = [words for words in (match["words"], match["words_after"]) if words is not None]
    return all(_says(_without_counter(words), value) for words in spoken)


def _without_counter(words: str) -> str:
    return re.sub(rf"\s*(?:{_COUNTERS}|{_PERCENT})$", "", words.strip())


def _says(words: str, value: Decimal) -> bool:
    return number_of_words(words) == value or number_in(words) == value


# A date in prose: whatever date_in may read, so that 107/09/2023 is one malformed date and not three numbers.
_DATE_IN_PROSE = re.compile(
    rf"(?<![0-9./\-])(?:[0-9]{{1,6}}\s?[/.\-–]\s?[0-9]{{1,6}}(?:\s?[/.\-–]\s?[0-9]{{1,6}})?"
    rf"|[0-9]{{1,2}}{ORDINAL}\s*(?:{MONTH_PATTERN})[\s,/\-]*[0-9]{{4}}"
    rf"|[0-9]{{1,2}}{ORDINAL}\s*(?:{BANGLA_CALENDAR_MONTHS}),?\s*[0-9]{{4}}"
    rf"|(?:{MONTH_PATTERN})\s+[0-9]{{1,2}},?\s+[0-9]{{4}})"
    rf"(?![0-9/]|[.\-][0-9])(?:\s*{ERA})?",
    re.IGNORECASE,
)
_LETTER = r"[^\W\d_]|[\u0981-\u0983\u09bc-\u09cd\u09d7]"
_CASE_ENDINGS = tuple(map(normalise, ("", "র", "ই", "তে", "কে", "এর", "ও", "য়", "রে", "ে", "ের")))
_ENDED = rf"(?=(?:{'|'.join(_CASE_ENDINGS)})(?!{_LETTER}))"
# What stands after a number may make it another one, or none: ৫ লক্ষ is not 5, 1e5 not 1, ৪।৫ neither 4 nor 5.
_NUMBER_IN_PROSE = re.compile(
    rf"(?<![0-9.,/\-–:#।·])(?<![^\W\d_])(?P<number>{NUMBER})"
    rf"(?:\s?(?P<sign>[%％]|(?:{_PERCENT}){_ENDED}))?(?:\s?(?P<counter>{_COUNTERS}){_ENDED})?"
    rf"(?P<rest>(?:{_LETTER})*)"
    rf"(?!{_LETTER}|[0-9/:–]|[-][0-9\w]|[.,।·][0-9]|\s?(?:লক্ষ|লাখ|হাজার|কোটি)(?!{_LETTER}))",
    re.IGNORECASE,
)
# A day without its year is no date, and no count either: ১৬ মার্চ, মে ২৩.
_ANY_MONTH = f"{MONTH_PATTERN}|{BANGLA_CALENDAR_MONTHS}"
_DAY_OF_MONTH = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}{ORDINAL}[\s\-]*(?:{_ANY_MONTH})(?:ে|ের)?(?!{_LETTER})"
    rf"|(?:{_ANY_MONTH})\s+[0-9]{{1,2}}(?!\s*(?:{_LETTER}|[0-9%]))",
    re.IGNORECASE,
)
_ALL = normalise("শতভাগ")
_SPOKEN = re.compile(rf"(?P<all>{_ALL})|\((?P<words>[^()0-9]+)\)|^(?P<alone>(?:(?!{_ALL})[^()0-9])+)$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@remembered(16384)
def values_in(text: str) -> tuple[WrittenValue, ...]:
    """Return the dates and numbers that stand in prose, in order; ordinals (১ম), years and codes are none.

    A number in words counts where it stands in brackets or alone, so that ৪ (পাঁচ) says two things.
    """
    latin = to_latin_digits(text)
    dates = [
        (match.span(), found) for match in _DATE_IN_PROSE.finditer(latin) if (found := _dated(match[0])) is not None
    ]
    taken = _Spans([*(span for span, _ in dates), *(match.span() for match in _DAY_OF_MONTH.finditer(latin))])
    numbers = [
        (match.span(), found)
        for match in _NUMBER_IN_PROSE.finditer(latin)
        if not taken.overlap(match.span("number")) and (found := _counted(match)) is not None
    ]
    spoken = [(match.span(), found) for match in _SPOKEN.finditer(latin) if (found := _spoken(match)) is not None]
    return tuple(found for _, found in sorted([*dates, *numbers, *spoken], key=lambda item: item[0]))


def _dated(text: str) -> WrittenValue | None:
    return date_in(text.strip()) or bangla_day_in(text.strip())


def _counted(match: re.Match[str]) -> WrittenValue | None:
    value = number_in(match["number"])
    counted = match["sign"] or match["counter"]
    is_year = _YEAR.fullmatch(match["number"]) is not None and not counted
    ends = not match["rest"] or match["sign"] in ("%", "％") or (counted and match["rest"] in _CASE_ENDINGS)
    if value is None or is_year or not ends:
        return None
    shape = Shape.PERCENT if match["sign"] else Shape.NUMBER
    return WrittenValue(text=match["number"], shape=shape, value=value)


def _spoken(match: re.Match[str]) -> WrittenValue | None:
    if match["all"]:
        return WrittenValue(text=match["all"], shape=Shape.PERCENT, value=Decimal(100))
    words = match["words"] or match["alone"]
    value = number_of_words(_without_counter(words))
    return None if value is None else WrittenValue(text=words, shape=Shape.NUMBER, value=Decimal(value))


class _Spans:
    """Stretches of a text."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [*accumulate((end for _, end in ordered), max)]

    def overlap(self, span: tuple[int, int]) -> bool:
        """Whether one of them has a sign of ``span``."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._ends[before - 1] > span[0]
