"""Digital PDFs, through PDFium alone: rulings make the grid, characters fill its cells."""

from suchok.documents.readers.pdf.reading import PdfRows, opened_pdf, rows_of_pdf

__all__ = ["PdfRows", "opened_pdf", "rows_of_pdf"]
