"""The labels that the parts of a letter begin with: স্মারক নং, তারিখ, বিষয়, সূত্র, সংযুক্তি, অনুলিপি."""

import re

from suchok.core.text.bangla_calendar import BANGLA_CALENDAR_MONTHS
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits

# A label is a whole word: তারিখে, সূত্রস্থ and প্রতিবেদন begin with one and are none. The visarga (ঃ) stands for a colon.
_NO_LETTER = r"(?![\u0981\u0982\u0985-\u09e3A-Za-z])"
_AFTER_LABEL = r"\s*[:ঃ.।\-–—]*\s*"


def _label(words: str) -> re.Pattern[str]:
    return re.compile(normalise(rf"^(?:{words})") + _NO_LETTER + _AFTER_LABEL, re.IGNORECASE)


MEMO = _label(r"স্মারক\s*(?:নং|নম্বর|সংখ্যা)|স্মারক|পত্র\s*(?:নং|নম্বর)|memo\s*(?:no|number)?|নং|নম্বর")
DATE = _label(r"তারিখ|তাং|date")
SUBJECT = _label(r"বিষয়|subject")
REFERENCE = _label(r"সূত্র|ref(?:erence)?")
ENCLOSURE = _label(r"সংযুক্তি?|সংলাগ|সংলগ্নী|enclosures?")
COPIES = _label(r"(?:সদয়\s+)?(?:জ্ঞাতার্থে\s+)?অনুলিপি|copy|copies|cc")
TO = _label(r"বরাবর|প্রাপক|প্রতি|to")
SALUTATION = re.compile(normalise(r"^(?:মহোদয়া?|মহাত্মন|জনাবা?|dear\b.*|sir|madam)\s*[,।:]?$"), re.IGNORECASE)
CONTACT = _label(r"ফোন|টেলিফোন|মোবাইল|ফ্যাক্স|ই-?\s?মেইল|phone|tel|mobile|fax|e-?mail")
ADDRESS_ALONE = re.compile(r"\S+@\S+|[+()০-৯0-9\s-]{7,}")
NUMBERED = re.compile(r"^(?:[-•*]\s*)?\(?(?:[0-9]{1,2}|[ক-ন]|[a-z])\s*[।.):]+\)?\s*")
MEMO_INSIDE = re.compile(
    normalise(r"(?:(?:স্মারক|পত্র|নথি|memo)\s*(?:নং|নম্বর|সংখ্যা|no|number)|স্মারক|\b(?:নং|নম্বর)(?=\s*[-:ঃ]))") + _AFTER_LABEL,
    re.IGNORECASE,
)
MEMO_BEHIND = re.compile(normalise(r"\s?(?:নং|নম্বর|সংখ্যক)\s?(?:স্মারক|পত্র)"))
MEMO_AT_END = re.compile(r"[^\s,;]*[০-৯0-9](?:[^\s,;]|\s?[-–]\s?(?=[০-৯0-9]))*$")
BEFORE_DAY = re.compile(normalise(r"\s+(?:গত\s+)?(?=[০-৯0-9])|\s*,?\s*তা(?:রিখ|ং)"))
DAY_BEHIND = re.compile(normalise(r"[;,।]\s|[;,।]?\s*(?:তারিখ|তাং|\bdated?\b)"), re.IGNORECASE)
ERA_BANGLA = re.compile(normalise(r"\s*(?:বঙ্গাব্দ|বাংলা|বাং)\.?\s*$"))
BANGLA_DATE = re.compile(rf"[০-৯0-9]{{1,2}}\s*(?:লা|রা|ঠা|ই|শে)?\s*(?:{BANGLA_CALENDAR_MONTHS}),?\s*[০-৯0-9]{{4}}")

BANGLA_DAY_BESIDE = re.compile(normalise(rf"{BANGLA_DATE.pattern}\s*(?:বঙ্গাব্দ|বাংলা|বাং)?\.?\s*/?"))


def is_item(text: str) -> bool:
    """Whether a line begins with a number of a list: ১। (২) ক."""
    return NUMBERED.match(to_latin_digits(text)) is not None


def is_bangla_date(text: str) -> bool:
    """Whether a line is a date of the Bangla calendar and nothing else."""
    return BANGLA_DATE.fullmatch(ERA_BANGLA.sub("", text)) is not None


def begins_part(text: str) -> bool:
    """Whether a line begins with the label of a part of a letter, or with a number of a list."""
    return is_item(text) or any(
        label.match(text) for label in (MEMO, DATE, SUBJECT, REFERENCE, ENCLOSURE, COPIES, CONTACT)
    )
