"""A PDF page by page: tables by their rulings, the lines around them by their height."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.pdf.characters import Character, characters_of
from suchok.documents.readers.pdf.grid import Grid, grids_of, rulings_of

MOST_PAGES = 200
_FAR_APART = 2.5
_BLANK_LINE = 1.9
_WORD_GAP = 0.28
_SPACES_IN = 40
_WIDE_LINE = 0.55
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
    characters = _with_spaces(list(characters_of(page, text_page)))
    grids = grids_of(rulings_of(page))
    raws: list[Raw] = []
    top = float("inf")
    for at, grid in enumerate(grids, 1):
        raws += _lines([one for one in characters if grid.top < one.middle[1] < top], Place(page=number))
        raws.append(RawLine("", Place(page=number)))
        raws += _table(grid, characters, Place(page=number, table=at))
        raws.append(RawLine("", Place(page=number)))
        top = grid.bottom
    raws += _lines([one for one in characters if one.middle[1] <= top], Place(page=number))
    return raws, len(characters)


def _table(grid: Grid, characters: Sequence[Character], place: Place) -> Iterator[RawRow]:
    inside = [one for one in characters if grid.bottom <= one.middle[1] <= grid.top and grid.left <= one.middle[0] <= grid.right]
    texts: dict[tuple[int, int], list[Character]] = {}
    for one in inside:
        cell = next((cell for cell in grid.cells if cell.holds(*one.middle)), None)
        if cell is not None:
            texts.setdefault((cell.row, cell.column), []).append(one)
    for row in range(grid.rows):
        cells = [_cell_text(texts.get((row, column), [])) for column in range(grid.columns)]
        yield RawRow(
            tuple(
                RawCell(" ".join(lines), Place(page=place.page, table=place.table, row=row + 1, column=column), lines if len(lines) > 1 else ())
                for column, lines in enumerate(cells, 1)
            )
        )


def _cell_text(characters: Sequence[Character]) -> tuple[str, ...]:
    lines = [text for line in _by_line(characters) if (text := normalise(_joined(line)))]
    joined: list[str] = []
    for line in lines:
        # A word is broken after a slash or a hyphen without a space, and a number or a date anywhere.
        if joined and joined[-1].endswith(("/", "-")):
            joined[-1] = _continued(joined[-1], line)
        elif joined and _is_cut_value(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return tuple(joined)


def _is_cut_value(before: str, after: str) -> bool:
    """Whether a line break divides a number or a date: ০৪/০৫/২০ and ২৩."""
    return _FIGURES.fullmatch(before) is not None and _FIGURES.fullmatch(after) is not None


def _by_line(characters: Sequence[Character]) -> list[list[Character]]:
    """Divide characters, in the order they are written, where the next one begins a new line."""
    lines: list[list[Character]] = []
    for one in characters:
        if lines and not _begins_line(lines[-1], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _begins_line(line: Sequence[Character], one: Character) -> bool:
    """Whether a character stands below or above the line so far; raised and lowered signs do not."""
    height = max(line[-1].top - line[-1].bottom, one.top - one.bottom, 4.0)
    far = abs(one.middle[1] - line[-1].middle[1]) > 0.9 * height
    back = one.left < line[-1].left - 2 * height
    return far or (back and abs(one.middle[1] - line[-1].middle[1]) > 0.45 * height)


def _with_spaces(characters: list[Character]) -> list[Character]:
    """Add the spaces of a file that writes none: a gap between two glyphs that is as wide as one."""
    if _SPACES_IN * sum(one.text.isspace() for one in characters) >= len(characters):
        return characters
    spaced = characters[:1]
    for before, one in pairwise(characters):
        height = max(before.top - before.bottom, one.top - one.bottom, 4.0)
        if one.left - before.right > _WORD_GAP * height and abs(one.bottom - before.bottom) < height:
            spaced.append(Character(" ", before.right, one.left, one.bottom, one.top))
        spaced.append(one)
    return spaced


def _joined(line: Sequence[Character]) -> str:
    return "".join(one.text for one in line)


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line outside tables, its parts from left to right; ``ends_block`` if a gap follows."""

    parts: tuple[tuple[Character, ...], ...]
    ends_block: bool

    @property
    def characters(self) -> list[Character]:
        """All characters, from left to right."""
        return [one for part in self.parts for one in part]


