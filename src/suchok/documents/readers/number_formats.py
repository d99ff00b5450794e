"""What the cells of an Excel workbook look like, as far as their values do not tell: percents and hidden rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive, part_of

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN_PERCENTS = frozenset({"9", "10"})
# Of the styles of most workbooks this tells that none shows percents, which is faster than to parse them.
_MAY_SHOW_PERCENTS = re.compile(rb"""%|&#|numFmtId\s*=\s*["'](?:9|10)["']""")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class SheetLook:
    """The cells of a sheet that are shown as percents (row, column) and its hidden rows, counted from 1."""

    percents: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()


def looks_of(archive: ZipFile) -> Mapping[str, SheetLook]:
    """Return the look of each sheet of an XLSX workbook by its name."""
    percents = _percent_styles(part_of(archive, "xl/styles.xml"))
    workbook, relations = _parsed(archive, "xl/workbook.xml"), _parsed(archive, "xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        return {}
    targets = {found.get("Id", ""): found.get("Target", "") for found in relations}
    looks: dict[str, SheetLook] = {}
    for sheet in workbook.iter(_SHEET + "sheet"):
        target = targets.get(sheet.get(_RELATION, ""), "")
        part = part_of(archive, target.removeprefix("/") if target.startswith("/") else f"xl/{target}")
        # Most sheets hide nothing and have no percents: they need not be parsed a second time.
        if part is not None and (percents or b"hidden" in part):
            looks[sheet.get("name", "")] = _look(root_of(part), percents)
    return looks


def _parsed(archive: ZipFile, name: str) -> etree._Element | None:
    part = part_of(archive, name)
    return root_of(part) if part is not None else None


def root_of(part: bytes) -> etree._Element:
    """Return the root of an XML part, nothing outside it followed; raises ``UnsafeArchive`` for a broken one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeArchive("broken") from error


def _percent_styles(part: bytes | None) -> frozenset[str]:
    """Return the numbers of the cell styles that show percents."""
    if part is None or _MAY_SHOW_PERCENTS.search(part) is None:
        return frozenset()
    styles = root_of(part)
    custom = {
        found.get("numFmtId", "") for found in styles.iter(_SHEET + "numFmt") if "%" in found.get("formatCode", "")
    }
    cells = styles.find(_SHEET + "cellXfs")
    forms = [style.get("numFmtId", "") for style in cells] if cells is not None else []
    return frozenset(str(at) for at, form in enumerate(forms) if form in custom | _BUILT_IN_PERCENTS)


def _look(sheet: etree._Element, percent_styles: frozenset[str]) -> SheetLook:
    percents: set[tuple[int, int]] = set()
    for cell in sheet.iter(_SHEET + "c") if percent_styles else ():
        if cell.get("s", "0") in percent_styles and (place := _CELL.fullmatch(cell.get("r", ""))) is not None:
            percents.add((int(place[2]), _column(place[1])))
    hidden = {
        int(row.get("r", "0"))
        for row in sheet.iter(_SHEET + "row")
        if row.get("hidden") in ("1", "true") and row.get("r", "").isdigit()
    }
    return SheetLook(frozenset(percents), frozenset(hidden))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
