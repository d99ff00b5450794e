"""Excel and OpenDocument workbooks: the visible rows and columns of the visible sheets, values as people see them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from suchok.core.reading.lines import Raw, RawLine, RawRow, cells_of
from suchok.core.report.place import Place, places_in_sheet
from suchok.core.text.normalise import normalised_cell
from suchok.core.text.values import shortest
from suchok.documents.readers.archive import opened
from suchok.documents.readers.limits import within_limits
from suchok.documents.readers.workbook.excel_2007 import sheets_of_excel_2007
from suchok.documents.readers.workbook.open_document import sheets_of_open_document
from suchok.documents.readers.workbook.sheets import MOST_COLUMNS, Figure, SheetRows, Value

_ZIP = b"PK\x03\x04"
_MOST_ROWS = 200_000


def rows_of_workbook(data: bytes) -> tuple[Raw, ...]:
    """Return the rows of every visible sheet, hidden rows and columns left out.

    A date is day/month/year, a percent has its sign, a formula is its last result; a merged cell has
    its text where it begins to be seen. Raises as ``sheets_of_workbook`` and ``within_limits`` do.
    """
    return tuple(within_limits(raw for sheet in sheets_of_workbook(data) for raw in _rows_of(sheet)))


def sheets_of_workbook(data: bytes) -> Sequence[SheetRows]:
    """Return the visible sheets.

    Raises ``UnsafeArchive`` for what is no workbook, damaged or unpacks to too much, ``FarCell`` for
    a sheet that reaches too far, ``EncryptedFile`` for an .xls that asks for a password.
    """
    if data.startswith(_ZIP):
        return _sheets_of_archive(data)
    # Few workbooks are as old as this, and its library takes a while to load.
    from suchok.documents.readers.workbook.excel_97 import sheets_of_excel_97  # noqa: PLC0415

    return sheets_of_excel_97(data)


def _sheets_of_archive(data: bytes) -> Sequence[SheetRows]:
    archive = opened(data)
    if "xl/workbook.xml" in archive.namelist():
        return sheets_of_excel_2007(archive)
    return sheets_of_open_document(archive)


def _rows_of(sheet: SheetRows) -> Iterator[Raw]:
    name, hidden, moved = sheet.name, sheet.look.hidden, sheet.look.moved()
    for number in range(1, min(len(sheet.rows), _MOST_ROWS) + 1):
        if number in hidden:
            continue
        texts = _texts_of(sheet, number)
        for column, (row, at) in moved.get(number, ()):
            # A merged cell may begin to be seen behind the last value of its row.
            texts += [""] * (column - len(texts))
            texts[column - 1] = _shown(sheet, row, at)
        yield _row_of(texts, sheet, number)
    yield RawLine("", Place(sheet=name))


def _texts_of(sheet: SheetRows, number: int) -> list[str]:
    percents = sheet.look.percents
    return [
        _said(value, is_percent=(number, column) in percents)
        for column, value in enumerate(sheet.rows[number - 1][:MOST_COLUMNS], 1)
    ]


def _shown(sheet: SheetRows, row: int, column: int) -> str:
    """Return the text of a cell, nothing of one beyond the rows and columns that have values."""
    values = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    return _said(values[column - 1], is_percent=(row, column) in sheet.look.percents) if column <= len(values) else ""


def _row_of(texts: list[str], sheet: SheetRows, number: int) -> Raw:
    hidden = sheet.look.hidden_columns
    while texts and not (texts[-1] and len(texts) not in hidden):
        texts.pop()
    cells = cells_of(texts, places_in_sheet(sheet.name, number, len(texts)))
    if hidden:
        cells = tuple(cell for column, cell in enumerate(cells, 1) if column not in hidden)
    return RawRow(cells) if cells else RawLine("", Place(sheet=sheet.name, row=number))


def _said(value: Value, *, is_percent: bool) -> str:
    return normalised_cell(value) if isinstance(value, str) else _text(value, is_percent=is_percent)


def _text(value: Figure, *, is_percent: bool) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        # Excel counts in fifteen digits: what is behind them is no figure that somebody typed (0.6667000000000001).
        number = Decimal(f"{value:.15g}")
        return f"{shortest(number * 100)}%" if is_percent else shortest(number)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)
