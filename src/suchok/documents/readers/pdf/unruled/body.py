"""The rows of a table without rulings: one for each code, and what stands beside it at the same height."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from suchok.core.reading.rows import is_total
from suchok.core.reading.units import unit_of
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers.pdf.unruled.stretch import Stretch

_CODE = re.compile(r"[\[(]?([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2})\.?[\])]?(?![0-9./])")
_PREFIX = re.compile(r"[\[(]([0-9]{1,2}(?:\.[0-9]{1,2})?)\.?[\])]|([0-9]{1,2}\.[0-9]{1,2})\s")
_VALUE = re.compile(r"[0-9./%,-]+|[-–—]+")
_WIDER = 1.15
_BELOW = 0.6
_USUAL_STEP = 1.45

Cell = list[Stretch]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of one column that follow each other at the usual step: the text of one cell."""

    column: int
    lines: tuple[Stretch, ...]

    @property
    def top(self) -> float:
        """The height of the first line."""
        return self.lines[0].base

    @property
    def bottom(self) -> float:
        """The height of the last line."""
        return self.lines[-1].base

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by its code and by the heights between which it stands."""

    code: str | None
    top: float
    bottom: float


def code_of(text: str) -> str | None:
    """Return the code of three parts that a text begins with, in Latin digits."""
    match = _CODE.match(to_latin_digits(text))
    return match[1] if match else None


def begins_row(text: str) -> bool:
    """Whether a text begins with a code, or with the number of an area or an activity."""
    return code_of(text) is not None or _PREFIX.match(to_latin_digits(text)) is not None


def rows_of_body(body: Sequence[tuple[int, Stretch]], columns: int, title: int) -> list[list[Cell]]:
    """Return the cells of each row; ``body`` are stretches with their columns, ``title`` the column of the codes."""
    lines = [sorted((one for at, one in body if at == column), key=_height) for column in range(columns)]
    step = _usual_step(lines[title])
    titles = _chunks(title, lines[title], step)
    others = [chunk for at in range(columns) if at != title for chunk in _chunks(at, lines[at], step)]
    rows = _rows(titles, others, step)
    cells: list[list[Cell]] = [[[] for _ in range(columns)] for _ in rows]
    placed = {id(chunk): at for at, chunk in enumerate(titles)}
    placed |= _placed_by_prefix([chunk for chunk in others if chunk.column < title], rows)
    for chunk in (*titles, *others):
        for at, line in _placed(chunk, rows, placed, [one for one in others if id(one) in placed], title):
            cells[at][chunk.column].append(line)
    return [row for row in cells if any(row)]


def _height(stretch: Stretch) -> tuple[float, float]:
    return -stretch.base, stretch.left


def _usual_step(lines: Sequence[Stretch]) -> float:
    """Return the step from a line of a title to the next one."""
    steps = [one.base - other.base for one, other in pairwise(lines) if code_of(other.text) is None]
    close = [step for step in steps if 0 < step < 2 * lines[0].size]
    return median(close) if close else _USUAL_STEP * (lines[0].size if lines else 10.0)


def _chunks(column: int, lines: Sequence[Stretch], step: float) -> list[Chunk]:
    """Divide the lines of a column where a code begins or where the step is wider than within a cell."""
    groups: list[list[Stretch]] = []
    for line in lines:
        begins = _PREFIX.match(to_latin_digits(line.text)) or code_of(line.text) or is_total(line.text)
        if groups and not begins and groups[-1][-1].base - line.base <= _WIDER * step:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Chunk(column, tuple(group)) for group in groups]


def _rows(titles: Sequence[Chunk], others: Sequence[Chunk], step: float) -> list[_Row]:
    """Return a row for each title, and one for what stands below them all (the total)."""
    rows = [_Row(code_of(chunk.lines[0].text), chunk.top, chunk.bottom) for chunk in titles]
    end = titles[-1].bottom - _BELOW * step
    if below := [chunk for chunk in others if chunk.top < end]:
        rows.append(_Row(None, below[0].top, below[0].bottom))
    return rows


def _placed_by_prefix(chunks: Sequence[Chunk], rows: Sequence[_Row]) -> dict[int, int]:
    """Return the rows of areas and activities; of two with the same number the second has a wrong one."""
    placed: dict[int, int] = {}
    taken: set[tuple[int, int]] = set()
    for chunk in chunks:
        at = _row_of_prefix(chunk, rows)
        if at is not None and (chunk.column, at) not in taken:
            placed[id(chunk)] = at
            taken.add((chunk.column, at))
    return placed


def _row_of_prefix(chunk: Chunk, rows: Sequence[_Row]) -> int | None:
    """Return the first row whose code goes on from the number that an area or an activity begins with."""
    match = _PREFIX.match(to_latin_digits(chunk.lines[0].text))
    prefix = (match[1] or match[2]) + "." if match else None
    return next((at for at, row in enumerate(rows) if prefix and row.code and row.code.startswith(prefix)), None)


def _placed(
    chunk: Chunk, rows: Sequence[_Row], placed: dict[int, int], known: Sequence[Chunk], title: int
) -> Iterator[tuple[int, Stretch]]:
    """Yield each line of a chunk with its row; values one above the other belong to a row each."""
    if id(chunk) in placed:
        at = placed[id(chunk)]
    elif chunk.column < title and (beside := _beside(chunk, known)) is not None:
        at = placed[id(beside)]
    elif all(_stands_alone(line.text) for line in chunk.lines) or _is_of_several(chunk, rows, title):
        yield from ((_nearest(line.base, line.base, rows), line) for line in chunk.lines)
        return
    else:
        at = _nearest(chunk.top, chunk.bottom, rows)
    yield from ((at, line) for line in chunk.lines)


def _is_of_several(chunk: Chunk, rows: Sequence[_Row], title: int) -> bool:
    """Whether texts of several rows follow each other without a gap; behind the titles no cell is merged downwards."""
    beside = sum(chunk.bottom <= row.bottom and row.top <= chunk.top for row in rows)
    return chunk.column > title and beside > 1


def _stands_alone(text: str) -> bool:
    """Whether a line is a whole value or unit, or part of a value that was broken."""
    return _VALUE.fullmatch(to_latin_digits(text)) is not None or unit_of(text) is not None


def _beside(chunk: Chunk, known: Sequence[Chunk]) -> Chunk | None:
    """Return the area or activity at whose height a serial number or a weight stands."""
    near = min(known, key=lambda one: abs(one.middle - chunk.middle), default=None)
    return near if near is not None and abs(near.middle - chunk.middle) < chunk.lines[0].size else None


def _nearest(top: float, bottom: float, rows: Sequence[_Row]) -> int:
    """Return the row that shares most height with a text, else the nearest one; of several the first."""

    def distance(at: int) -> float:
        return max(bottom - rows[at].top, rows[at].bottom - top)

    return min(range(len(rows)), key=distance)
