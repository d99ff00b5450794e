"""What other programs see in the written files: PDFium's text, the paragraphs of Word, the cells of a workbook."""

import io
import re
import zipfile

import pypdfium2 as pdfium
from lxml import etree
from python_calamine import load_workbook

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_text(content: bytes) -> str:
    """Return the text of all pages as Chrome and Edge see it; a hyphen at a line end comes as U+FFFE."""
    with pdfium.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "\n\n".join(page.replace("\r\n", "\n").replace("\ufffe", "-\n") for page in pages)


def lowest_character(content: bytes) -> float:
    """Return how far above the lower edge of its page the lowest character stands, in points."""
    with pdfium.PdfDocument(content) as document:
        texts = [page.get_textpage() for page in document]
        return float(min(text.get_charbox(index)[1] for text in texts for index in range(text.count_chars())))


def pdf_words(content: bytes) -> str:
    """Return the same text with one space between words, none after a hyphen or slash that ended a line."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[-/])\s*\n", "", pdf_text(content)))


def docx_text(content: bytes) -> str:
    """Return the paragraphs of a Word document, the cells of a row between tabs."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    return "\n".join(_block(block) for block in body)


def _block(block: etree._Element) -> str:
    if block.tag != f"{_W}tbl":
        return _words(block)
    rows = block.iter(f"{_W}tr")
    return "\n".join(
        "\t".join(" / ".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc")) for row in rows
    )


def _words(element: etree._Element) -> str:
    return "".join("\n" if one.tag == f"{_W}br" else one.text or "" for one in element.iter(f"{_W}t", f"{_W}br"))


def xlsx_text(content: bytes) -> str:
    """Return every worksheet: its name, then its rows with tabs between the cells."""
    book = load_workbook(io.BytesIO(content))
    sheets = []
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        sheets.append("\n".join([f"# {name}", *("\t".join(map(str, row)).rstrip() for row in rows)]))
    return "\n\n".join(sheets)
