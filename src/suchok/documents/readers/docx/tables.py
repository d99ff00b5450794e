"""The rows and cells of a table; a merged cell has its text where it begins, and blanks where it reaches."""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from suchok.core.reading.lines import RawCell
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.docx.left_out import pictures_in
from suchok.documents.readers.docx.names import w
from suchok.documents.readers.docx.text import text_of
from suchok.documents.readers.docx.walk import Walk

_MOST_SPAN = 64
_AROUND = frozenset({w("sdt"), w("sdtContent"), w("ins"), w("customXml")})


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table that were not deleted."""
    for row in named(table, w("tr")):
        if row.find(w("trPr", "del")) is None:
            yield row


def named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in another one, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in _AROUND:
            yield from named(child, name)


def cells_of(row: etree._Element, place: Place, walk: Walk) -> Iterator[RawCell]:
    """Yield one cell for each column of the grid; a cell that continues a merged one is blank."""
    columns = count(1)
    for _ in range(_number(row.find(w("trPr", "gridBefore")), default=0)):
        yield RawCell("", place._replace(column=next(columns)))
    for cell in named(row, w("tc")):
        properties = cell.find(w("tcPr"))
        lines = () if _continues(properties) else _cell_lines(cell, walk)
        at = place._replace(column=next(columns))
        walk.notes.pictures += pictures_in(cell, at)
        yield RawCell(" ".join(lines), at, lines if len(lines) > 1 else ())
        span = properties.find(w("gridSpan")) if properties is not None else None
        for _ in range(_number(span, default=1) - 1):
            yield RawCell("", place._replace(column=next(columns)))


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell continues the merged one above it or to its left."""
    if properties is None:
        return False
    merges = (properties.find(w("vMerge")), properties.find(w("hMerge")))
    return any(merge is not None and merge.get(w("val"), "continue") == "continue" for merge in merges)


def _cell_lines(cell: etree._Element, walk: Walk) -> tuple[str, ...]:
    """Return the lines of a cell that say something; a nested table is told on its own."""
    paragraphs = [paragraph for paragraph in cell.iter(w("p")) if _owner(paragraph) is cell]
    lines = [normalise(line) for paragraph in paragraphs for line in text_of(paragraph, walk).split("\n")]
    return tuple(line for line in lines if line)


def _owner(paragraph: etree._Element) -> etree._Element | None:
    return next((above for above in paragraph.iterancestors(w("tc"))), None)


def _number(element: etree._Element | None, *, default: int) -> int:
    value = element.get(w("val"), "") if element is not None else ""
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() else default
