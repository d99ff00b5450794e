"""The rows of a table without rulings: its headings, the numbers of its columns, and its body."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from suchok.core.reading.lines import RawRow
from suchok.core.report.place import Place
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.tables import lines_of_cell, row_of
from suchok.documents.readers.pdf.unruled.body import code_of, rows_of_body
from suchok.documents.readers.pdf.unruled.stretch import Stretch
from suchok.documents.readers.pdf.unruled.table import UnruledTable

_PERCENT = re.compile(r"[0-9]{2,3}\s*%")
# A gap between two letters, in sizes of the type, that is none within a word.
_WORD_GAP = 0.2


def _column(x: float, borders: Sequence[float]) -> int:
    return bisect(borders, x)


def rows_of_unruled(table: UnruledTable, place: Place) -> Iterator[RawRow]:
    """Yield the headings, the numbers and the rows of a table."""
    columns = len(table.borders) + 1
    rows = _heading_rows(table) if table.heading else []
    if table.numbers:
        rows.append([[one] for one in table.numbers])
    body = [(_column(one.middle, table.borders), one) for one in _divided(table.body, table.borders)]
    if table.carried:
        rows.append(_carried_row(table))
    rows += rows_of_body(body, columns, _title_column(body))
    for number, cells in enumerate(rows, 1):
        yield row_of([_lines(cell) for cell in cells], number, place)


def _lines(cell: Sequence[Stretch]) -> tuple[str, ...]:
    return lines_of_cell([one for stretch in sorted(cell, key=_reading_order) for one in stretch.characters])


def _reading_order(stretch: Stretch) -> tuple[float, float]:
    return -round(stretch.base), stretch.left


def _divided(stretches: Sequence[Stretch], borders: Sequence[float]) -> Iterator[Stretch]:
    """Cut stretches where a border runs through them; words stay whole, for what is centred may reach over one."""
    for one in stretches:
        parts: dict[int, list[Character]] = {}
        for word in _words(one.characters):
            parts.setdefault(_column(Stretch(tuple(word)).middle, borders), []).extend(word)
        yield from (Stretch(tuple(part)) for part in parts.values() if "".join(c.text for c in part).strip())


def _words(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield runs of characters without a space or a gap between them, and the spaces by themselves."""
    word: list[Character] = []
    for one in characters:
        parted = word and (one.text.isspace() != word[-1].text.isspace() or _is_apart(word, one))
        if parted:
            yield word
            word = []
        word.append(one)
    if word:
        yield word


def _is_apart(word: Sequence[Character], following: Character) -> bool:
    return following.left - max(one.right for one in word) > _WORD_GAP * following.size


def _title_column(body: Sequence[tuple[int, Stretch]]) -> int:
    """Return the column in which the codes of the indicators stand."""
    found = Counter(column for column, one in body if code_of(one.text) is not None)
    return found.most_common(1)[0][0]


def _carried_row(table: UnruledTable) -> list[list[Stretch]]:
    cells: list[list[Stretch]] = [[] for _ in range(len(table.borders) + 1)]
    for one in _divided(table.carried, table.borders):
        cells[_column(one.middle, table.borders)].append(one)
    return cells


def _heading_rows(table: UnruledTable) -> list[list[list[Stretch]]]:
    """Return two rows of headings: that of the levels together in the first, each level's name in the second."""
    columns = len(table.borders) + 1
    percents = [one for one in table.heading if _PERCENT.fullmatch(to_latin_digits(one.text))]
    levels = {_column(one.middle, table.borders) for one in percents}
    first: list[list[Stretch]] = [[] for _ in range(columns)]
    second: list[list[Stretch]] = [[] for _ in range(columns)]
    group = _group_heading(table, levels)
    for one in table.heading:
        column = _column(one.middle, table.borders)
        if one in group:
            first[min(levels)].append(one)
        else:
            (second if column in levels else first)[column].append(one)
    return [first, second] if levels else [first]


def _group_heading(table: UnruledTable, levels: set[int]) -> list[Stretch]:
    """Return what stands above the levels' names: the topmost line of their columns."""
    above = [one for one in table.heading if _column(one.middle, table.borders) in levels]
    top = max((one.base for one in above), default=0.0)
    line = [one for one in above if top - one.base < 0.5 * one.size]
    return line if len(line) < max(len(levels), 2) else []
