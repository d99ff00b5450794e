"""Word documents: paragraphs and tables as they are seen, in their order.

Insertions are read; deletions, moved-away text, hidden text, comments and the fallback of drawings
are not. A merged cell has its text where it begins, and blanks where it reaches.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, groupby
from zipfile import ZipFile

from lxml import etree

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.archive import UnsafeArchive, opened, part_of
from suchok.documents.readers.bijoy import is_bijoy_font, to_unicode
from suchok.documents.readers.word_fonts import Fonts, fonts_of
from suchok.documents.readers.word_lists import is_listed, listed_levels

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_NAMED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MAIN = "word/document.xml"
_MOST_SPAN = 64
_DEEPEST = 24
_BLOCK_GAP = 120


def _w(name: str) -> str:
    return _WORD + name


# What is in the file but not on the page.
_UNSEEN = frozenset(
    {_w("del"), _w("moveFrom"), _w("instrText"), _w("delText"), _w("delInstrText"), _COMPATIBILITY + "Fallback"}
    | {_w("rPr"), _w("pPr"), _w("sectPr"), _w("tblPr"), _w("tblGrid"), _w("commentReference"), _w("annotationRef")}
)


@dataclass(frozen=True, slots=True)
class Picture:
    """An embedded picture: what Word calls it, and the paragraph or cell that it stands in."""

    name: str
    place: Place


@dataclass(slots=True)
class WordNotes:
    """What was left out: the number of comments and deletions, and the pictures; whether a Bijoy font was met."""

    has_bijoy: bool = False
    deletions: int = 0
    comments: int = 0
    pictures: list[Picture] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Where the walk is: tables and paragraphs are counted from 1."""

    tables: int = 0
    paragraphs: int = 0
    listed: frozenset[tuple[str, str]] = frozenset()
    fonts: Fonts = field(default_factory=lambda: Fonts({}, ""))
    has_bijoy: bool = False
    notes: WordNotes = field(default_factory=WordNotes)


def rows_of_docx(data: bytes) -> tuple[tuple[Raw, ...], WordNotes]:
    """Return the rows and lines of a Word document, headers first and footers last, and what was left out.

    Raises ``UnsafeArchive`` for what is no Word document, is damaged or would unpack to too much.
    """
    archive = opened(data)
    body = _parsed(part_of(archive, _MAIN))
    if body is None:
        raise UnsafeArchive("broken")
    walk = _Walk(
        listed=listed_levels(_parsed(part_of(archive, "word/numbering.xml"))),
        fonts=fonts_of(_parsed(part_of(archive, "word/styles.xml"))),
    )
    raws: list[Raw] = []
    for kind in ("header", "body", "footer"):
        for root in [body] if kind == "body" else _related(archive, body, kind):
            raws += _blocks(root, walk, 0)
        raws.append(RawLine("", Place()))
    _count_left_out(body, walk.notes)
    walk.notes.has_bijoy = walk.has_bijoy
    return tuple(raws), walk.notes


def _parsed(part: bytes | None) -> etree._Element | None:
    if part is None:
        return None
    # No entities, no network, and lxml's own limits on depth and size stay on.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeArchive("broken") from error


def _related(archive: ZipFile, body: etree._Element, kind: str) -> Iterator[etree._Element]:
    """Yield the headers or footers that sections of the document refer to, each once."""
    relations = _parsed(part_of(archive, "word/_rels/document.xml.rels"))
    targets = {} if relations is None else {found.get("Id"): found.get("Target") or "" for found in relations}
    seen: set[str] = set()
    for reference in body.iter(_w(f"{kind}Reference")):
        target = targets.get(reference.get(_OFFICE_RELATION + "id"), "")
        if target and target not in seen:
            seen.add(target)
            root = _parsed(part_of(archive, f"word/{target.removeprefix('/word/')}"))
            if root is not None:
                yield root


