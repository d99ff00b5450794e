"""A picture of a page made level: cut out of a photograph, evenly lit, upright, straight, at the size reading wants."""

from itertools import pairwise

import cv2
import numpy as np

from suchok.documents.readers.scan.paper import SMALL, corners_of_paper, in_small, rectified
from suchok.documents.readers.scan.pictures import Grey

HEIGHT_AT_300_DPI = 3508
"""Pixels of the longer side of an A4 page at 300 dpi, the size that pages are read at."""

_HEIGHT_AT_190_DPI = 2222
_STEEPEST, _COARSE, _FINE = 6.0, 0.5, 0.05
_DARK_SURROUNDINGS = 0.75
_RIM = 0.01
_BEND_SIDE, _BEND_STRIPS, _BEND_REACH, _BEND_DEGREE = 1760, 32, 5, 4
_LEAST_BEND = 0.75
_WORD_WIDE, _WORD_HIGH, _WORDS_ACROSS, _HEADLINE = 2.0, 6, 60, 0.6
_SURE = 0.2
_MUCH, _FEW_WORDS = 1.5, 0.15


def levelled(picture: Grey) -> Grey:
    """Return the page of a scan or photograph with black ink on white paper, upright and straight."""
    page = _resized(_cut_out(picture))
    page = _evenly_lit(page)
    page = _turned(page, skew_of(page))
    turns = quarter_turns(page)
    if not turns:
        return page
    page = np.ascontiguousarray(np.rot90(page, turns))
    return _turned(page, skew_of(page)) if turns % 2 else page


def skew_of(page: Grey) -> float:
    """Return by how many degrees to turn a page so that its lines lie level: the turn with the sharpest row profile."""
    small = _ink(in_small(page))
    half = np.asarray(cv2.resize(small, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    coarse = _sharpest(half, np.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE))
    return _sharpest(small, np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE))


def quarter_turns(page: Grey) -> int:
    """Return how many quarter turns, against the clock, set a page upright.

    The headline of Bangla letters lies along its word, at the top. A page with too few words is judged by its lines:
    the rows of upright text are sharper than its columns.
    """
    _, ink = cv2.threshold(cv2.GaussianBlur(page, (0, 0), 0.8), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = _text_alone(np.asarray(ink))
    upright, across = _headlines(ink)
    if _length(upright + across) >= _FEW_WORDS * max(ink.shape):
        lying = _length(across) > _length(upright)
    else:
        lying = _sharpness(ink.sum(axis=0)) > _MUCH * _sharpness(ink.sum(axis=1))
    ups = across if lying else upright
    # The longer a word, the more it counts.
    return int(lying) + (2 if sum(ups) < -_SURE * _length(ups) else 0)


def _sharpness(profile: np.ndarray) -> float:
    return float(np.square(np.diff(profile.astype(np.float64))).sum())


def _headlines(ink: Grey) -> tuple[list[int], list[int]]:
    """Return the headlines (``_headline_above``) of the words that lie level, and of those that lie across the page."""
    # Letters without a headline (l, f) and brackets are shorter strokes.
    shortest = max(ink.shape) // _WORDS_ACROSS
    # Outlines take half the time that labels do.
    outlines = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    upright, across = [], []
    for left, top, wide, high in (cv2.boundingRect(one) for one in outlines if len(one) >= _WORD_HIGH):
        word = ink[top : top + high, left : left + wide]
        if wide > max(_WORD_WIDE * high, shortest) and high >= _WORD_HIGH:
            upright.append(_headline_above(word))
        elif high > max(_WORD_WIDE * wide, shortest) and wide >= _WORD_HIGH:
            across.append(_headline_above(np.rot90(word)))
    return upright, across


def _length(headlines: list[int]) -> int:
    return sum(map(abs, headlines))


def _headline_above(word: Grey) -> int:
    """Return how long the headline of a word is, less than 0 if it stands in the lower half, 0 without any."""
    rows = np.count_nonzero(word, axis=1)
    at, high, wide = int(rows.argmax()), *map(int, word.shape)
    if rows[at] < _HEADLINE * wide:
        return 0
    return wide if 2 * at < high - 1 else -wide


def _text_alone(ink: Grey) -> Grey:
    """Return the ink of a page without its rulings."""
    length = max(ink.shape) // 25
    rulings = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    rulings = cv2.max(rulings, cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)))
    return np.where(cv2.dilate(rulings, np.ones((5, 5), np.uint8)) > 0, 0, ink).astype(np.uint8)


def _sharpest(small: Grey, angles: np.ndarray) -> float:
    return float(max(angles, key=lambda angle: (_sharpness(_turned(small, angle, paper=0).sum(axis=1)), -abs(angle))))


