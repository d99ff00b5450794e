"""The sheet of paper in a photograph: where its corners are, and the page in its own rectangle."""

import cv2
import numpy as np

from suchok.documents.readers.scan.pictures import Grey

SMALL = 880
"""Pixels of the longer side of the small copy in which a sheet is looked for."""

_PAPER_SHARE = 0.35
_WHOLE_PICTURE = 0.97
_SIDE_STRAYS = 0.012
_SHARES_OF_LIGHT = (0.6, 0.45, 0.3, 0.2)
_MOST_SHARPENED = 0.02


def in_small(page: Grey) -> Grey:
    """Return a small copy of a picture."""
    scale = SMALL / max(page.shape)
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))


def corners_of_paper(small: Grey, *, table: float) -> np.ndarray | None:
    """Return the corners of the sheet in a small copy of a photograph; ``table`` is how bright it is around it.

    In even light the paper is what is brighter than the middle between both; of a part in shadow less is enough, so
    the largest sheet that is found counts.
    """
    blurred = cv2.GaussianBlur(small, (0, 0), 3)
    even = cv2.threshold(blurred, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]
    paper = float(np.percentile(small, 90))
    levels = (even, *(table + share * (paper - table) for share in _SHARES_OF_LIGHT))
    brights = [cv2.threshold(blurred, level, 255, cv2.THRESH_BINARY)[1].astype(np.uint8) for level in levels]
    found = [corners for bright in brights if (corners := _corners_of(bright, small)) is not None]
    return max(found, key=cv2.contourArea, default=None)


def _corners_of(bright: Grey, small: Grey) -> np.ndarray | None:
    """Return the corners of the largest bright shape if it has four straight sides."""
    bright = np.asarray(cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8)))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    contour = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(contour)
    for share in (0.01, 0.02, 0.04, 0.06):
        shape = cv2.approxPolyDP(hull, share * cv2.arcLength(hull, closed=True), closed=True)
        if len(shape) == 4:
            covered = cv2.contourArea(shape) / small.size
            if not _PAPER_SHARE < covered < _WHOLE_PICTURE:
                return None
            sharp = _sharpened(shape[:, 0], contour[:, 0])
            # The sides of curved paper, or of paper half in shadow, meet anywhere.
            is_near = sharp is not None and np.abs(sharp - shape[:, 0]).max() < _MOST_SHARPENED * SMALL
            return sharp if is_near else None
    return None


def _sharpened(corners: np.ndarray, contour: np.ndarray) -> np.ndarray | None:
    """Return the corners where the sides of the paper meet; the outline itself is rounded there."""
    sides = []
    for start, end in zip(corners.astype(np.float64), np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        length = float(np.hypot(*along))
        across = np.array([-along[1], along[0]]) / length
        share, distance = (contour - start) @ along / length**2, np.abs((contour - start) @ across)
        points = contour[(share > 0.1) & (share < 0.9) & (distance < _SIDE_STRAYS * SMALL)]
        if len(points) < 10:
            return None
        x_along, y_along, x, y = cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        sides.append((-y_along, x_along, x * -y_along + y * x_along))
    meeting = [
        np.linalg.solve([one[:2], other[:2]], [one[2], other[2]])
        for one, other in zip(sides[-1:] + sides[:-1], sides, strict=True)
    ]
    return np.array(meeting, np.float32)


def rectified(picture: Grey, corners: np.ndarray) -> Grey:
    """Return the sheet with these corners in its own rectangle, its size by its longer sides."""
    total, slope = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    ordered = corners[[total.argmin(), slope.argmin(), total.argmax(), slope.argmax()]].astype(np.float32)
    top_left, top_right, bottom_right, bottom_left = ordered
    width = max(np.linalg.norm(top_right - top_left), np.linalg.norm(bottom_right - bottom_left))
    height = max(np.linalg.norm(bottom_left - top_left), np.linalg.norm(bottom_right - top_right))
    size = (int(width), int(height))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    view = cv2.getPerspectiveTransform(ordered, target)
    return np.asarray(cv2.warpPerspective(picture, view, size, flags=cv2.INTER_LINEAR, borderValue=255))
