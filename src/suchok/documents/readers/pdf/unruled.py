"""Tables without rulings: columns from the line that numbers them (১ ২ ৩ …) and from gaps, rows from codes.

What is weak with every tool is weak here: whoever reads such a table says so.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.headlines import is_office_line
from suchok.core.reading.lines import RawRow
from suchok.core.reading.rows import is_total
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.stretch import Stretch, stretches_of
from suchok.documents.readers.pdf.tables import lines_of_cell, row_of
from suchok.documents.readers.pdf.unruled_rows import code_of, rows_of_body

_LEAST_COLUMNS = 6
_LEAST_CODES = 2
_NUMBER = re.compile(r"[\[(]?([0-9]{1,2})[\])]?[.।]?")
_PERCENT = re.compile(r"[0-9]{2,3}\s*%")
# In sizes of the type: the step down that ends a table, also after its total, the step up that ends its heading.
_END_STEP, _STEP_AFTER_TOTAL, _HEADING_STEP = 4.0, 2.0, 3.0
# A gap between two letters, in sizes of the type, that is none within a word.
_WORD_GAP = 0.2
# A heading is set no larger than the numbers below it; a title is.
_LARGER = 1.2
_CROSSED_BY_TITLE = 2
_TITLE = re.compile(normalise(r"পরিকল্পনা|প্রতিবেদন|\bplan\b|\breport\b"), re.IGNORECASE)
_SOUGHT = 48
# Lonely ones of a page that may begin the line of numbers.
_MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table by the borders of its columns; ``above`` and ``below`` is what is no part of it."""

    borders: tuple[float, ...]
    heading: tuple[Stretch, ...]
    numbers: tuple[Stretch, ...]
    body: tuple[Stretch, ...]
    above: tuple[Character, ...]
    below: tuple[Character, ...]


def unruled_table(characters: Sequence[Character]) -> UnruledTable | None:
    """Return the table among characters that no rulings divide, ``None`` if there is none."""
    stretches = stretches_of(characters)
    numbers = _numbering(stretches)
    if not numbers:
        return None
    base, size = numbers[0].base, numbers[0].size
    body = _until_gap([one for one in stretches if one.base < base - 0.5 * size])
    if sum(code_of(one.text) is not None for one in body) < _LEAST_CODES:
        return None
    borders = _borders(numbers, body)
    heading = _heading([one for one in stretches if one.base > base + 0.5 * size], numbers[0], borders)
    top = max(one.base for one in (*heading, *numbers)) + 0.5 * size
    bottom = min(one.base for one in body) - 0.5 * size
    return UnruledTable(
        borders,
        tuple(heading),
        tuple(numbers),
        tuple(body),
        tuple(one for one in characters if one.base > top),
        tuple(one for one in characters if one.base < bottom),
    )


def _numbering(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches of the line that numbers the columns from 1 on."""
    ones = (one for one in stretches if _number_in(one) == 1)
    for first in islice(ones, _MOST_TRIED):
        line = [one for one in stretches if abs(one.base - first.base) < 0.5 * first.size]
        if len(line) >= _LEAST_COLUMNS and [*map(_number_in, line)] == [*range(1, len(line) + 1)]:
            return line
    return []


def _number_in(stretch: Stretch) -> int | None:
    """Return the number that a stretch is, ``None`` if it says anything else."""
    match = _NUMBER.fullmatch(to_latin_digits(stretch.text))
    return int(match[1]) if match else None


def _until_gap(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches down to the wide gap that ends a table; signatures stand closer to a total."""
    end_step = _END_STEP
    for at, (one, following) in enumerate(pairwise(stretches), 1):
        end_step = _STEP_AFTER_TOTAL if is_total(one.text) else end_step
        if one.base - following.base > end_step * one.size:
            return list(stretches[:at])
    return list(stretches)


def _borders(numbers: Sequence[Stretch], body: Sequence[Stretch]) -> tuple[float, ...]:
    """Return where one column ends and the next begins: between two numbers, where the fewest texts stand."""
    spans = [(one.left, one.right) for one in (*numbers, *body)]
    return tuple(_border(one.middle, other.middle, spans) for one, other in pairwise(numbers))


def _border(start: float, end: float, spans: Sequence[tuple[float, float]]) -> float:
    points = [start + (end - start) * step / _SOUGHT for step in range(1, _SOUGHT)]
    crossed = [sum(left < at < right for left, right in spans) for at in points]
    least = min(crossed)
    best: list[float] = []
    run: list[float] = []
    for at, count in zip(points, crossed, strict=True):
        run = [*run, at] if count == least else []
        best = run if len(run) > len(best) else best
    return best[len(best) // 2]


def _heading(stretches: Sequence[Stretch], numbers: Stretch, borders: Sequence[float]) -> list[Stretch]:
    """Return the stretches above the numbers that are headings: up to a gap, or to a title."""
    heading: list[Stretch] = []
    base = numbers.base
    for one in sorted(stretches, key=lambda one: one.base):
        is_large = one.size > _LARGER * numbers.size
        if one.base - base > _HEADING_STEP * numbers.size or is_large or _is_title(one, stretches, borders):
            break
        heading.append(one)
        base = one.base
    return heading


def _is_title(stretch: Stretch, stretches: Sequence[Stretch], borders: Sequence[float]) -> bool:
    """Whether a stretch alone in its line is no heading: a title, an office, or a text over several columns."""
    if any(other is not stretch and abs(other.base - stretch.base) < 0.5 * stretch.size for other in stretches):
        return False
    text = normalise(stretch.text)
    kind = kind_of_heading(text)
    crossed = sum(stretch.left < border < stretch.right for border in borders)
    is_named = _TITLE.search(text) is not None or (kind is None and is_office_line(text))
    return is_named or (crossed >= _CROSSED_BY_TITLE and kind is not ColumnKind.TARGET)


def _column(x: float, borders: Sequence[float]) -> int:
    return bisect(borders, x)


def rows_of_unruled(table: UnruledTable, place: Place) -> Iterator[RawRow]:
    """Yield the headings, the numbers and the rows of a table."""
    columns = len(table.borders) + 1
    rows = [*_heading_rows(table), [[one] for one in table.numbers]]
    body = [(_column(one.middle, table.borders), one) for one in _divided(table.body, table.borders)]
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
