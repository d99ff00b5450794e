"""Text files: tables with tabs, pipes, Markdown or other separators, and the lines around them."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence

from suchok.core.reading.lines import Raw, RawLine, RawRow, cells_of
from suchok.core.report.place import places_in_text
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.documents.readers import pipes, quotes
from suchok.documents.readers.limits import within_limits
from suchok.documents.readers.separators import Divide, divide_from

_BREAK = re.compile(r"<br\s?/?>|&nbsp;", re.IGNORECASE)
_MOST_CELLS = 200


def rows_of_text(text: str) -> tuple[Raw, ...]:
    """Return the rows and lines of a text, in order, blank lines included; places count lines and columns from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return tuple(within_limits(_raw(cells, number) for number, cells in _divided(lines)))


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8 or UTF-16; bytes that are neither become replacement signs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.removeprefix(BOM_UTF8).decode(errors="replace")


def _divided(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each printed row; a line has one cell."""
    frames = pipes.frames_of(lines)
    divide: Divide | None = None
    position = 0
    while position < len(lines):
        line, start = lines[position], position
        if pipes.is_rule(line):
            position += 1
            continue
        if frames is not None and pipes.is_piped(line):
            divide = None
            cells, position = pipes.row_at(lines, position, frames)
        elif "\t" in line:
            divide = None
            cells, position = quotes.row_at(lines, position, "\t")
        else:
            divide = divide_from(lines, position) or divide
            cells, position = divide(lines, position) if divide is not None else (_plain(lines, position), position + 1)
        yield start + 1, cells


_SIDE_BY_SIDE = re.compile(r"(?<=\S) {4,}(?=\S)")
_LONGEST_LINE = 1000


def _plain(lines: Sequence[str], position: int) -> list[str]:
    """Return a line whole, or what stands side by side in it: the same wide gap is in the line above or below."""
    line = lines[position]
    pieces = _pieces(line)
    beside = [lines[at] for at in (position - 1, position + 1) if 0 <= at < len(lines)]
    if len(pieces) > 1 and any(len(_pieces(other)) == len(pieces) for other in beside):
        return pieces
    return [_bare(line)]


def _pieces(line: str) -> list[str]:
    return _SIDE_BY_SIDE.split(line.strip(" ")) if "    " in line and len(line) <= _LONGEST_LINE else [line]


_LEAST_PADDING = 3
# What Markdown puts around a line: # above a section, --- between two, *…* for italics.
_MARKDOWN = re.compile(
    r"#{1,6}\s+(?P<heading>\S.*)|(?:---|\*\*\*|___)|(?P<sign>[*_])(?P<slanted>[^\s*_](?:[^*_]*[^\s*_])?)(?P=sign)"
)


def _bare(line: str) -> str:
    """Return a line without the marks of Markdown, or the quotes and commas of a spreadsheet around it."""
    if line.startswith(("#", "*", "-", "_")):
        marked = _MARKDOWN.fullmatch(line.rstrip())
        return (marked["heading"] or marked["slanted"] or "") if marked is not None else line
    bare = line.rstrip(",;")
    if len(line) - len(bare) < _LEAST_PADDING:
        return line
    return bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] == '"' else bare


def _raw(cells: list[str], number: int) -> Raw:
    if len(cells) < 2:
        return RawLine(_cell_text(cells[0]), *places_in_text(number, 1))
    if len(cells) > _MOST_CELLS:
        cells = [*cells[: _MOST_CELLS - 1], " ".join(cells[_MOST_CELLS - 1 :])]
    return RawRow(cells_of(map(_cell_text, cells), places_in_text(number, len(cells))))


@remembered(16384)
def _cell_text(cell: str) -> str:
    if "<" in cell or "&" in cell:
        cell = _BREAK.sub(" ", cell)
    return normalise(cell.replace("\\|", "|") if "\\" in cell else cell)
