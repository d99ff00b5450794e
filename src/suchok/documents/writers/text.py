"""Text with tabs between the cells, in the form that reading takes."""

from suchok.documents.content.parts import Content, LetterPart, Lines, MemoLine, SheetPart
from suchok.documents.content.table import Table, TableRow
from suchok.documents.writers.labels import (
    DATE,
    ENCLOSURES,
    MEMO_NUMBER,
    REFERENCES,
    SUBJECT,
    numbered,
)


def write_text(content: Content) -> bytes:
    """Return the letter, if any, then each table with its heading and signatures, as UTF-8."""
    parts = [letter_text(content.letter)] if content.letter else []
    parts += [_sheet(sheet) for sheet in content.sheets]
    text = "\n\n".join(parts).encode(errors="replace")
    return text + b"\n"


def _sheet(sheet: SheetPart) -> str:
    blocks = ["\n".join(sheet.heading), _table(sheet.table), *map("\n".join, sheet.signatures)]
    return "\n\n".join(block for block in blocks if block)


def _table(table: Table) -> str:
    rows = (*table.heading, *table.rows)
    return "\n".join("\t".join(_cells(row, len(table.columns))) for row in rows)


def _cells(row: TableRow, width: int) -> list[str]:
    """Return one text a column; what is covered by a merged cell is blank."""
    texts = [""] * width
    for cell in row:
        texts[cell.column] = " ".join(cell.text.split())
    return texts


def letter_text(letter: LetterPart) -> str:
    """Return a letter as plain lines, a blank one between its parts."""
    blocks = [
        "\n".join(letter.letterhead),
        _memo(letter.memo),
        _labelled(SUBJECT, (letter.subject,)),
        _labelled(REFERENCES, letter.references),
        "\n\n".join(letter.body),
        _labelled(ENCLOSURES, (letter.enclosures,)),
        *map("\n".join, letter.signatures),
        "\n".join(letter.recipient),
        _memo(letter.repeated) if letter.repeated else "",
        letter.copies_note or "",
        "\n".join(numbered(letter.copies)),
        *map("\n".join, letter.copies_signatures),
    ]
    return "\n\n".join(block for block in blocks if block)


def _memo(line: MemoLine) -> str:
    dates = "\n".join(filter(None, (line.bangla_date, line.date)))
    blocks = (_labelled(MEMO_NUMBER, (line.memo_number,)), f"{DATE} {dates}" if dates else "")
    return "\n\n".join(block for block in blocks if block)


def _labelled(label: str, lines: tuple[str | None, ...] | Lines) -> str:
    text = "\n".join(line for line in lines if line)
    return f"{label} {text}" if text else ""
