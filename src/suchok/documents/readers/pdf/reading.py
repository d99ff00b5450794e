"""A PDF page by page: tables by their rulings, the lines around them by their height."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.pdf.characters import Character, characters_of, turn_of, upright
from suchok.documents.readers.pdf.grid import Grid, grids_of, rulings_of
from suchok.documents.readers.pdf.order import in_written_order
from suchok.documents.readers.pdf.prose import by_line, continued, joined, lines_of

MOST_PAGES = 200
_NARROW_GAP, _WIDE_GAP = 0.2, 0.5
_SPACES_IN = 40
# The part of a page's width that its text takes up where any line is full.
_FULL = 0.5
_FIGURES = re.compile(r"[০-৯0-9/.,%-]+")


class EncryptedPdf(ValueError):
    """A PDF that asks for a password."""


@dataclass(frozen=True, slots=True)
class PdfRows:
    """The rows and lines of a PDF, and how many characters its text layer has."""

    raws: tuple[Raw, ...]
    characters: int


def rows_of_pdf(data: bytes) -> PdfRows:
    """Return the rows and lines of a digital PDF.

    Raises ``EncryptedPdf``, or ``UnsafeArchive`` for what is damaged or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedPdf from error
        raise UnsafeArchive("broken") from error
    try:
        if len(document) > MOST_PAGES:
            raise UnsafeArchive("too large")
        pages = [_page(document[number], number + 1) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise UnsafeArchive("broken") from error
    finally:
        document.close()
    raws = [raw for page, _ in pages for raw in (*page, RawLine("", Place()))]
    return PdfRows(tuple(raws), sum(count for _, count in pages))


def _page(page: pdfium.PdfPage, number: int) -> tuple[list[Raw], int]:
    text_page = page.get_textpage()
    quarters = turn_of(text_page)
    characters = _with_spaces(in_written_order(characters_of(page, text_page, quarters)))
    grids = grids_of(rulings_of(page, quarters))
    edge = _right_edge(characters, page.get_size()[quarters % 2])
    raws: list[Raw] = []
    top = float("inf")
    for at, grid in enumerate(grids, 1):
        raws += lines_of([one for one in characters if grid.top < one.middle[1] < top], Place(page=number), edge)
        raws.append(RawLine("", Place(page=number)))
        raws += _table(grid, characters, Place(page=number, table=at))
        raws.append(RawLine("", Place(page=number)))
        top = grid.bottom
    raws += lines_of([one for one in characters if one.middle[1] <= top], Place(page=number), edge)
    return raws, len(characters)


def _right_edge(characters: Sequence[Character], width: float) -> float:
    """Return where lines end on the right; a page of few words does not tell, so its margins count as equal."""
    left = min((one.left for one in characters), default=0.0)
    right = max((one.right for one in characters), default=0.0)
    return right if right - left > _FULL * width else left + width


def _table(grid: Grid, characters: Sequence[Character], place: Place) -> Iterator[RawRow]:
    inside = [
        one
        for one in characters
        if grid.bottom <= one.middle[1] <= grid.top and grid.left <= one.middle[0] <= grid.right
    ]
    texts: dict[tuple[int, int], list[Character]] = {}
    for one in inside:
        cell = next((cell for cell in grid.cells if cell.holds(*one.middle)), None)
        if cell is not None:
            texts.setdefault((cell.row, cell.column), []).append(one)
    for row in range(grid.rows):
        cells = [_cell_text(texts.get((row, column), [])) for column in range(grid.columns)]
        yield RawRow(
            tuple(
                RawCell(
                    " ".join(lines),
                    Place(page=place.page, table=place.table, row=row + 1, column=column),
                    lines if len(lines) > 1 else (),
                )
                for column, lines in enumerate(cells, 1)
            )
        )


def _cell_text(characters: Sequence[Character]) -> tuple[str, ...]:
    told: list[str] = []
    for line in by_line(upright(characters)):
        text = normalise(joined(line))
        if told and text and told[-1].endswith(("/", "-")):
            told[-1] = continued(told[-1], text)
        elif told and _is_cut_value(told[-1], text):
            told[-1] += text
        elif text:
            told.append(text)
    return tuple(told)


def _is_cut_value(before: str, after: str) -> bool:
    """Whether a line break divides a number or a date: ০৪/০৫/২০ and ২৩."""
    return _FIGURES.fullmatch(before) is not None and _FIGURES.fullmatch(after) is not None


def _with_spaces(characters: list[Character]) -> list[Character]:
    """Add the spaces that a file does not write: a gap after a word that is as wide as one.

    A file that writes its spaces leaves some out between columns; there the gap is wider.
    """
    writes_none = _SPACES_IN * sum(one.text.isspace() for one in characters) < len(characters)
    wide = _NARROW_GAP if writes_none else _WIDE_GAP
    spaced: list[Character] = []
    reach = 0.0
    for before, one in zip([None, *characters], characters, strict=False):
        if before is None or before.text.isspace() or abs(one.base - before.base) > 0.5 * one.size:
            reach = one.right
        elif not one.text.isspace() and one.left - reach > wide * one.size:
            spaced.append(replace(before, text=" ", left=reach, right=reach))
            reach = one.right
        spaced.append(one)
        reach = max(reach, one.right)
    return spaced
