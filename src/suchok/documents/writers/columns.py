"""How wide each column is and how its cells are aligned, for every table writer.

A column is at least as wide as its widest word. What is left of the page goes to the columns of
titles and prose, the more the longer their texts are: long ones count more, because the longest
text of a row makes it high.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from suchok.documents.content.table import Column, ColumnKind, Table

# em of a letter by its Unicode category, in a bold Bangla typeface; signs above and below (Mn) take none.
_EM_OF_CATEGORY = {"Mn": 0.0, "Mc": 0.35, "Nd": 0.6, "Po": 0.4, "Pd": 0.4, "Ps": 0.4, "Pe": 0.4, "Cf": 0.0}
_EM_OF_LETTER = 0.7
_PADDING = 0.8
# How wide a word may make its column: as much as leaves room for the others.
_WIDEST_WORDS = (12, 11, 10, 9, 8, 7, 6, 5, 4)
_BETWEEN_WORDS = re.compile(r"\s+|(?<=[-/–])(?=\D)")
_WORDS_AND_SPACES = re.compile(r"(?<=\s)|(?=\s)|(?<=[-/–])(?=\D)")
# Before a letter or digit of any script that no joining sign (virama, zero-width joiner) precedes.
_BETWEEN_LETTERS = re.compile("(?<=[^\u09cd\u200c\u200d])(?=[^\\W_])")


@dataclass(frozen=True, slots=True)
class Width:
    """The least width of a column in em of the table's text; a column that is not ``fixed`` grows with its texts."""

    least: float
    fixed: bool
    left: bool


_WIDTHS = {
    ColumnKind.SERIAL: Width(2.7, fixed=True, left=False),
    ColumnKind.AREA: Width(6, fixed=False, left=True),
    ColumnKind.AREA_WEIGHT: Width(2.9, fixed=True, left=False),
    ColumnKind.ACTIVITY: Width(6, fixed=False, left=True),
    ColumnKind.INDICATOR: Width(8, fixed=False, left=True),
    ColumnKind.UNIT: Width(3.6, fixed=True, left=False),
    ColumnKind.WEIGHT: Width(3.6, fixed=True, left=False),
    ColumnKind.TARGET: Width(4, fixed=True, left=False),
    ColumnKind.ACHIEVEMENT: Width(5, fixed=False, left=False),
    ColumnKind.CUMULATIVE: Width(5, fixed=False, left=False),
    ColumnKind.EXTRA: Width(5, fixed=False, left=True),
    ColumnKind.SCORE: Width(3.6, fixed=True, left=False),
    ColumnKind.REMARKS: Width(6, fixed=False, left=True),
}


def widths_of(table: Table) -> tuple[Width, ...]:
    """Return the kind of width of each column of ``table``."""
    return tuple(_WIDTHS[column.kind] for column in table.columns)


def text_size(columns: Iterable[Column]) -> float:
    """Return the size of the table's text in points: smaller where there are many columns."""
    count = sum(1 for _ in columns)
    sizes = ((9, 10.0), (12, 8.5), (14, 8.0), (16, 7.5))
    return next((size for most, size in sizes if count <= most), 7.0)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The widths of the columns of one table, and the columns that hold a word too wide for them."""

    widths: tuple[float, ...]
    overfull: frozenset[int]


def fitted(table: Table, total: float, em: float) -> Fitted:
    """Return widths that add up to ``total``, in its unit; ``em`` is one em in it."""
    words = _widest_words(table)
    trials = (_least_widths(table, words, widest, em) for widest in _WIDEST_WORDS)
    least = next((trial for trial in trials if sum(trial) <= total), None)
    if least is None:
        least = _least_widths(table, words, 0, em)
        least = [width * min(1, total / sum(least)) for width in least]
    room = total - sum(least)
    widths = tuple(width + room * share for width, share in zip(least, _shares(table), strict=True))
    wide = (index for index, word in enumerate(words) if word and (word + _PADDING) * em > widths[index] + 0.01 * em)
    return Fitted(widths, frozenset(wide))


def widths_in(table: Table, total: float, em: float) -> tuple[float, ...]:
    """Return the widths of the columns so that they add up to ``total``, in its unit; ``em`` is one em in it."""
    return fitted(table, total, em).widths


def em_of(word: str) -> float:
    """Return how wide ``word`` is in em, rather more than less."""
    return sum(map(_em_of_letter, word))


def with_breaks(text: str, width: float) -> str:
    """Return ``text`` with places to break (U+200B) in its words that are wider than ``width`` em.

    Between two letters only, never inside a conjunct or before a sign; other words stay as they are.
    """
    return "".join(_broken(word) if em_of(word) > width - _PADDING else word for word in _WORDS_AND_SPACES.split(text))


def words_of(text: str) -> list[str]:
    """Return the pieces of ``text`` that stay on one line."""
    return _BETWEEN_WORDS.split(text)


def _broken(word: str) -> str:
    return _BETWEEN_LETTERS.sub("\u200b", word)


@lru_cache(maxsize=1024)
def _em_of_letter(letter: str) -> float:
    return _EM_OF_CATEGORY.get(unicodedata.category(letter), _EM_OF_LETTER)


def _least_widths(table: Table, words: Sequence[float], widest: float, em: float) -> list[float]:
    """Return the least widths with room for each column's widest word, as far as it is not wider than ``widest``."""
    pairs = zip(widths_of(table), words, strict=True)
    return [max(width.least, min(word, widest) + _PADDING) * em for width, word in pairs]


def _widest_words(table: Table) -> list[float]:
    """Return the width of each column's widest word in em; merged headings have room enough."""
    texts: list[set[str]] = [set() for _ in table.columns]
    for row in (*table.heading, *table.rows):
        for cell in row:
            if cell.columns == 1:
                texts[cell.column].add(cell.text)
    return [max(map(em_of, {word for text in of for word in words_of(text)}), default=0) for of in texts]


def _shares(table: Table) -> Sequence[float]:
    """Return the part of the free room that each column gets: by the root mean square of its texts' lengths.

    A merged cell has the height of several rows, so its text counts so many times less.
    """
    squares = [0.0] * len(table.columns)
    for row in table.body:
        for cell in row:
            squares[cell.column] += (len(cell.text) / cell.rows) ** 2
    growing = [not width.fixed for width in widths_of(table)]
    needs = [sqrt(square) if grows else 0.0 for square, grows in zip(squares, growing, strict=True)]
    if not any(needs):
        needs = [float(grows) for grows in growing]
    return [need / sum(needs) for need in needs]
