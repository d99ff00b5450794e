"""Tables drawn with pipes: Markdown, plain pipes, and grids whose rows are framed on all sides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PIPE = re.compile(r"(?<!\\)[|│┃¦｜║]")
_ANY_PIPE = re.compile(r"[|│┃¦｜║]")
_PIPES = frozenset("|│┃¦｜║")
_CORNERS = frozenset("+┼├┌└╋╬╠╔╚")
_STROKES = frozenset("-=─━═")
_OF_RULES = _PIPES | _CORNERS | _STROKES | frozenset(": \t┤┐┘┬┴╣╗╝╦╩╪╫╞╡")
_SHORTEST_RULE = 3
_LEAST_RULES = 4
"""A grid that frames each row has more rules than the three around and below a heading."""


def is_piped(line: str) -> bool:
    """Whether a line holds at least two pipes, and no fewer than tabs."""
    if _ANY_PIPE.search(line) is None:
        return False
    count = len(_PIPE.findall(line))
    return count >= max(line.count("\t"), 2)


def is_rule(line: str) -> bool:
    """Whether a line only draws the frame of a table: |---|---|, +---+---+."""
    bare = line.strip()
    if len(bare) < _SHORTEST_RULE or bare[0] not in _OF_RULES:
        return False
    signs = frozenset(bare)
    drawn = not signs.isdisjoint(_STROKES) and not (signs.isdisjoint(_PIPES) and signs.isdisjoint(_CORNERS))
    return drawn and signs <= _OF_RULES


@dataclass(frozen=True, slots=True)
class Frames:
    """How the piped tables of a file are drawn, told from all their lines, by the positions of lines.

    ``bare`` lines have no frame on the left, for some line of their table begins with text; ``wrapped``
    lines go on with the row above them, being the second or a later one between two rules.
    """

    bare: frozenset[int]
    wrapped: frozenset[int]


def frames_of(lines: Sequence[str]) -> Frames | None:
    """Look at all piped tables among ``lines``; ``None`` if no line has a pipe."""
    if not any(map(_ANY_PIPE.search, lines)):
        return None
    bare: set[int] = set()
    wrapped: set[int] = set()
    for block in _blocks(lines):
        ruled = {at for at in block if is_rule(lines[at])}
        if any(lines[at].lstrip()[:1] not in _PIPES for at in block if at not in ruled):
            bare.update(block)
        elif sum(not _CORNERS.isdisjoint(lines[at]) for at in ruled) >= _LEAST_RULES:
            wrapped.update(at for at in block[1:] if at not in ruled and at - 1 not in ruled)
    return Frames(frozenset(bare), frozenset(wrapped))


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the runs of piped lines and rules."""
    start: int | None = None
    for position, line in enumerate(lines):
        if is_piped(line) or is_rule(line):
            start = position if start is None else start
        elif start is not None:
            yield range(start, position)
            start = None
    if start is not None:
        yield range(start, len(lines))


def row_at(lines: Sequence[str], position: int, frames: Frames) -> tuple[list[str], int]:
    """Return the cells of the row that begins at ``position``, its wrapped lines joined, and the position after it."""
    cells = _cells(lines[position], is_framed=position not in frames.bare)
    end = position + 1
    if end not in frames.wrapped:
        return cells, end
    pieces = [[cell.strip()] for cell in cells]
    while end in frames.wrapped:
        for column, piece in zip(pieces, _cells(lines[end], is_framed=True), strict=False):
            column.append(piece.strip())
        end += 1
    return [" ".join(filter(None, column)) for column in pieces], end


def _cells(line: str, *, is_framed: bool) -> list[str]:
    if not is_framed:
        return _PIPE.split(line)
    cells = _PIPE.split(line.strip())[1:]
    # What stands after the last pipe of a framed row is a cell only if it says something.
    return cells[:-1] if cells and not cells[-1].strip() else cells
