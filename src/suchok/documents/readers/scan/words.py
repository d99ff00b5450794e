"""Words of a scanned table that nobody knows: most are misread ones, which Tesseract is as sure of as of others."""

import re
from collections.abc import Iterator, Sequence

from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of
from suchok.core.reading.units import is_unit_word
from suchok.core.text.normalise import normalise
from suchok.documents.readers.scan.dictionary import dictionary, is_known

_SHORTEST = 2
_WORD = re.compile(r"[\u0981-\u09e3\u200c\u200d-]+")


def known_words(plans: Sequence[Plan]) -> frozenset[str]:
    """Return the words of the official plans and of the dictionary; raises ``NoTesseract``."""
    titles = {part.title for plan in plans for row in plan.rows() for part in row}
    return dictionary().union(word for title in titles for word in _words_in(normalise(title)))


def doubt_unknown_words(rows: Sequence[list[RawCell]], known: frozenset[str]) -> None:
    """Mark the cells of a table in which a word stands that is neither known nor put together of two known ones."""
    for row in rows:
        for at, cell in enumerate(row):
            if cell.doubtful or traits_of(cell.text).is_value or is_unit_word(cell.text):
                continue
            if not all(is_known(word, known) for word in _words_in(cell.text)):
                row[at] = cell._replace(doubtful=True)


def _words_in(text: str) -> Iterator[str]:
    """Yield the Bangla words of a text, without the signs and figures around them."""
    words = (word.strip("-\u200c\u200d") for word in _WORD.findall(text))
    return (word for word in words if len(word) >= _SHORTEST)
