"""The text of a paragraph as it is seen."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from suchok.documents.readers.bijoy import is_bijoy_font, to_unicode
from suchok.documents.readers.docx.fonts import Fonts
from suchok.documents.readers.docx.names import UNSEEN, w
from suchok.documents.readers.docx.walk import Walk

_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}


def text_of(paragraph: etree._Element, walk: Walk) -> str:
    """Return the text of a paragraph as it is seen, text boxes aside; runs in a Bijoy font in Unicode."""
    pieces = list(_pieces(paragraph, walk.fonts, walk.fonts.of_paragraph(paragraph)))
    text: list[str] = []
    for is_bijoy, group in groupby(pieces, key=lambda piece: piece[1]):
        joined = "".join(piece for piece, _ in group)
        walk.notes.has_bijoy |= is_bijoy and bool(joined.strip())
        text.append(to_unicode(joined) if is_bijoy else joined)
    return "".join(text)


def _pieces(element: etree._Element, fonts: Fonts, font: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a paragraph, each with whether its font is a Bijoy one; a run may be split anywhere."""
    for child in element:
        if child.tag in UNSEEN or child.tag == w("txbxContent") or not isinstance(child.tag, str):
            continue
        if child.tag == w("t"):
            yield child.text or "", is_bijoy_font(font)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], is_bijoy_font(font)
        elif not _is_hidden(child):
            yield from _pieces(child, fonts, fonts.of_run(child, font))


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(w("rPr", "vanish"))
    return hidden is not None and hidden.get(w("val"), "true") not in ("false", "0")
