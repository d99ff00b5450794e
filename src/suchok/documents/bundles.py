"""Bundles: a ZIP archive of several documents, read file by file.

Nothing is ever unpacked to a disk: a name in the archive is shown and used for nothing else.
"""

import stat
import zipfile
from dataclasses import dataclass
from typing import IO

from suchok.documents.readers import LARGEST_FILE, UnreadableFile
from suchok.documents.readers.archive import BROKEN, grows_too_much
from suchok.documents.readers.formats import is_office_archive

MOST_FILES = 1000
"""Files of a bundle that are read at most."""

LARGEST_BUNDLE = 1024**3
"""Bytes that all files of a bundle may unpack to."""

# Enough for the most files with long names; a directory beyond it is not even read.
_LARGEST_DIRECTORY = 1024**2
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_UTF_8 = 0x800
_LONGEST_NAME = 200
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One file of a bundle: its index in the directory of the archive, and its name as it may be shown."""

    index: int
    name: str


def is_bundle(file: IO[bytes]) -> bool:
    """Whether a file is a ZIP archive, and not a single document of a kind that is kept as one.

    The file may be read from its beginning afterwards.
    """
    file.seek(0)
    try:
        return file.read(4) in _STARTS and not is_office_archive({entry.filename for entry in _directory(file, "")})
    except UnreadableFile as error:
        # Too many files for any document; what is broken is told by whoever reads it.
        return error.code == "bundle.too_many"
    finally:
        file.seek(0)


def files_of_bundle(file: IO[bytes], name: str) -> tuple[BundledFile, ...]:
    """Return the files in the bundle called ``name`` in the order of their names, without ``is_litter``.

    Raises ``UnreadableFile`` for an archive that is damaged, empty, of too many files or that would unpack to too much.
    """
    entries = _directory(file, name)
    if sum(entry.file_size for entry in entries) > LARGEST_BUNDLE:
        raise UnreadableFile("file.unpacks_too_large", name=name)
    found = [
        BundledFile(index, shown)
        for index, entry in enumerate(entries)
        if not entry.is_dir() and (shown := shown_name(_name_of(entry))) and not is_litter(shown)
    ]
    if not found:
        raise UnreadableFile("bundle.empty", name=name)
    return tuple(sorted(found, key=lambda file: file.name))


def is_litter(name: str) -> bool:
    """Whether a path names what systems and programs leave behind: ``.DS_Store``, ``~$report.docx``, ``Thumbs.db``."""
    parts = name.split("/")
    return any(part.lower() in _LITTER or part.startswith((".", "~$")) for part in parts)


def bundled_bytes(file: IO[bytes], index: int, name: str) -> bytes:
    """Return the bytes of one file of a bundle, or raise ``UnreadableFile``; ``name`` is how the sentence calls it."""
    try:
        with zipfile.ZipFile(file) as archive:
            entry = archive.infolist()[index]
            refusal = _refusal(entry)
            # One byte more than may be read, so that the reader says that the file is too large.
            data = b"" if refusal else archive.open(entry).read(LARGEST_FILE + 1)
    except BROKEN as error:
        raise UnreadableFile("file.damaged", name=name) from error
    if refusal:
        raise UnreadableFile(refusal, name=name)
    return data


def _refusal(entry: zipfile.ZipInfo) -> str | None:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "file.is_link"
    if entry.flag_bits & _ENCRYPTED:
        return "file.encrypted"
    return "file.unpacks_too_large" if grows_too_much(entry) else None


class _TooLargeDirectory(Exception):
    """A directory that is not even read."""


class _InPieces:
    """A file of which nothing as large as an excessive directory is read at once, wherever the archive says it is."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Read as a file does, at most as much as a directory may have."""
        most = _LARGEST_DIRECTORY + 1
        data = self._file.read(most if size < 0 else min(size, most))
        if len(data) == most:
            raise _TooLargeDirectory
        return data


def _directory(file: IO[bytes], name: str) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(_InPieces(file)) as archive:
            entries = archive.infolist()
    except _TooLargeDirectory as error:
        raise UnreadableFile("bundle.too_many", name=name, limit=str(MOST_FILES)) from error
    except BROKEN as error:
        raise UnreadableFile("file.damaged", name=name) from error
    if sum(not entry.is_dir() for entry in entries) > MOST_FILES:
        raise UnreadableFile("bundle.too_many", name=name, limit=str(MOST_FILES))
    return entries


def shown_name(name: str) -> str:
    """Return a name without what could lead out of a folder, deceive the eye or break a line."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."} and part[1:] != ":"]
    return "".join(_seen(sign) for sign in "/".join(parts))[-_LONGEST_NAME:]


def _seen(sign: str) -> str:
    return sign if sign.isprintable() or sign in _JOINERS else "\N{REPLACEMENT CHARACTER}"


def _name_of(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF_8:
        return entry.filename
    try:
        # Programs that say nothing of the encoding mean UTF-8 today, where it is that.
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
