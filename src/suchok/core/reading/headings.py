"""Column headings: what offices print above the columns of a plan table, garbled ones included."""

import re
from difflib import get_close_matches
from enum import StrEnum

from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.similarity import similarity


class ColumnKind(StrEnum):
    """What a column of a plan table holds; ``FIGURES`` is an extra one for what other quarters and years reached."""

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
    FIGURES = "figures"
    SPARE = "spare"


_WEIGHT, _ENGLISH_WEIGHT = "মান|ওজন|ওয়েটেজ", "weight(?:age)? of(?: the)?"
_ENGLISH_AREA = "(?:performance area|area|strategic objective)"

# A heading counts for the first row whose pattern it holds; "মান" alone is settled by its neighbours in columns.py.
# Readers of scans lose the sign that makes a reph of র.
_PATTERNS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.CUMULATIVE, r"ক্রমপুঞ্জ|পুঞ্জিভূত|পুঞ্জীভূত|cumulative"),
    (ColumnKind.FIGURES, r"প্রক্ষেপ|projection|projected"),
    (ColumnKind.TARGET, r"লক্ষ্যমাত্রা|লক্ষমাত্রা|টার্গেট|\btargets?\b"),
    (ColumnKind.REMARKS, r"রিমার্ক"),
    (ColumnKind.SCORE, r"স্কোর|প্রাপ্ত (?:নম্বর|মান)|অর্জিত (?:নম্বর|মান)|মার্কস|\bscores?\b|\bmarks?\b|^নম্বর$"),
    (ColumnKind.REMARKS, r"মন্তব্য|remarks?\b|comments?\b"),
    (ColumnKind.EXTRA, r"প্রমাণক|দায়িত্ব|সংযুক্তি|evidence|responsible"),
    (ColumnKind.ACHIEVEMENT, r"অর্?জন|অর্?জিত|অগ্রগতি|^বাস্তবায়ন$|achievement|progress|^actual$"),
    (ColumnKind.SERIAL, r"^(?:ক্রম|ক্রমিক|ক্রঃ|ক্রঃ|ক্র|নং|sl|serial|s/n|no)(?:\W*(?:নং|নম্বর|সংখ্যা|no|number))?\W*$"),
    (ColumnKind.CODE, r"(?:সূচক|নির্দেশক|indicator)\S*\s*(?:নং|নম্বর|কোড|no|code|number)\W*$"),
    (ColumnKind.CODE, r"^(?:কোড|code)(?:\s*(?:নং|নম্বর|no))?$"),
    (
        ColumnKind.AREA_WEIGHT,
        rf"(?:ক্ষেত্র|উদ্দেশ্য)\S*\s*(?:{_WEIGHT})|{_ENGLISH_WEIGHT} {_ENGLISH_AREA}|area weight",
    ),
    (
        ColumnKind.WEIGHT,
        rf"(?:সূচক|নির্দেশক)\S*\s*(?:{_WEIGHT})|weight(?:age)? of (?:the )?(?:performance )?indicator|indicator weight",
    ),
    (ColumnKind.UNIT, r"(?:^|\s)একক$|\bunit\b"),
    (ColumnKind.AREA, r"ক্ষেত্র|^(?:কৌশলগত )?উদ্দেশ্য|\bareas?\b|^(?:strategic )?objectives?\b"),
    (ColumnKind.ACTIVITY, r"^কার্?যক্রম|কার্?যক্রম$|^কর্মকাণ্ড|activit"),
    (ColumnKind.INDICATOR, r"সূচক|indicator"),
    (ColumnKind.INDICATOR, r"নির্দেশক|\bkpis?\b"),
    (ColumnKind.WEIGHT, rf"^(?:{_WEIGHT}|পূর্ণ ?মান|weight(?:age)?s?)$"),
    (ColumnKind.SCORE, r"(?:নম্বর|মার্কস?)$"),
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
_AMENDED = re.compile(normalise(r"সংশোধিত|পুনঃ?নির্ধারিত|প্রস্তাবিত|revised|amended|proposed"), re.IGNORECASE)
_EARLIER = re.compile(normalise(r"বিগত|পূর্ব|^গত\s|previous|preceding|\blast\b"), re.IGNORECASE)
_NEAR_ENOUGH = 0.4
_ENGLISH_WORDS = (
    *("area", "activity", "indicator", "unit", "weight", "target"),
    *("achievement", "score", "marks", "remarks"),
)
_ENGLISH_WORD = re.compile(r"[A-Za-z]{4,}")
_NEAR_SPELLING = 0.75
_MOST_WORDS = 5
_LONGEST_HEADING = 120

# A letter (but ও and এ, which are words) or a vowel sign alone is a piece of a word that a narrow cell broke: ম া ন.
_BROKEN = re.compile(r"(?<!\S)(?:[\u0985-\u098e\u0990-\u0992\u0994-\u09b9]\u09bc?|[\u09be-\u09cd]\S*)(?!\S)")
_REACHED = re.compile(normalise(r"প্রাপ্ত|অর্জিত|স্কোর|মূল্যায়|দাব[িী]কৃত|score|obtained|achieved"), re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|[0-9]{4}\s*[-–/]\s*[0-9]{2,4}|\(.*$")


@remembered(4096)
def kind_of_heading(text: str) -> ColumnKind | None:
    """Return what a normalised heading says its column holds, or ``None`` if it says nothing known."""
    if not text or len(text) > _LONGEST_HEADING:
        return None
    return _known(_spelt(text)) if text.isascii() else _known(text) or _nearest(text)


def is_garbled(text: str) -> bool:
    """Whether a heading is only near a known one: a scanner's or a typist's slip."""
    return kind_of_heading(text) is not None and _known(text) is None


def says_amended(text: str) -> bool:
    """Whether a heading says that its column holds what was amended: সংশোধিত লক্ষ্যমাত্রা."""
    return _AMENDED.search(text) is not None


def says_earlier(text: str) -> bool:
    """Whether a heading says that its column is of an earlier quarter or year: বিগত ত্রৈমাসিকের অর্জন."""
    return _EARLIER.search(text) is not None


def says_reached(text: str) -> bool:
    """Whether a heading of marks says that they were reached: প্রাপ্ত নম্বর; a bare নম্বর may be the weight."""
    return _REACHED.search(text) is not None


@remembered(4096)
def _known(text: str) -> ColumnKind | None:
    bare = _BRACKETED.sub("", to_latin_digits(text)).strip(" :ঃ।,.-")
    whole = "".join(bare.split()) if _BROKEN.search(bare) else bare
    for candidate in dict.fromkeys((whole, bare, text)):
        for kind, pattern in _COMPILED:
            if pattern.search(candidate):
                return kind
    return None


@remembered(4096)
def _spelt(text: str) -> str:
    """Return an English heading with the words of headings spelt right that a typist got wrong: Wieght of indicater."""

    def spelt(word: re.Match[str]) -> str:
        return next(iter(get_close_matches(word[0].lower(), _ENGLISH_WORDS, 1, _NEAR_SPELLING)), word[0])

    return _ENGLISH_WORD.sub(spelt, text) if text.count(" ") < _MOST_WORDS else text


def _nearest(text: str) -> ColumnKind | None:
    nearness, kind = max((similarity(text, printed), kind) for kind, printed in _PRINTED)
    return kind if nearness >= _NEAR_ENOUGH else None
