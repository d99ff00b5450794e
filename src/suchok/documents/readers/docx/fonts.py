"""Which font a run of a Word document has: its own, its style's, its paragraph's style's, or the document's."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.docx.names import w

_DEEPEST = 12
# Word brings some four hundred.
_MOST_STYLES = 10_000


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each style by its id, and the one of the document; an empty name where none is said."""

    by_style: Mapping[str, str]
    usual: str

    def of_paragraph(self, paragraph: etree._Element) -> str:
        """Return the font that a paragraph's style gives its runs."""
        return self._styled(paragraph.find(w("pPr", "pStyle"))) or self.usual

    def of_run(self, run: etree._Element, inherited: str) -> str:
        """Return the font of a run; other elements pass on what they inherit."""
        properties = run.find(w("rPr"))
        if properties is None:
            return inherited
        return _named(properties.find(w("rFonts"))) or self._styled(properties.find(w("rStyle"))) or inherited

    def _styled(self, reference: etree._Element | None) -> str:
        return self.by_style.get(reference.get(w("val"), ""), "") if reference is not None else ""


def fonts_of(styles: etree._Element | None) -> Fonts:
    """Return the fonts of a document's styles; ``None`` for a document without a part of styles.

    Raises ``UnsafeArchive`` for far too many styles.
    """
    if styles is None:
        return Fonts({}, "")
    usual = _named(styles.find(w("docDefaults", "rPrDefault", "rPr", "rFonts")))
    found = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}
    if len(found) > _MOST_STYLES:
        raise UnsafeArchive("too large")
    return Fonts({name: _font_of(style, found) for name, style in found.items()}, usual)


def _font_of(style: etree._Element, styles: Mapping[str, etree._Element]) -> str:
    """Return the font of a style or of the nearest style that it is based on."""
    current: etree._Element | None = style
    for _ in range(_DEEPEST):
        if current is None:
            break
        if name := _named(current.find(w("rPr", "rFonts"))):
            return name
        based_on = current.find(w("basedOn"))
        current = styles.get(based_on.get(w("val"), "")) if based_on is not None else None
    return ""


def _named(fonts: etree._Element | None) -> str:
    """Return the font for Latin characters, in whose places the Bijoy fonts put Bangla."""
    if fonts is None:
        return ""
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
