"""From the picture of a page to the rulings of its tables, in points as in a PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from suchok.documents.readers.pdf.grid import Ruling, Rulings
from suchok.documents.readers.scan.pictures import Grey

_POINTS_HIGH = 842.0
_ROUNDS = 4
_FLANK_AWAY, _FLANK_WIDE, _MOST_ON_FLANK, _MOST_ON_LONG_FLANK = 0.3, 0.7, 0.28, 0.75
_GAP, _THICKEST, _TOUCHES, _SAME = 5.0, 4.0, 2.0, 1.0
_SHORTEST_BETWEEN = 8.0
_MOST_OF_LINE, _WHOLE = 0.5, 0.85
_PARENT = 3
_OPEN_WITHIN, _LEAST_OPEN, _NEARLY_ALL = 3.0, 4, 0.8


@dataclass(frozen=True, slots=True)
class Scale:
    """How the pixels of a page become points: ``pixels`` a point; heights count from the top, downwards negative."""

    pixels: float

    @classmethod
    def of(cls, page: Grey) -> "Scale":
        """Return the scale that gives a page the longer side of A4."""
        return cls(max(page.shape) / _POINTS_HIGH)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The rulings of one direction, in points: the shortest, how long is longer than any letters in line.

    ``broken`` is how long a line with gaps is at least: dashes, not the brackets of codes under each other.
    """

    shortest: float
    surely: float
    broken: float


_DOWN, _ACROSS = _Kind(18.0, 60.0, 150.0), _Kind(16.0, 300.0, 0.0)


def ink_of(page: Grey) -> Grey:
    """Return the ink of a levelled page, 255 on 0."""
    return np.asarray(cv2.threshold(page, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1])


def rulings_in(ink: Grey, scale: Scale) -> Rulings:
    """Return the rulings of a page.

    A line counts only from one line of the other direction to another, else the headline of Bangla
    letters would be a ruling; taking one away can take away what stood on it.
    """
    down = _in_columns(_lines(ink.T, scale, _DOWN))
    across = _lines(ink, scale, _ACROSS)
    across = [*across, *_open_ends(across, down)]
    cut_across, cut_down = _cut_by_turns(across, down)
    across, down = _ending(across, cut_down), _ending(down, cut_across)
    across, down = _cut_by_turns(across, down)
    return Rulings(
        tuple(Ruling(-line.at, line.start, line.end) for line in across),
        tuple(Ruling(line.at, -line.end, -line.start) for line in down),
    )


def _lines(ink: Grey, scale: Scale, kind: _Kind) -> list[Ruling]:
    """Return the level strokes of ``ink``, pieces of one line joined, in points."""
    length, gap = int(kind.shortest * scale.pixels), max(3, int(_GAP * scale.pixels / 2) | 1)
    # A line that leans by a pixel or breaks up in noise is one line to the eye: thicken first, then ask for length.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    joined = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    strokes = np.asarray(cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)), np.uint8)
    thickest = int(_THICKEST * scale.pixels) + 2
    thin = [_thin(strokes, box, thickest) for box in _boxes(strokes)]
    found = [
        Ruling((top + (height - 1) / 2) / scale.pixels, left / scale.pixels, (left + width) / scale.pixels)
        for left, top, width, height in thin
        if width >= length
        and _stands_free(ink, (left, top, width, height), scale, kind)
        and (width >= kind.broken * scale.pixels or _is_whole(ink, (left, top, width, height)))
    ]
    return _joined(found)


