"""The same parts give the same zip file: without the times at which they were packed."""

import io
import zipfile

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def with_fixed_times(package: bytes) -> bytes:
    """Return a zip file with the same parts in the same order and no time of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return out.getvalue()
