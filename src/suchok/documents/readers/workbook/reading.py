"""Excel and OpenDocument workbooks: the visible rows of the visible sheets, values as people see them."""

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
from suchok.documents.readers.workbook.sheets import Figure, SheetRows

_ZIP = b"PK\x03\x04"
_MOST_COLUMNS = 200
_MOST_ROWS = 200_000


def rows_of_workbook(data: bytes) -> tuple[Raw, ...]:
    """Return the rows of every visible sheet, hidden rows left out.

    A date is day/month/year, a percent has its sign, a formula is its last result; a merged cell has
    its text where it begins. Raises as ``sheets_of_workbook`` and ``within_limits`` do.
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
    name, look = sheet.name, sheet.look
    for number, row in enumerate(sheet.rows[:_MOST_ROWS], 1):
        if number in look.hidden:
            continue
        texts = [
            normalised_cell(value)
            if isinstance(value, str)
            else _text(value, is_percent=(number, column) in look.percents)
            for column, value in enumerate(row[:_MOST_COLUMNS], 1)
        ]
        while texts and not texts[-1]:
            texts.pop()
        places = places_in_sheet(name, number, len(texts))
        yield RawRow(cells_of(texts, places)) if texts else RawLine("", Place(sheet=name, row=number))
    yield RawLine("", Place(sheet=name))


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
