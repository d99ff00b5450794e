"""Readers: one file format each, from bytes to rows and lines, and from there to a document."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import Raw, RawLine
from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document, Source
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place
from suchok.documents.apart import LONGEST_READING, Lost, apart
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.attached import with_attached
from suchok.documents.readers.bijoy import with_bijoy_converted
from suchok.documents.readers.docx import rows_of_docx
from suchok.documents.readers.formats import EncryptedFile, FileFormat, format_of, is_drawn
from suchok.documents.readers.libreoffice import NoLibreOffice, NotConverted, as_docx
from suchok.documents.readers.limits import MOST_CELLS, MOST_LINES, TooManyCells, TooManyLines
from suchok.documents.readers.marks import mark_in
from suchok.documents.readers.pdf import PdfRows, rows_of_pdf
from suchok.documents.readers.text import decoded, rows_of_text
from suchok.documents.readers.transcript import Transcript
from suchok.documents.readers.workbook import FarCell, rows_of_workbook

_MARKED = frozenset({FileFormat.DOCX, FileFormat.XLSX, FileFormat.ODS, FileFormat.ODT})

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that are read at most."""

SUFFIXES = (
    *(".txt", ".md", ".tsv", ".csv", ".text", ".psv"),
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"),
    # Refused with a sentence, which is better than to leave them out in silence.
    *(".docm", ".xlsm", ".xlsb", ".zip", ".heic"),
)
"""The endings of the files that a folder is searched for."""


class UnreadableFile(ValueError):
    """A file that cannot be read: ``code`` is stable, ``sentence`` says it in both languages with ``values``."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        self.sentence: Sentence = FILES[code].filled(values, verbatim=("name", "found"))
        super().__init__(self.sentence.en)

    def __reduce__(self) -> "tuple[Callable[[], UnreadableFile], tuple[()]]":
        # It is raised in one process and caught in another.
        return partial(UnreadableFile, self.code, **self.values), ()


def read_file(name: str, data: bytes, plans: Sequence[Plan]) -> Document:
    """Read the bytes of a file called ``name``; ``plans`` are the official ones that help to put rows right.

    Raises ``UnreadableFile`` for what is of no known kind, damaged, encrypted, empty or too large, and
    nothing else on any bytes.
    """
    return document_of(transcript_of(name, data), plans)


def transcript_of(name: str, data: bytes) -> Transcript:
    """Return what stands in a file called ``name``, without regard to any plan; raises as ``read_file`` does."""
    rows, form = _rows(name, data)
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
    if rows.attached is not None:
        document = with_attached(document, rows.attached, rows.raws)
    return replace(document, notes=(*rows.notes, *document.notes))


def text_of_file(name: str, data: bytes) -> str:
    """Return the text of a file, normalised, the cells of a row divided by tabs; raises as ``read_file`` does."""
    raws = _rows(name, data)[0].raws
    return "\n".join(raw.text if isinstance(raw, RawLine) else "\t".join(raw.texts) for raw in raws)


def clippings_of_file(data: bytes, places: Collection[Place]) -> Mapping[Place, bytes]:
    """Return the pictures of cells of a scan that was read before, as PNG; nothing of a file of another kind."""
    # Most documents have no doubtful cell, and need not be opened again for that.
    if not places or not is_drawn(data):
        return {}
    clippings = apart(LONGEST_READING, _clippings, data, places)
    return {} if isinstance(clippings, Lost) else clippings


def _clippings(data: bytes, places: Collection[Place]) -> Mapping[Place, bytes]:
    from suchok.documents.readers import scan  # noqa: PLC0415 - see _scanned

    if format_of(data) is FileFormat.SCAN:
        pages: Iterable[tuple[int, scan.Grey]] = enumerate(scan.pages_of_picture(data), 1)
    else:
        pages = scan.pages_of_pdf(data, sorted({place.page for place in places if place.page is not None}))
    return dict(scan.clippings_of(pages, places))


class NoTextLayer(ValueError):
    """A PDF with pages whose text is a picture or cannot be trusted, so that they must be read as scans."""

    def __init__(self, rows: PdfRows) -> None:
        self.rows = rows
        super().__init__(f"pages without text: {rows.unread}")


_NOWHERE = Place()
# Read as a text, each of its lines would be one that belongs nowhere.
_OWN_JSON = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"suchok\.')


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows and lines of a file in Unicode, and what its reader has to tell."""

    raws: Sequence[Raw]
    notes: Sequence[Finding] = ()
    attached: bytes | None = None
    scanned: bool = False


def _rows(name: str, data: bytes) -> tuple[_Rows, FileFormat]:
    if not data.strip():
        raise UnreadableFile("file.empty", name=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file.too_large", name=name, limit=str(LARGEST_FILE // 1024**2))
    if _OWN_JSON.match(data):
        raise UnreadableFile("file.for_programs", name=name)
    rows = apart(LONGEST_READING, _read, name, data) if is_drawn(data) else _read(name, data)
    if isinstance(rows, Lost):
        raise UnreadableFile(rows.code, name=name, **rows.values) from rows.error
    return rows


def _read(name: str, data: bytes) -> tuple[_Rows, FileFormat]:
    try:
        return _rows_by_format(name, data)
    except UnsafeArchive as error:
        code = "file.unpacks_too_large" if str(error) == "too large" else "file.damaged"
        raise UnreadableFile(code, name=name) from error
    except NoTextLayer as error:
        rows = _scanned(name, data, error.rows)
        return rows, FileFormat.SCAN if error.rows.pages == len(error.rows.unread) else FileFormat.PDF
    except (EncryptedFile, NoLibreOffice, NotConverted) as error:
        raise UnreadableFile(_TROUBLES[type(error)], name=name) from error
    except FarCell as error:
        raise UnreadableFile("file.far_cell", name=name, cell=str(error)) from error
    except TooManyLines as error:
        raise UnreadableFile("file.too_many_lines", name=name, limit=str(MOST_LINES)) from error
    except TooManyCells as error:
        raise UnreadableFile("file.too_many_cells", name=name, limit=str(MOST_CELLS)) from error


def _rows_by_format(name: str, data: bytes) -> tuple[_Rows, FileFormat]:
    form = format_of(data)
    if form is FileFormat.SCAN:
        return _scanned(name, data), form
    if form not in _READERS:
        raise UnreadableFile(_REFUSALS.get(form, "file.unknown_kind"), name=name)
    rows = _READERS[form](data)
    converted, by_shape = with_bijoy_converted(rows.raws)
    told = by_shape and not any(note.code == "text.bijoy" for note in rows.notes)
    return replace(rows, raws=converted, notes=(_note("text.bijoy"), *rows.notes) if told else rows.notes), form


def _scanned(name: str, data: bytes, printed: PdfRows | None = None) -> _Rows:
    """Read pictures, or those pages of a printed PDF that have no text."""
    # OpenCV and Tesseract take 0.3 s to load; most files need neither.
    from suchok.documents.readers import scan  # noqa: PLC0415

    try:
        if printed is None:
            return _Rows(scan.rows_of_pages(enumerate(scan.pages_of_picture(data), 1)), scanned=True)
        pages = scan.rows_of_pages(scan.pages_of_pdf(data, printed.unread))
        unruled = [_note("layout.unruled", place) for place in printed.unruled if place.page not in printed.unread]
        return _Rows(scan.merged(printed.raws, pages, printed.unread), unruled, scanned=True)
    except scan.NoTesseract as error:
        raise UnreadableFile("file.needs_tesseract", name=name) from error
    except scan.UnreadablePicture as error:
        raise UnreadableFile(str(error), name=name, limit=str(scan.MOST_PAGES)) from error


def _corrected(rows: Transcript, plans: Sequence[Plan]) -> Transcript:
    from suchok.documents.readers.scan import corrected  # noqa: PLC0415 - see _scanned

    raws, corrections = corrected(rows.raws, plans)
    notes = [_note("scan.corrected", one.place, printed=one.read, official=one.official) for one in corrections]
    return replace(rows, raws=raws, notes=(*rows.notes, *notes))


_Reader = Callable[[bytes], _Rows]


def _note(code: str, place: Place = _NOWHERE, **values: str) -> Finding:
    return Finding(code, SEVERITIES[code], place, values=values)


def _text(data: bytes) -> _Rows:
    text = decoded(data)
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise TooManyLines
    return _Rows(rows_of_text(text))


def _word(data: bytes) -> _Rows:
    raws, left_out = rows_of_docx(data)
    counts = (("text.deletions", left_out.deletions), ("text.comments", left_out.comments))
    notes = [_note(code, count=str(count)) for code, count in counts if count]
    if left_out.has_bijoy:
        notes.insert(0, _note("text.bijoy"))
    notes += [_note("text.picture", picture.place, name=picture.name) for picture in left_out.pictures]
    return _Rows(raws, notes)


def _workbook(data: bytes) -> _Rows:
    return _Rows(rows_of_workbook(data))


def _pdf(data: bytes) -> _Rows:
    rows = rows_of_pdf(data)
    if rows.unread:
        raise NoTextLayer(rows)
    return _Rows(rows.raws, [_note("layout.unruled", place) for place in rows.unruled], rows.attached)


def _through_libreoffice(ending: str) -> _Reader:
    return lambda data: _word(as_docx(data, ending))


_READERS: Mapping[FileFormat, _Reader] = {
    FileFormat.TEXT: _text,
    FileFormat.DOCX: _word,
    FileFormat.XLSX: _workbook,
    FileFormat.XLS: _workbook,
    FileFormat.ODS: _workbook,
    FileFormat.PDF: _pdf,
    FileFormat.DOC: _through_libreoffice("doc"),
    FileFormat.ODT: _through_libreoffice("odt"),
    FileFormat.RTF: _through_libreoffice("rtf"),
}
_TROUBLES: Mapping[type[Exception], str] = {
    EncryptedFile: "file.encrypted",
    NoLibreOffice: "file.needs_libreoffice",
    NotConverted: "file.damaged",
}
_REFUSALS: Mapping[FileFormat, str] = {
    FileFormat.ENCRYPTED: "file.encrypted",
    FileFormat.MACROS: "file.macros",
    FileFormat.ARCHIVE: "file.is_archive",
    FileFormat.HEIC: "file.heic",
}
