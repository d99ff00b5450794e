"""The content of a document as the data that the Typst layout reads."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from suchok.documents.content.parts import Content, LetterPart, Lines, MemoLine, SheetPart
from suchok.documents.content.table import Table, TableRow
from suchok.documents.writers.columns import Fitted, fitted, text_size, widths_of, with_breaks
from suchok.documents.writers.json import Json

# Points across a page that lies, without its margins.
_WIDTH = (297 - 2 * 11) * 72 / 25.4

Write = Callable[[str], str]
"""Makes a text writable with the font."""

# A row stays whole on one page unless a text of its could be higher than about half of one:
# so many lines, so many letters in an em.
_MOST_LINES, _LETTERS_PER_EM = 25, 1.6


def payload_of(content: Content, write: Write) -> dict[str, Json]:
    """Return what the layout needs; PDF/UA asks for a title, so it is never blank."""
    return {
        "title": write(content.title).strip() or "–",
        "letter": _letter(content.letter, write) if content.letter else None,
        "sheets": [_sheet(sheet, write) for sheet in content.sheets],
    }


def _sheet(sheet: SheetPart, write: Write) -> Json:
    table = sheet.table
    size = text_size(table.columns)
    fit = fitted(table, _WIDTH / size, 1)
    longest = [width * _LETTERS_PER_EM * _MOST_LINES for width in fit.widths]
    if fit.overfull:
        table = _with_breaks(table, fit)
    return {
        "heading": _lines(sheet.heading, write) or ["–"],
        "size": size,
        "widths": [round(width, 3) for width in fit.widths],
        "left": [one.left for one in widths_of(table)],
        "rows": len(table.heading) + len(table.rows),
        "headings": len(table.heading),
        "header": [_spanning(row, write) for row in table.heading],
        "body": [cell for row in table.body for cell in _body_cells(row, write, longest)],
        "total": _spanning(table.total or (), write),
        "signatures": _blocks(sheet.signatures, write),
    }


def _with_breaks(table: Table, fit: Fitted) -> Table:
    """Return ``table`` with places to break in words that would reach into the next column: Typst breaks none."""

    def row_with_breaks(row: TableRow) -> TableRow:
        return tuple(
            replace(cell, text=with_breaks(cell.text, fit.widths[cell.column]))
            if cell.column in fit.overfull and cell.columns == 1
            else cell
            for cell in row
        )

    heading, body = (tuple(map(row_with_breaks, rows)) for rows in (table.heading, table.body))
    return replace(table, heading=heading, body=body)


def _spanning(row: TableRow, write: Write) -> list[Json]:
    """Return cells of the heading or the total: text, rows, columns."""
    return [[write(cell.text), cell.rows, cell.columns] for cell in row]


def _body_cells(row: TableRow, write: Write, longest: Sequence[float]) -> list[Json]:
    """Return plain cells as strings, the others as text, rows and whether the text may be divided.

    One text that may not be divided keeps its whole row together, so a long text frees its row.
    """
    is_long = any(len(cell.text) > longest[cell.column] for cell in row)
    return [[write(cell.text), cell.rows, is_long] if is_long or cell.rows > 1 else write(cell.text) for cell in row]


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
