"""Picture files to the grey pictures of their pages; sizes are told by the headers, before anything is unpacked."""

import warnings
from collections.abc import Iterator
from functools import reduce
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFile, ImageOps

Grey = npt.NDArray[np.uint8]
"""A picture in grey levels, 0 black; rows by columns."""

MOST_PIXELS = 60_000_000
"""Pixels of one page: A4 at 600 dpi has 35 millions, A3 at 600 dpi twice as many."""

MOST_PAGES = 60
"""Pages of one scan."""

_SMALLEST_SIDE = 200
_JPEG, _SCAN_OF_JPEG = b"\xff\xd8\xff", b"\xff\xda"
# A progressive one has some ten; each goes over the whole picture.
_MOST_SCANS = 100
_COLOURED, _PALE_INK = 60, 120
_STEP, _LEAST_COLOURED = 4, 20
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")


class UnreadablePicture(ValueError):
    """A picture that cannot be read; the argument is the code of the sentence that says why."""


def pages_of_picture(data: bytes) -> Iterator[Grey]:
    """Yield the pages of a JPEG, PNG, TIFF, GIF, BMP or WEBP one by one; raises ``UnreadablePicture``."""
    check_scans(data)
    try:
        with warnings.catch_warnings():
            # Pillow's own warning about large pictures; ours is the limit below.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                yield from _pages(picture)
    except UnreadablePicture:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadablePicture("file.picture_too_large") from error
    except Exception as error:
        # Decoders of damaged pictures raise whatever they meet: OSError, SyntaxError, struct.error, ValueError ...
        raise UnreadablePicture("file.damaged") from error


def _pages(picture: ImageFile.ImageFile) -> Iterator[Grey]:
    if _has_page(picture, MOST_PAGES):
        raise UnreadablePicture("file.too_many_pages")
    for number in range(MOST_PAGES):
        if not _has_page(picture, number):
            return
        check_size(*picture.size)
        yield _grey(picture)


def _has_page(picture: ImageFile.ImageFile, number: int) -> bool:
    """Go to a page, which reads its header alone, and return whether there is one."""
    try:
        picture.seek(number)
    except EOFError:
        return False
    return True


def check_scans(data: bytes) -> None:
    """Raise ``UnreadablePicture`` for a JPEG that goes over its picture far more often than any camera does."""
    if data.startswith(_JPEG) and data.count(_SCAN_OF_JPEG) > _MOST_SCANS:
        raise UnreadablePicture("file.damaged")


def check_size(width: int, height: int) -> None:
    """Raise ``UnreadablePicture`` for a page that is too large to unpack or too small to hold text."""
    if width * height > MOST_PIXELS:
        raise UnreadablePicture("file.picture_too_large")
    if min(width, height) < _SMALLEST_SIDE:
        raise UnreadablePicture("file.picture_too_small")


def _grey(picture: ImageFile.ImageFile) -> Grey:
    """Return a page on white paper, turned as the camera says it was held."""
    upright = ImageOps.exif_transpose(picture)
    if upright.mode in ("I", "F") or upright.mode.startswith("I;16"):
        return _from_deep(np.asarray(upright))
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        coloured = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    if upright.mode in ("L", "1"):
        return np.asarray(upright.convert("L"), dtype=np.uint8)
    return grey_of_colours(np.asarray(upright.convert("RGB")))


def grey_of_colours(colours: npt.NDArray[np.uint8]) -> Grey:
    """Return a coloured picture (rows by columns by red, green, blue) in grey, coloured ink paler than print.

    So a dark blue stamp is told from the black letters that it stands on.
    """
    grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)
    few = np.ascontiguousarray(colours[::_STEP, ::_STEP])
    if np.count_nonzero(_strength(few) > _COLOURED) < _LEAST_COLOURED:
        return grey
    pale = np.minimum(_lightest(colours), _PALE_INK)
    return np.where(_strength(colours) > _COLOURED, np.maximum(grey, pale), grey).astype(np.uint8)


def _lightest(colours: npt.NDArray[np.uint8]) -> Grey:
    return np.asarray(reduce(cv2.max, cv2.split(colours)), np.uint8)


def _strength(colours: npt.NDArray[np.uint8]) -> Grey:
    """Return how coloured a picture is, 0 grey."""
    return np.asarray(cv2.subtract(_lightest(colours), reduce(cv2.min, cv2.split(colours))), np.uint8)


def _from_deep(values: npt.NDArray[np.generic]) -> Grey:
    """Return a picture of 16 or 32 bits a pixel in 256 levels."""
    deep = values.astype(np.float64)
    top = 65535.0 if deep.max(initial=0.0) > 255 else 255.0
    return np.clip(deep * (255.0 / top), 0, 255).astype(np.uint8)


def framed(picture: Grey, margin: int) -> Grey:
    """Return a picture with white paper around it."""
    return np.pad(picture, margin, constant_values=255)
