"""Where the end of a line cuts a word of a cell in two, for the cell is narrower than the word.

A word is cut only where it begins its line and fills it. Files that write the space behind a word at the end of a line
tell by its lack that a word was cut. Where the line is too full for a space, or centred, or where the file writes none
there, the words tell: what no word begins with, or what goes on as another word of the file does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from suchok.core.reading.units import UNIT_WORDS
from suchok.core.text.letters import CONSONANTS, JOINT, hardly_begins, never_begins
from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character
from suchok.documents.readers.pdf.grid import Grid
from suchok.documents.readers.pdf.page import Page
from suchok.documents.readers.pdf.prose import by_line

_SIGNS = "\u0981-\u0983\u09bc\u09be-\u09cc\u09d7\u200c\u200d"
# A letter with its signs and what is joined to it.
_LETTER = re.compile(rf".(?:[{_SIGNS}]|{JOINT}\u200d?[{CONSONANTS}]?)*")
_BETWEEN_WORDS = re.compile(r"[\s/(),;।-]+")
# More than a space takes, in sizes of the type; up to how many times its width a letter may seem to have room, and up
# to how many where the words tell, too.
_SPACE, _NEARLY, _LOOSELY = 0.35, 1.1, 1.5
_OPENS, _CLOSES = ("(", "["), (")", "]")
# In characters: no cell of a plan says so much, and each of its lines would be looked at with all before it.
_LONGEST_TEXT = 5000
# The part of a line's room that is on its left where it is centred.
_CENTRED = 1 / 3

Line = Sequence[Character]
Cells = Mapping[tuple[int, int], Sequence[Line]]


class LineEnds:
    """How the lines of all cells of a file end, and the words of the file.

    ``tables`` gives each cell by its lines.
    """

    def __init__(self, tables: Sequence[Cells], pages: Sequence[Page]) -> None:
        self._cells = [lines for cells in tables for lines in cells.values()]
        self._pages = pages

    @cached_property
    def are_spaced(self) -> bool:
        """Whether the file writes the space between the last word of a line and the first of the next one."""
        return any(_is_spaced(line, following) for lines in self._cells for line, following in pairwise(lines))

    def goes_on(self, before: str, after: str) -> bool:
        """Whether a word of the file begins with the last one of ``before`` and the first letter of ``after``."""
        start = _BETWEEN_WORDS.split(before)[-1] + after[:1]
        at = bisect_left(self._words, start)
        return at < len(self._words) and self._words[at].startswith(start)

    @cached_property
    def _words(self) -> Sequence[str]:
        prose = [[line] for page in self._pages for line in by_line(page.outside)]
        return sorted({*UNIT_WORDS, *chain.from_iterable(map(_whole_words, (*self._cells, *prose)))})


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a cell begin and end."""

    left: float
    right: float
    ends: LineEnds

    def cuts_word(self, told: str, line: Line, following: Line) -> bool:
        """Whether a word goes on in the following line; ``told`` is the text up to the end of ``line``."""
        if not 0 < len(told) < _LONGEST_TEXT or line[-1].text.isspace():
            return False
        rest = _text(following)
        is_spaced = _is_spaced(line, following)
        # A space before such a sign is that of the circle which LibreOffice draws for it at the beginning of a line.
        if never_begins(rest.lstrip()) or (not is_spaced and (rest.startswith(_CLOSES) or told.endswith(_OPENS))):
            return True
        if is_spaced or any(map(str.isspace, _text(line).strip())):
            return False
        start, end = _span(line)
        room = self.right - self.left - (end - start)
        first = _width_of_first(following)
        is_full = room < _NEARLY * first
        has_space = room > _SPACE * line[-1].size and start - self.left < _CENTRED * room
        if has_space and self.ends.are_spaced:
            return is_full or hardly_begins(rest) or (room < _LOOSELY * first and self.ends.goes_on(told, rest))
        return is_full and (hardly_begins(rest) or self.ends.goes_on(told, rest))


def rooms_of(grid: Grid, cells: Cells, ends: LineEnds) -> dict[tuple[int, int], Room]:
    """Return the room of each cell of a table that has several lines."""
    margin = max(min((_span(line)[0] - grid.xs[at[1]] for at, lines in cells.items() for line in lines), default=0), 0)
    several = [at for at, lines in cells.items() if len(lines) > 1]
    return {at: Room(grid.xs[at[1]] + margin, grid.right_of(at) - margin, ends) for at in several}


def _is_spaced(line: Line, following: Line) -> bool:
    return line[-1].text.isspace() or following[0].text.isspace()


def _text(line: Line) -> str:
    return "".join([one.text for one in line])


def _span(line: Line) -> tuple[float, float]:
    printed = [one for one in line if not one.text.isspace()] or line
    return min([one.left for one in printed]), max([one.right for one in printed])


def _width_of_first(line: Line) -> float:
    """Return how wide the first letter of a line is, with its signs."""
    match = _LETTER.match(_text(line))
    start, end = _span(line[: match.end() if match else 1])
    return end - start


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of a cell that no end of a line can have cut."""
    whole = [True, *(_is_spaced(line, following) for line, following in pairwise(lines)), True]
    for at, line in enumerate(lines):
        words = _BETWEEN_WORDS.split(normalise(_text(line)))
        yield from words[not whole[at] : len(words) - (not whole[at + 1])]
