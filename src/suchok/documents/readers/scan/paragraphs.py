"""The text around tables by paragraphs, told by the white between lines.

Tesseract looks for lines itself, but takes a date of two lines beside a memo number for one line that it cannot read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from suchok.documents.readers.scan.pictures import Grey, framed
from suchok.documents.readers.scan.tesseract import BLOCK, words_of
from suchok.documents.readers.scan.written_words import words_by_lines

_LEAST_INK, _MARGIN = 3, 20
_MARK, _LETTERS, _WORDS = 1.5, 4.0, 5.0
_PARAGRAPH, _TALL, _TALLEST, _BESIDE = 0.8, 1.5, 4.0, 0.4

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of text: the rows and columns of the picture that they stand in.

    ``is_tight`` tells that several lines stand there with no white between them.
    """

    rows: slice
    columns: slice
    is_tight: bool = False

    def is_beside(self, other: "Part", most: float) -> bool:
        """Whether another line stands at the same height or differs by ``most`` rows."""
        apart = (self.rows.start + self.rows.stop - other.rows.start - other.rows.stop) / 2
        return self.is_tight == other.is_tight and abs(apart) < most

    def with_part(self, other: "Part") -> "Part":
        """Return one line of this and of what stands to its right."""
        rows = slice(min(self.rows.start, other.rows.start), max(self.rows.stop, other.rows.stop))
        return Part(rows, slice(self.columns.start, other.columns.stop), is_tight=self.is_tight)


def read_paragraphs(grey: Grey, ink: Grey, *, pixels: float) -> Iterator[str]:
    """Yield the lines of a page or a piece of it, given in grey and as ink, an empty one after each paragraph."""
    for parts in paragraphs_in(ink, pixels=pixels):
        yield from _joined(_read(grey, ink, parts))
        yield ""


def _read(grey: Grey, ink: Grey, parts: Sequence[Part]) -> Iterator[list[str]]:
    """Yield the lines of each part; what stands side by side is read with the care of a cell."""
    for part in parts:
        picture = np.ascontiguousarray(grey[part.rows, part.columns])
        if len(parts) > 1:
            words = words_by_lines(picture, np.ascontiguousarray(ink[part.rows, part.columns]))
        else:
            words = words_of(framed(picture, _MARGIN), BLOCK)
        yield [line for line in words.lines if line]


def _joined(parts: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of parts side by side; a label (তারিখ:) stands before the first line of what is beside it."""
    lines: list[str] = []
    for part in parts:
        if lines and part and lines[-1].endswith(":"):
            lines[-1:] = [f"{lines[-1]} {part[0]}", *part[1:]]
        else:
            lines += part
    return lines


def paragraphs_in(ink: Grey, *, pixels: float) -> list[list[Part]]:
    """Return the paragraphs of a page or a piece of it, top to bottom; what stands side by side are parts of one.

    ``pixels`` is how many make a point.
    """
    lines = _spans(ink, across=False, gap=_MARK * pixels)
    heights = [end - start for start, end in lines if end - start >= _LETTERS * pixels]
    if not heights:
        return []
    usual = float(np.median(heights))
    found = []
    for (start, end), is_tall in _together(lines, usual):
        rows = ink[start:end]
        if is_tall and end - start <= _TALLEST * usual:
            found.append(_side_by_side(rows, start, usual, pixels))
        else:
            columns = np.flatnonzero(rows.any(axis=0))
            found.append([Part(slice(start, end), slice(int(columns[0]), int(columns[-1]) + 1))])
    return found


def _spans(ink: Grey, *, across: bool, gap: float) -> list[_Span]:
    """Return the stretches with ink, down or across a picture; gaps up to ``gap`` belong to them."""
    there = np.flatnonzero(np.count_nonzero(ink, axis=0 if across else 1) >= _LEAST_INK)
    if not there.size:
        return []
    breaks = np.flatnonzero(np.diff(there) > gap)
    starts, ends = there[np.concatenate([[0], breaks + 1])], there[np.concatenate([breaks, [-1]])] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _together(lines: Sequence[_Span], usual: float) -> Iterator[tuple[_Span, bool]]:
    """Yield first and last row of each paragraph, and whether it is one line taller than lines are."""
    (start, end), *others = lines
    was_tall = _is_tall(lines[0], usual)
    for line in others:
        if was_tall or _is_tall(line, usual) or line[0] - end > _PARAGRAPH * usual:
            yield (start, end), was_tall
            start, was_tall = line[0], _is_tall(line, usual)
        end = line[1]
    yield (start, end), was_tall


def _is_tall(line: _Span, usual: float) -> bool:
    return line[1] - line[0] > _TALL * usual


def _side_by_side(rows: Grey, top: int, usual: float, pixels: float) -> list[Part]:
    """Return the lines of a tall line, column by column: words on one height are one line, even far apart."""
    parts: list[Part] = []
    for left, right in _spans(rows, across=True, gap=_WORDS * pixels):
        for start, end in _spans(rows[:, left:right], across=False, gap=_MARK * pixels):
            part = Part(slice(top + start, top + end), slice(left, right), is_tight=_is_tall((start, end), usual))
            if parts and parts[-1].is_beside(part, _BESIDE * usual):
                parts[-1] = parts[-1].with_part(part)
            else:
                parts.append(part)
    return parts
