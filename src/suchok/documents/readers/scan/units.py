"""Units of a scanned table: they are few words, so that a misread one is seen, and a long one put right.

Tesseract loses a vowel sign of small print without being unsure (তারখ, শতকর), and a unit has no second reader.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of
from suchok.core.reading.units import is_unit_word
from suchok.core.text.normalise import normalise

_LEAST_UNITS = 2
# Nothing else is spelt like these, so that what is nearly one of them is it.
_LONG = tuple(map(normalise, ("তারিখ", "সংখ্যা", "শতকরা", "শতাংশ", "জনঘণ্টা")))
_LONGEST_SLIP = 1


def with_units(rows: Sequence[list[RawCell]]) -> None:
    """Put right the units that miss or mistake a sign of a long unit's word, and doubt those that are no known unit.

    ``rows`` are those below the headings of a table; the numbers of the columns may be among them.
    """
    if (column := _column(rows)) is None:
        return
    for row in rows:
        cell = row[column]
        if cell.text and not is_unit_word(cell.text) and not traits_of(cell.text).is_value:
            meant = _meant(cell.text)
            row[column] = cell._replace(text=meant) if meant is not None else cell._replace(doubtful=True)


def _column(rows: Sequence[Sequence[RawCell]]) -> int | None:
    """Return the column in which most units stand."""
    width = min(map(len, rows), default=0)
    counts = [sum(_is_unit(row[at]) for row in rows) for at in range(width)]
    most = max(counts, default=0)
    return counts.index(most) if most >= _LEAST_UNITS else None


def _is_unit(cell: RawCell) -> bool:
    return traits_of(cell.text).unit is not None


def _meant(text: str) -> str | None:
    """Return the long unit of which a text misses or mistakes one sign."""
    return next((word for word in _LONG if Levenshtein.distance(text, word) <= _LONGEST_SLIP), None)
