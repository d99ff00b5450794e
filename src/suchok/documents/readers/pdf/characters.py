"""The characters of a page with their boxes, in the order in which they are written.

PDFium puts the ActualText of a span in the place of its glyphs and repeats it where another span's
glyphs stand between; it makes up white space of its own. Both are undone here.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_HYPHENS_AT_LINE_END = (0x2, 0xFFFE)
_ACTUAL_TEXT = b"ActualText"
_NO_WIDTH = 0.05
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Character:
    """One character with its box in points from the lower left corner; a ligature's characters share theirs.

    ``left`` and ``right`` take in the room that the font gives the glyph, ``bottom`` and ``top`` its ink alone.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


def characters_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Iterator[Character]:
    """Yield the characters of a page as written; nothing that PDFium made up, nothing twice."""
    found = list(_extracted(page, text_page))
    # PDFium moves a sign below the line, such as ূ, behind the word's other glyphs; the objects stand as written.
    found.sort(key=lambda one: one[0])
    for _, character in found:
        yield character


def _extracted(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Iterator[tuple[int, Character]]:
    """Yield the characters in the order of PDFium, each with the number of its text object on the page."""
    ended: set[int] = set()
    current: int | None = None
    objects = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH))
    numbers = {ctypes.addressof(item.raw.contents): number for number, item in enumerate(objects)}
    after_space = _objects_after_lone_spaces(objects)
    number = 0
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if code not in _HYPHENS_AT_LINE_END and raw.FPDFText_IsGenerated(text_page.raw, index) == 1:
            continue
        span = _actual_text_span(text_page, index)
        if span != current:
            if current is not None:
                ended.add(current)
            current = span
        if span is not None and span in ended:
            continue
        if code:
            box = _box(text_page, index)
            item = _object_of(text_page, index)
            number = number if item is None else numbers.get(item, number)
            if item in after_space:
                after_space.discard(item)
                yield number, Character(" ", box[0], box[0], *box[2:])
            yield number, Character("-" if code in _HYPHENS_AT_LINE_END else chr(code), *box)


def _objects_after_lone_spaces(objects: Sequence[pdfium.PdfObject]) -> set[int | None]:
    """Return the text objects before which a space stands that PDFium drops: an object of no width, of its own."""
    found: set[int | None] = set()
    is_space = False
    for item in objects:
        left, _, right, _ = item.get_bounds()
        if right - left < _NO_WIDTH:
            is_space = True
        elif is_space:
            found.add(ctypes.addressof(item.raw.contents))
            is_space = False
    return found


def _object_of(text_page: pdfium.PdfTextPage, index: int) -> int | None:
    item = raw.FPDFText_GetTextObject(text_page.raw, index)
    return ctypes.addressof(item.contents) if item else None


def _box(text_page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text_page.raw, index, *edges)
    room = raw.FS_RECTF()
    left, right = edges[0].value, edges[1].value
    if raw.FPDFText_GetLooseCharBox(text_page.raw, index, room):
        left, right = min(left, room.left), max(right, room.right)
    return left, right, edges[2].value, edges[3].value


def _actual_text_span(text_page: pdfium.PdfTextPage, index: int) -> int | None:
    """Return the identity of the span whose ActualText a character is of, ``None`` if it is of none."""
    item = raw.FPDFText_GetTextObject(text_page.raw, index)
    if not item:
        return None
    for number in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, number)
        if mark and _has_actual_text(mark):
            return ctypes.addressof(mark.contents)
    return None


def _has_actual_text(mark: object) -> bool:
    length = ctypes.c_ulong()
    return bool(raw.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL_TEXT, None, 0, length)) and length.value > 2
