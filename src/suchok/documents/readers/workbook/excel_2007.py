"""Excel workbooks (.xlsx): the values by python-calamine; percents, what is hidden and how far sheets reach by parts.

Where python-calamine has no room it ends the whole process. So it is given the very parts that were measured here.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from string import ascii_letters, digits
from zipfile import ZipFile

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive, part_of, root_of
from suchok.documents.readers.workbook.package import Package, values_of
from suchok.documents.readers.workbook.shared_texts import in_measure
from suchok.documents.readers.workbook.sheets import (
    MOST_CELLS,
    MOST_COLUMNS,
    FarCell,
    Merged,
    SheetLook,
    SheetRows,
    shows_percent,
)

_BUILT_IN_PERCENTS = frozenset({"9", "10"})
# Of the styles of most workbooks this tells that none shows percents, which is faster than to parse them.
_BUILT_IN_PERCENT = re.compile(rb"""numFmtId\s*=\s*["'](?:9|10)["']""")
_MOST_LETTERS, _LONGEST_NUMBER = 3, 7
_FEW_CELLS = MOST_CELLS // 5
# The first two find every cell in whatever form a parser may take for one, the last those in the form that all
# programs write. Both beginnings in one pattern would take five times as long.
_CELL, _PREFIXED_CELL = re.compile(rb"<c[\s/>]"), re.compile(rb":c[\s/>]")
_NAMED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A visible sheet: ``part`` as it is read, its look, and a row and a column beyond which no cell has a value."""

    name: str
    part: bytes
    look: SheetLook
    row: int
    column: int
    cells: int


def sheets_of_excel_2007(archive: ZipFile) -> Sequence[SheetRows]:
    """Return the visible sheets of an XLSX workbook; raises ``UnsafeArchive`` and ``FarCell``."""
    names = _Names(archive)
    workbook = root_of(names.part("xl/workbook.xml"))
    styles = names.get("xl/styles.xml")
    percents = _percent_styles(styles)
    sheets = _in_room(_sheet(name, part, percents) for name, part in _visible_sheets(names, workbook))
    package = Package(
        sheets=tuple(sheet.part for sheet in sheets),
        styles=styles,
        strings=names.get("xl/sharedStrings.xml"),
        counts_from_1904=_counts_from_1904(workbook),
    )
    rows = values_of(in_measure(package, sum(sheet.cells for sheet in sheets)))
    return [SheetRows(sheet.name, values, sheet.look) for sheet, values in zip(sheets, rows, strict=True)]


class _Names:
    """The parts of an archive, found as Excel finds them: whatever their capitals."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def get(self, name: str) -> bytes | None:
        return part_of(self._archive, self._names.get(name.lower(), name))

    def part(self, name: str) -> bytes:
        part = self.get(name)
        if part is None:
            raise UnsafeArchive("broken")
        return part


def _visible_sheets(names: _Names, workbook: etree._Element) -> Iterator[tuple[str, bytes]]:
    relations = {found.get("Id", ""): found for found in root_of(names.part("xl/_rels/workbook.xml.rels"))}
    seen: set[str] = set()
    for sheet in workbook.iter("{*}sheet"):
        relation = relations.get(_relation_of(sheet))
        if relation is None:
            raise UnsafeArchive("broken")
        if sheet.get("state", "visible") != "visible" or not _is_of_cells(relation):
            continue
        target = _name_of(relation.get("Target", ""))
        # A part that is many sheets at once takes no room in the file, and all the time to read.
        if target in seen:
            raise UnsafeArchive("broken")
        seen.add(target)
        yield sheet.get("name", ""), names.part(target)


def _relation_of(sheet: etree._Element) -> str:
    key = next((key for key in sheet.keys() if etree.QName(key).localname == "id"), "")  # noqa: SIM118
    return sheet.get(key, "")


def _is_of_cells(relation: etree._Element) -> bool:
    return not relation.get("Type", "").endswith(("/chartsheet", "/dialogsheet"))


def _in_room(sheets: Iterator[_Sheet]) -> list[_Sheet]:
    """Return the sheets; raises ``FarCell`` where one after the other reach over too many cells."""
    found: list[_Sheet] = []
    cells = 0
    for sheet in sheets:
        cells += sheet.row * sheet.column
        if cells > MOST_CELLS:
            raise FarCell(sheet.row, sheet.column)
        found.append(sheet)
    return found


def _counts_from_1904(workbook: etree._Element) -> bool:
    properties = workbook.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _name_of(target: str) -> str:
    """Return the name in the archive of a part that a relation of the workbook leads to."""
    target = target.removeprefix("/")
    return target if target.startswith("xl/") else f"xl/{target}"


def _percent_styles(part: bytes | None) -> frozenset[str]:
    """Return the numbers of the cell styles that show percents."""
    if part is None or not _may_show_percents(part):
        return frozenset()
    styles = root_of(part)
    written = {found.get("numFmtId", ""): found.get("formatCode", "") for found in styles.iter("{*}numFmt")}
    shown = _BUILT_IN_PERCENTS.union(number for number, form in written.items() if shows_percent(form))
    cells = styles.find("{*}cellXfs")
    forms = [style.get("numFmtId", "") for style in cells] if cells is not None else []
    return frozenset(str(at) for at, form in enumerate(forms) if form in shown)


def _may_show_percents(styles: bytes) -> bool:
    # Three simple searches are faster than one for whichever comes first.
    return b"%" in styles or b"&#" in styles or _BUILT_IN_PERCENT.search(styles) is not None


def _sheet(name: str, part: bytes, percent_styles: Collection[str]) -> _Sheet:
    # Most sheets hide nothing and have no percents: they need not be parsed a second time.
    look = _look(root_of(part), percent_styles) if percent_styles or b"hidden" in part else SheetLook()
    # All that write workbooks begin a cell with its name; only where one does not, or a blank cell may be the last, ...
    named = _NAMED_CELL.findall(part)
    if len(named) == len(_CELL.findall(part)) and _PREFIXED_CELL.search(part) is None and b"\0" not in part:
        row = max((int(number) for number in {number for _, number in named}), default=0)
        column = max((_column(letters.decode()) for letters in {letters for letters, _ in named}), default=0)
        if row * column <= _FEW_CELLS:
            return _Sheet(name, part, look, row, column, len(named))
    # ... the sheet must be parsed for it, and is read as it was parsed: two parsers may see two things.
    root = root_of(part)
    return _Sheet(name, etree.tostring(root, encoding="utf-8"), look, *_reach(root), len(list(root.iter("{*}c"))))


def _look(sheet: etree._Element, percent_styles: Collection[str]) -> SheetLook:
    percents = frozenset(
        (_row(cell.get("r", "")), _column(cell.get("r", "")))
        for cell in (sheet.iter("{*}c") if percent_styles else ())
        if cell.get("s", "0") in percent_styles
    )
    rows = frozenset(_row(row.get("r", "")) for row in sheet.iter("{*}row") if _is_hidden(row) and row.get("r"))
    columns = frozenset(
        column for columns in sheet.iter("{*}col") if _is_hidden(columns) for column in _columns_of(columns)
    )
    return SheetLook(percents, rows, columns, tuple(_merged(sheet)) if rows or columns else ())


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _columns_of(element: etree._Element) -> range:
    first, last = element.get("min", ""), element.get("max", "")
    if not all(number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER for number in (first, last)):
        raise UnsafeArchive("broken")
    return range(int(first), min(int(last), MOST_COLUMNS) + 1)


def _merged(sheet: etree._Element) -> Iterator[Merged]:
    for found in sheet.iter("{*}mergeCell"):
        first, _, last = found.get("ref", "").replace("$", "").partition(":")
        last = last or first
        yield Merged(_row(first), _column(first), _row(last), _column(last))


def _reach(sheet: etree._Element) -> tuple[int, int]:
    """Return a row and a column, from 1, beyond which no cell has a value."""
    names = [cell.get("r", "") for cell in sheet.iter("{*}c") if len(cell)]
    row = max(map(_row, {name.lstrip(ascii_letters) for name in names}), default=0)
    column = max(map(_column, {name.rstrip(digits) for name in names}), default=0)
    if "" in names:
        # Cells without a name stand behind each other, in the row that theirs names or in the next one.
        rows = list(sheet.iter("{*}row"))
        row = max(row, *(_row(one.get("r", "")) for one in rows)) + len(rows)
        column += max(map(len, rows))
    return row, column


def _row(name: str) -> int:
    """Return the row of a cell, 3 of B3 and of 3 alone, 0 of none."""
    number = name.lstrip(ascii_letters)
    if not number.isascii() or len(number) > _LONGEST_NUMBER or not (number.isdigit() or not name):
        raise UnsafeArchive("broken")
    return int(number or 0)


def _column(name: str) -> int:
    """Return the column of a cell, 2 of B3 and of B alone, 0 of none."""
    letters = name.rstrip(digits)
    if len(letters) > _MOST_LETTERS or not letters.isascii() or not (letters.isalpha() or not name):
        raise UnsafeArchive("broken")
    return reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, letters.upper(), 0)
