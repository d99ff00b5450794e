"""The pages of a PDF as pictures, for those whose text layer is missing or broken."""

from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium

from suchok.documents.readers.scan.pictures import MOST_PAGES, Grey, UnreadablePicture, check_size, grey_of_colours

_DPI = 300
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 4300
"""Pixels: A3 and larger pages are drawn smaller, their letters are larger."""


def pages_of_pdf(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Grey]]:
    """Yield pages of a PDF (``numbers``, from 1) in grey at 300 dpi, one by one; raises ``UnreadablePicture``."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadablePicture("file.damaged") from error
    try:
        if len(numbers) > MOST_PAGES:
            raise UnreadablePicture("file.too_many_pages")
        for number in numbers:
            yield number, _drawn(document[number - 1])
    except pdfium.PdfiumError as error:
        raise UnreadablePicture("file.damaged") from error
    finally:
        document.close()


def _drawn(page: pdfium.PdfPage) -> Grey:
    longer = max(page.get_width(), page.get_height(), 1.0)
    scale = min(_DPI / _POINTS_PER_INCH, _LONGEST_SIDE / longer)
    check_size(int(page.get_width() * scale), int(page.get_height() * scale))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    return grey_of_colours(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]))
