"""One reader for each format: from the bytes of a file to its rows and lines, and what there is to tell of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from suchok.core.reading.lines import Raw
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place
from suchok.documents.apart import LONGEST_READING, Lost, apart
from suchok.documents.readers.bijoy import with_bijoy_converted
from suchok.documents.readers.docx import rows_of_docx
from suchok.documents.readers.formats import FileFormat, is_drawn
from suchok.documents.readers.libreoffice import NoLibreOffice, NoRoom, NotConverted, as_docx
from suchok.documents.readers.limits import (
    MOST_LINES,
    MOST_SIGNS,
    BeyondLimit,
    TooManyLines,
    TooManySigns,
)
from suchok.documents.readers.pdf import PdfRows, rows_of_pdf
from suchok.documents.readers.refusals import check_size, taken_format, told_of
from suchok.documents.readers.text import decoded, rows_of_text
from suchok.documents.readers.unreadable import UnreadableFile
from suchok.documents.readers.workbook import FarCell, rows_of_workbook
from suchok.documents.turns import NoTurn


class NoTextLayer(ValueError):
    """A PDF with pages whose text is a picture or cannot be trusted, so that they must be read as scans."""

    def __init__(self, rows: PdfRows) -> None:
        self.rows = rows
        super().__init__(f"pages without text: {rows.unread}")


_NOWHERE = Place()
# Read as a text, each of its lines would be one that belongs nowhere.
_OWN_JSON = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*"suchok\.')


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows and lines of a file in Unicode, and what its reader has to tell."""

    raws: Sequence[Raw]
    notes: Sequence[Finding] = ()
    attached: bytes | None = None
    scanned: bool = False


def rows_of_file(name: str, data: bytes) -> tuple[FileRows, FileFormat]:
    """Return what stands in a file called ``name`` and its format; raises ``UnreadableFile``."""
    check_size(name, data)
    if _OWN_JSON.match(data):
        raise UnreadableFile("file.for_programs", name=name)
    rows = apart(LONGEST_READING, _read, name, data) if is_drawn(data) else _read(name, data)
    if isinstance(rows, Lost):
        raise UnreadableFile(rows.code, name=name, **rows.values) from rows.error
    return rows


def _read(name: str, data: bytes) -> tuple[FileRows, FileFormat]:
    try:
        with told_of(name):
            return _rows_by_format(name, data)
    except NoTextLayer as error:
        rows = _scanned(name, data, error.rows)
        return rows, FileFormat.SCAN if error.rows.pages == len(error.rows.unread) else FileFormat.PDF
    except (NoLibreOffice, NotConverted, NoRoom, NoTurn) as error:
        raise UnreadableFile(_TROUBLES[type(error)], name=name) from error
    except FarCell as error:
        raise UnreadableFile("file.far_cell", name=name, cell=str(error)) from error
    except BeyondLimit as error:
        raise UnreadableFile(error.code, name=name, limit=str(error.limit)) from error


def _rows_by_format(name: str, data: bytes) -> tuple[FileRows, FileFormat]:
    form = taken_format(name, data, {*_READERS, FileFormat.SCAN})
    if form is FileFormat.SCAN:
        return _scanned(name, data), form
    rows = _READERS[form](data)
    converted, by_shape = with_bijoy_converted(rows.raws)
    told = by_shape and not any(note.code == "text.bijoy" for note in rows.notes)
    return replace(rows, raws=converted, notes=(note_of("text.bijoy"), *rows.notes) if told else rows.notes), form


def _scanned(name: str, data: bytes, printed: PdfRows | None = None) -> FileRows:
    """Read pictures, or those pages of a printed PDF that have no text."""
    # OpenCV and Tesseract take 0.3 s to load; most files need neither.
    from suchok.documents.readers import scan  # noqa: PLC0415

    try:
        if printed is None:
            return FileRows(scan.rows_of_pages(enumerate(scan.pages_of_picture(data), 1)), scanned=True)
        pages = scan.rows_of_pages(scan.pages_of_pdf(data, printed.unread))
        unruled = [note_of("layout.unruled", place) for place in printed.unruled if place.page not in printed.unread]
        return FileRows(scan.merged(printed.raws, pages, printed.unread), unruled, scanned=True)
    except scan.NoTesseract as error:
        raise UnreadableFile("file.needs_tesseract", name=name) from error
    except scan.UnreadablePicture as error:
        raise UnreadableFile(str(error), name=name, limit=str(scan.MOST_PAGES)) from error


_Reader = Callable[[bytes], FileRows]


def note_of(code: str, place: Place = _NOWHERE, **values: str) -> Finding:
    """Return what a reader has to tell, as a finding of its usual severity."""
    return Finding(code, SEVERITIES[code], place, values=values)


def _text(data: bytes) -> FileRows:
    text = decoded(data)
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise TooManyLines
    # White space counts for nothing, and a text of nothing else is no text.
    if len(text) > MOST_SIGNS and len("".join(text.split())) > MOST_SIGNS:
        raise TooManySigns
    return FileRows(rows_of_text(text))


def _word(data: bytes) -> FileRows:
    raws, left_out = rows_of_docx(data)
    counts = (("text.deletions", left_out.deletions), ("text.comments", left_out.comments))
    notes = [note_of(code, count=str(count)) for code, count in counts if count]
    if left_out.has_bijoy:
        notes.insert(0, note_of("text.bijoy"))
    notes += [note_of("text.picture", picture.place, name=picture.name) for picture in left_out.pictures]
    return FileRows(raws, notes)


def _workbook(data: bytes) -> FileRows:
    return FileRows(rows_of_workbook(data))


def _pdf(data: bytes) -> FileRows:
    rows = rows_of_pdf(data)
    if rows.unread:
        raise NoTextLayer(rows)
    return FileRows(rows.raws, [note_of("layout.unruled", place) for place in rows.unruled], rows.attached)


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
    NoLibreOffice: "file.needs_libreoffice",
    NotConverted: "file.damaged",
    NoRoom: "file.no_room",
    NoTurn: "file.no_turn",
}
