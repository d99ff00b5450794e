"""The characters of a page with their boxes, in the order in which they are written.

PDFium puts the ActualText of a span in the place of its glyphs and repeats it where another span's
glyphs stand between; it makes up white space of its own. Both are undone here.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.pdf.objects import Box, TextObjects, turned

_HYPHENS_AT_LINE_END = (0x2, 0xFFFE)
# Of a page; a page of A4 has a tenth of it where the print is small.
_MOST_CHARACTERS = 50_000
_SAMPLE = 400


class Character(NamedTuple):
    """One character with its box in points from the lower left corner; a ligature's characters share theirs.

    ``left`` and ``right`` take in the room that the font gives the glyph, ``bottom`` and ``top`` its ink alone.
    ``origin`` is where its glyph begins on the line it is written on, ``size`` the size of its type. ``turn``
    counts the quarters, against the clock, by which it is turned out of the reading direction of its page.
    ``is_told`` says that the file itself gives the text of the glyphs (ActualText). A tuple, for a page has thousands.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    origin: tuple[float, float]
    size: float
    turn: int = 0
    is_told: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def base(self) -> float:
        """The height of the line that the character is written on."""
        return self.origin[1]


def turn_of(text_page: pdfium.PdfTextPage) -> int:
    """Return by how many quarters, against the clock, most of the text of a page is turned."""
    count = text_page.count_chars()
    step = max(1, count // _SAMPLE)
    found = Counter(_quarters(_matrix(text_page, index)) for index in range(0, count, step))
    return found.most_common(1)[0][0] if found else 0


def upright(characters: Sequence[Character]) -> Sequence[Character]:
    """Return characters that are turned, as in a narrow heading, in a frame where they are not."""
    quarters = Counter(one.turn for one in characters).most_common(1)[0][0] if characters else 0
    return [_upright(one, quarters) for one in characters] if quarters else characters


def _upright(one: Character, quarters: int) -> Character:
    left, bottom, right, top = turned((one.left, one.bottom, one.right, one.top), quarters)
    origin = turned((*one.origin, *one.origin), quarters)[:2]
    return one._replace(left=left, right=right, bottom=bottom, top=top, origin=origin, turn=(one.turn - quarters) % 4)


@dataclass(frozen=True, slots=True)
class _Object:
    """What all characters of one text object have in common."""

    span: int | None
    size: float
    quarters: int


_NUMBER = itemgetter(0)
_Found = tuple[int, int | None, Character]
"""A character with the number of its text object on the page, and the span whose ActualText it is of."""
_NONE: _Found = (0, None, Character("", 0.0, 0.0, 0.0, 0.0, (0.0, 0.0), 0.0))


def characters_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, quarters: int) -> list[Character]:
    """Return the characters of a page as written; nothing that PDFium made up, nothing twice.

    ``quarters`` is the turn of the page, which is undone. Raises ``UnsafeArchive`` for a page of far too many.
    """
    objects = TextObjects(page, quarters)
    found = list(_whole_spans(_extracted(text_page, objects, quarters), objects))
    # PDFium moves a sign below the line, such as ূ, behind the word's other glyphs; the objects stand as written.
    found.sort(key=_NUMBER)
    return [one for _, one in found]


def _whole_spans(found: Iterator[_Found], objects: TextObjects) -> Iterator[tuple[int, Character]]:
    """Yield the characters with their numbers, the last one of each span as wide as its glyphs reach."""
    for (number, span, one), (_, following, _) in pairwise(chain(found, [_NONE])):
        if span is not None and span != following:
            yield number, one._replace(right=max(one.right, objects.ends.get(span, one.right)))
        else:
            yield number, one


def _extracted(text_page: pdfium.PdfTextPage, objects: TextObjects, quarters: int) -> Iterator[_Found]:
    """Yield the characters in the order of PDFium."""
    ended: set[int] = set()
    current: int | None = None
    told: dict[int | None, _Object] = {}
    boxes = _Boxes(text_page)
    number = 0
    count = text_page.count_chars()
    if count > _MOST_CHARACTERS:
        raise UnsafeArchive("too large")
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page.raw, index)
        if code not in _HYPHENS_AT_LINE_END and raw.FPDFText_IsGenerated(text_page.raw, index) == 1:
            continue
        item = raw.FPDFText_GetTextObject(text_page.raw, index)
        key = ctypes.addressof(item.contents) if item else None
        if key not in told:
            told[key] = _object(text_page, index, objects.span_of(item, key))
        common = told[key]
        if common.span != current:
            if current is not None:
                ended.add(current)
            current = common.span
        if common.span is not None and common.span in ended:
            continue
        if code:
            number = objects.numbers.get(key, number)
            one = boxes.character("-" if code in _HYPHENS_AT_LINE_END else chr(code), index, common, quarters)
            if key in objects.after_space:
                objects.after_space.discard(key)
                yield number, None, one._replace(text=" ", right=one.left)
            yield number, current, one


class _Boxes:
    """Where the characters of a page stand; PDFium answers into the same few variables over and over."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page.raw
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._room = raw.FS_RECTF()
        self._origin = ctypes.c_double(), ctypes.c_double()

    def box(self, index: int, quarters: int) -> Box:
        """Return the box of a character: along its line the room that the font gives it, across it the ink."""
        raw.FPDFText_GetCharBox(self._page, index, *self._edges)
        left, right, bottom, top = [edge.value for edge in self._edges]
        room = self._room
        if not raw.FPDFText_GetLooseCharBox(self._page, index, room):
            return left, bottom, right, top
        if quarters % 2 == 0:
            return min(left, room.left), bottom, max(right, room.right), top
        return left, min(bottom, room.bottom), right, max(top, room.top)

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a character begins on its line."""
        x, y = self._origin
        raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def character(self, text: str, index: int, common: _Object, quarters: int) -> Character:
        """Return a character as it stands on the page turned upright."""
        box, origin = self.box(index, common.quarters), self.origin(index)
        if quarters:
            box, origin = turned(box, quarters), turned((*origin, *origin), quarters)[:2]
        left, bottom, right, top = box
        turn = (common.quarters - quarters) % 4
        return Character(text, left, right, bottom, top, origin, common.size, turn, common.span is not None)


def _object(text_page: pdfium.PdfTextPage, index: int, span: int | None) -> _Object:
    matrix = _matrix(text_page, index)
    size = raw.FPDFText_GetFontSize(text_page.raw, index) * math.hypot(matrix.c, matrix.d)
    return _Object(span, max(size, 4.0), _quarters(matrix))


def _matrix(text_page: pdfium.PdfTextPage, index: int) -> raw.FS_MATRIX:
    matrix = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
    raw.FPDFText_GetMatrix(text_page.raw, index, matrix)
    return matrix


def _quarters(matrix: raw.FS_MATRIX) -> int:
    """Return the direction of a text in quarter turns against the clock; a slanted one counts as the nearest."""
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4 if matrix.a or matrix.b else 0
