"""Excel and OpenDocument workbooks: the visible rows of the visible sheets, values as people see them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place, places_in_sheet
from suchok.core.text.normalise import normalised_cell
from suchok.core.text.values import shortest
from suchok.documents.readers.archive import UnsafeArchive, opened
from suchok.documents.readers.number_formats import SheetLook, looks_of

_Figure = int | float | bool | time | date | datetime | timedelta
Value = str | _Figure

_ZIP = b"PK\x03\x04"
_MOST_COLUMNS = 200
_MOST_ROWS = 200_000


def rows_of_workbook(data: bytes) -> tuple[Raw, ...]:
    """Return the rows of every visible sheet, hidden rows left out.

    A date is day/month/year, a percent has its sign, a formula is its last result; a merged cell has
    its text where it begins. Raises ``UnsafeArchive`` for what is no workbook or unpacks to too much.
    """
    looks: Mapping[str, SheetLook] = looks_of(opened(data)) if data.startswith(_ZIP) else {}
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]
        sheets = [(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in visible]
    except (CalamineError, ValueError, OSError) as error:
        raise UnsafeArchive("broken") from error
    raws: list[Raw] = []
    for name, rows in sheets:
        raws += _sheet(name, rows[:_MOST_ROWS], looks.get(name, SheetLook()))
        raws.append(RawLine("", Place(sheet=name)))
    return tuple(raws)


def _sheet(name: str, rows: Sequence[Sequence[Value]], look: SheetLook) -> Iterator[Raw]:
    for number, row in enumerate(rows, 1):
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
        yield RawRow(tuple(map(RawCell, texts, places))) if texts else RawLine("", Place(sheet=name, row=number))


def _text(value: _Figure, *, is_percent: bool) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return f"{shortest(number * 100)}%" if is_percent else shortest(number)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)
