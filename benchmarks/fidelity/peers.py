"""The texts that other programs find in a file."""

import html
import re

from suchok.core.text.normalise import normalise
from suchok.documents.readers.scan import pages_of_picture
from suchok.documents.readers.scan.tesseract import words_of
from tests.documents.office_files import through_libreoffice

_WHOLE_PAGE = 3
_FLAGS = re.DOTALL | re.IGNORECASE
_TAGS = re.compile(r"<[^>]+>")


def texts_of_libreoffice(data: bytes, ending: str) -> set[str]:
    """Return the texts of the table cells and paragraphs that LibreOffice finds, bracketed codes taken away."""
    options = ["--infilter=writer_pdf_import"] if ending == "pdf" else []
    page = through_libreoffice(data, ending, "html", *options).decode(errors="replace")
    parts = [found for tag in ("t[dh]", "p") for found in re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", page, _FLAGS)]
    return {_without_code(normalise(html.unescape(_TAGS.sub(" ", part)))) for part in parts}


def texts_of_tesseract(data: bytes) -> set[str]:
    """Return the lines and words that Tesseract reads on whole pages; a title must be a line."""
    lines = [line for page in pages_of_picture(data) for line in words_of(page, _WHOLE_PAGE).lines]
    return {_without_code(line) for line in lines} | {word for line in lines for word in line.split()}


def _without_code(text: str) -> str:
    return re.sub(r"^\[[^\]]*\]\s*", "", text).strip()
