"""Numerals as offices write them: Bangla, Latin or mixed digits, grouped ১,২৩,৪৫৬ or not, with a percent sign."""

import re
from decimal import Decimal

from suchok.core.text.values import shortest

_DIGITS = tuple(zip("০১২৩৪৫৬৭৮৯", "0123456789", strict=True))
_BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")

# Grouping is South Asian (1,23,456) or Western (123,456); anything else with a comma is not one number.
NUMBER = r"[-+−]?(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,18})(?:\.[0-9]{1,9})?"
_NUMBER = re.compile(rf"{NUMBER}")


def to_latin_digits(text: str) -> str:
    """Return ``text`` with its Bangla digits written in Latin ones."""
    if text.isascii():
        return text
    # Twenty times as fast as str.translate, which looks up each letter, and asked for nearly every text.
    for bangla, latin in _DIGITS:
        if bangla in text:
            text = text.replace(bangla, latin)
    return text


def to_bangla_digits(text: str) -> str:
    """Return ``text`` with its Latin digits written in Bangla ones."""
    return text.translate(_BANGLA)


def number_in(text: str) -> Decimal | None:
    """Return the number that ``text`` is, digits of either script, or ``None`` if it is anything else.

    >>> number_in("১,২৩,৪৫৬.৫০")
    Decimal('123456.50')
    """
    latin = to_latin_digits(text).strip()
    if _NUMBER.fullmatch(latin) is None:
        return None
    return Decimal(latin.replace(",", "").replace("−", "-"))


def grouped(number: Decimal) -> str:
    """Return ``number`` in Bangla digits with South Asian grouping: ১,২৩,৪৫৬.৫."""
    sign, digits, fraction = _parts(shortest(number))
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    return to_bangla_digits(sign + ",".join([*pairs, tail]) + fraction)


def _parts(text: str) -> tuple[str, str, str]:
    sign = "-" if text.startswith("-") else ""
    whole, dot, fraction = text.removeprefix("-").partition(".")
    return sign, whole, dot + fraction
