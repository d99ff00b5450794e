"""Column headings: what offices print above the columns of a plan table, garbled ones included."""

import re
from enum import StrEnum

from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.similarity import similarity


class ColumnKind(StrEnum):
    """What a column of a plan table holds."""

    SERIAL = "serial"
    AREA = "area"
    AREA_WEIGHT = "area_weight"
    ACTIVITY = "activity"
    CODE = "code"
    INDICATOR = "indicator"
    UNIT = "unit"
    WEIGHT = "weight"
    TARGET = "target"
    ACHIEVEMENT = "achievement"
    CUMULATIVE = "cumulative"
    SCORE = "score"
    REMARKS = "remarks"
    EXTRA = "extra"
    SPARE = "spare"


# A heading counts for the first row whose pattern it holds; "মান" alone is settled by its neighbours in columns.py.
# Readers of scans lose the sign that makes a reph of র.
_PATTERNS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.CUMULATIVE, r"ক্রমপুঞ্জ|পুঞ্জিভূত|পুঞ্জীভূত|cumulative"),
    (ColumnKind.TARGET, r"লক্ষ্যমাত্রা|লক্ষমাত্রা|\btargets?\b"),
    (ColumnKind.SCORE, r"স্কোর|প্রাপ্ত (?:নম্বর|মান)|অর্জিত (?:নম্বর|মান)|মার্কস|\bscores?\b|\bmarks?\b|^নম্বর$"),
    (ColumnKind.REMARKS, r"মন্তব্য|remarks?\b|comments?\b"),
    (ColumnKind.EXTRA, r"প্রমাণক|দায়িত্ব|সংযুক্তি|evidence|responsible"),
    (ColumnKind.ACHIEVEMENT, r"অর্?জন|অর্?জিত|অগ্রগতি|achievement|progress"),
    (ColumnKind.SERIAL, r"^(?:ক্রম|ক্রমিক|ক্রঃ|ক্রঃ|ক্র|নং|sl|serial|s/n|no)(?:\W*(?:নং|নম্বর|no|number))?\W*$"),
    (ColumnKind.CODE, r"(?:সূচক|indicator)\S*\s*(?:নং|নম্বর|কোড|no|code|number)\W*$|^(?:কোড|code)$"),
    (ColumnKind.AREA_WEIGHT, r"ক্ষেত্র\S*\s*মান|weight of (?:the )?(?:performance )?area|area weight"),
    (ColumnKind.WEIGHT, r"সূচক\S*\s*মান|weight of (?:the )?(?:performance )?indicator|indicator weight"),
    (ColumnKind.UNIT, r"^একক$|^পরিমাপের একক$|\bunit\b"),
    (ColumnKind.AREA, r"ক্ষেত্র|\bareas?\b"),
    (ColumnKind.ACTIVITY, r"^কার্?যক্রম|কার্?যক্রম$|activit"),
    (ColumnKind.INDICATOR, r"সূচক|indicator"),
    (ColumnKind.WEIGHT, r"^মান$|^weight$|^ওজন$"),
)
_COMPILED = tuple((kind, re.compile(normalise(pattern), re.IGNORECASE)) for kind, pattern in _PATTERNS)

# The printed headings in full, for those that a scanner garbled: nearest one, if near enough.
_PRINTED: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.AREA, "কর্মসম্পাদন ক্ষেত্র"),
    (ColumnKind.ACTIVITY, "কার্যক্রম"),
    (ColumnKind.INDICATOR, "কর্মসম্পাদন সূচক"),
    (ColumnKind.WEIGHT, "কর্মসম্পাদন সূচকের মান"),
    (ColumnKind.TARGET, "লক্ষ্যমাত্রা"),
    (ColumnKind.ACHIEVEMENT, "ত্রৈমাসিক ভিত্তিতে মূল্যায়ন অর্জন"),
    (ColumnKind.SCORE, "স্কোর (Marks)"),
    (ColumnKind.SCORE, "প্রাপ্ত নম্বর"),
    (ColumnKind.REMARKS, "মন্তব্য"),
)
_NEAR_ENOUGH = 0.4
_LONGEST_HEADING = 120

_BRACKETED = re.compile(r"\([^()]*\)|[0-9]{4}\s*[-–/]\s*[0-9]{2,4}|\(.*$")


@remembered(4096)
def kind_of_heading(text: str) -> ColumnKind | None:
    """Return what a normalised heading says its column holds, or ``None`` if it says nothing known."""
    return (_known(text) or _nearest(text)) if text and len(text) <= _LONGEST_HEADING else None


def is_garbled(text: str) -> bool:
    """Whether a heading is only near a known one: a scanner's or a typist's slip."""
    return kind_of_heading(text) is not None and _known(text) is None


@remembered(4096)
def _known(text: str) -> ColumnKind | None:
    bare = _BRACKETED.sub("", to_latin_digits(text)).strip(" :ঃ।,.-")
    for candidate in (bare, text):
        for kind, pattern in _COMPILED:
            if pattern.search(candidate):
                return kind
    return None


def _nearest(text: str) -> ColumnKind | None:
    nearness, kind = max((similarity(text, printed), kind) for kind, printed in _PRINTED)
    return kind if nearness >= _NEAR_ENOUGH else None
