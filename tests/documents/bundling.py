"""ZIP archives for tests: good ones, and those that mean harm."""

import io
import struct
import zipfile
from collections.abc import Mapping


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Pack files under exactly these names, whatever they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_link(name: str, to: str) -> bytes:
    """Pack a symbolic link as Unix systems do."""
    out = io.BytesIO()
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, to)
    return out.getvalue()


def marked_encrypted(data: bytes) -> bytes:
    """Set the flag of encryption on every file of a bundle, in both places where it stands."""
    return _with_flag(_with_flag(data, b"PK\x03\x04", 6), b"PK\x01\x02", 8)


def _with_flag(data: bytes, header: bytes, offset: int) -> bytes:
    parts = data.split(header)
    marked = [part[: offset - 4] + bytes([part[offset - 4] | 1]) + part[offset - 3 :] for part in parts[1:]]
    return header.join([parts[0], *marked])


def claiming(data: bytes, size: int) -> bytes:
    """Let every file of a bundle claim another size in the directory."""
    parts = data.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(part[:20] + struct.pack("<L", size) + part[24:] for part in parts[1:])])


def bomb() -> bytes:
    """Fifty megabytes of zeros in fifty kilobytes."""
    return bundle({"bomb.txt": bytes(50 * 1024**2)})
