"""How much of a file is read at most: what no plan or report comes near, and a server reads in some seconds."""

from collections.abc import Iterable, Iterator

from suchok.core.reading.lines import Raw, RawLine

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that are read at most."""

MOST_LINES = 100_000
"""Lines, and rows of tables."""

MOST_CELLS = 150_000
"""Cells of tables, blank ones between others included: ten thousand rows of the official form."""

MOST_SIGNS = 5_000_000
"""Characters of all lines and cells together: thirty for each of the most cells."""


MOST_PAGES = 300
"""Pages of a PDF; of scans fewer are read."""


class BeyondLimit(ValueError):
    """A file of more than is read; ``code`` names the sentence that says so, ``limit`` how much is read."""

    code: str
    limit: int


class TooManyPages(BeyondLimit):
    """A PDF of more pages than are read."""

    code, limit = "file.too_many_pages", MOST_PAGES


class TooManyLines(BeyondLimit):
    """A file of more lines than are read."""

    code, limit = "file.too_many_lines", MOST_LINES


class TooManyCells(BeyondLimit):
    """A file whose tables have more cells than are read."""

    code, limit = "file.too_many_cells", MOST_CELLS


class TooManySigns(BeyondLimit):
    """A file of more text than is read."""

    code, limit = "file.too_many_signs", MOST_SIGNS


def within_limits(raws: Iterable[Raw]) -> Iterator[Raw]:
    """Yield rows and lines as they come; raises ``BeyondLimit`` before there are too many."""
    cells = signs = 0
    for number, raw in enumerate(raws, 1):
        if number > MOST_LINES:
            raise TooManyLines
        if isinstance(raw, RawLine):
            signs += len(raw.text)
        else:
            cells += len(raw.cells)
            signs += sum(map(len, raw.texts))
        if cells > MOST_CELLS:
            raise TooManyCells
        if signs > MOST_SIGNS:
            raise TooManySigns
        yield raw