def _blocks(parent: etree._Element, walk: _Walk, depth: int) -> Iterator[Raw]:
    """Yield what a body, cell or text box holds; a change of alignment or a gap divides blocks like a blank line."""
    if depth > _DEEPEST:
        return
    before: etree._Element | None = None
    for child in parent:
        if child.tag in _UNSEEN or not isinstance(child.tag, str):
            continue
        if child.tag == _w("p"):
            if before is not None and _is_apart(before, child):
                yield RawLine("", Place())
            before = child
            yield from _paragraph(child, walk, depth)
        elif child.tag == _w("tbl"):
            yield from _table(child, walk, depth)
        else:
            yield from _blocks(child, walk, depth + 1)


def _is_apart(one: etree._Element, other: etree._Element) -> bool:
    """Whether two paragraphs are seen as two blocks."""
    gap = max(_points(one, "after"), _points(other, "before"))
    return gap >= _BLOCK_GAP or _alignment(one) != _alignment(other)


def _points(paragraph: etree._Element, side: str) -> int:
    """Return the space before or after a paragraph in twentieths of a point."""
    spacing = paragraph.find(f"{_w('pPr')}/{_w('spacing')}")
    value = spacing.get(_w(side), "") if spacing is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0


def _alignment(paragraph: etree._Element) -> tuple[str | None, str | None]:
    found = paragraph.find(f"{_w('pPr')}/{_w('jc')}")
    indent = paragraph.find(f"{_w('pPr')}/{_w('ind')}")
    return (
        found.get(_w("val")) if found is not None else None,
        (indent.get(_w("left")) or indent.get(_w("start"))) if indent is not None else None,
    )


def _paragraph(paragraph: etree._Element, walk: _Walk, depth: int) -> Iterator[Raw]:
    walk.paragraphs += 1
    if _is_page_number(paragraph):
        return
    place = Place(row=walk.paragraphs)
    walk.notes.pictures += _pictures(paragraph, place)
    mark = "• " if is_listed(paragraph, walk.listed) else ""
    lines = _text(paragraph, walk).split("\n")
    for line in lines:
        text = normalise(line)
        yield RawLine(mark + text if text else "", place)
    for box in _boxes(paragraph):
        yield from _blocks(box, walk, depth + 1)


def _is_page_number(paragraph: etree._Element) -> bool:
    """Whether a paragraph counts the pages, which is no text of the document."""
    fields = [field.text or "" for field in paragraph.iter(_w("instrText"))]
    fields += [field.get(_w("instr"), "") for field in paragraph.iter(_w("fldSimple"))]
    return any(field.split()[:1] in (["PAGE"], ["NUMPAGES"]) for field in fields)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that are anchored in a paragraph, each once."""
    for box in paragraph.iter(_w("txbxContent")):
        if not any(above.tag == _COMPATIBILITY + "Fallback" for above in box.iterancestors()):
            yield box


def _text(paragraph: etree._Element, walk: _Walk) -> str:
    """Return the text of a paragraph as it is seen, text boxes aside; runs in a Bijoy font in Unicode."""
    pieces = list(_pieces(paragraph, walk.fonts, walk.fonts.of_paragraph(paragraph)))
    text: list[str] = []
    for is_bijoy, group in groupby(pieces, key=lambda piece: piece[1]):
        joined = "".join(piece for piece, _ in group)
        walk.has_bijoy = walk.has_bijoy or (is_bijoy and bool(joined.strip()))
        text.append(to_unicode(joined) if is_bijoy else joined)
    return "".join(text)


_SIGNS = {_w("tab"): "\t", _w("br"): "\n", _w("cr"): "\n", _w("noBreakHyphen"): "-", _w("softHyphen"): ""}


def _pieces(element: etree._Element, fonts: Fonts, font: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a paragraph, each with whether its font is a Bijoy one; a run may be split anywhere."""
    for child in element:
        if child.tag in _UNSEEN or child.tag == _w("txbxContent") or not isinstance(child.tag, str):
            continue
        if child.tag == _w("t"):
            yield child.text or "", is_bijoy_font(font)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], is_bijoy_font(font)
        elif not _is_hidden(child):
            yield from _pieces(child, fonts, fonts.of_run(child, font))


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{_w('rPr')}/{_w('vanish')}")
    return hidden is not None and hidden.get(_w("val"), "true") not in ("false", "0")


