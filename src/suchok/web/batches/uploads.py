"""What is sent as a batch goes to a file without a name while it arrives, so that its size costs no memory."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers, StopUpload
from django.http import HttpRequest

from suchok.documents.readers import UnreadableFile
from suchok.web.batches import store

FORM = 1024 * 1024
"""Bytes of a form beside its files: a body that is larger than a document and these is none, or a batch."""


@contextmanager
def spooled(request: HttpRequest) -> Iterator["Spool"]:
    """Let the files of a request go to the disk if there is more of them than one document may have.

    What may be a single document stays in memory: it is never written anywhere.
    """
    spool = Spool(request)
    request.upload_handlers.insert(0, spool)
    try:
        yield spool
    finally:
        spool.close()


class Spool(FileUploadHandler):
    """Writes the files of a large request one after another into one file, which is gone when it is closed."""

    _file: IO[bytes] | None = None
    _start = 0
    _is_full = False

    def handle_raw_input(  # type: ignore[override]
        self, input_data: object, meta: object, content_length: int, *rest: object, **options: object
    ) -> None:
        """Open the file if the body is too large to be a document's."""
        if content_length <= settings.UPLOAD_LIMIT + FORM:
            return
        # It is written once more, to where the batch is kept.
        self._is_full = store.room() < 2 * content_length
        self._file = store.file_without_name()

    def new_file(self, *about: object, **options: object) -> None:
        """Begin the next upload where the last one ended."""
        super().new_file(*about, **options)  # type: ignore[arg-type]
        if self._is_full:
            raise StopUpload
        if self._file is not None:
            self._start = self._file.tell()
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write what arrived, or hand it on."""
        if self._file is None:
            return raw_data
        try:
            self._file.write(raw_data)
        except OSError as error:
            self._is_full = True
            raise StopUpload from error
        return None

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Return the upload, which is a stretch of the file."""
        if self._file is None:
            return None
        content = io.BufferedReader(Stretch(self._file, self._start, file_size))
        return UploadedFile(content, self.file_name, self.content_type, file_size, self.charset)

    def whole(self) -> None:
        """Say that everything was written, or raise ``UnreadableFile``."""
        try:
            if self._file is not None:
                self._file.flush()
        except OSError:
            self._is_full = True
        if self._is_full:
            raise UnreadableFile("batch.no_room")

    def close(self) -> None:
        """Let go of the file, and so of what is in it."""
        if self._file is not None:
            self._file.close()


class Stretch(io.RawIOBase):
    """A part of a file as a file; others read theirs at the same time."""

    def __init__(self, whole: IO[bytes], start: int, size: int) -> None:
        self._whole, self._start, self._size, self._at = whole, start, size, 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that reading can begin anywhere."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place in this part."""
        self._at = max(0, {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence] + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as this part reaches."""
        left = max(0, self._size - self._at)
        data = os.pread(self._whole.fileno(), min(len(buffer), left), self._start + self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