def _lines(characters: Sequence[Character], place: Place) -> Iterator[Raw]:
    """Yield the lines outside tables, from top to bottom; what stands side by side is a row of cells."""
    lines = _printed_lines(characters)
    edge = max((one.right for one in characters), default=0.0)
    wrapped = ""
    at = 0
    while at < len(lines):
        beside = _side_by_side(lines[at:])
        if beside:
            columns = _columns([line.parts for line in lines[at : at + beside]])
            yield from (_row(line.parts, columns, place) for line in lines[at : at + beside])
            at += beside
            yield RawLine("", place)
            continue
        line = lines[at]
        wrapped = _continued(wrapped, normalise(_joined(line.characters)))
        if line.ends_block or not _is_full(line.characters, edge):
            yield RawLine(wrapped, place)
            wrapped = ""
        if line.ends_block:
            yield RawLine("", place)
        at += 1


def _printed_lines(characters: Sequence[Character]) -> list[_Line]:
    lines = sorted(_same_height(_by_line(characters)), key=lambda line: -line[0].middle[1])
    steps = [one[0].middle[1] - other[0].middle[1] for one, other in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    return [
        _Line(tuple(map(tuple, _parts(line))), at >= len(steps) or steps[at] > max(_BLANK_LINE * _height(line), 1.2 * usual))
        for at, line in enumerate(lines)
    ]


def _side_by_side(lines: Sequence[_Line]) -> int:
    """Count the lines from the first on that stand in columns: signatures, or memo number and date."""
    if not lines or len(lines[0].parts) < 2:
        return 0
    columns = _columns([lines[0].parts])
    count = 1
    while not lines[count - 1].ends_block and count < len(lines):
        parts = lines[count].parts
        if len(parts) == 1 and (_column_of(parts[0], columns) is None):
            break
        columns = _columns([line.parts for line in lines[: count + 1]])
        count += 1
    return count if all(_is_beside(line.parts, columns) for line in lines[:count]) else 1


def _is_full(line: Sequence[Character], edge: float) -> bool:
    """Whether a line of prose reaches the right edge, so that the next one goes on with it."""
    left, right = _span(line)
    return right > edge - 3 * _height(line) and right - left > _WIDE_LINE * edge


def _continued(before: str, after: str) -> str:
    if not before:
        return after
    return before + after if before.endswith(("/", "-")) else f"{before} {after}"


def _same_height(lines: Sequence[list[Character]]) -> list[list[Character]]:
    """Join lines that stand at one height: the columns of a letter's heading, signatures side by side."""
    joined: list[list[Character]] = []
    for line in lines:
        beside = next((other for other in joined if abs(other[0].middle[1] - line[0].middle[1]) < 0.4 * _height(line)), None)
        if beside is None:
            joined.append(list(line))
        else:
            beside += line
    return joined


def _height(line: Sequence[Character]) -> float:
    return max(median(one.top - one.bottom for one in line), 4.0)


def _parts(line: Sequence[Character]) -> list[list[Character]]:
    """Divide a line where a wide gap shows that two things stand side by side."""
    parts: list[list[Character]] = []
    wide = _FAR_APART * _height(line)
    for one in line:
        if parts and abs(one.left - parts[-1][-1].right) <= wide:
            parts[-1].append(one)
        else:
            parts.append([one])
    return sorted(parts, key=lambda part: part[0].left)


_Span = tuple[float, float]


def _span(part: Sequence[Character]) -> _Span:
    return min(one.left for one in part), max(one.right for one in part)


def _columns(lines: Sequence[Sequence[Sequence[Character]]]) -> list[_Span]:
    """Return the columns that the lines of several parts stand in, from left to right."""
    columns: list[_Span] = []
    for left, right in sorted(_span(part) for parts in lines if len(parts) > 1 for part in parts):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(part: Sequence[Character], columns: Sequence[_Span]) -> int | None:
    """Return the one column that a part overlaps, ``None`` if there is none or more."""
    left, right = _span(part)
    found = [at for at, (start, end) in enumerate(columns) if left < end and start < right]
    return found[0] if len(found) == 1 else None


def _is_beside(parts: Sequence[Sequence[Character]], columns: Sequence[_Span]) -> bool:
    """Whether the parts of a line stand each in a column of its own; a lone one not in the first."""
    found = [_column_of(part, columns) for part in parts]
    return len(columns) > 1 and None not in found and len(set(found)) == len(found)


def _row(parts: Sequence[Sequence[Character]], columns: Sequence[_Span], place: Place) -> RawRow:
    texts = {_column_of(part, columns): normalise(_joined(part)) for part in parts}
    return RawRow(tuple(RawCell(texts.get(at, ""), place) for at in range(len(columns))))
