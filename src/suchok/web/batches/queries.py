"""Reads: whoever knows the address of a batch may see it, until its day is over."""

import hashlib
import hmac

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from suchok.documents.results import FileResult
from suchok.web.batches.convert import result_of
from suchok.web.batches.models import Batch, BatchFile
from suchok.web.batches.reading import StoredFile
from suchok.web.batches.store import path_of


def hashed(text: str) -> str:
    """Return a keyed hash, so that neither addresses of batches nor of senders can be read from the database."""
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def kept_batches() -> QuerySet[Batch]:
    """The batches whose day is not over."""
    return Batch.objects.filter(expires_at__gt=timezone.now())


def batches_visible_to(token: str) -> QuerySet[Batch]:
    """The one batch that ``token`` opens, or none."""
    return kept_batches().filter(token_hash=hashed(token))


def readable_files(token: str) -> QuerySet[BatchFile]:
    """The files that were read in the batch that ``token`` opens."""
    return BatchFile.objects.filter(batch__in=batches_visible_to(token), state=BatchFile.State.READ)


def files_of(batch: Batch) -> list[BatchFile]:
    """The files of a batch in their order, without their findings."""
    return list(batch.files.defer("findings").order_by("number"))


def results_of(batch: Batch) -> list[FileResult]:
    """What was found in each file of a batch."""
    return [result_of(file) for file in batch.files.order_by("number")]


def stored(file: BatchFile) -> StoredFile:
    """Where the bytes of a file are."""
    return StoredFile(path_of(file.batch_id, file.upload), file.entry, file.name)
