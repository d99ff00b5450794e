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


def settle_words(rows: Sequence[list[RawCell]], known: frozenset[str]) -> None:
    """Join the words that narrow cells cut, and mark the cells of a table in which a word stands that nobody knows.

    A word is known alone or put together of two known ones.
    """
    for row in rows:
        for at, cell in enumerate(row):
            if traits_of(cell.text).is_value or is_unit_word(cell.text):
                continue
            whole = _with_whole_words(cell, known)
            are_known = all(is_known(word, known) for word in _words_in(whole.text))
            row[at] = whole._replace(doubtful=whole.doubtful or not are_known)


def _with_whole_words(cell: RawCell, known: frozenset[str]) -> RawCell:
    """Return a cell with two words as one where they are none apart but one together: কর্মপরিকল্প না."""
    words = cell.text.split(" ")
    whole = words[:1]
    for word in words[1:]:
        together = whole[-1] + word
        is_cut = together in known and not (whole[-1] in known and word in known)
        whole[-1:] = [together] if is_cut else [whole[-1], word]
    return cell._replace(text=" ".join(whole), lines=()) if len(whole) < len(words) else cell


def _words_in(text: str) -> Iterator[str]:
    """Yield the Bangla words of a text, without the signs and figures around them."""
    words = (word.strip("-\u200c\u200d") for word in _WORD.findall(text))
    return (word for word in words if len(word) >= _SHORTEST)
