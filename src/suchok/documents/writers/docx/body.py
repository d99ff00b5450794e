"""The body of a Word document: the letter's section upright, each sheet's section lying."""

from collections.abc import Iterator

from suchok.documents.content.parts import Content, LetterPart, Lines, MemoLine, SheetPart
from suchok.documents.writers.docx.table import plan_table, side_by_side
from suchok.documents.writers.docx.xml import TWIPS_PER_MM, Style, field, paragraph, run, section
from suchok.documents.writers.labels import (
    DATE,
    ENCLOSURES,
    MEMO_NUMBER,
    PAGE,
    REFERENCES,
    SUBJECT,
    numbered,
)

_SHEET_MARGIN, _LETTER_MARGIN = round(11 * TWIPS_PER_MM), round(25 * TWIPS_PER_MM)
_LABEL_WIDTH, _DATE_WIDTH = 850, 2800
_SHEET_WIDTH, _LETTER_WIDTH = 16838 - 2 * _SHEET_MARGIN, 11906 - 2 * _LETTER_MARGIN

_TITLE = Style(size=13, bold=True, align="center", outline=True, keep_next=True)
_PLAIN = Style(size=11, after=120)
_CENTRED = Style(size=11, align="center")
_NOTHING = Style(size=2)


def body_xml(content: Content, footer: str) -> str:
    """Return the children of ``w:body``; ``footer`` is the relation id of the page number's part."""
    upright = section(landscape=False, margin=_LETTER_MARGIN, footer=footer)
    lying = section(landscape=True, margin=_SHEET_MARGIN, footer=footer)
    parts = [("".join(_letter(content.letter)), upright)] if content.letter else []
    parts += [("".join(_sheet(sheet)), lying) for sheet in content.sheets]
    if not parts:
        parts = [(paragraph(content.title, _TITLE), upright)]
    *earlier, (last, last_section) = parts
    # Every section but the last ends with a paragraph that carries its page set-up.
    ended = "".join(text + paragraph("", _NOTHING, section=setup) for text, setup in earlier)
    return ended + last + paragraph("", _NOTHING) + last_section


def footer_xml() -> str:
    """Return the footer's paragraph: page and number of pages, which Word and LibreOffice fill in."""
    style = Style(size=9, align="center")
    runs = run(f"{PAGE} ", style) + field("PAGE", style) + run("/", style) + field("NUMPAGES", style)
    return paragraph("", style, runs=runs)


def _sheet(sheet: SheetPart) -> Iterator[str]:
    for line in sheet.heading:
        yield paragraph(line, _TITLE)
    yield paragraph("", _NOTHING)
    yield plan_table(sheet.table, _SHEET_WIDTH)
    for first in range(0, len(sheet.signatures), 3):
        yield paragraph("", Style(size=24))
        yield _signature_row(sheet.signatures[first : first + 3])


def _signature_row(blocks: tuple[Lines, ...]) -> str:
    """Return blocks side by side; a single one stands on the right."""
    places = blocks if len(blocks) > 1 else ((), *blocks)
    width = _SHEET_WIDTH // len(places)
    return side_by_side([_block(block, _CENTRED) for block in places], [width] * len(places))


def _block(lines: Lines, style: Style) -> str:
    return "".join(paragraph(line, style) for line in lines) or paragraph("", style)


def _letter(letter: LetterPart) -> Iterator[str]:
    for index, line in enumerate(letter.letterhead):
        yield paragraph(line, _TITLE if index < 2 else _CENTRED)
    yield paragraph("", _PLAIN)
    yield _memo(letter.memo)
    yield paragraph("", _NOTHING)
    yield _labelled(SUBJECT, (letter.subject,))
    yield _labelled(REFERENCES, letter.references)
    for text in letter.body:
        yield paragraph(text, Style(size=11, align="both", before=60, after=120, first_line=567))
    yield _labelled(ENCLOSURES, (letter.enclosures,))
    yield from _signed(letter.signatures)
    yield _block(letter.recipient, Style(size=11)) if letter.recipient else ""
    if letter.repeated:
        yield paragraph("", _PLAIN)
        yield _memo(letter.repeated)
        yield paragraph("", _NOTHING)
    yield paragraph(letter.copies_note, _PLAIN) if letter.copies_note else ""
    for line in numbered(letter.copies):
        yield paragraph(line, Style(size=11, indent=284, after=40))
    yield from _signed(letter.copies_signatures)


def _memo(line: MemoLine) -> str:
    """Return the memo number on the left, the date on the right, Bangla above Gregorian with a rule between."""
    left = paragraph(f"{MEMO_NUMBER} {line.memo_number}" if line.memo_number else "", Style(size=11))
    dates = [date for date in (line.bangla_date, line.date) if date]
    label = paragraph(DATE if dates else "", Style(size=11, align="right"))
    right = "".join(_date(date, ruled=index + 1 < len(dates)) for index, date in enumerate(dates))
    widths = [_LETTER_WIDTH - _LABEL_WIDTH - _DATE_WIDTH, _LABEL_WIDTH, _DATE_WIDTH]
    return side_by_side([left, label, right or paragraph("", _CENTRED)], widths)


def _date(date: str, *, ruled: bool) -> str:
    text = paragraph(date, _CENTRED)
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
    return text.replace("<w:spacing", f"{rule}<w:spacing", 1) if ruled else text


def _labelled(label: str, lines: tuple[str | None, ...]) -> str:
    texts = [line for line in lines if line]
    if not texts:
        return ""
    bold = Style(size=11, bold=True)
    return paragraph("", _PLAIN, runs=run(f"{label} ", bold) + run("\n".join(texts), Style(size=11)))


def _signed(blocks: tuple[Lines, ...]) -> Iterator[str]:
    for block in blocks:
        yield paragraph("", Style(size=20))
        half = _LETTER_WIDTH // 2
        yield side_by_side([paragraph("", _CENTRED), _block(block, _CENTRED)], [half, half])
        yield paragraph("", _PLAIN)
