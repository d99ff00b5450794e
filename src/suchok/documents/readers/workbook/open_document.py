"""What the cells of an OpenDocument workbook look like: which are shown as percents, and which rows are hidden."""

from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from lxml import etree

from suchok.documents.readers.archive import part_of, root_of
from suchok.documents.readers.workbook.sheets import SheetLook

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
# Sheets end with rows and cells that are repeated up to the edge of what a program can show.
_MOST_REPEATED = 1000


def looks_of_open_document(archive: ZipFile) -> Mapping[str, SheetLook]:
    """Return the look of each sheet of an ODS workbook by its name."""
    part = part_of(archive, "content.xml")
    if part is None or not (b"percentage" in part or b"table:visibility" in part):
        return {}
    return {sheet.get(f"{_TABLE}name", ""): _look(sheet) for sheet in root_of(part).iter(f"{_TABLE}table")}


def _look(sheet: etree._Element) -> SheetLook:
    percents: set[tuple[int, int]] = set()
    hidden: set[int] = set()
    row = 1
    for element in sheet.iter(f"{_TABLE}table-row"):
        repeated = _repeated(element, "rows")
        shown = range(row, row + min(repeated, _MOST_REPEATED))
        columns = list(_percents(element))
        percents.update((number, column) for number in shown for column in columns)
        hidden.update(shown if element.get(f"{_TABLE}visibility") in _HIDDEN else ())
        row += repeated
    return SheetLook(frozenset(percents), frozenset(hidden))


def _percents(row: etree._Element) -> Iterator[int]:
    """Yield the columns of a row that are shown as percents."""
    column = 1
    for cell in row:
        if cell.tag in _CELLS:
            repeated = _repeated(cell, "columns")
            if cell.get(_VALUE_TYPE) == "percentage":
                yield from range(column, column + min(repeated, _MOST_REPEATED))
            column += repeated


def _repeated(element: etree._Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isascii() and times.isdigit() and len(times) < 8 else 1
