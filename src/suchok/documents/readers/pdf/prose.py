"""What stands outside the tables of a page: lines by their height, columns where things stand side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import dropwhile, pairwise, takewhile
from statistics import median

from suchok.core.reading.letter_labels import begins_part
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers.pdf.characters import Character

# In sizes of the type: a gap between columns, a step down that leaves a blank line, one that is no line's.
_FAR_APART, _BLANK_LINE, _FAR_BELOW = 1.75, 1.5, 2.0
# A step that is so many times the usual one ends a block.
_GAP = 1.2
# By how much the first line of a paragraph is indented at most.
_FIRST_LINE = 5.0
_ROWS_BESIDE = 3


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
    step = abs(one.base - line[-1].base)
    back = one.left < line[-1].left - 1.5 * one.size
    return step > 0.5 * max(one.size, line[-1].size) or (back and step > 0.3 * one.size)


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

    @property
    def text(self) -> str:
        """What the line says."""
        return normalise(joined(self.characters))


def lines_of(characters: Sequence[Character], place: Place, edge: float) -> Iterator[Raw]:
    """Yield the lines outside tables, from top to bottom; what stands side by side is a row of cells.

    ``edge`` is where the text of the page ends on the right.
    """
    lines = _printed_lines(characters)
    at = 0
    while at < len(lines):
        beside = _side_by_side(lines[at:])
        if beside:
            columns = _columns([line.parts for line in lines[at : at + beside]])
            yield from (_row(line.parts, columns, place) for line in lines[at : at + beside])
            yield RawLine("", place)
        else:
            beside = _paragraph(lines[at:], edge)
            yield RawLine(reduce(continued, (line.text for line in lines[at : at + beside])), place)
            if lines[at + beside - 1].ends_block:
                yield RawLine("", place)
        at += beside


def _printed_lines(characters: Sequence[Character]) -> list[_Line]:
    lines = _same_height(sorted(by_line(characters), key=lambda line: -line[0].base))
    steps = [one[0].base - other[0].base for one, other in pairwise(lines)]
    close = [step for step, line in zip(steps, lines, strict=False) if step < _FAR_BELOW * line[0].size]
    usual = median(close or steps) if steps else 0.0
    return [
        _Line(
            tuple(map(tuple, _parts(line))),
            at >= len(steps) or steps[at] > max(_BLANK_LINE * _size(line), _GAP * usual),
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


def _paragraph(lines: Sequence[_Line], edge: float) -> int:
    """Count the lines from the first on that are one paragraph."""
    count = 1
    while count < len(lines) and not _side_by_side(lines[count:]) and _goes_on(lines[:count], lines[count], edge):
        count += 1
    return count


def _goes_on(lines: Sequence[_Line], following: _Line, edge: float) -> bool:
    """Whether a line goes on with those above: its first word had no room there, and nothing new begins with it."""
    if lines[-1].ends_block or begins_part(following.text):
        return False
    start, end = _span(lines[-1].characters)
    begins = _span(following.characters)[0]
    size = _size(following.characters)
    is_hanging = len(lines) == 1 and begins_part(lines[0].text)
    is_indented = begins > start + size and not is_hanging
    is_centred = begins < start - (_FIRST_LINE if len(lines) == 1 else 1.0) * size
    left, right = _span(_first_word(following.characters))
    return not (is_indented or is_centred) and edge - end < right - left + 0.4 * size


def _first_word(characters: Sequence[Character]) -> Sequence[Character]:
    """Return the first word of a line, before which a space may stand that was the end of the line above."""
    printed = list(dropwhile(lambda one: one.text.isspace(), characters))
    return list(takewhile(lambda one: not one.text.isspace(), printed)) or characters


def continued(before: str, after: str) -> str:
    """Return a line with the one that goes on with it; a word is broken after a slash or a hyphen without a space."""
    if not before:
        return after
    return before + after if before.endswith(("/", "-")) else f"{before} {after}"


def _same_height(lines: Sequence[list[Character]]) -> list[list[Character]]:
    """Join what stands side by side: a letter's number and, half a line higher or lower, its date."""
    found: list[list[Character]] = []
    for line in lines:
        beside = next((other for other in found[-_ROWS_BESIDE:] if _is_level(other, line)), None)
        if beside is None:
            found.append(list(line))
        else:
            beside += line
    return found


def _is_level(line: Sequence[Character], other: Sequence[Character]) -> bool:
    """Whether two stretches of text are no further apart in height than part of a line, and not one above the other."""
    step = min(abs(one.base - other[0].base) for one in (line[0], line[-1]))
    return step < 0.3 * _size(line) or (step < 0.8 * _size(line) and not _overlap(_span(line), _span(other)))


def _overlap(one: "_Span", other: "_Span") -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _size(line: Sequence[Character]) -> float:
    return median(one.size for one in line)


def _parts(line: Sequence[Character]) -> list[list[Character]]:
    """Divide a line where a wide gap shows that two things stand side by side."""
    parts: list[list[Character]] = []
    wide = _FAR_APART * _size(line)
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
