"""Office files are ZIP archives: what they may hold before anything of them is unpacked."""

import zipfile
import zlib
from io import BytesIO

MOST_PARTS = 4096
LARGEST_PART = 64 * 1024 * 1024
LARGEST_ARCHIVE = 256 * 1024 * 1024
_HIGHEST_RATIO = 250
_SMALL = 1024 * 1024


class UnsafeArchive(ValueError):
    """An archive that is broken, or that would unpack to more than it may."""


def opened(data: bytes) -> zipfile.ZipFile:
    """Return the archive, or raise ``UnsafeArchive``; sizes are told by its directory, before unpacking anything."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnsafeArchive("broken") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_ARCHIVE:
        raise UnsafeArchive("too large")
    for part in parts:
        grows = part.file_size > _SMALL and part.file_size > _HIGHEST_RATIO * max(part.compress_size, 1)
        if part.file_size > LARGEST_PART or grows:
            raise UnsafeArchive("too large")
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return one part, ``None`` if the archive has none of that name; at most as many bytes as its directory says."""
    try:
        with archive.open(name) as file:
            return file.read(LARGEST_PART + 1)[:LARGEST_PART]
    except KeyError:
        return None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, zlib.error) as error:
        # RuntimeError: an encrypted part; the others: a damaged one.
        raise UnsafeArchive("broken") from error
