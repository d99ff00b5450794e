"""The rows of a ruled table: the characters of a page, put into the cells of its grid."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character, upright
from suchok.documents.readers.pdf.grid import Grid
from suchok.documents.readers.pdf.prose import by_line, continued, joined
from suchok.documents.readers.pdf.word_breaks import Cells, Line, LineEnds, Room, rooms_of

# In sizes of the type: the gap or overlap of two letters of a word, and of two figures.
_TOUCHING, _NO_GAP = 0.1, 0.03
# In characters: a page made to hurt is one word of many thousands.
_LONGEST_WORD = 60
_FIGURES = re.compile(r"[০-৯0-9/.,%-]+")

_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table by its grid; ``cells`` gives each cell by its lines, ``turned`` those whose text is turned.

    ``beside`` is what stands beside the table at its height.
    """

    grid: Grid
    cells: Cells
    turned: frozenset[_Cell]
    beside: tuple[Character, ...]

    @property
    def upright(self) -> Cells:
        """The cells whose text is not turned."""
        return {at: lines for at, lines in self.cells.items() if at not in self.turned}


def ruled_table(grid: Grid, characters: Sequence[Character]) -> RuledTable:
    """Return the table of a grid, the characters of its page put into its cells."""
    level = [one for one in characters if grid.bottom < one.middle[1] <= grid.top]
    texts: dict[_Cell | None, list[Character]] = {}
    for one, at in zip(level, _cells_of(grid, level), strict=True):
        texts.setdefault(at, []).append(one)
    beside = tuple(texts.pop(None, ()))
    cells = {at: by_line(upright(found)) for at, found in texts.items() if at is not None}
    return RuledTable(grid, cells, frozenset(at for at, found in texts.items() if at and found[0].turn), beside)


def _cells_of(grid: Grid, characters: Sequence[Character]) -> list[_Cell | None]:
    """Return the cell of each character; a word that runs over a ruling belongs to the cell that most of it is in."""
    cells = [grid.cell_at(*one.middle) for one in characters]
    for at in range(1, len(cells)):
        if cells[at] != cells[at - 1] and _go_together(characters[at - 1], characters[at]):
            start, end = _word_around(characters, at)
            cell, count = Counter(cells[start:end]).most_common(1)[0]
            if count > (end - start) / 2:
                cells[start:end] = [cell] * (end - start)
    return cells


def _word_around(characters: Sequence[Character], at: int) -> tuple[int, int]:
    """Return where the word begins and ends that two characters before and at a position are of."""
    start = end = at
    while start > max(at - _LONGEST_WORD, 0) and _go_together(characters[start - 1], characters[start]):
        start -= 1
    while end < min(at + _LONGEST_WORD, len(characters)) and _go_together(characters[end - 1], characters[end]):
        end += 1
    return start, end


def _go_together(before: Character, one: Character) -> bool:
    """Whether two characters stand in one word: side by side, as the texts of two cells hardly ever do.

    Figures follow each other without any gap, letters may overlap a little.
    """
    if before.text.isspace() or one.text.isspace() or abs(one.base - before.base) > _TOUCHING * one.size:
        return False
    least, most = (-_TOUCHING, _TOUCHING) if before.text.isalpha() and one.text.isalpha() else (-_NO_GAP, _NO_GAP)
    return least * one.size < one.left - before.right < most * one.size


def rows_of_ruled(table: RuledTable, ends: LineEnds, place: Place) -> Iterator[RawRow]:
    """Yield the rows of a table; a merged cell has its text where it begins."""
    rooms = rooms_of(table.grid, table.upright, ends)
    told = {at: _texts_of(lines, rooms.get(at)) for at, lines in table.cells.items()}
    for row in range(table.grid.rows):
        yield row_of([told.get((row, column), ()) for column in range(table.grid.columns)], row + 1, place)


def row_of(cells: Sequence[tuple[str, ...]], number: int, place: Place) -> RawRow:
    """Return row ``number`` (from 1) of the table at ``place``, each cell given by its lines."""
    return RawRow(
        tuple(
            RawCell(
                " ".join(lines),
                Place(page=place.page, table=place.table, row=number, column=column),
                lines if len(lines) > 1 else (),
            )
            for column, lines in enumerate(cells, 1)
        )
    )


def lines_of_cell(characters: Sequence[Character]) -> tuple[str, ...]:
    """Return the lines of a cell; a number or a date that was broken between two is whole again."""
    return _texts_of(by_line(upright(characters)), None)


def _texts_of(lines: Sequence[Line], room: Room | None) -> tuple[str, ...]:
    told: list[str] = []
    above: Line = ()
    for line in lines:
        text = normalise(joined(line))
        if told and text and told[-1].endswith(("/", "-")):
            told[-1] = continued(told[-1], text)
        elif told and _is_cut_value(told[-1], text):
            told[-1] += text
        elif told and text and room is not None and room.cuts_word(told[-1], above, line):
            told[-1] = normalise(told[-1] + text)
        elif text:
            told.append(text)
        above = line if text else above
    return tuple(told)


def _is_cut_value(before: str, after: str) -> bool:
    """Whether a line break divides a number or a date: ০৪/০৫/২০ and ২৩."""
    return _FIGURES.fullmatch(before) is not None and _FIGURES.fullmatch(after) is not None
