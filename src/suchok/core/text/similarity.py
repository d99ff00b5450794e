"""How alike two texts are, whatever their spelling slips: shared runs of three letters.

Offices print the same official titles again and again, so answers are remembered.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import count

from suchok.core.text.memory import remembered

_NOT_LETTERS = re.compile(r"[^\w\u0981-\u0983\u09bc-\u09d7]+")


@remembered(1024)
def trigrams(text: str) -> frozenset[str]:
    """Return the runs of three letters of ``text``, its spaces and signs left out."""
    letters = _NOT_LETTERS.sub("", text.lower())
    if len(letters) < 3:
        return frozenset({letters} if letters else ())
    return frozenset(letters[start : start + 3] for start in range(len(letters) - 2))


def similarity(first: str, second: str) -> float:
    """Return 0 (nothing shared) to 1 (the same letters)."""
    one, other = trigrams(first), trigrams(second)
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def similarities(text: str, others: tuple[str, ...]) -> tuple[float, ...]:
    """Return how alike ``text`` is to each of ``others``, such as the titles of a plan."""
    return _likeness_to(others)(text)


def nearest(text: str, others: tuple[str, ...]) -> tuple[float, int]:
    """Return how alike ``text`` is to the one of ``others`` that it is most like, and where that stands among them."""
    return _nearest_among(others)(text)


@lru_cache(maxsize=64)
def _nearest_among(others: tuple[str, ...]) -> Callable[[str], tuple[float, int]]:
    likeness = _likeness_to(others)
    return remembered(4096)(lambda text: max(zip(likeness(text), count()), default=(0.0, 0)))


@lru_cache(maxsize=64)
def _likeness_to(others: tuple[str, ...]) -> Callable[[str], tuple[float, ...]]:
    return remembered(4096)(lambda text: tuple([similarity(text, other) for other in others]))
