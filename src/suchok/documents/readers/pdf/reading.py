"""A PDF page by page: tables by their rulings, the lines around them by their height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from suchok.core.reading.lines import Raw, RawLine
from suchok.core.report.place import Place
from suchok.documents.mark import ATTACHMENT
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile
from suchok.documents.readers.limits import MOST_PAGES, TooManyPages, within_limits
from suchok.documents.readers.pdf.page import Page, page_of
from suchok.documents.readers.pdf.prose import lines_of
from suchok.documents.readers.pdf.quality import is_readable
from suchok.documents.readers.pdf.tables import RuledTable, rows_of_ruled, ruled_table
from suchok.documents.readers.pdf.unruled import UnruledTable, rows_of_unruled, unruled_table
from suchok.documents.readers.pdf.word_breaks import LineEnds

_MOST_CHARACTERS = 1_500_000
_MOST_ATTACHMENTS = 10
# The part of a page's width that its text takes up where lines are full.
_FULL = 0.6


@dataclass(frozen=True, slots=True)
class PdfRows:
    """The rows and lines of a PDF.

    ``unread`` are the pages (from 1) whose text layer is missing or broken, so that they must be read
    as scans; ``unruled`` are the places of the tables that have no rulings; ``attached`` is the document
    that Suchok put into the file as JSON, which anybody can have changed.
    """

    raws: tuple[Raw, ...]
    pages: int
    unread: tuple[int, ...]
    unruled: tuple[Place, ...]
    attached: bytes | None = None


def rows_of_pdf(data: bytes) -> PdfRows:
    """Return the rows and lines of a digital PDF.

    Raises ``EncryptedFile``, ``TooManyPages``, or ``UnsafeArchive`` for what is damaged or says far too much, and as
    ``within_limits`` does.
    """
    document = opened_pdf(data)
    try:
        if len(document) > MOST_PAGES:
            raise TooManyPages
        pages = list(_pages(document))
        attached = _attached(document)
    except pdfium.PdfiumError as error:
        raise UnsafeArchive("broken") from error
    finally:
        document.close()
    return replace(_told(pages), attached=attached)


def _pages(document: pdfium.PdfDocument) -> Iterator[Page]:
    characters = 0
    for number in range(len(document)):
        page = page_of(document[number], number + 1)
        characters += len(page.characters)
        if characters > _MOST_CHARACTERS:
            raise UnsafeArchive("too large")
        yield page


def opened_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF, which the caller closes; raises ``EncryptedFile``, or ``UnsafeArchive`` for what is damaged."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile from error
        raise UnsafeArchive("broken") from error


def _attached(document: pdfium.PdfDocument) -> bytes | None:
    """Return the attachment that a PDF of Suchok has; a damaged one is none."""
    try:
        for number in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
            attachment = document.get_attachment(number)
            if attachment.get_name() == ATTACHMENT:
                return bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return None
    return None


def _told(pages: Sequence[Page]) -> PdfRows:
    edges = _right_edges(pages)
    raws: list[Raw] = []
    unruled: list[tuple[Place, UnruledTable]] = []
    ruled = [[ruled_table(grid, page.characters) for grid in page.grids] for page in pages]
    ends = LineEnds([table.upright for tables in ruled for table in tables], pages)
    for page, tables in zip(pages, ruled, strict=True):
        raws += _page(page, tables, ends, edges[_form(page)], unruled)
        raws.append(RawLine("", Place()))
    unread = tuple(page.number for page in pages if not is_readable(page))
    return PdfRows(tuple(within_limits(raws)), len(pages), unread, tuple(place for place, _ in unruled))


def _form(page: Page) -> int:
    return round(page.width / 10)


def _right_edges(pages: Sequence[Page]) -> dict[int, float]:
    """Return where lines end on the right, for the pages of each width.

    Pages of few words do not tell; where there are no others, margins count as equal.
    """
    full: dict[int, float] = {}
    short: dict[int, float] = {}
    for page in pages:
        left = min((one.left for one in page.characters), default=0.0)
        right = max((one.right for one in page.characters), default=0.0)
        edges, edge = (full, right) if right - left > _FULL * page.width else (short, left + page.width)
        edges[_form(page)] = max(edge, edges.get(_form(page), edge))
    return short | full


def _page(
    page: Page, ruled: Sequence[RuledTable], ends: LineEnds, edge: float, unruled: list[tuple[Place, UnruledTable]]
) -> Iterator[Raw]:
    """Yield the rows and lines of a page from top to bottom; a table without rulings is added with its place."""
    before = next((table for place, table in unruled[-1:] if place.page == page.number - 1), None)
    top = float("inf")
    tables = 0
    for printed in (*ruled, None):
        bottom = printed.grid.top if printed is not None else float("-inf")
        between = [one for one in page.characters if bottom < one.middle[1] <= top]
        place = Place(page=page.number)
        table = unruled_table(between, before)
        if table is None:
            yield from lines_of(between, place, edge)
        else:
            tables += 1
            unruled.append((Place(page=page.number, table=tables), table))
            yield from lines_of(table.above, place, edge)
            yield RawLine("", place)
            yield from rows_of_unruled(table, unruled[-1][0])
            yield RawLine("", place)
            yield from lines_of(table.below, place, edge)
        if printed is not None:
            tables += 1
            yield RawLine("", place)
            yield from rows_of_ruled(printed, ends, Place(page=page.number, table=tables))
            yield RawLine("", place)
            yield from lines_of(printed.beside, place, edge)
            top = printed.grid.bottom