def _turned(picture: Grey, degrees: float, *, paper: int = 255) -> Grey:
    """Return a picture turned about its middle, padded first so that no corner is lost."""
    if abs(degrees) < _FINE:
        return picture
    pad = int(max(picture.shape) * np.sin(np.radians(abs(degrees))) / 2) + 1
    padded = cv2.copyMakeBorder(picture, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=paper)
    height, width = padded.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(padded, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper))


def _resized(page: Grey) -> Grey:
    """Enlarge pages below 200 dpi, where letters are too small, and shrink those far above 300; leave the others.

    A 200-dpi page stays as it is: enlarging its noise costs Tesseract more than the size gains.
    """
    longer = max(page.shape)
    if _HEIGHT_AT_190_DPI <= longer <= HEIGHT_AT_300_DPI * 1.2:
        return page
    scale = HEIGHT_AT_300_DPI / longer
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=how))


def _ink(page: Grey) -> Grey:
    return 255 - page if page.size else page


def _evenly_lit(page: Grey) -> Grey:
    """Divide a page by its paper, whose brightness a small copy without ink tells."""
    small = in_small(page)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    whole = cv2.resize(paper, page.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(page, whole, scale=255))


def _cut_out(picture: Grey) -> Grey:
    """Return the sheet of paper in a photograph, in its own rectangle; a scan, whose edges are paper, as it is."""
    small = in_small(picture)
    edge = np.concatenate([small[:4].ravel(), small[-4:].ravel(), small[:, :4].ravel(), small[:, -4:].ravel()])
    if np.median(edge) > _DARK_SURROUNDINGS * np.percentile(small, 90):
        return picture
    corners = corners_of_paper(small, table=float(np.median(edge)))
    if corners is None:
        return picture
    page = _without_rim(unbent(rectified(picture, corners * (max(picture.shape) / SMALL))))
    return _level_in_both_halves(np.ascontiguousarray(_level_in_both_halves(page.T).T))


def _level_in_both_halves(page: Grey) -> Grey:
    """Return a page whose lines run level above and below, though a corner of the sheet was not quite met."""
    height, width = page.shape
    halves = (page[: height // 2], page[height // 2 :])
    upper, lower = (np.tan(np.radians(skew_of(np.ascontiguousarray(half)))) for half in halves)
    across, down = np.meshgrid(*(np.arange(side, dtype=np.float32) for side in page.shape[::-1]))
    slope = upper + (lower - upper) * (down / height - 0.25) / 0.5
    down = (down + slope * (across - width / 2)).astype(np.float32)
    return np.asarray(cv2.remap(page, across, down, cv2.INTER_LINEAR, borderValue=255), np.uint8)


def _without_rim(page: Grey) -> Grey:
    """Return a page whose outermost strip is paper: what is seen of the table there would be a ruling."""
    rim = int(_RIM * max(page.shape))
    inside = page[rim:-rim, rim:-rim]
    return np.asarray(cv2.copyMakeBorder(inside, rim, rim, rim, rim, cv2.BORDER_CONSTANT, value=255))


def unbent(page: Grey) -> Grey:
    """Return a page whose lines run level though its paper was curved, as each strip stands beside the one before."""
    scale = _BEND_SIDE / max(page.shape)
    half = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    strips = np.array_split(_ink(np.asarray(half)), _BEND_STRIPS, axis=1)
    profiles = [strip.sum(axis=1, dtype=np.float64) for strip in strips]
    rises = np.cumsum([0.0, *(_rise(one, other) for one, other in pairwise(profiles))])
    middles = (np.arange(_BEND_STRIPS) + 0.5) * page.shape[1] / _BEND_STRIPS
    curve = np.polynomial.Polynomial.fit(middles, rises, _BEND_DEGREE)(np.arange(page.shape[1]))
    curve -= np.polynomial.Polynomial.fit(np.arange(page.shape[1]), curve, 1)(np.arange(page.shape[1]))
    if np.abs(curve).max() < _LEAST_BEND:
        return page
    across, down = np.meshgrid(*(np.arange(side, dtype=np.float32) for side in page.shape[::-1]))
    down += (curve / scale).astype(np.float32)
    return np.asarray(cv2.remap(page, across, down, cv2.INTER_LINEAR, borderValue=255))


def _rise(one: np.ndarray, other: np.ndarray) -> float:
    """Return how many rows lower the lines of a strip stand than those of the strip before."""
    reach = _BEND_REACH
    inside = one[reach:-reach] - one.mean()
    alike = [float(inside @ other[at : at + len(inside)]) for at in range(2 * reach + 1)]
    best = int(np.argmax(alike))
    if not 0 < best < 2 * reach:
        return 0.0
    before, at, after = alike[best - 1 : best + 2]
    flat = before - 2 * at + after
    return best - reach + (0.5 * (before - after) / flat if flat else 0.0)
