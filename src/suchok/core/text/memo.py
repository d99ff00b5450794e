"""Memo numbers of official letters (স্মারক নম্বর, ``regime.md`` section 8)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from suchok.core.text.numerals import to_latin_digits


class MemoForm(StrEnum):
    """How a memo number is built."""

    DIGITS_18 = "18"
    DIGITS_22 = "22"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FileNumber:
    """The file that a letter belongs to; every part in Latin digits, ``subordinate`` only in the form of 22 digits.

    ``geographic`` is 0000 for a head office; ``year`` is the one in which the file was opened.
    """

    ministry: str
    department: str
    geographic: str
    branch: str
    subject: str
    file_serial: str
    year: str
    subordinate: str | None = None


@dataclass(frozen=True, slots=True)
class MemoNumber:
    """A memo number: the text as typed, and its parts where the form is known.

    ``serial`` is the letter's own number within its file; older forms keep only their text.
    """

    text: str
    form: MemoForm
    file: FileNumber | None = None
    serial: str | None = None


_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TO_HYPHEN = str.maketrans(dict.fromkeys(_DASHES, "-"))
_IGNORED = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")


def _pattern(*parts: tuple[str, int]) -> re.Pattern[str]:
    digits = r"\.".join(f"(?P<{name}>[0-9]{{{length}}})" for name, length in parts)
    return re.compile(digits + r"[-.](?P<serial>[0-9]{1,6})")


_HEAD = (("ministry", 2), ("department", 2), ("geographic", 4))
_FORMS = {
    MemoForm.DIGITS_18: _pattern(*_HEAD, ("branch", 3), ("subject", 2), ("file_serial", 3), ("year", 2)),
    MemoForm.DIGITS_22: _pattern(
        *_HEAD, ("subordinate", 3), ("branch", 3), ("subject", 2), ("file_serial", 4), ("year", 2)
    ),
}


def parse_memo_number(text: str) -> MemoNumber:
    """Read a memo number without its label; never refuses: an unknown form is kept as typed."""
    plain = comparable_memo_number(text)
    for form, pattern in _FORMS.items():
        if found := pattern.fullmatch(plain):
            parts = found.groupdict()
            serial = parts.pop("serial")
            return MemoNumber(text, form, FileNumber(**parts), serial)
    return MemoNumber(text, MemoForm.OTHER)


def comparable_memo_number(text: str) -> str:
    """Return the number in Latin digits without spaces and with every kind of dash as a hyphen."""
    return to_latin_digits(_IGNORED.sub("", text)).translate(_TO_HYPHEN)


def same_memo_number(one: str, other: str) -> bool:
    """Whether both are the same number, whatever their spaces, dashes and script of digits."""
    return comparable_memo_number(one) == comparable_memo_number(other)
