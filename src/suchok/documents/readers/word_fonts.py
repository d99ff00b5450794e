"""Which font a run of a Word document has: its own, its style's, its paragraph's style's, or the document's."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font of each style by its id, and the one of the document; an empty name where none is said."""

    by_style: Mapping[str, str]
    usual: str

    def of_paragraph(self, paragraph: etree._Element) -> str:
        """Return the font that a paragraph's style gives its runs."""
        return self._styled(paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")) or self.usual

    def of_run(self, run: etree._Element, inherited: str) -> str:
        """Return the font of a run; other elements pass on what they inherit."""
        properties = run.find(f"{_WORD}rPr")
        if properties is None:
            return inherited
        return _named(properties.find(f"{_WORD}rFonts")) or self._styled(properties.find(f"{_WORD}rStyle")) or inherited

    def _styled(self, reference: etree._Element | None) -> str:
        return self.by_style.get(reference.get(f"{_WORD}val", ""), "") if reference is not None else ""


def fonts_of(styles: etree._Element | None) -> Fonts:
    """Return the fonts of a document's styles; ``None`` for a document without a part of styles."""
    if styles is None:
        return Fonts({}, "")
    usual = _named(styles.find(f"{_WORD}docDefaults/{_WORD}rPrDefault/{_WORD}rPr/{_WORD}rFonts"))
    found = {style.get(f"{_WORD}styleId", ""): style for style in styles.iter(f"{_WORD}style")}
    return Fonts({name: _font_of(style, found) for name, style in found.items()}, usual)


def _font_of(style: etree._Element, styles: Mapping[str, etree._Element]) -> str:
    """Return the font of a style or of the nearest style that it is based on."""
    current: etree._Element | None = style
    for _ in range(_DEEPEST):
        if current is None:
            break
        if name := _named(current.find(f"{_WORD}rPr/{_WORD}rFonts")):
            return name
        based_on = current.find(f"{_WORD}basedOn")
        current = styles.get(based_on.get(f"{_WORD}val", "")) if based_on is not None else None
    return ""


def _named(fonts: etree._Element | None) -> str:
    """Return the font for Latin characters, in whose places the Bijoy fonts put Bangla."""
    if fonts is None:
        return ""
    return fonts.get(f"{_WORD}ascii") or fonts.get(f"{_WORD}hAnsi") or ""
