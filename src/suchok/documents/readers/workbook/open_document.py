"""OpenDocument workbooks (.ods): rows and cells that are repeated take no room here until they are known to be few."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import isfinite
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive, part_of, root_of
from suchok.documents.readers.workbook.sheets import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_TEXT,
    FarCell,
    Merged,
    SheetLook,
    SheetRows,
    Value,
)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_FIGURES = frozenset({"float", "percentage", "currency"})
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LONGEST_NUMBER = 7
# Of a sheet; each takes a hundred bytes.
_MOST_PERCENTS = 1_000_000


def sheets_of_open_document(archive: ZipFile) -> Sequence[SheetRows]:
    """Return the visible sheets of an ODS workbook; raises ``UnsafeArchive`` and ``FarCell``."""
    part = part_of(archive, "content.xml")
    if part is None:
        raise UnsafeArchive("broken")
    root = root_of(part)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    hidden = frozenset(_hidden_styles(root))
    room = _Room()
    return [
        _Sheet(room).read(table)
        for table in root.iter(f"{_TABLE}table")
        if table.get(f"{_TABLE}style-name") not in hidden
    ]


def _hidden_styles(root: etree._Element) -> Iterator[str | None]:
    """Yield the names of the styles whose sheets are not shown."""
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            yield style.get(f"{_STYLE}name")


class _Room:
    """What is left of the cells and the texts that a workbook may have."""

    def __init__(self) -> None:
        self._cells, self._text = MOST_CELLS, MOST_TEXT

    def take(self, row: int, column: int, text: int) -> None:
        """Take the room of a sheet that now reaches to a cell, and of texts that came with it."""
        self._text -= text
        if row * column > self._cells:
            raise FarCell(row, column)
        if self._text < 0:
            raise UnsafeArchive("too large")

    def leave(self, row: int, column: int) -> None:
        """Take the room of a sheet that is read to its end."""
        self._cells -= row * column


class _Sheet:
    """One sheet as it is read, row by row; blank rows and cells count once a value stands behind them."""

    def __init__(self, room: _Room) -> None:
        self._room = room
        self._rows: list[Sequence[Value]] = []
        self._next, self._width = 1, 0
        self._percents: set[tuple[int, int]] = set()
        self._hidden: set[int] = set()
        self._merged: list[Merged] = []

    def read(self, table: etree._Element) -> SheetRows:
        for row in table.iter(f"{_TABLE}table-row"):
            self._add(row)
        self._room.leave(len(self._rows), self._width)
        columns = frozenset(_hidden_columns(table))
        look = SheetLook(frozenset(self._percents), frozenset(self._hidden), columns, self._merged)
        return SheetRows(table.get(f"{_TABLE}name", ""), self._rows, look)

    def _add(self, row: etree._Element) -> None:
        times = _repeated(row, "rows")
        cells = list(_cells(row))
        width = sum(cell.repeated for cell in cells)
        if cells:
            last = self._next + times - 1
            self._width = max(self._width, width)
            said = sum(len(cell.value) * cell.repeated for cell in cells if isinstance(cell.value, str))
            self._room.take(last, self._width, said * times)
            self._place(cells, range(self._next, last + 1), is_hidden=row.get(f"{_TABLE}visibility") in _HIDDEN)
        self._next += times

    def _place(self, cells: "Sequence[_Cell]", numbers: range, *, is_hidden: bool) -> None:
        values = [cell.value for cell in cells for _ in range(cell.repeated)]
        self._rows += [()] * (numbers.start - 1 - len(self._rows))
        self._rows += [values] * len(numbers)
        self._hidden.update(numbers if is_hidden else ())
        column = 1
        for cell in cells:
            end = column + cell.repeated
            if cell.is_percent and len(self._percents) + cell.repeated * len(numbers) > _MOST_PERCENTS:
                raise UnsafeArchive("too large")
            if cell.is_percent:
                self._percents.update((number, at) for number in numbers for at in range(column, end))
            if cell.rows > 1 or cell.columns > 1:
                last = numbers.start + cell.rows - 1
                self._merged.append(Merged(numbers.start, column, last, column + cell.columns - 1))
            column = end


class _Cell(NamedTuple):
    """The value of a cell, whether it is shown as a percent, how often it is repeated, and how far it reaches."""

    value: Value
    is_percent: bool
    repeated: int
    rows: int = 1
    columns: int = 1


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    """Yield the columns that are not shown, of those that are read."""
    column = 1
    for columns in table.iter(f"{_TABLE}table-column"):
        end = column + _repeated(columns, "columns")
        if columns.get(f"{_TABLE}visibility") in _HIDDEN:
            yield from range(column, min(end, MOST_COLUMNS + 1))
        column = end


def _cells(row: etree._Element) -> Iterator[_Cell]:
    """Yield the cells of a row up to the last that says something."""
    blank = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeated = _repeated(cell, "columns")
        value = _value(cell)
        if value == "":
            blank += repeated
            continue
        if blank:
            yield _Cell("", is_percent=False, repeated=blank)
            blank = 0
        is_percent = cell.get(f"{_OFFICE}value-type") == "percentage"
        yield _Cell(value, is_percent, repeated, _number(cell, "rows-spanned"), _number(cell, "columns-spanned"))


def _value(cell: etree._Element) -> Value:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in _FIGURES:
        return _figure(cell)
    if kind == "date":
        return _moment(cell)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    # What a formula could not work out says nothing here, whatever is shown for it.
    return cell.get(f"{_OFFICE}string-value", _shown(cell))


def _figure(cell: etree._Element) -> Value:
    try:
        value = float(cell.get(f"{_OFFICE}value", ""))
    except ValueError:
        return _shown(cell)
    return value if isfinite(value) else _shown(cell)


def _moment(cell: etree._Element) -> Value:
    written = cell.get(f"{_OFFICE}date-value", "")
    try:
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        return _shown(cell)


def _shown(cell: etree._Element) -> str:
    """Return the text of a cell, without the notes and drawings at it."""
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    yield paragraph.text or ""
    for element in paragraph:
        yield _BREAKS.get(element.tag, "")
        yield from _pieces(element)
        yield element.tail or ""


def _repeated(element: etree._Element, what: str) -> int:
    return _number(element, f"{what}-repeated")


def _number(element: etree._Element, what: str) -> int:
    number = element.get(f"{_TABLE}number-{what}", "1")
    if not (number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER):
        raise UnsafeArchive("broken")
    return max(int(number), 1)
