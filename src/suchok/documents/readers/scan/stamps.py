"""The ink of stamps and pens is paler than print: taken away, so that what stands under it can be read.

Only where a pale shape is as large as a stamp or a signature and paler than nearly all print of the page: small ones
may be points, long straight ones are rulings.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.rulings import Scale, ink_of

_DARKEST, _MOST_PRINT, _PALEST = 10, 90, 10
_PALE, _PALER = 0.22, 6.0
_SMALLEST, _LARGEST, _LONGEST_DOT, _RULING, _AROUND = 25.0, 190.0, 2.5, 40.0, 12.0
_FINE, _NEAR = 3.2, 5
_SQUARE = np.ones((_NEAR, _NEAR), np.uint8)

_Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Pale ink, shape by shape: the number of each where it stands, boxes in pixels, sides in points."""

    pale: _Mask
    numbers: np.ndarray
    boxes: np.ndarray
    sides: np.ndarray

    @property
    def large(self) -> list[int]:
        """The numbers of the shapes as large as a stamp; what is larger is a table."""
        is_large = (self.sides.min(axis=1) >= _SMALLEST) & (self.sides.max(axis=1) <= _LARGEST)
        return [int(number) for number in np.flatnonzero(is_large) if number]

    @property
    def dots(self) -> _Mask:
        """Whether each shape is small enough to be a point of the print."""
        return np.asarray(self.sides.max(axis=1) < _LONGEST_DOT)


@dataclass(frozen=True, slots=True)
class _Small:
    """A page at a size where strokes are a few pixels wide: its ink without rulings, the darkest near each point.

    The edge of a dark letter is pale, too, but something dark is near.
    """

    pixels: float
    ink: _Mask
    rulings: _Mask
    darkest: Grey

    @classmethod
    def of(cls, grey: Grey) -> "_Small":
        whole = Scale.of(grey).pixels
        scale = 0.5 if whole > _FINE else 1.0
        small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
        ink = ink_of(small)
        rulings = _straight(ink, int(_RULING * whole * scale))
        return cls(whole * scale, (ink > 0) & ~rulings, rulings, np.asarray(cv2.erode(small, _SQUARE), np.uint8))

    def shapes(self, level: float) -> _Shapes:
        """Return the ink that is paler than ``level``."""
        pale = self.ink & (self.darkest > level)
        joined = cv2.dilate(pale.astype(np.uint8), _SQUARE)
        _, numbers, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
        return _Shapes(pale, numbers, boxes[:, :4], (boxes[:, 2:4] - (_NEAR - 1)) / self.pixels)

    def percentile(self, where: _Mask, share: int) -> float:
        """Return how dark a share of the ink is at least."""
        values = self.darkest[where]
        return float(np.percentile(values, share)) if values.size else 0.0


def pale_strokes(grey: Grey) -> Grey | None:
    """Return where stamps and signatures of pale ink stand on a levelled page, 255 on 0; ``None`` if there are none."""
    small = _Small.of(grey)
    darkest = small.percentile(small.ink, _DARKEST)
    shapes = small.shapes(darkest + _PALE * (255 - darkest))
    if not (large := shapes.large):
        return None
    of_print = small.percentile(small.ink & ~np.isin(shapes.numbers, large), _MOST_PRINT)
    of_stamps = {number: small.percentile(shapes.pale & (shapes.numbers == number), _PALEST) for number in large}
    stamps = [number for number, palest in of_stamps.items() if palest > of_print + _PALER]
    if not stamps:
        return None
    level = (of_print + min(of_stamps[number] for number in stamps)) / 2
    strokes = _around(small.shapes(level), shapes.boxes[stamps], int(_AROUND * small.pixels))
    near = np.asarray(cv2.dilate(strokes, _SQUARE), np.uint8) * ~small.rulings
    return _up_to_print(grey, near, level)


def _straight(ink: Grey, length: int) -> _Mask:
    """Return the long straight strokes, thickened."""
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.dilate(cv2.max(across, down), np.ones((3, 3), np.uint8)) > 0)


def _around(shapes: _Shapes, boxes: np.ndarray, reach: int) -> Grey:
    """Return the pale strokes in and around the boxes of stamps, without those that may be points of the print."""
    strokes = np.zeros(shapes.pale.shape, np.uint8)
    for left, top, width, height in boxes.tolist():
        part = (
            slice(max(0, top - reach), top + height + reach),
            slice(max(0, left - reach), left + width + reach),
        )
        strokes[part] = shapes.pale[part] & ~shapes.dots[shapes.numbers[part]]
    return strokes


def _up_to_print(grey: Grey, strokes: Grey, level: float) -> Grey:
    """Return strokes at the size of the page, up to the dark letters that they run over."""
    near = cv2.resize(strokes, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    soft = cv2.erode(cv2.GaussianBlur(grey, (3, 3), 0), np.ones((3, 3), np.uint8))
    return np.where(soft < level, 0, near * 255).astype(np.uint8)
