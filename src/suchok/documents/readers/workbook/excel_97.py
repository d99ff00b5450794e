"""Excel 97–2003 workbooks (.xls), through xlrd: python-calamine tells no formats and dies of some damaged files."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from math import isfinite

import xlrd

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile
from suchok.documents.readers.workbook.sheets import Merged, SheetLook, SheetRows, Value, shows_percent


def sheets_of_excel_97(data: bytes) -> Sequence[SheetRows]:
    """Return the visible sheets; raises ``EncryptedFile``, or ``UnsafeArchive`` for a damaged file."""
    try:
        # What it warns of goes nowhere: Excel opens such files without a word.
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
            logfile=io.StringIO(),
        )
        percents = _percent_styles(book)
        return [_sheet(sheet, percents) for sheet in book.sheets() if sheet.visibility == 0]
    except Exception as error:
        # Damaged files make it raise whatever its unpacking runs into.
        if "encrypted" in str(error):
            raise EncryptedFile from error
        raise UnsafeArchive("broken") from error


def _percent_styles(book: xlrd.Book) -> frozenset[int]:
    """Return the numbers of the cell styles that show percents."""
    forms = {key: form.format_str for key, form in book.format_map.items()}
    return frozenset(at for at, style in enumerate(book.xf_list) if shows_percent(forms.get(style.format_key, "")))


def _sheet(sheet: xlrd.sheet.Sheet, percent_styles: frozenset[int]) -> SheetRows:
    rows = [
        [_value(kind, value, sheet.book.datemode) for kind, value in zip(kinds, values, strict=True)]
        for kinds, values in ((sheet.row_types(row), sheet.row_values(row)) for row in range(sheet.nrows))
    ]
    percents = frozenset(_cells_of(sheet, percent_styles)) if percent_styles else frozenset()
    hidden = frozenset(row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden)
    columns = frozenset(column + 1 for column, told in sheet.colinfo_map.items() if told.hidden)
    # Their ends are exclusive.
    merged = [Merged(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return SheetRows(sheet.name, rows, SheetLook(percents, hidden, columns, merged))


def _value(kind: int, value: str | float, date_mode: int) -> Value:
    if kind == xlrd.XL_CELL_DATE and isinstance(value, float):
        return _moment(value, date_mode)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR or (isinstance(value, float) and not isfinite(value)):
        return ""
    return value


def _moment(value: float, date_mode: int) -> Value:
    """Return the date, or time of day, that a number in a date's format stands for, the number where none does."""
    try:
        moment: datetime = xlrd.xldate.xldate_as_datetime(value, date_mode)
    except (OverflowError, ValueError):
        return value
    return moment.time() if 0 <= value < 1 else moment


def _cells_of(sheet: xlrd.sheet.Sheet, styles: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the row and column, from 1, of the cells that have one of these styles."""
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if sheet.cell_xf_index(row, column) in styles:
                yield row + 1, column + 1
