"""The files of evidence on disk: each under the hash of its bytes, so that nothing is written over."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

_PREVIEW = ".preview"


def path_of(sha256: str, *, preview: bool = False) -> Path:
    """Return where a file is kept, or its preview."""
    folder: Path = settings.EVIDENCE_FOLDER
    return folder / sha256[:2] / f"{sha256}{_PREVIEW if preview else ''}"


def keep(sha256: str, data: bytes, *, preview: bool = False) -> None:
    """Write a file whole or not at all, and only if it is not there; raises ``OSError`` where there is no room."""
    path = path_of(sha256, preview=preview)
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            Path(file.name).unlink()
            raise
    Path(file.name).rename(path)


def data_of(sha256: str, *, preview: bool = False) -> bytes:
    """Return the bytes of a file; raises ``OSError`` where the store is gone."""
    return path_of(sha256, preview=preview).read_bytes()
