"""Small pictures of files, and pictures without what a camera hides in them.

Files come from outside: whatever a library raises on one means that it is damaged.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from suchok.documents.apart import LONGEST_READING, Lost, apart
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile, FileFormat, format_of, is_drawn
from suchok.documents.readers.pdf import opened_pdf
from suchok.documents.readers.scan.pictures import MOST_PIXELS, UnreadablePicture, check_scans

LONGEST_DRAWING = 20
"""Seconds that drawing a preview may take."""

PREVIEW_SIDE = 320
"""Pixels of the longer side of a preview."""

_JPEG_QUALITY = 80
# What a JPEG may have; each row of a picture takes memory of its own.
_LONGEST_SIDE = 65_535
_PHOTOGRAPHS = {b"\xff\xd8\xff": "JPEG", b"RIFF": "WEBP", b"\x89PNG": "PNG"}


def preview_of(data: bytes) -> bytes | None:
    """Return a JPEG of a picture or of a PDF's first page, ``None`` for other files and pages that take too long.

    Raises ``EncryptedFile``, ``UnsafeArchive`` for a PDF and ``UnreadablePicture`` for a picture that cannot be opened.
    """
    if not is_drawn(data):
        return None
    preview = apart(LONGEST_DRAWING, _drawn, data)
    if not isinstance(preview, Lost):
        return preview
    if format_of(data) is FileFormat.PDF:
        # Plans of buildings take long to draw, and prove something all the same.
        return None
    raise UnreadablePicture(preview.code) from preview.error


def _drawn(data: bytes) -> bytes:
    try:
        with _first_page(data) if format_of(data) is FileFormat.PDF else _picture(data) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
            return _written(upright, "JPEG", quality=_JPEG_QUALITY)
    except (EncryptedFile, UnsafeArchive, UnreadablePicture):
        raise
    except Image.DecompressionBombError as error:
        raise UnreadablePicture("file.picture_too_large") from error
    except Exception as error:
        # Decoders of damaged files raise whatever they meet.
        raise UnreadablePicture("file.damaged") from error


def without_hidden(data: bytes) -> bytes:
    """Return a photograph without place, time and device that a camera wrote into it; other files as they are.

    Raises ``UnreadablePicture`` for one that takes too long; such a one has no preview either.
    """
    kind = next((kind for magic, kind in _PHOTOGRAPHS.items() if data.startswith(magic)), None)
    if kind is None:
        return data
    shown = apart(LONGEST_READING, _without_hidden, data, kind)
    if isinstance(shown, Lost):
        raise UnreadablePicture(shown.code) from shown.error
    return shown


def _without_hidden(data: bytes, kind: str) -> bytes:
    with _picture(data) as picture:
        if kind == "PNG" and not _says_more(picture):
            return data
        upright = ImageOps.exif_transpose(picture)
        # Some formats write again whatever they read beside the picture.
        upright.info.clear()
        mode = "RGBA" if kind != "JPEG" and upright.has_transparency_data else "RGB"
        return _written(upright.convert(mode), kind, quality=92)


def _says_more(picture: Image.Image) -> bool:
    """Whether words or the notes of a camera stand beside a picture; some stand behind it, where loading finds them."""
    picture.load()
    return bool(picture.getexif() or getattr(picture, "text", None))


@contextmanager
def _picture(data: bytes) -> Iterator[Image.Image]:
    check_scans(data)
    with warnings.catch_warnings():
        # Pillow's own warning about large pictures; ours is the limit below.
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS or max(picture.size) > _LONGEST_SIDE:
                raise Image.DecompressionBombError
            yield picture


@contextmanager
def _first_page(data: bytes) -> Iterator[Image.Image]:
    document = opened_pdf(data)
    try:
        page = document[0]
        scale = PREVIEW_SIDE / max(page.get_size())
        yield page.render(scale=min(scale, 2.0)).to_pil()
    finally:
        document.close()


def _written(picture: Image.Image, kind: str, *, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, kind, quality=quality, optimize=True)
    return written.getvalue()
