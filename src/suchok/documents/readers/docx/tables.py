"""The rows and cells of a table; a merged cell has its text where it begins, and blanks where it reaches."""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from suchok.core.reading.lines import RawCell
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.docx.left_out import pictures_in
from suchok.documents.readers.docx.lists import BULLET
from suchok.documents.readers.docx.names import child_of, w
from suchok.documents.readers.docx.text import text_of
from suchok.documents.readers.docx.walk import Walk

_MOST_SPAN = 64
_AROUND = (w("sdt"), w("sdtContent"), w("ins"), w("customXml"))
_CELL, _CELL_PROPERTIES, _PARAGRAPH, _VALUE = w("tc"), w("tcPr"), w("p"), w("val")
_MERGES, _SPAN = (w("vMerge"), w("hMerge")), w("gridSpan")


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table that were not deleted."""
    for row in named(table, w("tr")):
        if child_of(child_of(row, w("trPr")), w("del")) is None:
            yield row


def named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in another one, also those inside content controls and insertions."""
    for child in parent.iterchildren(name, *_AROUND):
        if child.tag == name:
            yield child
        else:
            yield from named(child, name)


def cells_of(row: etree._Element, place: Place, walk: Walk) -> Iterator[RawCell]:
    """Yield one cell for each column of the grid; a cell that continues a merged one is blank."""
    columns = count(1)
    for _ in range(_number(child_of(child_of(row, w("trPr")), w("gridBefore")), default=0)):
        yield RawCell("", place._replace(column=next(columns)))
    for cell in named(row, _CELL):
        properties = child_of(cell, _CELL_PROPERTIES)
        lines = () if _continues(properties) else _cell_lines(cell, walk)
        at = place._replace(column=next(columns))
        walk.notes.pictures += pictures_in(cell, at)
        yield RawCell(" ".join(lines), at, lines if len(lines) > 1 else ())
        for _ in range(_number(child_of(properties, _SPAN), default=1) - 1):
            yield RawCell("", place._replace(column=next(columns)))


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell continues the merged one above it or to its left."""
    merges = () if properties is None else properties.iterchildren(*_MERGES)
    return any(merge.get(_VALUE, "continue") == "continue" for merge in merges)


def _cell_lines(cell: etree._Element, walk: Walk) -> tuple[str, ...]:
    """Return the lines of a cell that say something; a nested table is told on its own."""
    paragraphs = [paragraph for paragraph in cell.iter(_PARAGRAPH) if _owner(paragraph) is cell]
    lines = [normalise(line) for paragraph in paragraphs for line in _numbered(paragraph, walk).split("\n")]
    return tuple(line for line in lines if line)


def _numbered(paragraph: etree._Element, walk: Walk) -> str:
    """Return the text of a paragraph behind the number that Word counts before it: codes are often counted so."""
    mark = walk.lists.mark_of(paragraph)
    text = text_of(paragraph, walk)
    return f"{mark} {text}" if mark and mark != BULLET else text


def _owner(paragraph: etree._Element) -> etree._Element | None:
    return next((above for above in paragraph.iterancestors(_CELL)), None)


def _number(element: etree._Element | None, *, default: int) -> int:
    value = element.get(_VALUE, "") if element is not None else ""
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() else default
