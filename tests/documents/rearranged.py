"""Documents whose tables have their columns in another order than the official form."""

from dataclasses import replace
from datetime import datetime

from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.content import content_of
from suchok.documents.content.table import Column, ColumnKind, Table, TableCell, TableRow
from suchok.documents.writers import Format, Written
from suchok.documents.writers.docx import write_docx
from suchok.documents.writers.pdf import write_pdf
from suchok.documents.writers.text import write_text
from suchok.documents.writers.xlsx import write_xlsx

# Weight before unit, what the official form lacks before the targets, remarks right behind them.
_ORDER = (
    *(ColumnKind.SERIAL, ColumnKind.AREA, ColumnKind.AREA_WEIGHT, ColumnKind.ACTIVITY, ColumnKind.INDICATOR),
    *(ColumnKind.WEIGHT, ColumnKind.UNIT, ColumnKind.EXTRA, ColumnKind.TARGET, ColumnKind.REMARKS),
)


def write_rearranged(document: Document, form: Format, *, plan: Plan | None = None, timestamp: datetime) -> Written:
    """Return a document as ``write`` does, its columns in another order."""
    content = content_of(document, plan)
    content = replace(content, sheets=tuple(replace(one, table=rearranged(one.table)) for one in content.sheets))
    if form is Format.PDF:
        return Written(write_pdf(content, b"{}", timestamp=timestamp)[0], form.media_type)
    if form is Format.TEXT:
        return Written(write_text(content), form.media_type)
    written = (write_docx if form is Format.DOCX else write_xlsx)(content, "", timestamp=timestamp)
    return Written(written, form.media_type)


def rearranged(table: Table) -> Table:
    """Return a table with its columns in another order, numbered anew."""
    order = sorted(range(len(table.columns)), key=lambda at: _place(table.columns[at]))
    *above, numbers = (_row(row, order) for row in table.heading)
    numbers = tuple(replace(cell, text=to_bangla_digits(str(cell.column + 1))) for cell in numbers)
    body = tuple(_row(row, order) for row in table.body)
    columns = tuple(table.columns[at] for at in order)
    return Table(columns, (*above, numbers), body, _total(table.total, columns))


def _place(column: Column) -> int:
    return _ORDER.index(column.kind) if column.kind in _ORDER else len(_ORDER)


def _row(row: TableRow, order: list[int]) -> TableRow:
    return tuple(sorted((replace(cell, column=order.index(cell.column)) for cell in row), key=lambda cell: cell.column))


def _total(total: TableRow | None, columns: tuple[Column, ...]) -> TableRow | None:
    """Return the row of totals, its word over all columns before the weight."""
    if total is None:
        return None
    word, weight, *_ = total
    place = next(at for at, column in enumerate(columns) if column.kind is ColumnKind.WEIGHT)
    after = [TableCell("", at) for at in range(place + 1, len(columns))]
    return replace(word, columns=place), replace(weight, column=place), *after
