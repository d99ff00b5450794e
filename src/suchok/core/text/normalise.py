"""Normalisation, once, on the way in: NFC, one kind of space, no marks of lists or emphasis."""

import re
import unicodedata
from functools import lru_cache

# NFC splits য় ড় ঢ় and joins ে+া; both spellings occur in the same file, so every text takes this one way.
# A line separator or a no-break space is white space like any other; ZWJ and ZWNJ shape letters and stay.
_INVISIBLE = re.compile(r"[\u200b\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_LIST_MARK = re.compile(r"^(?:[•●▪■◦‣➢➤✓✔*·o]|[-–—])\s+(?=\S)")
_BLANK_SIGNS = frozenset(" -–—―‐‑‒−_=.·…")
_DASHES = re.compile(r"^[\s\-–—―‐‑‒−_=.·…]*$")


def normalise(text: str) -> str:
    """Return ``text`` in NFC with single spaces, without control characters and ``**``."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isprintable():
        composed = _INVISIBLE.sub(" ", _CONTROL.sub("", composed))
    if "**" in composed or "__" in composed:
        composed = _EMPHASIS.sub("", composed)
    return " ".join(composed.split())


_SHORT = 200
_remembered = lru_cache(maxsize=16384)(normalise)


def normalised_cell(text: str) -> str:
    """Return a cell's text normalised; the short ones are those that come again and again, and are remembered."""
    return _remembered(text) if len(text) <= _SHORT else normalise(text)


def without_list_mark(text: str) -> str:
    """Return a normalised text without a bullet or dash that begins a list item."""
    return _LIST_MARK.sub("", text)


def is_blank(text: str) -> bool:
    """Whether a normalised text says nothing: empty, or dashes and dots alone."""
    return not text or (text[0] in _BLANK_SIGNS and _DASHES.match(text) is not None)
