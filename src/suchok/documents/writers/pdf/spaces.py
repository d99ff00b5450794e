"""Puts back the spaces that PDFium loses.

Typst writes the space after a word that ends in a raised reph (পূর্বে, উদ্দেশ্যার্থে) as a text
object of its own between two ActualText spans when a complex cluster follows, and PDFium, which
Chrome and Edge read with, drops it. No setting of Typst helps; so each such lone space is moved
into the span before it, where it belongs to the ActualText of that span.
"""

import io
import re
import zlib
from functools import cache

import pikepdf

_ESCAPES = {8: rb"\b", 9: rb"\t", 10: rb"\n", 12: rb"\f", 13: rb"\r", 40: rb"\(", 41: rb"\)", 92: rb"\\"}
_SPACE_IN_CMAP = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<0020>")
_SPAN, _SPAN_BEGUN, _SPAN_ENDED = b"/Span<</ActualText<FEFF", b">>>BDC", b"\nEMC"
# Content streams are small beside the time that the best compression takes.
_COMPRESSION = 3


def with_spaces_mended(pdf: bytes) -> bytes:
    """Return ``pdf`` with its lone spaces inside spans, and its structure in compressed objects.

    The same bytes in give the same bytes out. Object streams are allowed under PDF/A-3 and make
    a long tagged document three times smaller.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        codes: dict[tuple[int, int], bytes | None] = {}
        for page in opened.pages:
            _mend_page(page, codes)
        out = io.BytesIO()
        opened.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _mend_page(page: pikepdf.Page, codes: dict[tuple[int, int], bytes | None]) -> None:
    spaces = tuple(sorted(_space_of_fonts(page, codes).items()))
    stream = page.obj.get("/Contents")
    if not spaces or not isinstance(stream, pikepdf.Stream):
        return
    text = stream.read_bytes()
    mended = _mended(text, _lone_space(spaces))
    if mended != text:
        stream.write(zlib.compress(mended, _COMPRESSION), filter=pikepdf.Name.FlateDecode)


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


def _space_of_fonts(page: pikepdf.Page, codes: dict[tuple[int, int], bytes | None]) -> dict[str, bytes]:
    """Return the glyph code of the space by the name of each font on ``page``."""
    resources = page.obj.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    found: dict[str, bytes] = {}
    for name, font in fonts.items() if fonts is not None else ():
        if font.objgen not in codes:
            codes[font.objgen] = _space_code(font)
        if code := codes[font.objgen]:
            found[str(name)] = code
    return found


def _space_code(font: pikepdf.Object) -> bytes | None:
    """Return the two bytes that the font writes a space with, told from its ToUnicode table."""
    table = font.get("/ToUnicode")
    match = _SPACE_IN_CMAP.search(table.read_bytes()) if isinstance(table, pikepdf.Stream) else None
    return bytes.fromhex(match[1].decode()) if match else None


@cache
def _lone_space(spaces: tuple[tuple[str, bytes], ...]) -> re.Pattern[bytes]:
    """Return the pattern of a span's end, a text object that is one space, and the next span's beginning."""
    shown = b"|".join(
        re.escape(name.encode()) + rb" [\d.]+ Tf [^()\[\]<>]*?Tm(?:" + _written(code) + rb")" for name, code in spaces
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
