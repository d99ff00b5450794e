"""Teaches the reader of figures (``digits.py``) from the fonts of this machine: ``make digits``.

Draws every sign in every Bangla typeface found, thin and thick, slanted, blurred and worn, the way
they come out of scanners, and fits one linear machine a sign (support vectors, one against the rest).
"""

import random
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from suchok.documents.readers.scan.digits import MODEL, SIGNS, Glyph, features_of, glyphs_of, joined_glyph

ROUNDS = 60
_EM = 64


def drawn(sign: str, font: ImageFont.FreeTypeFont, chance: random.Random) -> tuple[Glyph, int, int] | None:
    """Return a sign as scanned, with the height and the bottom of the digits of its line."""
    neighbours = ("০" if sign in SIGNS[:10] or chance.random() < 0.5 else "0", "৪" if chance.random() < 0.5 else "৮")
    ascent = max(font.getbbox(one)[3] - font.getbbox(one)[1] for one in neighbours)
    bottom = max(font.getbbox(one)[3] for one in neighbours)
    left, _, right, _ = font.getbbox(sign)
    picture = Image.new("L", (int(right - left) + 40, _EM * 3), 0)
    ImageDraw.Draw(picture).text((20 - left, 20), sign, font=font, fill=255)
    size = chance.uniform(0.35, 0.9)
    ink = _worn(np.asarray(picture), size, chance)
    glyphs = glyphs_of(ink)
    if not glyphs:
        return None
    whole = reduce(joined_glyph, glyphs)
    tallest = max(whole.height, int(ascent * size))
    return whole, tallest, max(whole.bottom, int((bottom + 20) * size))


def _worn(picture: np.ndarray, size: float, chance: random.Random) -> np.ndarray:
    lean = np.array([[1, chance.uniform(-0.18, 0.18), 0], [0, 1, 0]], np.float32)
    turn = cv2.getRotationMatrix2D((picture.shape[1] / 2, 40), chance.uniform(-3, 3), 1).astype(np.float32)
    worn = cv2.warpAffine(picture, lean, picture.shape[::-1])
    worn = cv2.warpAffine(worn, turn, picture.shape[::-1])
    worn = cv2.resize(worn, None, fx=size * chance.uniform(0.85, 1.18), fy=size, interpolation=cv2.INTER_AREA)
    worn = cv2.GaussianBlur(worn, (0, 0), chance.uniform(0.3, 1.3))
    noise = np.random.default_rng(chance.getrandbits(32)).normal(0, chance.uniform(0, 22), worn.shape)
    return ((worn + noise > chance.uniform(75, 175)) * 255).astype(np.uint8)


def samples(fonts: list[Path], chance: random.Random) -> Iterator[tuple[int, np.ndarray]]:
    """Yield each sign of each typeface many times: its index in ``SIGNS``, and what the machine looks at."""
    for path in fonts:
        font = ImageFont.truetype(str(path), _EM)
        blank = [font.getmask(sign).getbbox() is None for sign in SIGNS]
        for at, sign in enumerate(SIGNS):
            for _ in range(0 if blank[at] else ROUNDS):
                glyph = drawn(sign, font, chance)
                if glyph is not None:
                    yield at, features_of(*glyph)


def taught(fonts: list[Path]) -> np.ndarray:
    """Return the weights, features by signs."""
    pairs = list(samples(fonts, random.Random(7)))  # noqa: S311 - pictures, no secrets
    labels = np.array([label for label, _ in pairs])
    features = np.stack([one for _, one in pairs])
    weights = []
    for at in range(len(SIGNS)):
        machine = cv2.ml.SVM_create()  # type: ignore[attr-defined]
        machine.setType(cv2.ml.SVM_C_SVC)
        machine.setKernel(cv2.ml.SVM_LINEAR)
        machine.setC(0.5)
        machine.train(features, cv2.ml.ROW_SAMPLE, np.where(labels == at, 1, -1).astype(np.int32))
        support, (bias, _, _) = machine.getSupportVectors(), machine.getDecisionFunction(0)
        column = support[0].copy()
        column[-1] -= bias
        side = np.sign((features[labels == at] @ column).mean()) or 1
        weights.append(column * side)
    return np.stack(weights, axis=1).astype(np.float32)


if __name__ == "__main__":
    found = [Path(name) for name in sys.argv[1:]]
    np.savez_compressed(Path(__file__).parent / MODEL, weights=taught(found).astype(np.float16))
