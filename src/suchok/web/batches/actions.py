"""Writes: a batch is taken in, worked on file by file, and deleted."""

import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.utils import timezone

from suchok.documents.apart import Lost
from suchok.documents.bundles import MOST_FILES, files_of_bundle, is_bundle, shown_name
from suchok.documents.parallel import in_order
from suchok.documents.readers import UnreadableFile
from suchok.web.batches import store
from suchok.web.batches.models import Batch, BatchFile
from suchok.web.batches.queries import hashed, kept_batches, stored
from suchok.web.batches.reading import Values, checked, failed, lost
from suchok.web.plans.queries import issued_plans

KEPT_FOR = timedelta(hours=24)
_MEGABYTE = 1024 * 1024
_KEEP_FREE = 1024 * _MEGABYTE
# Any number, as long as nothing else in the database is locked by it.
_ONE_AT_A_TIME = 7_205_001

log = logging.getLogger(__name__)


def is_batch(uploads: "Sequence[UploadedFile[bytes]]") -> bool:
    """Whether uploads are more than one document: several files, or a ZIP archive."""
    return len(uploads) > 1 or any(upload.file is not None and is_bundle(upload.file) for upload in uploads)


def take_in(uploads: "Sequence[UploadedFile[bytes]]", *, sender: str, begin: Callable[[UUID], object]) -> str:
    """Keep the uploads as a new batch, ``begin`` the work on it and return the token of its address.

    Raises ``UnreadableFile`` with a sentence for what is refused as a whole; then nothing of it is kept.
    """
    batch = Batch(token_hash=hashed(token := secrets.token_urlsafe(32)), sender_hash=hashed(sender))
    batch.size = sum(upload.size or 0 for upload in uploads)
    files = list(_files(batch, uploads))
    if len(files) > MOST_FILES:
        raise UnreadableFile("batch.too_many_files", limit=str(MOST_FILES))
    if store.room() < batch.size + _KEEP_FREE:
        raise UnreadableFile("batch.no_room")
    try:
        store.keep(batch.id, uploads)
    except OSError as error:
        log.exception("batch %s could not be written", batch.id)
        raise UnreadableFile("batch.no_room") from error
    try:
        _write(batch, files, begin)
    except BaseException:
        store.discard(batch.id)
        raise
    log.info("batch %s taken in: %s files, %s bytes", batch.id, len(files), batch.size)
    return token


@transaction.atomic
def _write(batch: Batch, files: Sequence[BatchFile], begin: Callable[[UUID], object]) -> None:
    with connection.cursor() as cursor:
        # Two batches of one sender at the same moment must see each other.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
    if kept_batches().filter(sender_hash=batch.sender_hash).count() >= settings.BATCHES_PER_SENDER:
        raise UnreadableFile("batch.too_many_kept", limit=str(settings.BATCHES_PER_SENDER))
    batch.created_at = timezone.now()
    batch.expires_at = batch.created_at + KEPT_FOR
    batch.save(force_insert=True)
    BatchFile.objects.bulk_create(files)
    begin(batch.id)


def _files(batch: Batch, uploads: "Sequence[UploadedFile[bytes]]") -> Iterator[BatchFile]:
    found = ((at, *file) for at, upload in enumerate(uploads) for file in _files_of(upload, is_only=len(uploads) == 1))
    for number, (at, name, entry, refusal) in enumerate(found, start=1):
        yield BatchFile(batch=batch, number=number, name=name, upload=at, entry=entry, **(refusal or {}))


def _files_of(
    upload: "UploadedFile[bytes]", *, is_only: bool
) -> Iterator[tuple[str, int | None, dict[str, object] | None]]:
    """Yield name and entry of each file in an upload; a broken archive among others is one failed file."""
    name = shown_name(upload.name or "") or "?"
    if upload.file is None or not is_bundle(upload.file):
        yield name, None, None
        return
    try:
        inside = files_of_bundle(upload.file, name)
    except UnreadableFile as error:
        if is_only:
            raise
        yield name, None, dict(failed(error.code, error.sentence))
        return
    yield from ((file.name, file.index, None) for file in inside)


def check_files(batch_id: UUID, *, should_stop: Callable[[], bool]) -> bool:
    """Check the files of a batch that wait, one after the other as they are ready; ``False`` if told to stop before.

    What was checked before is not checked again, so that the work can be taken up wherever it ended.
    """
    waiting = list(
        BatchFile.objects.filter(batch=batch_id, state=BatchFile.State.WAITING).order_by("number").defer("findings")
    )
    with closing(in_order(partial(checked, plans=issued_plans()), map(stored, waiting))) as results:
        for file, result in zip(waiting, results, strict=True):
            _keep_result(file, result)
            if should_stop():
                return False
    if Batch.objects.filter(pk=batch_id, state=Batch.State.WAITING).update(state=Batch.State.DONE):
        log.info("batch %s done: %s files checked in the last go", batch_id, len(waiting))
    return True


def _keep_result(file: BatchFile, result: Values | Lost) -> None:
    if isinstance(result, Lost):
        log.error("batch %s file %s: %s", file.batch_id, file.number, result.code, exc_info=result.error)
        result = lost(result, file.name)
    BatchFile.objects.filter(pk=file.pk, state=BatchFile.State.WAITING).update(**result)


def give_up(batch_id: UUID) -> None:
    """End a batch whose work was begun again and again in vain; what was checked until then stays."""
    if Batch.objects.filter(pk=batch_id, state=Batch.State.WAITING).update(state=Batch.State.FAILED):
        log.error("batch %s given up", batch_id)


def delete(batch: Batch) -> None:
    """Delete a batch with its files."""
    pk = batch.pk
    # The rows first: whoever sees the batch finds its files.
    batch.delete()
    store.discard(pk)


def delete_expired() -> int:
    """Delete every batch whose day is over, and files that belong to none; return how many batches."""
    expired = list(Batch.objects.filter(expires_at__lte=timezone.now()))
    for batch in expired:
        delete(batch)
    store.discard_strays(set(Batch.objects.values_list("pk", flat=True)))
    if expired:
        log.info("%s batches deleted after their day", len(expired))
    return len(expired)
