"""The files of batches on disk: a private folder for each batch, numbers for names."""

import shutil
import tempfile
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

_STRAY_AFTER_SECONDS = 3600


def folder_of(batch: UUID) -> Path:
    """Return the folder of a batch."""
    folder: Path = settings.BATCH_FOLDER
    return folder / batch.hex


def path_of(batch: UUID, upload: int) -> Path:
    """Return where an upload is kept; what it was called plays no part."""
    return folder_of(batch) / str(upload)


def keep(batch: UUID, uploads: "Sequence[UploadedFile[bytes]]") -> None:
    """Write the uploads of a batch, all or none."""
    try:
        folder_of(batch).mkdir(mode=0o700, parents=True)
        for number, upload in enumerate(uploads):
            with path_of(batch, number).open("wb") as file:
                for piece in upload.chunks():
                    file.write(piece)
    except OSError:
        discard(batch)
        raise


def discard(batch: UUID) -> None:
    """Delete the files of a batch, whatever of them is there."""
    shutil.rmtree(folder_of(batch), ignore_errors=True)


def file_without_name() -> IO[bytes]:
    """Return a new file where batches are kept, which is gone once it is closed or the process ends."""
    settings.BATCH_FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempfile.TemporaryFile(dir=settings.BATCH_FOLDER)


def room() -> int:
    """Return the bytes that are free where batches are kept."""
    settings.BATCH_FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    return shutil.disk_usage(settings.BATCH_FOLDER).free


def discard_strays(known: Collection[UUID]) -> None:
    """Delete folders that no batch knows: a process was killed between writing files and writing rows."""
    if not settings.BATCH_FOLDER.is_dir():
        return
    names = {batch.hex for batch in known}
    for folder in settings.BATCH_FOLDER.iterdir():
        if folder.name not in names and folder.stat().st_mtime < time.time() - _STRAY_AFTER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
