"""The code in brackets before a title, read by our own reader of figures: Tesseract loses digits of it."""

import re
from itertools import takewhile

from suchok.documents.readers.scan.digits import Glyph, figures_of_line, glyphs_of
from suchok.documents.readers.scan.pictures import Grey

_NARROW, _AS_TALL, _LEAST_SURE, _MOST_GLYPHS = 0.5, 0.9, 0.6, 9
_CODE = re.compile(r"[0-9০-৯]{1,2}(?:\.[0-9০-৯]{1,2}){1,2}")


def bracketed_code(ink: Grey) -> str | None:
    """Return the code in the brackets that a cell begins with, given as ink; ``None`` if none is surely read."""
    glyphs = sorted(glyphs_of(ink), key=lambda glyph: glyph.left)
    first = [glyph for glyph in glyphs if _is_narrow(glyph) and glyph.left - glyphs[0].left < glyph.height]
    if not first:
        return None
    opening = min(first, key=lambda glyph: glyph.top)
    rest = [one for one in glyphs if one.left > opening.left and _is_in_line(one, opening)][: _MOST_GLYPHS + 1]
    inside = list(takewhile(lambda glyph: not _closes(glyph, opening), rest))
    if not inside or len(inside) == len(rest):
        return None
    read = figures_of_line(inside)
    return read.text if read.sure >= _LEAST_SURE and _CODE.fullmatch(read.text) else None


def _is_in_line(glyph: Glyph, opening: Glyph) -> bool:
    return opening.top <= (glyph.top + glyph.bottom) / 2 <= opening.bottom


def _is_narrow(glyph: Glyph) -> bool:
    return glyph.width < _NARROW * glyph.height


def _closes(glyph: Glyph, opening: Glyph) -> bool:
    """Whether a shape is as tall as the bracket that opens; digits are shorter."""
    return _is_narrow(glyph) and glyph.height >= _AS_TALL * opening.height
