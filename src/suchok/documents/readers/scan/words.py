"""The words of a table hold each other: one word that is spelt in two ways was misread in one of them."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawCell
from suchok.core.text.normalise import normalise

_SHORTEST = 6
_SAME_END = 3
_NEAR = 0.3


def known_words(plans: Sequence[Plan]) -> AbstractSet[str]:
    """Return the words of the official plans."""
    titles = {part.title for plan in plans for row in plan.rows() for part in row}
    return {word for title in titles for word in words_in(normalise(title))}


def doubt_misspelt(rows: Sequence[list[RawCell]], known: AbstractSet[str]) -> None:
    """Mark the cells of a table in which a word stands that another cell spells otherwise in its middle.

    Activities and their indicators say the same words again and again; these differ in their endings alone
    (সংস্কার, সংস্কারকৃত), and readers misread the rare letters before those (পাণ্ডুলিপি, পাগুলিপি).
    """
    places: dict[str, set[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            for word in words_in(cell.text):
                places.setdefault(word, set()).add((at, column))
    for one, other in _misspelt(places, known):
        for at, column in places[one] | places[other]:
            rows[at][column] = rows[at][column]._replace(doubtful=True)


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text without the signs around them."""
    return (word.strip(".,;:()[]।") for word in text.split())


def _misspelt(words: Iterable[str], known: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of long words that begin and end alike and differ a little between."""
    alike: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _SHORTEST and not any(map(str.isdigit, word)):
            alike.setdefault(word[0] + word[-_SAME_END:], []).append(word)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if not (one in known and other in known) and _differ_little(one, other):
                yield one, other


def _differ_little(one: str, other: str) -> bool:
    most = int(_NEAR * max(len(one), len(other)))
    return Levenshtein.distance(one, other, score_cutoff=most) <= most
