"""Office files are ZIP archives: what they may hold before anything of them is unpacked."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

MOST_PARTS = 4096
LARGEST_PART = 64 * 1024 * 1024
LARGEST_ARCHIVE = 256 * 1024 * 1024
_HIGHEST_RATIO = 250
_SMALL = 1024 * 1024
# A hundred bytes of memory each: twenty times what a report of three thousand rows has.
_MOST_NODES = 6_000_000

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)
"""What the library raises for archives that are damaged, encrypted or packed in a way that it does not know."""


class UnsafeArchive(ValueError):
    """An archive that is broken, or that would unpack to more than it may ("too large")."""

    @property
    def code(self) -> str:
        """The name of the sentence that says so."""
        return "file.unpacks_too_large" if str(self) == "too large" else "file.damaged"


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive, or raise ``UnsafeArchive``; sizes are told by its directory, before unpacking anything."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except BROKEN as error:
        raise UnsafeArchive("broken") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_ARCHIVE:
        raise UnsafeArchive("too large")
    for part in parts:
        if part.file_size > LARGEST_PART or grows_too_much(part):
            raise UnsafeArchive("too large")
    return archive


def grows_too_much(part: zipfile.ZipInfo) -> bool:
    """Whether a part claims to unpack to far more than documents do."""
    return part.file_size > _SMALL and part.file_size > _HIGHEST_RATIO * max(part.compress_size, 1)


def part_of(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return one part, ``None`` if the archive has none of that name; at most as many bytes as its directory says."""
    try:
        with archive.open(name) as file:
            return file.read(LARGEST_PART + 1)[:LARGEST_PART]
    except KeyError:
        return None
    except BROKEN as error:
        raise UnsafeArchive("broken") from error


def root_of(part: bytes) -> etree._Element:
    """Return the root of an XML part; raises ``UnsafeArchive`` for one that is broken or of too many elements.

    No entities, no network, and lxml's own limits on depth and size stay on.
    """
    # The marks of elements, and those of attributes, each of which holds a text.
    if part.count(b"<") + 2 * part.count(b"=") > _MOST_NODES:
        raise UnsafeArchive("too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeArchive("broken") from error
