"""Stretches of text: what stands on one line without a wide gap, as in one cell of a table without rulings."""

from collections.abc import Sequence
from dataclasses import dataclass

from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.prose import by_line, joined

# In sizes of the type.
_CELL_GAP = 0.6


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one line, in points."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return normalise(joined(self.characters))

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(one.left for one in self.characters)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(one.right for one in self.characters)

    @property
    def middle(self) -> float:
        """Its middle across."""
        return (self.left + self.right) / 2

    @property
    def base(self) -> float:
        """The height of its line."""
        return self.characters[0].base

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.characters[0].size


def stretches_of(characters: Sequence[Character]) -> list[Stretch]:
    """Return the stretches of some characters, from top to bottom and left to right."""
    found: list[Stretch] = []
    for line in by_line(characters):
        current: list[Character] = []
        reach = start = 0.0
        for one in line:
            if not one.text.isspace():
                is_apart = one.left - reach > _CELL_GAP * one.size or one.left < start - one.size
                if current and is_apart:
                    found.append(_trimmed(current))
                    current = []
                reach, start = (max(reach, one.right), start) if current else (one.right, one.left)
            if current or not one.text.isspace():
                current.append(one)
        if current:
            found.append(_trimmed(current))
    return sorted(found, key=lambda one: (-round(one.base), one.left))


def _trimmed(characters: list[Character]) -> Stretch:
    while len(characters) > 1 and characters[-1].text.isspace():
        characters.pop()
    return Stretch(tuple(characters))
