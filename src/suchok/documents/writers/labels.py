"""The fixed words of printed documents."""

from collections.abc import Iterator

from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.content.parts import Lines

MEMO_NUMBER = "স্মারক নম্বর:"
DATE = "তারিখ:"
SUBJECT = "বিষয়:"
REFERENCES = "সূত্র:"
ENCLOSURES = "সংযুক্তি:"
PAGE = "পৃষ্ঠা"


def numbered(copies: Lines) -> Iterator[str]:
    """Yield the lines of a numbered list as letters print it: ``১। …``."""
    for number, copy in enumerate(copies, start=1):
        yield f"{to_bangla_digits(str(number))}। {copy}"
