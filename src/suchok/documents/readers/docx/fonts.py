"""Which font a run of a Word document has: its own, its style's, its paragraph's style's, or the document's."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.docx.names import child_of, w

_RUN_PROPERTIES, _FONTS, _BASED_ON = w("rPr"), w("rFonts"), w("basedOn")
_ASCII, _HIGH_ANSI, _VALUE = w("ascii"), w("hAnsi"), w("val")
_PARAGRAPH_STYLE, _RUN_STYLE = w("pStyle"), w("rStyle")
_DEEPEST = 12
# Word brings some four hundred.
_MOST_STYLES = 10_000


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each style by its id, and the one of the document; an empty name where none is said."""

    by_style: Mapping[str, str]
    usual: str

    def of_paragraph(self, properties: etree._Element | None) -> str:
        """Return the font that a paragraph's style gives its runs."""
        return self._styled(child_of(properties, _PARAGRAPH_STYLE)) or self.usual

    def of_run(self, properties: etree._Element | None, inherited: str) -> str:
        """Return the font of a run; other elements, which have no properties, pass on what they inherit."""
        if properties is None:
            return inherited
        return _named(child_of(properties, _FONTS)) or self._styled(child_of(properties, _RUN_STYLE)) or inherited

    def _styled(self, reference: etree._Element | None) -> str:
        return self.by_style.get(reference.get(_VALUE, ""), "") if reference is not None else ""


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
        if name := _named(child_of(child_of(current, _RUN_PROPERTIES), _FONTS)):
            return name
        based_on = child_of(current, _BASED_ON)
        current = styles.get(based_on.get(_VALUE, "")) if based_on is not None else None
    return ""


def _named(fonts: etree._Element | None) -> str:
    """Return the font for Latin characters, in whose places the Bijoy fonts put Bangla."""
    if fonts is None:
        return ""
    return fonts.get(_ASCII) or fonts.get(_HIGH_ANSI) or ""
