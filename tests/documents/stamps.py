"""Stamps, signatures and scribbles on scanned pages: any place, size and angle, the same from the same seed."""

from collections.abc import Callable

import cv2
import numpy as np

PAPER = 255
_MILLIMETRES_PER_INCH = 25.4
_WORDS = ("OFFICE", "RECEIVED", "APPROVED", "MINISTRY", "DHAKA", "27 JUN", "Copy", "Secy")
_FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX)

Draw = Callable[[np.random.Generator, float], np.ndarray]
"""Draws one mark on a square of paper of its own, given how many pixels make a millimetre."""


def marked(picture: np.ndarray, dpi: int, seed: int) -> np.ndarray:
    """Return a page with one to four marks across its table."""
    chance = np.random.default_rng(seed)
    page = picture.copy()
    for _ in range(chance.integers(1, 5)):
        draw = _MARKS[chance.integers(len(_MARKS))]
        layer = _turned(draw(chance, dpi / _MILLIMETRES_PER_INCH), chance.uniform(-180, 180))
        _laid(page, layer, chance.uniform(0.15, 0.92), chance.uniform(0.12, 0.8))
    return page


def _laid(page: np.ndarray, layer: np.ndarray, across: float, down: float) -> None:
    """Darken the page by a mark whose middle stands at these shares of its width and height."""
    side = layer.shape[0]
    padded = cv2.copyMakeBorder(page, side, side, side, side, cv2.BORDER_CONSTANT, value=PAPER)
    top, left = int(page.shape[0] * down) + side // 2, int(page.shape[1] * across) + side // 2
    part = padded[top : top + side, left : left + side]
    np.minimum(part, layer, out=part)
    page[:] = padded[side:-side, side:-side]


def _turned(layer: np.ndarray, degrees: float) -> np.ndarray:
    side = layer.shape[0]
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1)
    return cv2.warpAffine(layer, turn, (side, side), flags=cv2.INTER_LINEAR, borderValue=PAPER)


def _paper(millimetres: float, scale: float) -> np.ndarray:
    side = int(millimetres * scale)
    return np.full((side, side), PAPER, np.uint8)


def _round(chance: np.random.Generator, scale: float) -> np.ndarray:
    """Draw a round stamp: rings with words around and a date across."""
    across = chance.uniform(20, 45)
    layer, ink = _paper(across, scale), int(chance.uniform(40, 130))
    thick = max(2, int(chance.uniform(0.25, 0.7) * scale))
    middle, radius = layer.shape[0] // 2, layer.shape[0] / 2 - thick
    for part in (1.0, 0.92, 0.6)[: chance.integers(1, 4)]:
        cv2.circle(layer, (middle, middle), int(radius * part), ink, thick, cv2.LINE_AA)
    word = "".join(chance.permutation(list(_WORDS)))
    for at, sign in zip(range(0, 360, 18), word, strict=False):
        x, y = middle + 0.76 * radius * np.cos(np.radians(at)), middle + 0.76 * radius * np.sin(np.radians(at))
        _write(layer, sign, (int(x - scale), int(y + scale)), _font(chance), across / 12 * scale, ink=ink)
    _write(
        layer,
        str(chance.choice(_WORDS)),
        (int(middle - radius * 0.45), middle),
        _font(chance),
        across / 12 * scale,
        ink=ink,
    )
    return layer


def _box(chance: np.random.Generator, scale: float) -> np.ndarray:
    """Draw a stamp of two or three lines in a frame."""
    wide = chance.uniform(30, 60)
    layer, ink = _paper(wide, scale), int(chance.uniform(40, 130))
    side, lines = layer.shape[0], int(chance.integers(1, 4))
    high = lines * 6 * scale
    top = int(side / 2 - high / 2)
    if chance.random() < 0.7:
        cv2.rectangle(layer, (3, top), (side - 4, int(top + high)), ink, max(2, int(0.4 * scale)), cv2.LINE_AA)
    for line in range(lines):
        text = " ".join(chance.choice(_WORDS, 2))
        _write(layer, text, (int(2 * scale), int(top + (line + 0.8) * 6 * scale)), _font(chance), 4.0 * scale, ink=ink)
    return layer


def _signature(chance: np.random.Generator, scale: float) -> np.ndarray:
    """Draw a signature: one stroke up and down along a line, sometimes underlined."""
    wide = chance.uniform(20, 60)
    layer, ink, thick = _paper(wide, scale), int(chance.uniform(0, 90)), max(2, int(chance.uniform(0.2, 0.7) * scale))
    side, count = layer.shape[0], int(chance.integers(6, 16))
    x = np.linspace(0.08, 0.9, count) * side + chance.normal(0, 0.04 * side, count)
    y = side / 2 + chance.normal(0, chance.uniform(1.5, 4) * scale, count)
    _stroke(layer, x, y, ink, thick)
    if chance.random() < 0.5:
        _stroke(layer, np.linspace(0.1, 0.95, 4) * side, side / 2 + 4 * scale + chance.normal(0, scale, 4), ink, thick)
    return layer


def _initials(chance: np.random.Generator, scale: float) -> np.ndarray:
    """Draw a small mark of the pen: a tick, an initial, a stroke through a figure."""
    size = chance.uniform(3, 12)
    layer, ink, thick = _paper(size, scale), int(chance.uniform(0, 90)), max(2, int(chance.uniform(0.2, 0.6) * scale))
    side, count = layer.shape[0], int(chance.integers(2, 6))
    _stroke(layer, chance.uniform(0.1, 0.9, count) * side, chance.uniform(0.1, 0.9, count) * side, ink, thick)
    return layer


def _note(chance: np.random.Generator, scale: float) -> np.ndarray:
    """Draw words and figures by hand."""
    layer, ink = _paper(chance.uniform(15, 35), scale), int(chance.uniform(0, 90))
    text = f"{chance.choice(_WORDS)} {chance.integers(1, 99)}/{chance.integers(1, 12)}"
    middle, high = layer.shape[0] // 2, chance.uniform(2.5, 6)
    _write(layer, text, (int(scale), middle), _FONTS[3], high * scale, ink=ink)
    return layer


_MARKS: tuple[Draw, ...] = (_round, _box, _signature, _signature, _initials, _note)


def _font(chance: np.random.Generator) -> int:
    return _FONTS[chance.integers(3)]


def _write(layer: np.ndarray, text: str, at: tuple[int, int], font: int, high: float, *, ink: int) -> None:
    """Write in letters that are ``high`` pixels high."""
    cv2.putText(layer, text, at, font, high / 21, ink, max(1, int(high / 11)), cv2.LINE_AA)


def _stroke(layer: np.ndarray, x: np.ndarray, y: np.ndarray, ink: int, thick: int) -> None:
    """Draw one curved stroke through the points."""
    fine = np.linspace(0, len(x) - 1, 24 * len(x))
    padded = [np.concatenate([[line[0]], line, [line[-1]]]) for line in (x, y)]
    points = np.stack([_curve(line, fine) for line in padded], axis=1)
    cv2.polylines(layer, [points.astype(np.int32)], False, ink, thick, cv2.LINE_AA)


def _curve(line: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the values of a Catmull-Rom curve, whose ends are repeated."""
    first = np.minimum(at.astype(int), len(line) - 4)
    share = at - first
    one, two, three, four = (line[first + step] for step in range(4))
    return 0.5 * (
        2 * two
        + (three - one) * share
        + (2 * one - 5 * two + 4 * three - four) * share**2
        + (3 * two - one - 3 * three + four) * share**3
    )
