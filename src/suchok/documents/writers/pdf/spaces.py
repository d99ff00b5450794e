"""Puts back the spaces that PDFium loses.

Typst writes the space after a word that ends in a raised reph (পূর্বে, কার্যার্থে) as a text
object of its own between two ActualText spans when a complex cluster follows, and PDFium, which
Chrome and Edge read with, drops it. No setting of Typst helps; so each such lone space is moved
into the span before it and named in that span's ActualText.
"""

import re
from functools import cache

from suchok.documents.writers.pdf.pack import PackedPdf

_ESCAPES = {8: rb"\b", 9: rb"\t", 10: rb"\n", 12: rb"\f", 13: rb"\r", 40: rb"\(", 41: rb"\)", 92: rb"\\"}
_SPACE_IN_CMAP = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<0020>")
_FONT = re.compile(rb"(/f\d+) (\d+) 0 R")
_SPAN, _SPAN_BEGUN, _SPAN_ENDED = b"/Span<</ActualText<FEFF", b">>>BDC", b"\nEMC"


def mend_spaces(pdf: PackedPdf) -> None:
    """Put every lone space of ``pdf`` into the span before it."""
    codes: dict[int, bytes | None] = {}
    for page in pdf.pages():
        spaces = tuple(sorted(_space_of_fonts(pdf, page, codes).items()))
        number = pdf.referred(page, b"Contents")
        if not spaces or number is None:
            continue
        text = pdf.stream(number)
        mended = _mended(text, _lone_space(spaces))
        if mended != text:
            pdf.replace_stream(number, mended)


def _mended(text: bytes, lone_space: re.Pattern[bytes]) -> bytes:
    """Return a content stream with each lone space inside the span before it."""
    pieces: list[bytes] = []
    done = 0
    for match in lone_space.finditer(text):
        begun = text.find(_SPAN_BEGUN, text.rfind(_SPAN, done, match.start()), match.start())
        if begun < done or _SPAN_ENDED in text[begun : match.start()]:
            continue
        pieces += [text[done:begun], b"0020", text[begun : match.start()], match[1], _SPAN_ENDED]
        done = match.end()
    return b"".join([*pieces, text[done:]])


def _space_of_fonts(pdf: PackedPdf, page: bytes, codes: dict[int, bytes | None]) -> dict[bytes, bytes]:
    """Return the glyph code of the space by the name of each font on ``page``."""
    resources = pdf.referred(page, b"Resources")
    found = {}
    for name, number in _FONT.findall(pdf.objects[resources] if resources else page):
        font = int(number)
        if font not in codes:
            codes[font] = _space_code(pdf, font)
        if code := codes[font]:
            found[name] = code
    return found


def _space_code(pdf: PackedPdf, font: int) -> bytes | None:
    """Return the two bytes that the font writes a space with, told from its ToUnicode table."""
    table = pdf.referred(pdf.objects[font], b"ToUnicode")
    match = _SPACE_IN_CMAP.search(pdf.stream(table)) if table else None
    return bytes.fromhex(match[1].decode()) if match else None


@cache
def _lone_space(spaces: tuple[tuple[bytes, bytes], ...]) -> re.Pattern[bytes]:
    """Return the pattern of a span's end, a text object that is one space, and the next span's beginning."""
    shown = b"|".join(
        re.escape(name) + rb" [\d.]+ Tf [^()\[\]<>]*?Tm(?:" + _written(code) + rb")" for name, code in spaces
    )
    return re.compile(rb"\nEMC( 0 Tr(?:" + shown + rb")Tj)(?=/Span<</ActualText)")


def _written(code: bytes) -> bytes:
    """Return the two ways in which a string object holds ``code``: escaped or hexadecimal."""
    literal = b"".join(_escaped(byte) for byte in code)
    return re.escape(b"(" + literal + b")") + b"|" + re.escape(b"<" + code.hex().upper().encode() + b">")


def _escaped(byte: int) -> bytes:
    if byte in _ESCAPES:
        return _ESCAPES[byte]
    return bytes([byte]) if 32 <= byte < 127 else b"\\%03o" % byte
