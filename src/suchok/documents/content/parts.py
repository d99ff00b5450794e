"""The parts that a printed document is made of, beside its tables."""

from dataclasses import dataclass

from suchok.documents.content.table import Table

Lines = tuple[str, ...]
"""Lines of one block, top to bottom."""


@dataclass(frozen=True, slots=True)
class MemoLine:
    """The line with the memo number on the left and the date, Bangla over Gregorian, on the right."""

    memo_number: str | None
    bangla_date: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A covering letter, part by part in the order of the page; blank parts are empty."""

    letterhead: Lines
    memo: MemoLine
    subject: str | None
    references: Lines
    body: Lines
    enclosures: str | None
    signatures: tuple[Lines, ...]
    recipient: Lines
    repeated: MemoLine | None
    copies_note: str | None
    copies: Lines
    copies_signatures: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One plan or report: heading block, table and signature blocks."""

    heading: Lines
    table: Table
    signatures: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that a printed document says. ``left_out`` counts the texts that found no home in it."""

    title: str
    letter: LetterPart | None
    sheets: tuple[SheetPart, ...]
    left_out: int = 0
