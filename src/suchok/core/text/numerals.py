"""Digits in both scripts."""

_BANGLA = "০১২৩৪৫৬৭৮৯"
_LATIN = "0123456789"
_TO_BANGLA = str.maketrans(_LATIN, _BANGLA)
_TO_LATIN = str.maketrans(_BANGLA, _LATIN)


def to_bangla_digits(text: str) -> str:
    """Return ``text`` with every Latin digit in Bangla: ``5.70`` becomes ``৫.৭০``."""
    return text.translate(_TO_BANGLA)


def to_latin_digits(text: str) -> str:
    """Return ``text`` with every Bangla digit in Latin: ``৫.৭০`` becomes ``5.70``."""
    return text.translate(_TO_LATIN)
