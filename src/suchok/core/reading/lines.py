"""What a file reader hands over: the printed rows and lines in their order, texts normalised."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from suchok.core.report.place import Place

_TEXT, _DOUBTFUL = attrgetter("text"), attrgetter("doubtful")


class RawCell(NamedTuple):
    """One printed cell; ``text`` is normalised, ``lines`` are its lines where the format tells them apart.

    ``doubtful`` cells were read from a picture by readers that were not sure, or did not agree.
    """

    text: str
    place: Place
    lines: tuple[str, ...] = ()
    doubtful: bool = False


# Every cell of a file is made here: straight as the tuple that it is takes a third of what RawCell(text, place) does.
_new_cell: Callable[[tuple[str, Place, tuple[str, ...], bool]], RawCell] = partial(tuple.__new__, RawCell)


def cells_of(texts: Iterable[str], places: Iterable[Place]) -> tuple[RawCell, ...]:
    """Return the cells of a row of a format that knows neither lines within cells nor doubts."""
    return tuple(map(_new_cell, zip(texts, places, repeat(()), repeat(False))))  # noqa: FBT003 - the value itself


@dataclass(frozen=True, slots=True)
class RawRow:
    """One printed row of a table, blank cells included; ``texts`` are those of its cells."""

    cells: tuple[RawCell, ...]
    texts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(map(_TEXT, self.cells)))

    @property
    def is_doubtful(self) -> bool:
        """Whether some cell was read with doubt."""
        return any(map(_DOUBTFUL, self.cells))


class RawLine(NamedTuple):
    """One printed line outside tables; an empty text is a blank line."""

    text: str
    place: Place


Raw = RawRow | RawLine


def blocks_of(lines: Sequence[RawLine]) -> list[list[RawLine]]:
    """Return the blocks of ``lines`` that blank lines divide."""
    blocks: list[list[RawLine]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
