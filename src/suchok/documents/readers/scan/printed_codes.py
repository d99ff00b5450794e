"""The code before a title, read by our own reader of figures: Tesseract loses digits and points of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from suchok.documents.readers.scan.digits import Glyph, figures_of_line, glyphs_of
from suchok.documents.readers.scan.pictures import Grey

_NARROW, _AS_TALL, _LEAST_SURE, _MOST_GLYPHS = 0.5, 0.9, 1.0, 9
_WORD_SPACE, _WIDEST, _AS_DIGITS = 0.45, 1.2, 0.5
_CODE = re.compile(r"[0-9০-৯]{1,2}(?:\.[0-9০-৯]{1,2}){1,2}")


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code as it is printed before a title, and how ``sure`` the reader is of its least sure sign."""

    text: str
    sure: float
    has_brackets: bool

    def __str__(self) -> str:
        """Return the code as it stands before its title."""
        return f"[{self.text}]" if self.has_brackets else self.text


def printed_code(ink: Grey) -> PrintedCode | None:
    """Return the code that a cell, given as ink, begins with; ``None`` if none is surely read."""
    glyphs = sorted(glyphs_of(ink), key=lambda glyph: glyph.left)
    if (inside := _in_brackets(glyphs)) is not None:
        return _code_of(inside, has_brackets=True)
    return _code_of(_before_space(glyphs), has_brackets=False)


def _code_of(glyphs: Sequence[Glyph], *, has_brackets: bool) -> PrintedCode | None:
    if not 0 < len(glyphs) <= _MOST_GLYPHS:
        return None
    read = figures_of_line([*glyphs])
    is_code = read.sure >= _LEAST_SURE and _CODE.fullmatch(read.text.rstrip("."))
    return PrintedCode(read.text.rstrip("."), read.sure, has_brackets) if is_code else None


def _in_brackets(glyphs: Sequence[Glyph]) -> list[Glyph] | None:
    """Return the shapes between the brackets that a cell begins with."""
    first = [glyph for glyph in glyphs if _is_narrow(glyph) and glyph.left - glyphs[0].left < glyph.height]
    if not first:
        return None
    opening = min(first, key=lambda glyph: glyph.top)
    rest = [one for one in glyphs if one.left > opening.left and _is_in_line(one, opening)][: _MOST_GLYPHS + 1]
    inside = list(takewhile(lambda glyph: not _closes(glyph, opening), rest))
    return inside if inside and len(inside) < len(rest) else None


def _before_space(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the shapes of the first word of a cell, if these are as narrow as figures."""
    tall = [glyph for glyph in glyphs if glyph.height > _AS_DIGITS * max(one.height for one in glyphs)]
    first = min(tall, key=lambda glyph: glyph.left + 4 * glyph.top, default=None)
    if first is None:
        return []
    found = [first]
    for glyph in (one for one in glyphs if one.left > first.left and _is_in_line(one, first)):
        if glyph.left - found[-1].right > _WORD_SPACE * first.height:
            return found
        if glyph.width > _WIDEST * first.height:
            return []
        found.append(glyph)
    return found


def _is_in_line(glyph: Glyph, opening: Glyph) -> bool:
    return opening.top <= (glyph.top + glyph.bottom) / 2 <= opening.bottom


def _is_narrow(glyph: Glyph) -> bool:
    return glyph.width < _NARROW * glyph.height


def _closes(glyph: Glyph, opening: Glyph) -> bool:
    """Whether a shape is as tall as the bracket that opens; digits are shorter."""
    return _is_narrow(glyph) and glyph.height >= _AS_TALL * opening.height
