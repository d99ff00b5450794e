"""The rows of a ruled table: the characters of a page, put into the cells of its grid."""

import re
from collections.abc import Iterator, Mapping, Sequence

from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character, upright
from suchok.documents.readers.pdf.grid import Grid
from suchok.documents.readers.pdf.prose import by_line, continued, joined

_FIGURES = re.compile(r"[০-৯0-9/.,%-]+")


_Texts = Mapping[tuple[int, int] | None, Sequence[Character]]


def texts_of_cells(grid: Grid, characters: Sequence[Character]) -> _Texts:
    """Return the characters of each cell, and under ``None`` what stands beside the table at its height."""
    texts: dict[tuple[int, int] | None, list[Character]] = {}
    for one in characters:
        if grid.bottom < one.middle[1] <= grid.top:
            texts.setdefault(grid.cell_at(*one.middle), []).append(one)
    return texts


def rows_of_grid(grid: Grid, texts: _Texts, place: Place) -> Iterator[RawRow]:
    """Yield the rows of a table; a merged cell has its text where it begins."""
    for row in range(grid.rows):
        yield row_of([lines_of_cell(texts.get((row, column), [])) for column in range(grid.columns)], row + 1, place)


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
