"""How batches are sent and worked on in tests."""

from collections.abc import Mapping
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from suchok.web.batches.actions import check_files
from suchok.web.batches.models import Batch
from suchok.web.batches.queries import batches_visible_to
from suchok.web.check.views import EXAMPLE
from tests.documents.bundling import bundle

SPOILT = EXAMPLE.read_bytes()
PICTURE = b"\x89PNG\r\n\x1a\n\x00"
FILES_SENT = {"ঢাকা/প্রতিবেদন.txt": SPOILT, "scan.png": PICTURE, "no-table.txt": "শুধু একটি লাইন, কোনো ছক নেই।".encode()}
BUNDLE = bundle(FILES_SENT)


def send(client: Client, files: Mapping[str, bytes], *, lang: str = "en", **extra: str) -> HttpResponse:
    """Drop files as the form of the first page does."""
    client.cookies["lang"] = lang
    uploads = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return client.post("/check", {"file": uploads}, headers=extra)


def sent(client: Client, files: Mapping[str, bytes] | None = None) -> str:
    """Drop files, by default a bundle, and return the address of the batch."""
    answer = send(client, files or {"b.zip": BUNDLE})
    assert answer.status_code == 303, answer.content.decode()
    return answer["Location"]


def batch_at(address: str) -> Batch:
    return batches_visible_to(address.split("/")[2]).get()


def worked_on(address: str) -> Batch:
    """Do what the worker does with a batch."""
    assert check_files(batch_at(address).pk, should_stop=lambda: False)
    return batch_at(address)


def kept_folders(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []
