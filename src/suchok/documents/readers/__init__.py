"""Readers: one file format each, from bytes to rows and lines, and from there to a document."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawLine
from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document, Source
from suchok.core.report.place import Place
from suchok.documents.apart import LONGEST_READING, Lost, apart
from suchok.documents.readers.attached import with_attached
from suchok.documents.readers.by_format import note_of, rows_of_file
from suchok.documents.readers.formats import FileFormat, format_of, is_drawn
from suchok.documents.readers.limits import LARGEST_FILE
from suchok.documents.readers.marks import mark_in
from suchok.documents.readers.transcript import Transcript
from suchok.documents.readers.unreadable import UnreadableFile

__all__ = [
    "LARGEST_FILE",
    "SUFFIXES",
    "UnreadableFile",
    "clippings_of_file",
    "document_of",
    "read_file",
    "text_of_file",
    "transcript_of",
]

_MARKED = frozenset({FileFormat.DOCX, FileFormat.XLSX, FileFormat.ODS, FileFormat.ODT})

SUFFIXES = (
    *(".txt", ".md", ".tsv", ".csv", ".text", ".psv"),
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"),
    # Refused with a sentence, which is better than to leave them out in silence.
    *(".docm", ".xlsm", ".xlsb", ".zip", ".heic"),
)
"""The endings of the files that a folder is searched for."""


def read_file(name: str, data: bytes, plans: Sequence[Plan]) -> Document:
    """Read the bytes of a file called ``name``; ``plans`` are the official ones that help to put rows right.

    Raises ``UnreadableFile`` for what is of no known kind, damaged, encrypted, empty or too large, and
    nothing else on any bytes.
    """
    return document_of(transcript_of(name, data), plans)


def transcript_of(name: str, data: bytes) -> Transcript:
    """Return what stands in a file called ``name``, without regard to any plan; raises as ``read_file`` does."""
    rows, form = rows_of_file(name, data)
    mark = mark_in(data) if form in _MARKED else None
    source = Source(
        name=name,
        format=form.value,
        sha256=sha256(data).hexdigest(),
        plan_key=mark.plan_key if mark is not None else None,
    )
    return Transcript(source, rows.raws, rows.notes, rows.attached, rows.scanned)


def document_of(transcript: Transcript, plans: Sequence[Plan]) -> Document:
    """Return the document that a transcript makes beside the official ``plans``."""
    rows = _corrected(transcript, plans) if transcript.scanned else transcript
    document = read_document(rows.raws, rows.source, plans)
    if transcript.scanned:
        document = _with_doubts(document, rows, plans)
    if rows.attached is not None:
        document = with_attached(document, rows.attached, rows.raws)
    return replace(document, notes=(*rows.notes, *document.notes))


def _corrected(rows: Transcript, plans: Sequence[Plan]) -> Transcript:
    from suchok.documents.readers.scan import corrected  # noqa: PLC0415 - see by_format

    raws, corrections = corrected(rows.raws, plans)
    notes = [note_of("scan.corrected", one.place, printed=one.read, official=one.official) for one in corrections]
    return replace(rows, raws=raws, notes=(*rows.notes, *notes))


def _with_doubts(document: Document, rows: Transcript, plans: Sequence[Plan]) -> Document:
    from suchok.documents.readers.scan import contradicted, with_doubts  # noqa: PLC0415 - see by_format

    places = contradicted(document)
    return read_document(with_doubts(rows.raws, places), rows.source, plans) if places else document


def text_of_file(name: str, data: bytes) -> str:
    """Return the text of a file, normalised, the cells of a row divided by tabs; raises as ``read_file`` does."""
    raws = rows_of_file(name, data)[0].raws
    return "\n".join(raw.text if isinstance(raw, RawLine) else "\t".join(raw.texts) for raw in raws)


def clippings_of_file(data: bytes, places: Collection[Place]) -> Mapping[Place, bytes]:
    """Return the pictures of cells of a scan that was read before, as PNG; nothing of a file of another kind."""
    # Most documents have no doubtful cell, and need not be opened again for that.
    if not places or not is_drawn(data):
        return {}
    clippings = apart(LONGEST_READING, _clippings, data, places)
    return {} if isinstance(clippings, Lost) else clippings


def _clippings(data: bytes, places: Collection[Place]) -> Mapping[Place, bytes]:
    from suchok.documents.readers import scan  # noqa: PLC0415 - see by_format

    if format_of(data) is FileFormat.SCAN:
        pages: Iterable[tuple[int, scan.Grey]] = enumerate(scan.pages_of_picture(data), 1)
    else:
        pages = scan.pages_of_pdf(data, sorted({place.page for place in places if place.page is not None}))
    return dict(scan.clippings_of(pages, places))
