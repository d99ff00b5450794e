"""Readers: one file format each, from bytes to rows and lines, and from there to a document."""

from collections.abc import Sequence
from hashlib import sha256

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawLine
from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document, Source
from suchok.documents.readers.text import decoded, rows_of_text

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that are read at most."""

SUFFIXES = (".txt", ".md", ".tsv", ".csv", ".text", ".psv")
"""The endings of the files that a folder is searched for."""

# The first bytes of files that are no text, by content and never by name.
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "DOCX/XLSX/ZIP"),
    (b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 8192


class UnreadableFile(ValueError):
    """A file that cannot be read; ``code`` is stable, ``sentence`` says it in both languages."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.sentence: Sentence = FILES[code].filled(values, verbatim=("name", "found"))
        super().__init__(self.sentence.en)


def read_file(name: str, data: bytes, plans: Sequence[Plan]) -> Document:
    """Read the bytes of a file called ``name``; ``plans`` are the official ones that help to put rows right.

    Raises ``UnreadableFile`` for what is no text, empty or too large, and nothing else on any bytes.
    """
    _check(name, data)
    source = Source(name=name, format="text", sha256=sha256(data).hexdigest())
    return read_document(rows_of_text(decoded(data)), source, plans)


def text_of_file(name: str, data: bytes) -> str:
    """Return the text of a file, normalised, the cells of a row divided by tabs; raises as ``read_file`` does."""
    _check(name, data)
    return "\n".join(
        raw.text if isinstance(raw, RawLine) else "\t".join(raw.texts) for raw in rows_of_text(decoded(data))
    )


def _check(name: str, data: bytes) -> None:
    if not data.strip():
        raise UnreadableFile("file.empty", name=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file.too_large", name=name, limit=str(LARGEST_FILE // 1024**2))
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if found is None and not data.startswith(_BYTE_ORDER_MARKS) and b"\x00" in data[:_LOOKED_AT]:
        found = "binary"
    if found is not None:
        raise UnreadableFile("file.not_text", name=name, found=found)
