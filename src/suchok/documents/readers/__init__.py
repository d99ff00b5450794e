"""Readers: one file format each, from bytes to rows and lines, and from there to a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from suchok.core.messages.files import FILES
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import Raw, RawLine
from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document, Source
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.bijoy import with_bijoy_converted
from suchok.documents.readers.docx import rows_of_docx
from suchok.documents.readers.formats import FileFormat, format_of
from suchok.documents.readers.libreoffice import NoLibreOffice, NotConverted, as_docx
from suchok.documents.readers.marks import mark_in
from suchok.documents.readers.pdf import EncryptedPdf, rows_of_pdf
from suchok.documents.readers.text import decoded, rows_of_text
from suchok.documents.readers.xlsx import rows_of_workbook

_LEAST_CHARACTERS = 20
_MARKED = frozenset({FileFormat.DOCX, FileFormat.XLSX, FileFormat.ODS, FileFormat.ODT})

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that are read at most."""

SUFFIXES = (
    *(".txt", ".md", ".tsv", ".csv", ".text", ".psv"),
    *(".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods"),
    # Refused with a sentence, which is better than to leave them out in silence.
    *(".docm", ".xlsm", ".xlsb", ".zip", ".jpg", ".jpeg", ".png", ".tif", ".tiff"),
)
"""The endings of the files that a folder is searched for."""


class UnreadableFile(ValueError):
    """A file that cannot be read; ``code`` is stable, ``sentence`` says it in both languages."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.sentence: Sentence = FILES[code].filled(values, verbatim=("name", "found"))
        super().__init__(self.sentence.en)


def read_file(name: str, data: bytes, plans: Sequence[Plan]) -> Document:
    """Read the bytes of a file called ``name``; ``plans`` are the official ones that help to put rows right.

    Raises ``UnreadableFile`` for what is of no known kind, damaged, encrypted, empty or too large, and
    nothing else on any bytes.
    """
    rows = _rows(name, data)
    mark = mark_in(data) if rows.form in _MARKED else None
    source = Source(
        name=name,
        format=rows.form.value,
        sha256=sha256(data).hexdigest(),
        plan_key=mark.plan_key if mark is not None else None,
    )
    document = read_document(rows.raws, source, plans)
    return replace(document, notes=(_BIJOY, *document.notes)) if rows.had_bijoy else document


def text_of_file(name: str, data: bytes) -> str:
    """Return the text of a file, normalised, the cells of a row divided by tabs; raises as ``read_file`` does."""
    raws = _rows(name, data).raws
    return "\n".join(raw.text if isinstance(raw, RawLine) else "\t".join(raw.texts) for raw in raws)


class NoTextLayer(ValueError):
    """A PDF of pictures alone."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows and lines of a file in Unicode, and whether any of its text was in the Bijoy encoding."""

    raws: Sequence[Raw]
    form: FileFormat
    had_bijoy: bool


_BIJOY = Finding("text.bijoy", SEVERITIES["text.bijoy"], Place())


def _rows(name: str, data: bytes) -> _Rows:
    if not data.strip():
        raise UnreadableFile("file.empty", name=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file.too_large", name=name, limit=str(LARGEST_FILE // 1024**2))
    try:
        form = format_of(data)
        if form not in _READERS:
            raise UnreadableFile(_REFUSALS.get(form, "file.unknown_kind"), name=name)
        raws, by_font = _READERS[form](data)
        converted, by_shape = with_bijoy_converted(raws)
        return _Rows(converted, form, had_bijoy=by_font or by_shape)
    except UnsafeArchive as error:
        code = "file.unpacks_too_large" if str(error) == "too large" else "file.damaged"
        raise UnreadableFile(code, name=name) from error
    except EncryptedPdf as error:
        raise UnreadableFile("file.encrypted", name=name) from error
    except NoTextLayer as error:
        raise UnreadableFile("file.no_pictures_yet", name=name) from error
    except NoLibreOffice as error:
        raise UnreadableFile("file.needs_libreoffice", name=name) from error
    except NotConverted as error:
        raise UnreadableFile("file.damaged", name=name) from error


_Reader = Callable[[bytes], tuple[Sequence[Raw], bool]]
"""Bytes → rows and lines, and whether a font told that some of them were in Bijoy."""


def _word(data: bytes) -> tuple[Sequence[Raw], bool]:
    raws, notes = rows_of_docx(data)
    return raws, notes.has_bijoy


def _workbook(data: bytes) -> tuple[Sequence[Raw], bool]:
    return rows_of_workbook(data), False


def _pdf(data: bytes) -> tuple[Sequence[Raw], bool]:
    rows = rows_of_pdf(data)
    if rows.characters < _LEAST_CHARACTERS:
        raise NoTextLayer
    return rows.raws, False


def _through_libreoffice(ending: str) -> _Reader:
    return lambda data: _word(as_docx(data, ending))


_READERS: Mapping[FileFormat, _Reader] = {
    FileFormat.TEXT: lambda data: (rows_of_text(decoded(data)), False),
    FileFormat.DOCX: _word,
    FileFormat.XLSX: _workbook,
    FileFormat.XLS: _workbook,
    FileFormat.ODS: _workbook,
    FileFormat.PDF: _pdf,
    FileFormat.DOC: _through_libreoffice("doc"),
    FileFormat.ODT: _through_libreoffice("odt"),
    FileFormat.RTF: _through_libreoffice("rtf"),
}
_REFUSALS: Mapping[FileFormat, str] = {
    FileFormat.ENCRYPTED: "file.encrypted",
    FileFormat.MACROS: "file.macros",
    FileFormat.PICTURE: "file.no_pictures_yet",
    FileFormat.ARCHIVE: "file.is_archive",
}
