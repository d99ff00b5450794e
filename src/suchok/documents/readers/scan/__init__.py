"""Scans: pictures of pages, alone or in a PDF, to rows and lines; what is read with doubt is marked so."""

from suchok.documents.readers.scan.clippings import clippings_of
from suchok.documents.readers.scan.contradictions import contradicted, with_doubts
from suchok.documents.readers.scan.official import Correction, corrected
from suchok.documents.readers.scan.pictures import MOST_PAGES, Grey, UnreadablePicture, pages_of_picture
from suchok.documents.readers.scan.printed import pages_of_pdf
from suchok.documents.readers.scan.reading import merged, rows_of_pages
from suchok.documents.readers.scan.tesseract import NoTesseract

__all__ = [
    "MOST_PAGES",
    "Correction",
    "Grey",
    "NoTesseract",
    "UnreadablePicture",
    "clippings_of",
    "contradicted",
    "corrected",
    "merged",
    "pages_of_pdf",
    "pages_of_picture",
    "rows_of_pages",
    "with_doubts",
]
