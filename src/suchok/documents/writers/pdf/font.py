"""The characters that the font of the PDF has, and what to do about the others.

Under PDF/A one character without a glyph fails the whole file, so they are replaced or left out
before typesetting.
"""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_FOLDER = Path(__file__).parent.parent / "fonts"
FONT_FILES = ("NotoSansBengali-Regular.ttf", "NotoSansBengali-Bold.ttf")

_KEPT = {"\n": "\n"}
_SPACES = {"\t": " ", "\r": " ", "\u2028": "\n", "\u2029": "\n"}
# A soft hyphen would be extracted from the PDF as part of the word.
_LEFT_OUT = {"\u00ad": ""}


class Writable:
    """Makes texts writable with the font and remembers which characters it had to leave out."""

    def __init__(self) -> None:
        self.left_out: set[str] = set()
        self._table = _Replacements(self.left_out)

    def __call__(self, text: str) -> str:
        """Return ``text`` with every character that the font lacks replaced or left out."""
        return text.translate(self._table)


class _Replacements(dict[int, str]):
    """A translation table that finds each character's replacement once."""

    def __init__(self, left_out: set[str]) -> None:
        super().__init__()
        self._left_out = left_out

    def __missing__(self, code: int) -> str:
        character = chr(code)
        replacement = _replacement(character)
        if not replacement:
            self._left_out.add(character)
        self[code] = replacement
        return replacement


@cache
def characters_of_font() -> frozenset[int]:
    """Return the characters that the regular and the bold font both have."""
    return frozenset.intersection(*map(_characters_of, FONT_FILES))


def _characters_of(name: str) -> frozenset[int]:
    with TTFont(FONT_FOLDER / name, lazy=True) as font:
        # It has glyphs for some control characters too, which PDF/A forbids.
        return frozenset(code for code in font.getBestCmap() if code >= 0x20)


@cache
def _replacement(character: str) -> str:
    """Return the character itself, its compatible form (１ → 1, ‑ → ‐), or nothing."""
    fixed = {**_KEPT, **_SPACES, **_LEFT_OUT}.get(character)
    if fixed is not None:
        return fixed
    has = characters_of_font()
    if ord(character) in has:
        return character
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if all(ord(one) in has for one in compatible) else ""
