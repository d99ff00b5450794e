"""The text objects of a page: their order, the spans whose text the file itself gives (ActualText), lone spaces."""

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_ACTUAL_TEXT = b"ActualText"
_NO_WIDTH = 0.05
_DEPTH = 4


def turned(box: Box, quarters: int) -> Box:
    """Return a box as it stands when the page is turned with the clock by so many quarters."""
    left, bottom, right, top = box
    if quarters == 1:
        return bottom, -right, top, -left
    if quarters == 2:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if quarters == 3 else box


class TextObjects:
    """The text objects of a page, each known by its address.

    ``numbers`` counts them as they are drawn, ``after_space`` are those before which a space stands that PDFium drops:
    an object of no width, of its own, in no span. ``ends`` tells where the glyphs of a span end on the right: PDFium
    gives its text the room of the first of its objects alone.
    """

    def __init__(self, page: pdfium.PdfPage, quarters: int) -> None:
        self.numbers: dict[int | None, int] = {}
        self.after_space: set[int | None] = set()
        self.ends: dict[int, float] = {}
        self._spans: dict[int | None, int | None] = {None: None}
        is_space = False
        for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH)):
            left, _, right, _ = turned(item.get_bounds(), quarters)
            key = ctypes.addressof(item.raw.contents)
            self.numbers[key] = number
            span = self._spans[key] = _actual_text_span(item.raw)
            if span is not None:
                self.ends[span] = max(right, self.ends.get(span, right))
            if right - left < _NO_WIDTH:
                # Within a span it is a sign without ink, and the text that the file gives has it.
                is_space |= span is None
            elif is_space:
                self.after_space.add(key)
                is_space = False

    def span_of(self, item: object, key: int | None) -> int | None:
        """Return the identity of the span whose ActualText a text object is of, ``None`` if it is of none."""
        return self._spans[key] if key in self._spans else _actual_text_span(item)


def _actual_text_span(item: object) -> int | None:
    for number in range(raw.FPDFPageObj_CountMarks(item)):
        mark = raw.FPDFPageObj_GetMark(item, number)
        if mark and _has_actual_text(mark):
            return ctypes.addressof(mark.contents)
    return None


def _has_actual_text(mark: object) -> bool:
    length = ctypes.c_ulong()
    return bool(raw.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL_TEXT, None, 0, length)) and length.value > 2