def _boxes(strokes: Grey) -> Iterator[Sequence[int]]:
    """Yield left, top, width and height of each stroke; by outlines, a third of the time that labels take."""
    outlines, nested = cv2.findContours(strokes, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return (cv2.boundingRect(one) for at, one in enumerate(outlines) if nested[0, at, _PARENT] < 0)


def _thin(strokes: Grey, box: Sequence[int], thickest: int) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a stroke; of one that a signature or a stamp runs into, the line alone."""
    left, top, width, height = box
    if height <= thickest:
        return left, top, width, height
    stroke = strokes[top : top + height, left : left + width] > 0
    rows = np.convolve(stroke.sum(axis=1), np.ones(thickest), "valid")
    first = int(rows.argmax())
    line = stroke[first : first + thickest]
    columns, at = np.flatnonzero(line.any(axis=0)), np.flatnonzero(line.sum(axis=1) > _MOST_OF_LINE * line.shape[1])
    if not len(at):
        return left, top, 0, 0
    return left + int(columns[0]), top + first + int(at[0]), int(columns[-1] - columns[0]) + 1, int(at[-1] - at[0]) + 1


def _stands_free(ink: Grey, box: Sequence[int], scale: Scale, kind: _Kind) -> bool:
    """Whether paper runs along both sides of a stroke; letters hang from a headline."""
    left, top, width, height = (int(side) for side in box[:4])
    away, wide = max(1, round(_FLANK_AWAY * scale.pixels)), max(1, round(_FLANK_WIDE * scale.pixels))
    most = _MOST_ON_FLANK if width < kind.surely * scale.pixels else _MOST_ON_LONG_FLANK
    for start in (top - away - wide, top + height + away):
        flank = ink[max(0, start) : max(0, start + wide), left : left + width]
        if flank.size and (flank.max(axis=0) > 0).mean() > most:
            return False
    return True


def _is_whole(ink: Grey, box: Sequence[int]) -> bool:
    """Whether there is ink nearly all along a stroke, whose gaps were closed."""
    left, top, width, height = (int(side) for side in box[:4])
    return bool((ink[max(0, top - 1) : top + height + 1, left : left + width].max(axis=0) > 0).mean() >= _WHOLE)


def _joined(lines: Sequence[Ruling]) -> list[Ruling]:
    """Join pieces of one line whose gap is small."""
    joined: list[Ruling] = []
    for line in sorted(lines, key=lambda line: (line.start, line.at)):
        for at, before in enumerate(joined):
            if abs(before.at - line.at) <= _SAME and before.start <= line.start <= before.end + _GAP:
                long, short = before.end - before.start, line.end - line.start
                height = (before.at * long + line.at * short) / (long + short)
                joined[at] = Ruling(height, before.start, max(before.end, line.end))
                break
        else:
            joined.append(line)
    return joined


def _in_columns(down: Sequence[Ruling]) -> list[Ruling]:
    """Leave out short lines down where no long one stands: stacked letters of one cell, not the edge of a column."""
    long = [line.at for line in down if line.end - line.start >= _DOWN.surely]
    return [line for line in down if not long or any(abs(at - line.at) <= 2 * _SAME for at in long)]


def _open_ends(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Ruling]:
    """Return a line across where the end of a page cut a row in two: all the lines down end there, and no line closes.

    Word and LibreOffice leave such a row open.
    """
    found: list[Ruling] = []
    for line in down:
        for end, inside in ((line.end, -_SHORTEST_BETWEEN), (line.start, _SHORTEST_BETWEEN)):
            if any(abs(one.at - end) <= _OPEN_WITHIN for one in (*across, *found)):
                continue
            beside = [one for one in down if one.start <= end + inside <= one.end]
            ending = [one for one in beside if min(abs(one.start - end), abs(one.end - end)) <= _OPEN_WITHIN]
            if len(ending) >= max(_LEAST_OPEN, _NEARLY_ALL * len(beside)):
                places = [one.at for one in ending]
                found.append(Ruling(end, min(places), max(places)))
    return found


def _cut_by_turns(across: Sequence[Ruling], down: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    for _ in range(_ROUNDS):
        across = _cut(across, down)
        down = _cut(down, across)
    return list(across), list(down)


def _ending(lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> list[Ruling]:
    """Leave out what begins and ends between the crossing lines: the side of a stamp, the stroke of a signature.

    A piece of a ruling that a stamp broke has other pieces in line with it.
    """
    ends = [line for line in lines if _ends_at(line, line.start, crossing) or _ends_at(line, line.end, crossing)]
    return [line for line in lines if line in ends or any(abs(one.at - line.at) <= _SAME for one in ends)]


def _ends_at(line: Ruling, end: float, crossing: Sequence[Ruling]) -> bool:
    return any(
        abs(one.at - end) <= _TOUCHES and one.start - _TOUCHES <= line.at <= one.end + _TOUCHES for one in crossing
    )


def _cut(lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> list[Ruling]:
    """Return the lines from the first to the last line of the other direction that they meet.

    What juts out is the stroke of a letter that stands in line; what meets fewer than two is no ruling.
    """
    cut = []
    for line in lines:
        met = [
            one.at
            for one in crossing
            if one.start - _TOUCHES <= line.at <= one.end + _TOUCHES
            and line.start - _TOUCHES <= one.at <= line.end + _TOUCHES
        ]
        if met and max(met) - min(met) >= _SHORTEST_BETWEEN:
            cut.append(Ruling(line.at, min(met), max(met)))
    return cut
