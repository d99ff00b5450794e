"""A batch goes to the disk as it arrives and costs no memory; what may be one document never goes there."""

import io
import json
import random
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from suchok.web.batches import store as files_on_disk
from suchok.web.batches.models import Batch
from suchok.web.batches.uploads import Stretch
from suchok.web.check.views import check
from tests.documents.bundling import bundle
from tests.web.batches.sending import SPOILT, batch_at, kept_folders, send, sent

pytestmark = pytest.mark.usefixtures("catalogue")
MEGABYTE = 1024 * 1024
# By chance, so that an archive of them is as large.
MANY = {f"{number:02}.txt": random.Random(number).randbytes(MEGABYTE) for number in range(24)}


@pytest.fixture(autouse=True)
def one_megabyte_a_document(settings: Settings) -> None:
    settings.UPLOAD_LIMIT = MEGABYTE


@pytest.mark.parametrize("files", [MANY, {"b.zip": bundle(MANY)}], ids=["files", "zip"])
def test_the_memory_for_a_batch_does_not_grow_with_it(files: dict[str, bytes]) -> None:
    sending = [SimpleUploadedFile(name, data) for name, data in files.items()]
    request = RequestFactory().post("/check", {"file": sending})
    # What the first batch of a process imports is not the batch's.
    check(RequestFactory().post("/check", {"file": [SimpleUploadedFile(f"{at}.txt", SPOILT) for at in range(2)]}))
    tracemalloc.start()
    try:
        answer = check(request)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.status_code == 303
    assert batch_at(answer["Location"]).files.count() == len(MANY)
    assert peak < 6 * MEGABYTE


def test_what_was_sent_is_what_is_kept(client: Client, store: Path) -> None:
    address = sent(client, MANY)
    (folder,) = kept_folders(store)
    assert [(folder / str(at)).read_bytes() for at in range(len(MANY))] == list(MANY.values())
    assert batch_at(address).size == len(MANY) * MEGABYTE


def test_what_may_be_one_document_is_never_written(
    client: Client, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_on_disk, "file_without_name", lambda: pytest.fail("written"))
    assert send(client, {"a.txt": SPOILT.ljust(MEGABYTE)}).status_code == 200
    assert kept_folders(store) == []


@pytest.mark.parametrize("moment", ["before", "while it arrives", "at its end"])
def test_a_disk_that_is_full_is_one_sentence(
    client: Client, store: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    if moment == "before":
        monkeypatch.setattr(files_on_disk, "room", lambda: 20 * MEGABYTE)
    else:
        monkeypatch.setattr(files_on_disk, "file_without_name", lambda: Full(moment))
    refused = send(client, MANY, accept="application/json")
    assert (refused.status_code, json.loads(refused.content)["code"]) == (507, "batch.no_room")
    assert kept_folders(store) == []
    assert Batch.objects.count() == 0


class Full(io.BytesIO):
    """A file on a full disk."""

    def __init__(self, moment: str) -> None:
        self.moment = moment

    def write(self, data: object) -> int:
        if self.moment == "while it arrives":
            raise OSError(28, "No space left on device")
        return 0

    def flush(self) -> None:
        if self.moment == "at its end":
            raise OSError(28, "No space left on device")


def test_a_stretch_of_a_file_is_a_file() -> None:
    with tempfile.TemporaryFile() as whole:
        whole.write(b"0123456789")
        whole.flush()
        first, second = (io.BufferedReader(Stretch(whole, start, 4)) for start in (0, 4))
        assert (first.read(2), second.read(), first.read(), first.read()) == (b"01", b"4567", b"23", b"")
        assert (second.seek(-1, io.SEEK_END), second.read(9), second.seek(1), second.read(1)) == (3, b"7", 1, b"5")
