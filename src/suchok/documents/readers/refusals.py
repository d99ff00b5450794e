"""Files that are refused before, or while, they are opened, and the sentence for each of them."""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager

from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile, FileFormat, format_of
from suchok.documents.readers.limits import LARGEST_FILE
from suchok.documents.readers.unreadable import UnreadableFile

_REFUSALS: Mapping[FileFormat, str] = {
    FileFormat.ENCRYPTED: "file.encrypted",
    FileFormat.MACROS: "file.macros",
    FileFormat.ARCHIVE: "file.is_archive",
    FileFormat.HEIC: "file.heic",
}


def check_size(name: str, data: bytes) -> None:
    """Raise ``UnreadableFile`` for a file that holds nothing, or more than is read."""
    if not data.strip():
        raise UnreadableFile("file.empty", name=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file.too_large", name=name, limit=str(LARGEST_FILE // 1024**2))


def taken_format(name: str, data: bytes, taken: Container[FileFormat]) -> FileFormat:
    """Return the format of a file called ``name``; raises ``UnreadableFile`` unless it is among those ``taken``."""
    with told_of(name):
        form = format_of(data)
    if form not in taken:
        raise UnreadableFile(_REFUSALS.get(form, "file.unknown_kind"), name=name)
    return form


@contextmanager
def told_of(name: str) -> Iterator[None]:
    """Say by ``UnreadableFile`` that a file called ``name`` is damaged, unpacks to too much or asks for a password."""
    try:
        yield
    except UnsafeArchive as error:
        raise UnreadableFile(error.code, name=name) from error
    except EncryptedFile as error:
        raise UnreadableFile("file.encrypted", name=name) from error
