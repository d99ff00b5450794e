"""Lists with a heading row, in CSV or the first sheet of a workbook: one record after the other, as text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from suchok.core.text.normalise import normalise
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile, FileFormat, format_of
from suchok.documents.readers.workbook import FarCell, Value, sheets_of_workbook

_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_LONGEST_CELL = 100_000
# Blank ones and line ends included: twenty for each row of the longest list.
_MOST_CELLS = 2_000_000
# Bytes of no known kind may be text in an old encoding, which has a sentence of its own.
_MAYBE_CSV = (FileFormat.TEXT, FileFormat.UNKNOWN)
# What Excel understands above the headings, and does not count as a row.
_SEPARATOR = re.compile("sep=([,;\t])\\s*", re.IGNORECASE)


class UnreadableList(ValueError):
    """A file that is no list.

    ``reason`` is broken, encoding, empty, too_large (more cells than are read), headings (nothing else is there) or
    columns, which ``missing`` names.
    """

    def __init__(self, reason: str, missing: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the headings; ``number`` as the program that made the file counts it, from 1."""

    number: int
    values: Mapping[str, str]


def records_of(data: bytes, columns: Mapping[str, Sequence[str]]) -> Iterator[Record]:
    """Yield each row that says something, with the text of every column; raise ``UnreadableList``.

    ``columns`` tells for each column the headings by which it is known; others are left out.
    """
    rows = _rows_of_workbook(data) if data.startswith(_WORKBOOKS) else _rows_of_csv(data)
    said = ((number, row) for number, row in enumerate(rows, start=1) if any(row))
    first = next(said, None)
    if first is None:
        raise UnreadableList("empty")
    places, number = _places(first[1], columns), None
    for number, row in said:
        yield Record(number, {name: row[at] if at < len(row) else "" for name, at in places.items()})
    if number is None:
        raise UnreadableList("headings")


def _places(headings: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    at = {heading.lower(): place for place, heading in enumerate(headings)}
    found = {
        name: at[known] for name, known_as in columns.items() for known in (name, *known_as) if known.lower() in at
    }
    if missing := [name for name in columns if name not in found]:
        raise UnreadableList("columns", missing)
    return found


def _rows_of_csv(data: bytes) -> Iterator[list[str]]:
    if format_of(data) not in _MAYBE_CSV:
        raise UnreadableList("broken")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    with io.TextIOWrapper(io.BytesIO(data), "utf-16" if wide else "utf-8-sig", newline="") as text:
        try:
            head = text.readline()
            if told := _SEPARATOR.fullmatch(head):
                sign = told[1]
            else:
                text.seek(0)
                sign = max(",;\t", key=head.count)
            if sum(map(data.count, (sign.encode(), b"\n", b"\r"))) > _MOST_CELLS:
                raise UnreadableList("too_large")
            csv.field_size_limit(_LONGEST_CELL)
            yield from ([_text(cell) for cell in row] for row in csv.reader(text, delimiter=sign))
        except UnicodeError as error:
            raise UnreadableList("encoding") from error
        except csv.Error as error:
            raise UnreadableList("broken") from error


def _rows_of_workbook(data: bytes) -> Iterator[list[str]]:
    try:
        sheets = sheets_of_workbook(data)
    except (UnsafeArchive, EncryptedFile, FarCell) as error:
        raise UnreadableList("broken") from error
    for sheet in sheets[:1]:
        if sum(map(len, sheet.rows)) > _MOST_CELLS:
            raise UnreadableList("too_large")
        yield from ([_text(_shown(cell)) for cell in row] for row in sheet.rows)


def _shown(cell: Value) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return f"{cell:%d/%m/%Y}" if isinstance(cell, (date, datetime)) else str(cell)


def _text(cell: str) -> str:
    plain = normalise(cell)
    # Spreadsheets are kept from taking such a text for a formula by this sign.
    return plain[1:] if plain[:1] == "'" and plain[1:2] in "=+-@" else plain
