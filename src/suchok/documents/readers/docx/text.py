"""The text of a paragraph as it is seen."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from suchok.documents.readers.bijoy import is_bijoy_font, to_unicode
from suchok.documents.readers.docx.fonts import Fonts
from suchok.documents.readers.docx.names import UNSEEN, child_of, w
from suchok.documents.readers.docx.walk import Walk

_TEXT, _BOX, _VALUE, _VANISH = w("t"), w("txbxContent"), w("val"), w("vanish")
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = w("pPr"), w("rPr")
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


def text_of(paragraph: etree._Element, walk: Walk) -> str:
    """Return the text of a paragraph as it is seen, text boxes aside; runs in a Bijoy font in Unicode."""
    pieces = list(_pieces(paragraph, walk.fonts, walk.fonts.of_paragraph(child_of(paragraph, _PARAGRAPH_PROPERTIES))))
    text: list[str] = []
    for is_bijoy, group in groupby(pieces, key=lambda piece: piece[1]):
        joined = "".join(piece for piece, _ in group)
        walk.notes.has_bijoy |= is_bijoy and bool(joined.strip())
        text.append(to_unicode(joined) if is_bijoy else joined)
    return "".join(text)


def _pieces(element: etree._Element, fonts: Fonts, font: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a paragraph, each with whether its font is a Bijoy one; a run may be split anywhere."""
    for child in element:
        tag = child.tag
        if tag in UNSEEN or tag == _BOX or not isinstance(tag, str):
            continue
        if tag == _TEXT:
            yield child.text or "", is_bijoy_font(font)
        elif tag in _SIGNS:
            yield _SIGNS[tag], is_bijoy_font(font)
        elif not _is_hidden(properties := child_of(child, _RUN_PROPERTIES)):
            yield from _pieces(child, fonts, fonts.of_run(properties, font))


def _is_hidden(properties: etree._Element | None) -> bool:
    hidden = child_of(properties, _VANISH)
    return hidden is not None and hidden.get(_VALUE, "true") not in ("false", "0")
