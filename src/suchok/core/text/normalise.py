"""Normalisation, once, on the way in: NFC, one kind of space, no marks of lists or emphasis."""

import re
import unicodedata

from suchok.core.text.memory import remembered

# NFC splits য় ড় ঢ় and joins ে+া; both spellings occur in the same file, so every text takes this one way.
# A line separator or a no-break space is white space like any other; ZWJ and ZWNJ shape letters and stay.
_INVISIBLE = re.compile(r"[\u200b\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# Marks and overrides of direction, with which a text can be made to look like another, and signs without a form.
_UNSEEN = re.compile(r"[\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")
_JOINERS = "\u200c\u200d"
# Letters that are drawn as nothing: fillers of Hangul and the empty cell of Braille.
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_LIST_MARK = re.compile(r"^(?:[•●▪■◦‣➢➤✓✔*·o]|[-–—])\s+(?=\S)")
# Signs above and below one letter: no script heaps up more of them, and sorting a heap takes the square of its height.
_HEAP = re.compile(r"[^\w\s]{31,}")
_HIGHEST_HEAP = 30
_TOO_SHORT_TO_MATTER = 200
_BLANK_SIGNS = frozenset(" -–—―‐‑‒−_=.·…")
_DASHES = re.compile(r"^[\s\-–—―‐‑‒−_=.·…]*$")


def normalise(text: str) -> str:
    """Return ``text`` in NFC with single spaces, without signs that nobody sees and ``**``."""
    if not text.isprintable():
        text = _INVISIBLE.sub(" ", _without_control(text))
    if len(text) > _TOO_SHORT_TO_MATTER:
        text = _HEAP.sub(_lowered, text)
    composed = unicodedata.normalize("NFC", text)
    if "**" in composed or "__" in composed:
        composed = _EMPHASIS.sub("", composed)
    single = " ".join(composed.split())
    return "" if single.startswith((*_JOINERS,)) and not single.strip(f"{_JOINERS} ") else single


def legible(text: str) -> str:
    """Return what somebody typed without signs that nobody sees or that turn its direction, lines and spaces kept.

    A text in which nothing is to be seen is empty; joiners shape letters and stay in others.
    """
    if not text.isprintable():
        text = _INVISIBLE.sub("", _without_control(text))
    return text if any(map(_is_seen, text)) else ""


def _without_control(text: str) -> str:
    return _UNSEEN.sub("", _CONTROL.sub("", text))


def _lowered(heap: re.Match[str]) -> str:
    """Return a run of signs without those that stand on one letter beyond the first ``_HIGHEST_HEAP``."""
    kept: list[str] = []
    height = 0
    for sign in heap[0]:
        height = height + 1 if unicodedata.combining(sign) else 0
        if height <= _HIGHEST_HEAP:
            kept.append(sign)
    return "".join(kept)


def _is_seen(sign: str) -> bool:
    return sign not in _FILLERS and unicodedata.category(sign) not in ("Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs")


normalised_cell = remembered(16384)(normalise)


def without_list_mark(text: str) -> str:
    """Return a normalised text without a bullet or dash that begins a list item."""
    return _LIST_MARK.sub("", text)


@remembered(16384)
def is_blank(text: str) -> bool:
    """Whether a normalised text says nothing: empty, or dashes and dots alone."""
    return not text or (text[0] in _BLANK_SIGNS and _DASHES.match(text) is not None)
