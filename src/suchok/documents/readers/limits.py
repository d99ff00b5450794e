"""How much of a file is read at most: what no plan or report comes near, and a server reads in some seconds."""

from collections.abc import Iterable, Iterator

from suchok.core.reading.lines import Raw, RawLine

MOST_LINES = 250_000
"""Lines, and rows of tables."""

MOST_CELLS = 150_000
"""Cells of tables, blank ones between others included: ten thousand rows of the official form."""


class TooManyLines(ValueError):
    """A file of more lines than are read."""


class TooManyCells(ValueError):
    """A file whose tables have more cells than are read."""


def within_limits(raws: Iterable[Raw]) -> Iterator[Raw]:
    """Yield rows and lines as they come; raises ``TooManyLines`` and ``TooManyCells`` before there are too many."""
    cells = 0
    for number, raw in enumerate(raws, 1):
        if number > MOST_LINES:
            raise TooManyLines
        if not isinstance(raw, RawLine):
            cells += len(raw.cells)
            if cells > MOST_CELLS:
                raise TooManyCells
        yield raw
