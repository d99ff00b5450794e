"""What stands outside the tables of a page: lines by their height, columns where things stand side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character

_FAR_APART = 2.5
_BLANK_LINE = 1.9


def by_line(characters: Sequence[Character]) -> list[list[Character]]:
    """Divide characters, in the order they are written, where the next one begins a new line."""
    lines: list[list[Character]] = []
    for one in characters:
        if lines and not _begins_line(lines[-1], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _begins_line(line: Sequence[Character], one: Character) -> bool:
    """Whether a character stands below or above the line so far; raised and lowered signs do not."""
    height = max(line[-1].top - line[-1].bottom, one.top - one.bottom, 4.0)
    far = abs(one.middle[1] - line[-1].middle[1]) > 0.9 * height
    back = one.left < line[-1].left - 2 * height
    return far or (back and abs(one.middle[1] - line[-1].middle[1]) > 0.45 * height)


def joined(line: Sequence[Character]) -> str:
    """Return the text of characters."""
    return "".join(one.text for one in line)


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line outside tables, its parts from left to right; ``ends_block`` if a gap follows."""

    parts: tuple[tuple[Character, ...], ...]
    ends_block: bool

    @property
    def characters(self) -> list[Character]:
        """All characters, from left to right."""
        return [one for part in self.parts for one in part]


def lines_of(characters: Sequence[Character], place: Place) -> Iterator[Raw]:
    """Yield the lines outside tables, from top to bottom; what stands side by side is a row of cells."""
    lines = _printed_lines(characters)
    left, edge = _span(characters) if characters else (0.0, 0.0)
    wrapped = ""
    at = 0
    while at < len(lines):
        beside = _side_by_side(lines[at:])
        if beside:
            columns = _columns([line.parts for line in lines[at : at + beside]])
            yield from (_row(line.parts, columns, place) for line in lines[at : at + beside])
            at += beside
            yield RawLine("", place)
            continue
        line = lines[at]
        wrapped = continued(wrapped, normalise(joined(line.characters)))
        following = lines[at + 1] if at + 1 < len(lines) else None
        if not _goes_on(line, following, left, edge):
            yield RawLine(wrapped, place)
            wrapped = ""
        if line.ends_block:
            yield RawLine("", place)
        at += 1


def _printed_lines(characters: Sequence[Character]) -> list[_Line]:
    lines = sorted(_same_height(by_line(characters)), key=lambda line: -line[0].middle[1])
    steps = [one[0].middle[1] - other[0].middle[1] for one, other in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    return [
        _Line(
            tuple(map(tuple, _parts(line))),
            at >= len(steps) or steps[at] > max(_BLANK_LINE * _height(line), 1.2 * usual),
        )
        for at, line in enumerate(lines)
    ]


def _side_by_side(lines: Sequence[_Line]) -> int:
    """Count the lines from the first on that stand in columns: signatures, or memo number and date."""
    if not lines or len(lines[0].parts) < 2:
        return 0
    columns = _columns([lines[0].parts])
    count = 1
    while not lines[count - 1].ends_block and count < len(lines):
        parts = lines[count].parts
        if len(parts) == 1 and (_column_of(parts[0], columns) is None):
            break
        columns = _columns([line.parts for line in lines[: count + 1]])
        count += 1
    return count if all(_is_beside(line.parts, columns) for line in lines[:count]) else 1


def _goes_on(line: _Line, following: _Line | None, left: float, edge: float) -> bool:
    """Whether the next line goes on with a line of prose: its first word had no room left on this one."""
    word = list(takewhile(lambda one: not one.text.isspace(), following.characters)) if following is not None else []
    if line.ends_block or not word:
        return False
    start, end = _span(line.characters)
    begins_at_margin = start < left + 4 * _height(line.characters)
    return begins_at_margin and edge - end < _span(word)[1] - _span(word)[0] + 0.5 * _height(line.characters)


def continued(before: str, after: str) -> str:
    """Return a line with the one that goes on with it; a word is broken after a slash or a hyphen without a space."""
    if not before:
        return after
    return before + after if before.endswith(("/", "-")) else f"{before} {after}"


def _same_height(lines: Sequence[list[Character]]) -> list[list[Character]]:
    """Join lines that stand at one height: the columns of a letter's heading, signatures side by side."""
    joined: list[list[Character]] = []
    for line in lines:
        beside = next(
            (other for other in joined if abs(other[0].middle[1] - line[0].middle[1]) < 0.4 * _height(line)), None
        )
        if beside is None:
            joined.append(list(line))
        else:
            beside += line
    return joined


def _height(line: Sequence[Character]) -> float:
    return max(median(one.top - one.bottom for one in line), 4.0)


def _parts(line: Sequence[Character]) -> list[list[Character]]:
    """Divide a line where a wide gap shows that two things stand side by side."""
    parts: list[list[Character]] = []
    wide = _FAR_APART * _height(line)
    for one in line:
        if parts and abs(one.left - parts[-1][-1].right) <= wide:
            parts[-1].append(one)
        else:
            parts.append([one])
    return sorted(parts, key=lambda part: part[0].left)


_Span = tuple[float, float]


def _span(part: Sequence[Character]) -> _Span:
    return min(one.left for one in part), max(one.right for one in part)


def _columns(lines: Sequence[Sequence[Sequence[Character]]]) -> list[_Span]:
    """Return the columns that the lines of several parts stand in, from left to right."""
    columns: list[_Span] = []
    for left, right in sorted(_span(part) for parts in lines if len(parts) > 1 for part in parts):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(part: Sequence[Character], columns: Sequence[_Span]) -> int | None:
    """Return the one column that a part overlaps, ``None`` if there is none or more."""
    left, right = _span(part)
    found = [at for at, (start, end) in enumerate(columns) if left < end and start < right]
    return found[0] if len(found) == 1 else None


def _is_beside(parts: Sequence[Sequence[Character]], columns: Sequence[_Span]) -> bool:
    """Whether the parts of a line stand each in a column of its own; a lone one not in the first."""
    found = [_column_of(part, columns) for part in parts]
    return len(columns) > 1 and None not in found and len(set(found)) == len(found)


def _row(parts: Sequence[Sequence[Character]], columns: Sequence[_Span], place: Place) -> RawRow:
    texts = {_column_of(part, columns): normalise(joined(part)) for part in parts}
    return RawRow(tuple(RawCell(texts.get(at, ""), place) for at in range(len(columns))))
