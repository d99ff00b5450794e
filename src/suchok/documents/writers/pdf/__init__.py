"""PDF with Typst: archival (PDF/A-3a) and accessible (PDF/UA-1), the JSON of the document attached."""

import threading
from datetime import datetime
from pathlib import Path
from typing import Literal

import typst

from suchok.documents.content.parts import Content
from suchok.documents.writers.json import encoded
from suchok.documents.writers.pdf.font import FONT_FOLDER, Writable
from suchok.documents.writers.pdf.pack import PackedPdf
from suchok.documents.writers.pdf.payload import payload_of
from suchok.documents.writers.pdf.spaces import mend_spaces

_LAYOUT = Path(__file__).with_name("layout.typ")
_BLANK = _LAYOUT.with_name("blank.typ")
# Typst keeps the layout of its last ten documents to be quick with the next; of a report of 3,000
# rows that is 400 MB each. After a document longer than this (about 450 rows) it is made to forget.
_LONG = 100_000
_REMEMBERED = 10
_STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
# A Typst compiler may be used by one thread at a time; making one reads the fonts again.
_local = threading.local()


def write_pdf(content: Content, attachment: bytes, *, timestamp: datetime) -> tuple[bytes, frozenset[str]]:
    """Return the PDF and the characters that it lacks because the font lacks them.

    ``attachment`` is the document's JSON, kept whole in the file; ``timestamp`` becomes the date of
    the file, so that the same document and timestamp give the same bytes.
    """
    write = Writable()
    inputs = {"content": encoded(payload_of(content, write)).decode(), "attachment": attachment.decode()}
    pdf = _compiler().compile(
        format="pdf", sys_inputs=inputs, pdf_standards=[*_STANDARDS], timestamp=int(timestamp.timestamp())
    )
    if not isinstance(pdf, bytes):
        raise TypeError("Typst gave pages instead of one file")
    if len(inputs["content"]) > _LONG:
        _forget()
    objects = PackedPdf(pdf)
    mend_spaces(objects)
    return objects.packed(), frozenset(write.left_out)


def _forget() -> None:
    """Make Typst drop what it remembers, which it does after so many other documents."""
    compiler = _new_compiler(_BLANK)
    for number in range(_REMEMBERED + 1):
        compiler.compile(format="pdf", sys_inputs={"number": str(number)})


def _compiler() -> typst.Compiler:
    if not hasattr(_local, "compiler"):
        _local.compiler = _new_compiler(_LAYOUT)
    compiler: typst.Compiler = _local.compiler
    return compiler


def _new_compiler(layout: Path) -> typst.Compiler:
    return typst.Compiler(str(layout), font_paths=[str(FONT_FOLDER)], ignore_system_fonts=True)
