"""The content of a document as the data that the Typst layout reads."""

from collections.abc import Callable, Iterable, Sequence

from suchok.documents.content.parts import Content, LetterPart, Lines, MemoLine, SheetPart
from suchok.documents.content.table import Table, TableRow
from suchok.documents.writers.columns import text_size, widths_in, widths_of
from suchok.documents.writers.json import Json

Write = Callable[[str], str]
"""Makes a text writable with the font."""

# A row stays whole on one page unless a text of its could be higher than about half of one:
# so many lines, so many letters in an em, so many em across a page.
_MOST_LINES, _LETTERS_PER_EM, _PAGE_EM = 25, 1.6, 95


def payload_of(content: Content, write: Write) -> dict[str, Json]:
    """Return what the layout needs; PDF/UA asks for a title, so it is never blank."""
    return {
        "title": write(content.title).strip() or "–",
        "letter": _letter(content.letter, write) if content.letter else None,
        "sheets": [_sheet(sheet, write) for sheet in content.sheets],
    }


def _sheet(sheet: SheetPart, write: Write) -> Json:
    table = sheet.table
    widths, longest = widths_of(table), _longest_texts(table)
    return {
        "heading": _lines(sheet.heading, write) or ["–"],
        "size": text_size(table.columns),
        "widths": [{"share": one.share, "fixed": one.fixed, "left": one.left} for one in widths],
        "headings": len(table.heading),
        "header": [_cells(row, write) for row in table.heading],
        "body": [cell for row in table.body for cell in _cells(row, write, longest)],
        "total": _cells(table.total or (), write),
        "signatures": _blocks(sheet.signatures, write),
    }


def _longest_texts(table: Table) -> list[float]:
    """Return for each column how many letters surely stay on one page with the rest of their row."""
    return [width * _LETTERS_PER_EM * _MOST_LINES for width in widths_in(table, _PAGE_EM, 1)]


def _cells(row: TableRow, write: Write, longest: Sequence[float] = ()) -> list[Json]:
    """Return cells that stay on one page as strings, the others as text, rows and columns.

    One cell that may not be divided keeps its whole row together, so a long text frees its row.
    """
    is_long = any(len(cell.text) > longest[cell.column] for cell in row if longest)
    return [
        [write(cell.text), cell.rows, cell.columns]
        if is_long or cell.rows > 1 or cell.columns > 1
        else write(cell.text)
        for cell in row
    ]


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
