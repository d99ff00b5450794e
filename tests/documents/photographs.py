"""Photographs of pages as a phone takes them: in perspective, on a table, in shadow, the paper curved, as JPEG."""

from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True, slots=True)
class Shot:
    """How a photograph was taken.

    ``corners`` are those of the page in shares of the photograph, from the upper left one clockwise; ``bend`` is how
    far the middle of the paper rises, ``light`` how bright its darkest corner is; ``noise`` in grey levels.
    """

    corners: tuple[tuple[float, float], ...]
    bend: float = 0.0
    light: float = 0.7
    table: int = 60
    noise: float = 4.0
    blur: float = 0.6
    shadow: bool = False


SHOTS = {
    "from above, a hand's shadow": Shot(((0.06, 0.07), (0.95, 0.05), (0.97, 0.94), (0.04, 0.96)), shadow=True),
    "leaning, on a dark table": Shot(((0.12, 0.09), (0.88, 0.06), (0.96, 0.93), (0.05, 0.9)), light=0.6, noise=6),
    "curved, by a lamp, on a dark table": Shot(
        ((0.07, 0.08), (0.94, 0.1), (0.92, 0.92), (0.06, 0.94)), bend=0.012, light=0.55, noise=5, blur=0.9
    ),
}
_LONGER_SIDE = 3900


def photographed(page: np.ndarray, shot: Shot, seed: int = 7) -> np.ndarray:
    """Return a page in grey as a phone of about ten megapixels sees it."""
    height, width = page.shape
    scale = _LONGER_SIDE / max(height, width)
    size = (int(width * scale), int(height * scale))
    from_corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    to_corners = np.float32([[x * size[0], y * size[1]] for x, y in shot.corners])
    view = cv2.getPerspectiveTransform(from_corners, to_corners)
    bent = _bent(page, shot.bend)
    photo = cv2.warpPerspective(bent, view, size, flags=cv2.INTER_AREA, borderValue=shot.table).astype(np.float32)
    photo = cv2.GaussianBlur(photo * _light(size, shot), (0, 0), shot.blur)
    noise = np.random.default_rng(seed).normal(0, shot.noise, photo.shape)
    return np.clip(photo + noise, 0, 255).astype(np.uint8)


def _bent(page: np.ndarray, bend: float) -> np.ndarray:
    """Return a page whose lines rise towards its middle, as paper does that does not lie flat."""
    height, width = page.shape
    across, down = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    rise = bend * height * np.sin(np.pi * across / width)
    return cv2.remap(page, across, (down + rise).astype(np.float32), cv2.INTER_LINEAR, borderValue=255)


def _light(size: tuple[int, int], shot: Shot) -> np.ndarray:
    """Return how bright each place is: less towards one corner, and in the soft shadow of a hand."""
    width, height = size
    slope = np.linspace(1.0, shot.light**0.5, width)[None, :] * np.linspace(1.0, shot.light**0.5, height)[:, None]
    if shot.shadow:
        layer = np.ones((height, width), np.float32)
        cv2.ellipse(layer, (int(width * 0.8), height), (width // 3, height // 2), 20, 0, 360, 0.6, -1)
        slope = slope * cv2.GaussianBlur(layer, (0, 0), width / 60)
    return slope.astype(np.float32)
