"""What kind of file some bytes are: told by their content, never by a name."""

import re
from collections.abc import Collection
from enum import StrEnum

from suchok.documents.readers.archive import opened, part_of


class EncryptedFile(ValueError):
    """A file that asks for a password."""


class FileFormat(StrEnum):
    """The kinds of files that are told apart."""

    TEXT = "text"
    DOCX = "docx"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    SCAN = "scan"
    HEIC = "heic"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"%PDF", FileFormat.PDF),
    (b"{\\rtf", FileFormat.RTF),
    *((magic, FileFormat.SCAN) for magic in (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")),
)
# The brands by which iPhones and some cameras mark their photographs.
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
# What programs open whichever of its own endings a file bears; the first one is named to people.
_FAMILIES = (
    ({FileFormat.TEXT}, (".txt", ".csv", ".tsv", ".md", ".text", ".psv")),
    ({FileFormat.PDF}, (".pdf",)),
    ({FileFormat.DOCX, FileFormat.DOC, FileFormat.ODT, FileFormat.RTF}, (".docx", ".doc", ".odt", ".rtf")),
    ({FileFormat.XLSX, FileFormat.XLS, FileFormat.ODS}, (".xlsx", ".xls", ".ods")),
    ({FileFormat.SCAN}, (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp")),
)
_ENDING = re.compile(r"\.[a-z][a-z0-9]{1,4}$")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 8192
_MAIN_PARTS = frozenset({"word/document.xml", "xl/workbook.xml"})
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": FileFormat.ODS,
    b"application/vnd.oasis.opendocument.text": FileFormat.ODT,
}


def format_of(data: bytes) -> FileFormat:
    """Return the format of ``data``; raises ``UnsafeArchive`` for an archive that is damaged or unpacks to too much."""
    if data.startswith(_ZIP):
        return _format_of_archive(data)
    if data.startswith(_COMPOUND):
        return _format_of_compound(data)
    if (known := _by_first_bytes(data)) is not None:
        return known
    is_binary = not data.startswith(_BYTE_ORDER_MARKS) and b"\x00" in data[:_LOOKED_AT]
    if is_binary:
        return FileFormat.SCAN if data.startswith(b"BM") else FileFormat.UNKNOWN
    return FileFormat.TEXT


def is_drawn(data: bytes) -> bool:
    """Whether ``data`` is a PDF or a picture; told by its first bytes, so that nothing is opened for it."""
    return not data.startswith((*_ZIP, _COMPOUND)) and format_of(data) in (FileFormat.PDF, FileFormat.SCAN)


def _by_first_bytes(data: bytes) -> FileFormat | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return FileFormat.SCAN
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return FileFormat.HEIC
    return next((form for magic, form in _MAGIC if data.startswith(magic)), None)


def ending_missed(name: str, form: FileFormat) -> str | None:
    """Return the usual ending of ``form`` where a file called ``name`` bears one of another kind of file.

    A name without an ending promises nothing.
    """
    ending = _ENDING.search(name.lower())
    endings = next((endings for forms, endings in _FAMILIES if form in forms), ())
    return None if ending is None or not endings or ending[0] in endings else endings[0]


def _format_of_archive(data: bytes) -> FileFormat:
    archive = opened(data)
    names = {part.filename for part in archive.infolist()}
    if any(name.endswith("vbaProject.bin") for name in names):
        return FileFormat.MACROS
    if "word/document.xml" in names:
        return FileFormat.DOCX
    if "xl/workbook.xml" in names:
        return FileFormat.XLSX
    if not is_office_archive(names):
        return FileFormat.ARCHIVE
    kind = (part_of(archive, "mimetype") or b"").strip() if "mimetype" in names else b""
    if b"encryption-data" in (part_of(archive, "META-INF/manifest.xml") or b""):
        return FileFormat.ENCRYPTED
    return _OPEN_DOCUMENT.get(kind, FileFormat.UNKNOWN)


def is_office_archive(names: Collection[str]) -> bool:
    """Whether a ZIP archive of parts with these names is one document: Office and OpenDocument name their kind."""
    return "[Content_Types].xml" in names or "mimetype" in names or not _MAIN_PARTS.isdisjoint(names)


def _format_of_compound(data: bytes) -> FileFormat:
    """Tell Word, Excel and encrypted files apart by the names in the directory of the compound file."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return FileFormat.ENCRYPTED
    if has("_VBA_PROJECT"):
        return FileFormat.MACROS
    if has("WordDocument"):
        return FileFormat.DOC
    return FileFormat.XLS if has("Workbook") or has("Book") else FileFormat.UNKNOWN
