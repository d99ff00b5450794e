"""Teaches the reader of figures (``digits.py``) from the typefaces of this machine and of npm: ``make digits``.

Draws every sign in every Bangla typeface found, thin and thick, slanted, blurred and worn, the way
they come out of scanners, and what is no sign beside them, and fits a network of one hidden layer.
"""

import random
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sklearn.neural_network import MLPClassifier

from suchok.documents.readers.scan.digits import MODEL, NO_SIGN, SIGNS, Glyph, features_of, glyphs_of, joined_glyph

ROUNDS = 60
_EM = 64
_HIDDEN, _TURNS, _DECAY = 96, 20, 1e-3
_DIGITS = (SIGNS[:10], SIGNS[10:20])
# Words of one or two letters that stand where figures could: units, and what is written for nothing.
_WORDS = ("টি", "টা", "জন", "টন", "না", "হ্যাঁ", "মি", "কি", "লক্ষ", "দিন", "নেই", "ক", "খ", "গ", "ঘ", "হা", "ব", "র", "এ")
_BRACKETS = ("[", "]", "(", ")", "|", "।", ":")


def drawn(
    text: str, font: ImageFont.FreeTypeFont, chance: random.Random, *, closer: int = 0
) -> tuple[Glyph, int, int] | None:
    """Return a text as scanned, with the height of the digits of its line and where these stand.

    ``closer`` pushes its signs together, in pixels of the picture that it is drawn in.
    """
    neighbours = ("০" if text in _DIGITS[0] or chance.random() < 0.5 else "0", "৪" if chance.random() < 0.5 else "৮")
    ascent = max(font.getbbox(one)[3] - font.getbbox(one)[1] for one in neighbours)
    bottom = max(font.getbbox(one)[3] for one in neighbours)
    size = chance.uniform(0.35, 0.9)
    glyphs = glyphs_of(_worn(_set(text, font, closer), size, chance))
    if not glyphs or (closer and len(glyphs) > 1):
        return None
    whole = reduce(joined_glyph, glyphs)
    # A stroke or a percent sign beside it may be taller than the digits are.
    beside = chance.uniform(1.0, 1.35) if chance.random() < 0.3 else 1.0
    return whole, max(whole.height, int(ascent * size * beside)), int((bottom + 20) * size)


def _set(text: str, font: ImageFont.FreeTypeFont, closer: int) -> np.ndarray:
    left, _, right, _ = font.getbbox(text)
    picture = Image.new("L", (int(right - left) + 40, _EM * 3), 0)
    pen = ImageDraw.Draw(picture)
    if not closer:
        pen.text((20 - left, 20), text, font=font, fill=255)
        return np.asarray(picture)
    at = 20.0 - left
    for sign in text:
        pen.text((at, 20), sign, font=font, fill=255)
        at += font.getlength(sign) - closer
    return np.asarray(picture)


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
    """Yield each sign of each typeface many times, and what is none: its column, and what the network looks at."""
    for path in fonts:
        font = ImageFont.truetype(str(path), _EM)
        for at, text, closer in (*_signs(), *_no_signs(chance)):
            if any(font.getmask(sign).getbbox() is None for sign in text):
                continue
            glyph = drawn(text, font, chance, closer=closer)
            if glyph is not None:
                yield at, features_of(*glyph)


def _signs() -> Iterator[tuple[int, str, int]]:
    yield from ((at, sign, 0) for at, sign in enumerate(SIGNS) for _ in range(ROUNDS))


def _no_signs(chance: random.Random) -> Iterator[tuple[int, str, int]]:
    """Yield letters, brackets, pairs of digits that touch, and digits that touch a point or a comma."""
    for _ in range(2 * ROUNDS):
        yield NO_SIGN, chance.choice(_WORDS), 0
        yield NO_SIGN, chance.choice(_BRACKETS), 0
        digits = chance.choice(_DIGITS)
        yield NO_SIGN, "".join(chance.choices(digits, k=2)), chance.randint(4, 16)
        yield NO_SIGN, chance.choice(digits) + chance.choice(".,"), chance.randint(2, 12)


def taught(fonts: list[Path]) -> MLPClassifier:
    """Return the network."""
    pairs = list(samples(fonts, random.Random(7)))  # noqa: S311 - pictures, no secrets
    labels, features = np.array([label for label, _ in pairs]), np.stack([one for _, one in pairs])
    network = MLPClassifier((_HIDDEN,), alpha=_DECAY, batch_size=128, max_iter=_TURNS, random_state=7)
    return network.fit(features, labels)


if __name__ == "__main__":
    network = taught([Path(name) for name in sys.argv[1:]])
    weights = {f"weights_{at}": layer.astype(np.float16) for at, layer in enumerate(network.coefs_)}
    biases = {f"biases_{at}": layer.astype(np.float16) for at, layer in enumerate(network.intercepts_)}
    np.savez_compressed(Path(__file__).parent / MODEL, **weights, **biases)
