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


def with_long_directory(data: bytes, *, told: int) -> bytes:
    """Tell of the directory in the form for large archives (ZIP64), and ``told`` as its size in the usual one."""
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HLL", data, end + 10)
    long = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    place = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + long + place + data[end : end + 12] + struct.pack("<L", told) + data[end + 16 :]


def bomb() -> bytes:
    """Fifty megabytes of zeros in fifty kilobytes."""
    return bundle({"bomb.txt": bytes(50 * 1024**2)})
