"""Where a table without rulings stands: its columns, and what is above, in and below it."""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.offices import is_office_line
from suchok.core.reading.rows import is_total
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.unruled.body import begins_row, code_of
from suchok.documents.readers.pdf.unruled.headings import headed_columns
from suchok.documents.readers.pdf.unruled.stretch import Stretch, stretches_of

_LEAST_COLUMNS = 6
_LEAST_CODES = 2
_NUMBER = re.compile(r"[\[(]?([0-9]{1,2})[\])]?[.।]?")
# The beginning of a date that goes on in the next line; the levels above a table begin with 100.
_BROKEN = re.compile(r"[0-9]{1,2}(?:[/.][0-9/.]*)?")
# In sizes of the type: the step down that ends a table, also after its total, the step up that ends its heading.
_END_STEP, _STEP_AFTER_TOTAL, _HEADING_STEP = 4.0, 2.0, 3.5
_BROKEN_STEP = 1.5
# A heading is set no larger than the numbers below it; a title is.
_LARGER = 1.2
_CROSSED_BY_TITLE = 2
# The part of what stands below a table's columns that may reach over them: totals, not paragraphs.
_MOST_ACROSS = 0.2
_TITLE = re.compile(normalise(r"পরিকল্পনা|প্রতিবেদন|\bplan\b|\breport\b"), re.IGNORECASE)
_SOUGHT = 48
# Lonely ones of a page that may begin the line of numbers.
_MOST_TRIED = 200


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table by the borders of its columns; ``above`` and ``below`` is what is no part of it.

    ``carried`` is what goes on from the last row of the page before.
    """

    borders: tuple[float, ...]
    heading: tuple[Stretch, ...]
    numbers: tuple[Stretch, ...]
    carried: tuple[Stretch, ...]
    body: tuple[Stretch, ...]
    above: tuple[Character, ...]
    below: tuple[Character, ...]


def unruled_table(characters: Sequence[Character], before: UnruledTable | None = None) -> UnruledTable | None:
    """Return the table among characters that no rulings divide, ``None`` if there is none.

    Without headings it may go on from the one ``before``, on an earlier page.
    """
    stretches = stretches_of(characters)
    # One row alone is a table where it goes on from the page before.
    table = _headed_table(characters, stretches, _LEAST_CODES if before is None else 1)
    return _continued_table(characters, stretches, before.borders) if table is None and before is not None else table


def _headed_table(
    characters: Sequence[Character], stretches: Sequence[Stretch], least_codes: int
) -> UnruledTable | None:
    numbers = _numbering(stretches)
    first = numbers[0] if numbers else _first_of_body(stretches)
    if first is None:
        return None
    above = [one for one in stretches if one.base > first.base + 0.5 * first.size]
    reach = 0.5 * first.size if numbers else -0.5 * first.size
    body = _until_gap([one for one in stretches if one.base < first.base - reach])
    columns = numbers or headed_columns(_heading(above, first, ()))
    if not columns or sum(code_of(one.text) is not None for one in body) < least_codes:
        return None
    borders = _borders(columns, body)
    heading = _heading(above, first, borders)
    around = _around(characters, [*heading, *columns, *body])
    return UnruledTable(borders, tuple(heading), tuple(numbers), (), tuple(body), *around)


def _continued_table(
    characters: Sequence[Character], stretches: Sequence[Stretch], borders: tuple[float, ...]
) -> UnruledTable | None:
    """Return what goes on in the columns of a table on an earlier page, ``None`` where nothing does."""
    first = _first_of_body(stretches)
    if first is None:
        return None
    body = _until_gap([one for one in stretches if one.base < first.base + 0.5 * first.size])
    across = sum(_crossed(one, borders) >= _CROSSED_BY_TITLE for one in body)
    if across > _MOST_ACROSS * len(body) or not any(code_of(one.text) for one in body):
        return None
    above = [one for one in stretches if one.base > first.base + 0.5 * first.size]
    carried = _heading(above, first, borders)[::-1]
    codes = {bisect(borders, one.middle) for one in body if code_of(one.text)}
    if not any(bisect(borders, one.middle) in codes for one in carried):
        # No title goes on: what stands higher than the first code is of the same row, whose cells are centred.
        carried, body = [], [*carried, *body]
    return UnruledTable(borders, (), (), tuple(carried), tuple(body), *_around(characters, [*carried, *body]))


def _around(
    characters: Sequence[Character], table: Sequence[Stretch]
) -> tuple[tuple[Character, ...], tuple[Character, ...]]:
    """Return what stands above and what below a table."""
    top = max(one.base + 0.5 * one.size for one in table)
    bottom = min(one.base - 0.5 * one.size for one in table)
    above = tuple(one for one in characters if one.base > top)
    return above, tuple(one for one in characters if one.base < bottom)


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


def _first_of_body(stretches: Sequence[Stretch]) -> Stretch | None:
    """Return the first stretch of the line where the rows of a table begin: with a code or the number of an area.

    Dates of the first row that are broken begin a line higher.
    """
    begin = next((one for one in stretches if begins_row(one.text)), None)
    if begin is None:
        return None
    size = begin.size
    higher = [one for one in stretches if 0.5 * size < one.base - begin.base < _BROKEN_STEP * size]
    is_broken = bool(higher) and all(_BROKEN.fullmatch(to_latin_digits(one.text)) for one in higher)
    line = higher if is_broken else [one for one in stretches if abs(one.base - begin.base) < 0.5 * size]
    return line[0]


def _until_gap(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches down to the wide gap that ends a table; signatures stand closer to a total."""
    end_step = _END_STEP
    for at, (one, following) in enumerate(pairwise(stretches), 1):
        end_step = _STEP_AFTER_TOTAL if is_total(one.text) else end_step
        if one.base - following.base > end_step * one.size:
            return list(stretches[:at])
    return list(stretches)


def _borders(columns: Sequence[Stretch], body: Sequence[Stretch]) -> tuple[float, ...]:
    """Return where columns end: between two numbers or headings, where the fewest texts stand."""
    spans = [(one.left, one.right) for one in (*columns, *body)]
    return tuple(_border(one.middle, other.middle, spans) for one, other in pairwise(columns))


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


def _heading(stretches: Sequence[Stretch], below: Stretch, borders: Sequence[float]) -> list[Stretch]:
    """Return the stretches above a line of the table that are headings: up to a gap, or to a title."""
    heading: list[Stretch] = []
    base = below.base
    for one in sorted(stretches, key=lambda one: one.base):
        is_large = one.size > _LARGER * below.size
        if one.base - base > _HEADING_STEP * below.size or is_large or _is_title(one, stretches, borders):
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
    crossed = _crossed(stretch, borders)
    is_named = _TITLE.search(text) is not None or (kind is None and is_office_line(text))
    return is_named or (crossed >= _CROSSED_BY_TITLE and kind is not ColumnKind.TARGET)


def _crossed(stretch: Stretch, borders: Sequence[float]) -> int:
    return sum(stretch.left < border < stretch.right for border in borders)
