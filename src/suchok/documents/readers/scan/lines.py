"""The printed lines of a cell, taken apart: tightly set lines reach into each other, which Tesseract gives up on."""

from dataclasses import dataclass

import cv2
import numpy as np

from suchok.documents.readers.scan.pictures import Grey

_TALL, _NEW_LINE, _TWO_LINES = 0.5, 0.62, 1.75
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class _Shape:
    """One connected shape of ink with its number among the labels."""

    number: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def distance(self, other: "_Shape") -> float:
        """How far two boxes are apart; a step across counts less than one down, marks stand beside their letter."""
        across = max(0, self.left - other.right, other.left - self.right)
        down = max(0, self.top - other.bottom, other.top - self.bottom)
        return 0.5 * across + down + 0.01 * abs(self.middle - other.middle)


def lines_of(grey: Grey, ink: Grey) -> list[Grey]:
    """Return each printed line of a cell alone on white paper; one picture of the whole if it cannot be divided."""
    labels, shapes = _shapes(ink)
    if (cut := _cut_apart(ink, shapes)) is not None:
        labels, shapes = _shapes(cut)
    lines = _grouped(shapes)
    if len(lines) < 2:
        return [grey]
    return [_alone(grey, labels, line) for line in lines]


def shapes_in(ink: Grey) -> int:
    """Return how many connected shapes the ink of a cell has."""
    return int(cv2.connectedComponents(ink, connectivity=8)[0]) - 1


def length_in_heights(ink: Grey) -> float:
    """Return how long the words of a cell are, all lines together, in heights of a line: about two signs each."""
    _, shapes = _shapes(ink)
    usual = _usual(shapes)
    return sum(shape.right - shape.left for shape in shapes if shape.height >= _TALL * usual) / max(usual, 1.0)


def tallest_in_heights(ink: Grey) -> float:
    """Return how tall the tallest shape is, in heights of a line: strokes that run over several lines are taller."""
    _, shapes = _shapes(ink)
    return max((shape.height for shape in shapes), default=0) / max(_usual(shapes), 1.0)


def _shapes(ink: Grey) -> tuple[np.ndarray, list[_Shape]]:
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = [
        _Shape(at, left, top, left + width, top + height)
        for at, (left, top, width, height, _) in enumerate(boxes.tolist())
    ]
    return labels, found[1:]


def _usual(shapes: list[_Shape]) -> float:
    """Return the usual height of the words."""
    most = float(np.percentile([shape.height for shape in shapes], 75)) if shapes else 0.0
    return float(np.median([shape.height for shape in shapes if shape.height >= _TALL * most] or [0]))


def _cut_apart(ink: Grey, shapes: list[_Shape]) -> Grey | None:
    """Return the ink with shapes cut where the next line begins, if there are such that reach over two lines."""
    usual = _usual(shapes)
    over = [shape for shape in shapes if shape.height > _TWO_LINES * usual]
    lines = _grouped([shape for shape in shapes if shape not in over])
    if not over or len(lines) < 2:
        return None
    cut = ink.copy()
    for line in lines[1:]:
        # The shapes that reach over two lines raise what is usual: a line may be all below it.
        tops = [shape.top for shape in line if shape.height >= _TALL * usual] or [shape.top for shape in line]
        row = int(np.median(tops)) - 1
        for shape in over:
            if shape.top + _TALL * usual < row < shape.bottom - _TALL * usual:
                cut[row, shape.left : shape.right] = 0
    return cut


def _grouped(shapes: list[_Shape]) -> list[list[_Shape]]:
    """Return the shapes by line: the tall ones by their middles, each small one with the tall one it is nearest to."""
    usual = _usual(shapes)
    tall = sorted((shape for shape in shapes if shape.height >= _TALL * usual), key=lambda shape: shape.middle)
    lines: list[list[_Shape]] = []
    for shape in tall:
        if lines and shape.middle - float(np.mean([one.middle for one in lines[-1]])) < _NEW_LINE * usual:
            lines[-1].append(shape)
        else:
            lines.append([shape])
    home = {shape.number: at for at, line in enumerate(lines) for shape in line}
    for shape in shapes:
        if shape.number not in home and tall:
            lines[home[min(tall, key=shape.distance).number]].append(shape)
    return lines


def _alone(grey: Grey, labels: np.ndarray, line: list[_Shape]) -> Grey:
    rows = slice(max(0, min(shape.top for shape in line) - _MARGIN), max(shape.bottom for shape in line) + _MARGIN)
    columns = slice(max(0, min(shape.left for shape in line) - _MARGIN), max(shape.right for shape in line) + _MARGIN)
    shown = np.zeros(int(labels.max()) + 1, np.uint8)
    shown[[shape.number for shape in line]] = 1
    near = cv2.dilate(shown[labels[rows, columns]], np.ones((3, 3), np.uint8))
    return np.where(near > 0, grey[rows, columns], 255).astype(np.uint8)