def _table(table: etree._Element, walk: _Walk, depth: int) -> Iterator[Raw]:
    walk.tables += 1
    number = walk.tables
    inner: list[Raw] = []
    rows = [row for row in _rows(table) if row.find(f"{_w('trPr')}/{_w('del')}") is None]
    for at, row in enumerate(rows, 1):
        yield RawRow(tuple(_cells(row, Place(table=number, row=at), walk)))
        for cell in row.iter(_w("tc")):
            inner += (
                [raw for nested in cell.findall(_w("tbl")) for raw in _table(nested, walk, depth + 1)]
                if depth < _DEEPEST
                else []
            )
    yield RawLine("", Place(table=number))
    yield from inner


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == _w("tr"):
            yield child
        elif child.tag in (_w("sdt"), _w("sdtContent"), _w("ins"), _w("customXml")):
            yield from _rows(child)


def _cells(row: etree._Element, place: Place, walk: _Walk) -> Iterator[RawCell]:
    """Yield one cell for each column of the grid; a cell that continues a merged one is blank."""
    columns = count(1)
    for _ in range(_number(row.find(f"{_w('trPr')}/{_w('gridBefore')}"), default=0)):
        yield RawCell("", place._replace(column=next(columns)))
    for cell in _cells_in(row):
        properties = cell.find(_w("tcPr"))
        lines = () if _continues(properties) else _cell_lines(cell, walk)
        at = place._replace(column=next(columns))
        walk.notes.pictures += _pictures(cell, at)
        yield RawCell(" ".join(lines), at, lines if len(lines) > 1 else ())
        span = properties.find(_w("gridSpan")) if properties is not None else None
        for _ in range(_number(span, default=1) - 1):
            yield RawCell("", place._replace(column=next(columns)))


def _cells_in(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == _w("tc"):
            yield child
        elif child.tag in (_w("sdt"), _w("sdtContent"), _w("ins"), _w("customXml")):
            yield from _cells_in(child)


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell continues the merged one above it or to its left."""
    if properties is None:
        return False
    merges = (properties.find(_w("vMerge")), properties.find(_w("hMerge")))
    return any(merge is not None and merge.get(_w("val"), "continue") == "continue" for merge in merges)


def _cell_lines(cell: etree._Element, walk: _Walk) -> tuple[str, ...]:
    """Return the lines of a cell that say something; a nested table is told on its own."""
    paragraphs = [paragraph for paragraph in cell.iter(_w("p")) if _owner(paragraph) is cell]
    lines = [normalise(line) for paragraph in paragraphs for line in _text(paragraph, walk).split("\n")]
    return tuple(line for line in lines if line)


def _owner(paragraph: etree._Element) -> etree._Element | None:
    return next((above for above in paragraph.iterancestors(_w("tc"))), None)


def _number(element: etree._Element | None, *, default: int) -> int:
    value = element.get(_w("val"), "") if element is not None else ""
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() else default


def _count_left_out(body: etree._Element, notes: WordNotes) -> None:
    # In the properties of a run <w:del> only says that the end of a paragraph was deleted.
    deletions = [found.getparent() for found in body.iter(_w("del"), _w("moveFrom"))]
    notes.deletions = sum(above is not None and above.tag != _w("rPr") for above in deletions)
    notes.comments = sum(1 for _ in body.iter(_w("commentReference")))


def _pictures(parent: etree._Element, place: Place) -> Iterator[Picture]:
    """Yield the pictures in a paragraph or cell, each once; drawn shapes and text boxes are none."""
    for found in parent.iter(_w("drawing"), _w("pict"), _w("object")):
        has_picture = any(True for _ in found.iter(_BLIP, _IMAGE))
        if has_picture and not any(above.tag == _COMPATIBILITY + "Fallback" for above in found.iterancestors()):
            named = next(found.iter(_NAMED), None)
            name = (named.get("descr") or named.get("name")) if named is not None else None
            yield Picture(normalise(name or "") or "–", place)
