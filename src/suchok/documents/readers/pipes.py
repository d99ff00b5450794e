"""Tables drawn with pipes: Markdown, plain pipes, and grids whose rows are framed on all sides."""

import re
from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)[|│┃¦｜║]")
_PIPES = frozenset("|│┃¦｜║")
_CORNERS = frozenset("+┼├┌└╋╬╠╔╚")
_STROKES = frozenset("-=─━═")
_OF_RULES = _PIPES | _CORNERS | _STROKES | frozenset(": \t┤┐┘┬┴╣╗╝╦╩╪╫╞╡")
_SHORTEST_RULE = 3
_LEAST_RULES = 4
"""A grid that frames each row has more rules than the three around and below a heading."""


def is_piped(line: str) -> bool:
    """Whether a line holds at least two pipes, and no fewer than tabs."""
    if not any(pipe in line for pipe in _PIPES):
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


def wrapped_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the positions of lines that go on with the row above them: the second and later ones between two rules."""
    found: set[int] = set()
    position = 0
    while position < len(lines):
        end = position
        while end < len(lines) and (is_rule(lines[end]) or _is_framed(lines[end])):
            end += 1
        block = range(position, end)
        rules = [at for at in block if is_rule(lines[at]) and not _CORNERS.isdisjoint(lines[at])]
        if len(rules) >= _LEAST_RULES:
            found.update(at for at in block if at - 1 >= position and not (is_rule(lines[at]) or is_rule(lines[at - 1])))
        position = end + 1
    return frozenset(found)


def row_at(lines: Sequence[str], position: int, wrapped: frozenset[int]) -> tuple[list[str], int]:
    """Return the cells of the row that begins at ``position``, its wrapped lines joined, and the position after it."""
    cells = _cells(lines[position])
    end = position + 1
    while end in wrapped:
        below = _cells(lines[end])
        cells = [f"{one.rstrip()} {other.strip()}".strip() for one, other in zip(cells, below, strict=False)] + cells[len(below) :]
        end += 1
    return cells, end


def _is_framed(line: str) -> bool:
    bare = line.strip()
    return bare[:1] in _PIPES and bare[-1:] in _PIPES and len(bare) > 1


def _cells(line: str) -> list[str]:
    bare = line.strip()
    if bare[:1] not in _PIPES:
        return _PIPE.split(line)
    cells = _PIPE.split(bare)[1:]
    # A row framed on the left ends with a frame too; what stands after the last pipe is a cell only if it says something.
    return cells[:-1] if cells and not cells[-1].strip() else cells
