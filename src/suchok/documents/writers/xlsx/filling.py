"""What an officer may fill in a workbook, and what Excel says of a cell that is filled oddly.

Only achievements, remarks and evidence are open; the official columns are protected (without a password:
against slips, not against people). What is typed stays text, so that Excel swaps no day and month.
"""

from collections.abc import Iterator, Mapping

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from suchok.core.plan.unit import Unit
from suchok.core.reading.units import unit_of
from suchok.core.text.normalise import normalise
from suchok.documents.content.table import Column, ColumnKind, Table, TableRow

_FILLED = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE, ColumnKind.REMARKS})
_VALUES = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE})
_EVIDENCE = normalise("প্রমাণক")
_DIGITS = "০১২৩৪৫৬৭৮৯"
_ALLOWED = {"format_rows": True, "format_columns": True, "select_locked_cells": True}

_PROMPTS: Mapping[Unit, tuple[str, str]] = {
    Unit.DATE: ("তারিখ", "দিন/মাস/বছর লিখুন, যেমন ০৪/০৫/২০২৩। অর্জন না থাকলে – লিখুন।"),
    Unit.NUMBER: ("সংখ্যা", "শুধু সংখ্যা লিখুন, যেমন ২। অর্জন না থাকলে – লিখুন।"),
    Unit.PERCENT: ("শতকরা", "শতকরা হার লিখুন, যেমন ৮৫%। অর্জন না থাকলে – লিখুন।"),
}
_WARNING = "এই সূচকের একক {unit}; লেখাটি সে রকম নয়। তবু রাখবেন?"


def is_filled(column: Column) -> bool:
    """Whether the cells of a column are the officer's own."""
    is_evidence = column.kind is ColumnKind.EXTRA and _EVIDENCE in normalise(column.heading)
    return column.kind in _FILLED or is_evidence


def protect(page: Worksheet, table: Table, first: int) -> None:
    """Protect a worksheet whose body begins in row ``first`` (from 0), if there is anything to fill in it."""
    if not any(map(is_filled, table.columns)):
        return
    page.protect("", _ALLOWED)
    for row, unit in _units(table):
        for place, column in enumerate(table.columns):
            if column.kind in _VALUES:
                page.data_validation(first + row, place, first + row, place, _validation(first + row, place, unit))


def _units(table: Table) -> Iterator[tuple[int, Unit]]:
    """Yield the rows of the body whose unit is known."""
    place = next((at for at, column in enumerate(table.columns) if column.kind is ColumnKind.UNIT), None)
    for row, cells in enumerate(table.body):
        unit = unit_of(normalise(_text_at(cells, place)))
        if unit is not None:
            yield row, unit


def _text_at(cells: TableRow, place: int | None) -> str:
    return next((cell.text for cell in cells if cell.column == place), "")


def _validation(row: int, column: int, unit: Unit) -> dict[str, object]:
    """Return what Excel asks of a cell: a warning, which the officer may answer with yes."""
    title, prompt = _PROMPTS[unit]
    cell = xl_rowcol_to_cell(row, column)
    return {
        "validate": "custom",
        "value": _is_date(cell) if unit is Unit.DATE else _is_number(cell),
        "ignore_blank": True,
        "input_title": title,
        "input_message": prompt,
        "error_title": title,
        "error_message": _WARNING.format(unit=title),
        "error_type": "warning",
    }


def _is_date(cell: str) -> str:
    """Return the formula for two separators, or a date of Excel's own."""
    bare = cell
    for separator in "/.-":
        bare = f'SUBSTITUTE({bare},"{separator}","")'
    return f'=OR(ISNUMBER({cell}),LEN({cell})-LEN({bare})=2,{cell}="–")'


def _is_number(cell: str) -> str:
    """Return the formula for a number in either script, with or without a percent sign."""
    latin = cell
    for digit, sign in enumerate(_DIGITS):
        latin = f'SUBSTITUTE({latin},"{sign}",{digit})'
    return f'=OR(ISNUMBER(VALUE(SUBSTITUTE({latin},"%",""))),{cell}="–")'
