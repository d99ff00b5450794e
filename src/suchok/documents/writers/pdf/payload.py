"""The content of a document as the data that the Typst layout reads."""

from collections.abc import Callable, Iterable

from suchok.documents.content.parts import Content, LetterPart, Lines, MemoLine, SheetPart
from suchok.documents.content.table import TableCell
from suchok.documents.writers.columns import text_size, widths_of
from suchok.documents.writers.json import Json

Write = Callable[[str], str]
"""Makes a text writable with the font."""

# A row stays whole on one page unless its text could be longer than a page.
_LONGEST_UNBROKEN = 600


def payload_of(content: Content, write: Write) -> dict[str, Json]:
    """Return what the layout needs; PDF/UA asks for a title, so it is never blank."""
    return {
        "title": write(content.title).strip() or "–",
        "letter": _letter(content.letter, write) if content.letter else None,
        "sheets": [_sheet(sheet, write) for sheet in content.sheets],
    }


def _sheet(sheet: SheetPart, write: Write) -> Json:
    table = sheet.table
    widths = widths_of(table)
    return {
        "heading": _lines(sheet.heading, write) or ["–"],
        "size": text_size(table.columns),
        "widths": [{"share": one.share, "fixed": one.fixed, "left": one.left} for one in widths],
        "headings": len(table.heading),
        "header": [_cells(row, write) for row in table.heading],
        "body": [cell for row in table.body for cell in _cells(row, write)],
        "total": _cells(table.total or (), write),
        "signatures": _blocks(sheet.signatures, write),
    }


def _cells(row: Iterable[TableCell], write: Write) -> list[Json]:
    """Return plain cells as strings, the others as text, rows and columns."""
    return [write(one.text) if _is_plain(one) else [write(one.text), one.rows, one.columns] for one in row]


def _is_plain(cell: TableCell) -> bool:
    return cell.rows == 1 and cell.columns == 1 and len(cell.text) <= _LONGEST_UNBROKEN


def _letter(letter: LetterPart, write: Write) -> Json:
    return {
        "letterhead": _lines(letter.letterhead, write),
        "memo": _memo(letter.memo, write),
        "subject": _lines((letter.subject,), write),
        "references": _lines(letter.references, write),
        "body": _lines(letter.body, write),
        "enclosures": _lines((letter.enclosures,), write),
        "signatures": _blocks(letter.signatures, write),
        "recipient": _lines(letter.recipient, write),
        "repeated": _memo(letter.repeated, write) if letter.repeated else None,
        "note": write(letter.copies_note) if letter.copies_note else None,
        "copies": _lines(letter.copies, write),
        "copies_signatures": _blocks(letter.copies_signatures, write),
    }


def _memo(line: MemoLine, write: Write) -> Json:
    return {
        "number": write(line.memo_number) if line.memo_number else None,
        "dates": _lines((line.bangla_date, line.date), write),
    }


def _blocks(blocks: Iterable[Lines], write: Write) -> list[Json]:
    return [_lines(block, write) for block in blocks]


def _lines(lines: Iterable[str | None], write: Write) -> list[Json]:
    return [write(line) for line in lines if line]
