"""Paragraphs, runs and page set-up of a Word document as XML text."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from suchok.documents.writers.clean import clean

FONT, FONT_ELSE = "Nikosh", "Nirmala UI"
"""The fonts that offices have: the first, and what Word takes where it is missing."""

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWIPS_PER_MM = 56.6929


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: size in points, weight, alignment, space around it and indent in twips."""

    size: float = 11
    bold: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    indent: int = 0
    first_line: int = 0
    outline: bool = False
    keep_next: bool = False


def run(text: str, style: Style) -> str:
    """Return a run; Bangla takes its font, size and weight from the complex-script properties."""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    half_points = round(style.size * 2)
    properties = (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{bold}'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/><w:cs/><w:lang w:bidi="bn-BD"/>'
    )
    lines = escape(clean(text)).split("\n")
    shown = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{properties}</w:rPr>{shown}</w:r>"


def paragraph(text: str, style: Style, *, runs: str = "", section: str = "") -> str:
    """Return a paragraph of ``text``, or of ready ``runs``; ``section`` ends the section with it."""
    indent = f'<w:ind w:left="{style.indent}" w:firstLine="{style.first_line}"/>'
    properties = (
        ("<w:keepNext/>" if style.keep_next else "")
        + f'<w:spacing w:before="{style.before}" w:after="{style.after}" w:line="240" w:lineRule="auto"/>'
        + (indent if style.indent or style.first_line else "")
        + f'<w:jc w:val="{style.align}"/>'
        + ('<w:outlineLvl w:val="0"/>' if style.outline else "")
        + section
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs or run(text, style)}</w:p>"


def section(*, landscape: bool, margin: int, footer: str) -> str:
    """Return an A4 section; ``footer`` is the id of the footer part, ``margin`` in twips."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="340" w:footer="340" w:gutter="0"/></w:sectPr>'
    )


def field(code: str, style: Style) -> str:
    """Return a field such as ``PAGE`` that Word fills in."""
    parts = run("", style).replace('<w:t xml:space="preserve"></w:t>', "{}")
    return (
        parts.format('<w:fldChar w:fldCharType="begin"/>')
        + parts.format(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
        + parts.format('<w:fldChar w:fldCharType="separate"/>')
        + run("1", style)
        + parts.format('<w:fldChar w:fldCharType="end"/>')
    )
