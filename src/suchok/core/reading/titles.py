"""Titles of plans and reports: the words by which a line is told to be one."""

import re

from suchok.core.reading.years import fiscal_year_in
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise

_TITLE_WORDS = re.compile(
    normalise(r"কর্ম-?\s?পরিকল্পনা|কর্মসম্পাদন|কর্মসম্পন্ন|প্রতিবেদন|ত্রৈমাসিক|অর্ধ-?বার্ষিক|মূল্যায়ন|অর্থ-?\s?বছর|পর্যায়|অগ্রগতি")
)
_ENGLISH_TITLE_WORDS = re.compile(r"work plan|action plan|workplan|\breport\b|quarter|evaluation", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z]")
LONGEST_HEADLINE = 250


@remembered(4096)
def is_title_line(text: str) -> bool:
    """Whether a line can be part of a table's title."""
    if len(text) > LONGEST_HEADLINE:
        return False
    return has_title_word(text) or fiscal_year_in(text) is not None


def has_title_word(text: str) -> bool:
    """Whether a word of titles stands in a text."""
    # Bangla has no case, and is searched ten times as fast alone; few lines have Latin letters.
    english = _LATIN.search(text) is not None and _ENGLISH_TITLE_WORDS.search(text) is not None
    return english or _TITLE_WORDS.search(text) is not None
