"""From the bytes of a Word document to its rows and lines."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.archive import UnsafeArchive, opened, part_of, root_of
from suchok.documents.readers.docx.fonts import fonts_of
from suchok.documents.readers.docx.left_out import count_left_out, pictures_in
from suchok.documents.readers.docx.lists import BULLET, lists_of
from suchok.documents.readers.docx.names import FALLBACK, UNSEEN, child_of, w
from suchok.documents.readers.docx.tables import cells_of, named, rows_of
from suchok.documents.readers.docx.text import text_of
from suchok.documents.readers.docx.walk import Walk, WordNotes
from suchok.documents.readers.limits import within_limits

_OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "word/document.xml"
_PARAGRAPH, _TABLE, _CELL, _BOX = w("p"), w("tbl"), w("tc"), w("txbxContent")
_PROPERTIES, _SPACING, _ALIGNMENT, _INDENT = w("pPr"), w("spacing"), w("jc"), w("ind")
_INSTRUCTION, _FIELD, _INSTRUCTION_OF_FIELD = w("instrText"), w("fldSimple"), w("instr")
_DEEPEST = 24
# Word makes no more than 63.
_MOST_COLUMNS = 200
_BLOCK_GAP = 120
_ON_THE_LEFT = frozenset({"left", "start", "both"})
_TABS = re.compile(r"\t[\t ]*")


def rows_of_docx(data: bytes) -> tuple[tuple[Raw, ...], WordNotes]:
    """Return the rows and lines of a Word document, headers first and footers last, and what was left out.

    Raises ``UnsafeArchive`` for what is no Word document, is damaged or would unpack to too much, and as
    ``within_limits`` does.
    """
    archive = opened(data)
    body = _parsed(part_of(archive, _MAIN))
    if body is None:
        raise UnsafeArchive("broken")
    styles = _parsed(part_of(archive, "word/styles.xml"))
    numbering = _parsed(part_of(archive, "word/numbering.xml"))
    walk = Walk(lists=lists_of(numbering, styles), fonts=fonts_of(styles))
    raws = tuple(within_limits(_parts(archive, body, walk)))
    count_left_out(body, walk.notes)
    return raws, walk.notes


def _parts(archive: ZipFile, body: etree._Element, walk: Walk) -> Iterator[Raw]:
    for kind in ("header", "body", "footer"):
        for root in [body] if kind == "body" else _related(archive, body, kind):
            yield from _blocks(root, walk, 0)
        yield RawLine("", Place())


def _parsed(part: bytes | None) -> etree._Element | None:
    return root_of(part) if part is not None else None


def _related(archive: ZipFile, body: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield the headers or footers that sections of the document refer to, each once."""
    relations = _parsed(part_of(archive, "word/_rels/document.xml.rels"))
    targets = {} if relations is None else {found.get("Id"): found.get("Target") or "" for found in relations}
    seen: set[str] = set()
    for reference in body.iter(w(f"{kind}Reference")):
        target = targets.get(reference.get(_OFFICE_RELATION + "id"), "")
        if target and target not in seen:
            seen.add(target)
            root = _parsed(part_of(archive, f"word/{target.removeprefix('/word/')}"))
            if root is not None:
                yield root


def _blocks(parent: etree._Element, walk: Walk, depth: int) -> Iterator[Raw]:
    """Yield what a body, cell or text box holds; a change of alignment or a gap divides blocks like a blank line."""
    if depth > _DEEPEST:
        return
    before: _Look | None = None
    for child in parent:
        tag = child.tag
        if tag in UNSEEN or not isinstance(tag, str):
            continue
        if tag == _PARAGRAPH:
            look = _look_of(child)
            if before is not None and _is_apart(before, look):
                yield RawLine("", Place())
            before = look
            yield from _paragraph(child, walk, depth)
        elif tag == _TABLE:
            yield from _table(child, walk, depth)
        else:
            yield from _blocks(child, walk, depth + 1)


class _Look(NamedTuple):
    """How a paragraph is set: the space around it in twentieths of a point, how it is aligned and how far indented."""

    before: int = 0
    after: int = 0
    aligned: str = "left"
    indented: str = "0"


_PLAIN = _Look()


def _look_of(paragraph: etree._Element) -> _Look:
    properties = child_of(paragraph, _PROPERTIES)
    if properties is None:
        return _PLAIN
    spacing, alignment = child_of(properties, _SPACING), child_of(properties, _ALIGNMENT)
    indent = child_of(properties, _INDENT)
    aligned = alignment.get(w("val"), "left") if alignment is not None else "left"
    indented = (indent.get(w("left")) or indent.get(w("start"))) if indent is not None else None
    return _Look(
        _points(spacing, "before"),
        _points(spacing, "after"),
        "left" if aligned in _ON_THE_LEFT else aligned,
        indented or "0",
    )


def _points(spacing: etree._Element | None, side: str) -> int:
    value = spacing.get(w(side), "") if spacing is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _is_apart(one: _Look, other: _Look) -> bool:
    """Whether two paragraphs are seen as two blocks."""
    return max(one.after, other.before) >= _BLOCK_GAP or (one.aligned, one.indented) != (other.aligned, other.indented)


def _paragraph(paragraph: etree._Element, walk: Walk, depth: int) -> Iterator[Raw]:
    walk.paragraphs += 1
    if _is_page_number(paragraph):
        return
    place = Place(row=walk.paragraphs)
    walk.notes.pictures += pictures_in(paragraph, place)
    mark = f"{BULLET} " if walk.lists.mark_of(paragraph) else ""
    lines = text_of(paragraph, walk).split("\n")
    for line in lines:
        beside = [] if mark else _beside(line)
        text = normalise(line)
        if len(beside) > 1:
            yield RawRow(tuple(RawCell(piece, place) for piece in beside))
        else:
            yield RawLine(mark + text if text else "", place)
    for box in _boxes(paragraph):
        yield from _blocks(box, walk, depth + 1)


def _beside(line: str) -> list[str]:
    """Return what tabs set side by side in a line: two signatories, a memo number and its date.

    One tab or several reach the same place on the page; a tab that begins a line leaves the left side blank.
    """
    if "\t" not in line.strip():
        return []
    return [normalise(piece) for piece in _TABS.split(line.rstrip())]


def _is_page_number(paragraph: etree._Element) -> bool:
    """Whether a paragraph counts the pages, which is no text of the document."""
    for field in paragraph.iter(_INSTRUCTION, _FIELD):
        instruction = field.text if field.tag == _INSTRUCTION else field.get(_INSTRUCTION_OF_FIELD)
        if (instruction or "").split()[:1] in (["PAGE"], ["NUMPAGES"]):
            return True
    return False


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that are anchored in a paragraph, each once; those inside them are anchored there."""
    for box in paragraph.iter(_BOX):
        around = takewhile(lambda above: above is not paragraph, box.iterancestors())
        if not any(above.tag in (FALLBACK, _BOX) for above in around):
            yield box


def _table(table: etree._Element, walk: Walk, depth: int) -> Iterator[Raw]:
    walk.tables += 1
    number = walk.tables
    inner: list[etree._Element] = []
    for at, row in enumerate(rows_of(table), 1):
        yield RawRow(tuple(islice(cells_of(row, Place(table=number, row=at), walk), _MOST_COLUMNS)))
        for cell in named(row, _CELL) if depth < _DEEPEST else ():
            inner += named(cell, _TABLE)
    yield RawLine("", Place(table=number))
    for nested in inner:
        yield from _table(nested, walk, depth + 1)
