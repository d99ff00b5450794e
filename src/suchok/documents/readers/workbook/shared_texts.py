"""How much all cells of a workbook say together: a text that is written once may be shown by a million cells."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml import etree

from suchok.documents.readers.archive import UnsafeArchive, root_of
from suchok.documents.readers.workbook.package import Package
from suchok.documents.readers.workbook.sheets import MOST_TEXT


def in_measure(package: Package, cells: int) -> Package:
    """Return a workbook of so many cells, in which they do not say too much; raises ``UnsafeArchive``.

    Most say too little for it to be counted. What was counted is read as it was parsed: two parsers may see two things.
    """
    if package.strings is None or cells * len(package.strings) <= MOST_TEXT:
        return package
    strings = root_of(package.strings)
    package = replace(package, strings=etree.tostring(strings, encoding="utf-8"))
    lengths = [len(etree.tostring(text, method="text", encoding="utf-8")) for text in strings.iter("{*}si")]
    if cells * max(lengths, default=0) <= MOST_TEXT:
        return package
    sheets = [root_of(sheet) for sheet in package.sheets]
    _count(sheets, lengths)
    return replace(package, sheets=[etree.tostring(sheet, encoding="utf-8") for sheet in sheets])


def _count(sheets: Iterable[etree._Element], lengths: Sequence[int]) -> None:
    room = MOST_TEXT
    for sheet in sheets:
        for cell in sheet.iter("{*}c"):
            if cell.get("t") == "s":
                room -= lengths[_shared(cell, len(lengths))]
                if room < 0:
                    raise UnsafeArchive("too large")


def _shared(cell: etree._Element, texts: int) -> int:
    """Return which of the shared texts a cell shows."""
    value = cell.findtext("{*}v", "")
    if not (value.isascii() and value.isdigit() and len(value) < 9 and int(value) < texts):
        raise UnsafeArchive("broken")
    return int(value)
