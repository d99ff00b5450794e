"""What the parts of an Excel workbook (.xlsx) tell beside its values: percents, hidden rows, how far sheets reach."""

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from string import ascii_letters, digits
from zipfile import ZipFile

from lxml import etree
from xlsxwriter.utility import xl_rowcol_to_cell

from suchok.documents.readers.archive import UnsafeArchive, part_of, root_of
from suchok.documents.readers.workbook.sheets import FarCell, SheetLook, shows_percent

_BUILT_IN_PERCENTS = frozenset({"9", "10"})
# Of the styles of most workbooks this tells that none shows percents, which is faster than to parse them.
_MAY_SHOW_PERCENTS = re.compile(rb"""%|&#|numFmtId\s*=\s*["'](?:9|10)["']""")
_MOST_LETTERS, _LONGEST_NUMBER = 3, 7
# A hundred times the largest report of an office. python-calamine makes room for every cell between the first and
# the last of a sheet, and where there is not enough it ends the whole process.
_MOST_CELLS = 5_000_000
_FEW_CELLS = _MOST_CELLS // 5
# The first finds every cell in whatever form XML allows, the second those in the form that all programs write.
_CELL = re.compile(rb"<(?:[^<>\s/]+:)?c[\s/>]")
_NAMED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')


def looks_of(archive: ZipFile) -> Mapping[str, SheetLook]:
    """Return the look of each visible sheet of an XLSX workbook by its name; raises ``FarCell``."""
    percents = _percent_styles(part_of(archive, "xl/styles.xml"))
    looks: dict[str, SheetLook] = {}
    cells = 0
    for name, part in _visible_sheets(archive):
        # Most sheets hide nothing and have no percents: they need not be parsed a second time.
        if percents or b"hidden" in part:
            looks[name] = _look(root_of(part), percents)
        row, column = _reach(part)
        cells += row * column
        if cells > _MOST_CELLS:
            raise FarCell(xl_rowcol_to_cell(row - 1, column - 1))
    return looks


def _visible_sheets(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    # python-calamine finds a part whose name has other capitals; what it reads must be what is measured here.
    names = {name.lower(): name for name in archive.namelist()}
    workbook = part_of(archive, "xl/workbook.xml")
    if workbook is None:
        return
    relations = root_of(_found(archive, names.get("xl/_rels/workbook.xml.rels")))
    targets = {found.get("Id", ""): found.get("Target", "") for found in relations}
    for sheet in root_of(workbook).iter("{*}sheet"):
        if sheet.get("state", "visible") == "visible":
            relation = next((key for key in sheet.keys() if etree.QName(key).localname == "id"), "")  # noqa: SIM118
            target = _name_of(targets.get(sheet.get(relation, ""), ""))
            yield sheet.get("name", ""), _found(archive, names.get(target.lower()))


def _found(archive: ZipFile, name: str | None) -> bytes:
    part = part_of(archive, name) if name is not None else None
    if part is None:
        raise UnsafeArchive("broken")
    return part


def _name_of(target: str) -> str:
    """Return the name in the archive of a part that a relation of the workbook leads to."""
    target = target.removeprefix("/")
    return target if target.startswith("xl/") else f"xl/{target}"


def _percent_styles(part: bytes | None) -> frozenset[str]:
    """Return the numbers of the cell styles that show percents."""
    if part is None or _MAY_SHOW_PERCENTS.search(part) is None:
        return frozenset()
    styles = root_of(part)
    written = {found.get("numFmtId", ""): found.get("formatCode", "") for found in styles.iter("{*}numFmt")}
    custom = {number for number, form in written.items() if shows_percent(form)}
    cells = styles.find("{*}cellXfs")
    forms = [style.get("numFmtId", "") for style in cells] if cells is not None else []
    return frozenset(str(at) for at, form in enumerate(forms) if form in custom | _BUILT_IN_PERCENTS)


def _look(sheet: etree._Element, percent_styles: frozenset[str]) -> SheetLook:
    percents = frozenset(
        (_row(cell.get("r", "")), _column(cell.get("r", "")))
        for cell in (sheet.iter("{*}c") if percent_styles else ())
        if cell.get("s", "0") in percent_styles
    )
    hidden = frozenset(
        _row(row.get("r", "")) for row in sheet.iter("{*}row") if row.get("hidden") in ("1", "true") and row.get("r")
    )
    return SheetLook(percents, hidden)


def _reach(part: bytes) -> tuple[int, int]:
    """Return a row and a column, from 1, beyond which no cell has a value."""
    # All that write workbooks begin a cell with its name; only where one does not, or a blank cell may be the last, ...
    named = _NAMED_CELL.findall(part)
    if len(named) == len(_CELL.findall(part)) and b"\0" not in part:
        row = max((int(number) for number in {number for _, number in named}), default=0)
        column = max((_column(letters.decode()) for letters in {letters for letters, _ in named}), default=0)
        if row * column <= _FEW_CELLS:
            return row, column
    # ... the sheet must be parsed for it.
    return _reach_of_values(root_of(part))


def _reach_of_values(sheet: etree._Element) -> tuple[int, int]:
    names = [cell.get("r", "") for cell in sheet.iter("{*}c") if len(cell)]
    row = max(map(_row, {name.lstrip(ascii_letters) for name in names}), default=0)
    column = max(map(_column, {name.rstrip(digits) for name in names}), default=0)
    if "" in names:
        # Cells without a name stand behind each other.
        lengths = [len(row) for row in sheet.iter("{*}row")]
        row, column = row + len(lengths), column + max(lengths, default=0)
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
