"""Our own reader of figures: Bangla and Latin digits and the signs between them, glyph by glyph.

Digits have no headline, so they fall apart into single shapes; a small network tells each by the
directions of its edges. It was taught by ``make digits`` (``teaching.py``) and lies beside this file.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np

from suchok.documents.readers.scan.pictures import Grey

SIGNS = "০১২৩৪৫৬৭৮৯0123456789/.-%,"
"""What is told apart; the digits of one cell are of one script, which tells the look-alikes (``_of_one_script``)."""

NO_SIGN = len(SIGNS)
"""The column of ``scores_of`` for every other shape: a letter, a bracket, two digits that touch."""

SIDE = 32
MODEL = "digits.npz"
_SMALLEST, _LEAST_AREA = 0.08, 4
_TALLEST, _WIDEST = 2.2, 1.45
_RING, _OVERLAP = 0.72, 0.03
_USUAL_SCRIPT = 0.15
_AS_DIGITS = 0.6


@dataclass(frozen=True, slots=True)
class Figures:
    """What a cell seems to say; ``sure`` is the least margin of its glyphs, below 0 if one looks like no sign."""

    text: str
    sure: float


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shape of ink with its box in the cell, in pixels."""

    picture: Grey
    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """How tall the shape is."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """How wide the shape is."""
        return self.right - self.left


def figures_of(ink: Grey) -> Figures | None:
    """Return the figures that the ink of a cell (255 on 0) shows, or ``None`` if it holds other shapes."""
    lines = _lines(glyphs_of(ink))
    if not lines or any(_is_word(line) for line in lines):
        return None
    told = [figures_of_line(line) for line in lines]
    return Figures("".join(part.text for part in told), min(part.sure for part in told))


def glyphs_of(ink: Grey) -> list[Glyph]:
    """Return the shapes of a cell without specks; the parts of one sign that stand over each other joined."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = sorted(int(box[3]) for box in boxes[1:] if box[4] > 8)
    if not heights:
        return []
    usual = heights[int(len(heights) * 0.8) - 1 if len(heights) > 1 else 0]
    glyphs = []
    for number, (left, top, width, height, area) in enumerate(boxes[1:].tolist(), 1):
        if max(width, height) < _SMALLEST * usual or area < _LEAST_AREA:
            continue
        shape = (labels[top : top + height, left : left + width] == number).astype(np.uint8) * 255
        glyphs.append(Glyph(shape, left, top, left + width, top + height))
    return glyphs


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Return the shapes line by line, each from left to right."""
    if not glyphs:
        return []
    tall = max(glyph.height for glyph in glyphs)
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top + glyph.bottom) / 2):
        middle = (glyph.top + glyph.bottom) / 2
        last = lines[-1] if lines else []
        if last and middle - sum((one.top + one.bottom) / 2 for one in last) / len(last) < 0.6 * tall:
            last.append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda glyph: glyph.left) for line in lines]


def _is_word(line: list[Glyph]) -> bool:
    """Whether a line holds shapes that are wider or taller than digits are: letters under one headline."""
    tall = float(np.median([glyph.height for glyph in line]))
    tallest = max(glyph.height for glyph in line)
    return any(
        glyph.width > _WIDEST * tallest for glyph in line if glyph.height > 0.4 * tallest
    ) or tallest > _TALLEST * max(tall, 0.6 * tallest)


def figures_of_line(line: list[Glyph]) -> Figures:
    """Return the figures that the shapes of one line, left to right, show."""
    tallest = max(glyph.height for glyph in line)
    # Strokes and commas reach below the line that the digits stand on.
    bottom = int(np.median([glyph.bottom for glyph in line if glyph.height > _AS_DIGITS * tallest]))
    glyphs = _percent_joined(line)
    return _of_one_script(scores_of(np.stack([features_of(glyph, tallest, bottom) for glyph in glyphs])))


def _percent_joined(line: list[Glyph]) -> list[Glyph]:
    """Join the two rings of a percent sign with its stroke: shapes whose boxes overlap from side to side."""
    joined: list[Glyph] = []
    for glyph in line:
        before = joined[-1] if joined else None
        if before is not None and _one_over_the_other(before, glyph):
            joined[-1] = joined_glyph(before, glyph)
        else:
            joined.append(glyph)
    return joined


def _one_over_the_other(one: Glyph, other: Glyph) -> bool:
    small = min(one.height, other.height) < _RING * max(one.height, other.height)
    return small and other.left < one.right - _OVERLAP * min(one.width, other.width)


def joined_glyph(one: Glyph, other: Glyph) -> Glyph:
    """Return two shapes as one."""
    left, top = min(one.left, other.left), min(one.top, other.top)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    picture = np.zeros((bottom - top, right - left), np.uint8)
    for glyph in (one, other):
        part = picture[glyph.top - top : glyph.bottom - top, glyph.left - left : glyph.right - left]
        np.maximum(part, glyph.picture, out=part)
    return Glyph(picture, left, top, right, bottom)


def _of_one_script(scores: np.ndarray) -> Figures:
    """Return the likeliest signs of a line whose digits are all Bangla or all Latin."""
    best: Figures | None = None
    total = -np.inf
    for digits in (range(10), range(10, 20)):
        allowed = [*digits, *range(20, len(SIGNS))]
        part = scores[:, allowed]
        told = part.argmax(axis=1)
        ranked = np.sort(part, axis=1)
        others = np.maximum(ranked[:, -2], scores[:, NO_SIGN])
        score = float(ranked[:, -1].sum()) + (_USUAL_SCRIPT * len(scores) if digits.start == 0 else 0.0)
        if score > total:
            total = score
            best = Figures("".join(SIGNS[allowed[at]] for at in told), float((ranked[:, -1] - others).min()))
    return best or Figures("", 0.0)


_HOG = cv2.HOGDescriptor((SIDE, SIDE), (16, 16), (8, 8), (8, 8), 9)


def features_of(glyph: Glyph, tallest: int, bottom: int) -> np.ndarray:
    """Return what the machine looks at: edges and ink in a square, form of the box, place in its line."""
    side = max(glyph.height, glyph.width)
    square = np.zeros((side, side), np.uint8)
    y, x = (side - glyph.height) // 2, (side - glyph.width) // 2
    square[y : y + glyph.height, x : x + glyph.width] = glyph.picture
    inner = cv2.resize(square, (SIDE - 6, SIDE - 6), interpolation=cv2.INTER_AREA)
    framed = cv2.copyMakeBorder(inner, 3, 3, 3, 3, cv2.BORDER_CONSTANT, value=0)
    edges = np.ravel(_HOG.compute(cv2.GaussianBlur(framed, (0, 0), 0.7)))
    form = [
        glyph.width / side,
        glyph.height / side,
        glyph.height / tallest,
        (bottom - glyph.bottom) / tallest,
        float(glyph.picture.mean() / 255),
    ]
    return np.concatenate(
        [edges, np.array(form) * 2, cv2.resize(framed, (8, 8), interpolation=cv2.INTER_AREA).ravel() / 255]
    ).astype(np.float32)


def scores_of(features: np.ndarray) -> np.ndarray:
    """Return the natural logarithm of how likely each glyph (a row of features) is each of ``SIGNS``, or none."""
    layers = _layers()
    hidden = np.maximum(features @ layers["weights_0"] + layers["biases_0"], 0)
    scores = hidden @ layers["weights_1"] + layers["biases_1"]
    return np.asarray(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))


@cache
def _layers() -> dict[str, np.ndarray]:
    with files(__package__).joinpath(MODEL).open("rb") as file:
        return {name: layer.astype(np.float32) for name, layer in np.load(file).items()}
