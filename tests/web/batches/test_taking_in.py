"""Several files or a ZIP archive become a batch at an address of its own; what is refused leaves nothing behind."""

import hashlib
import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from suchok.web.batches import actions
from suchok.web.batches import store as files_on_disk
from suchok.web.batches.models import Batch, BatchFile
from tests.documents.bundling import bundle, marked_encrypted
from tests.fixtures.pages import examine
from tests.web.batches.sending import BUNDLE, FILES_SENT, PICTURE, SPOILT, batch_at, kept_folders, send, sent

pytestmark = pytest.mark.usefixtures("catalogue")


def names(address: str) -> list[str]:
    return list(batch_at(address).files.order_by("number").values_list("name", flat=True))


def test_a_bundle_becomes_a_batch_with_a_job(client: Client, store: Path) -> None:
    address = sent(client)
    assert names(address) == sorted(FILES_SENT)
    assert [job.args for job in ProcrastinateJob.objects.filter(status="todo")] == [
        {"batch_id": str(batch_at(address).pk)}
    ]
    (folder,) = kept_folders(store)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("0", BUNDLE)]
    assert folder.stat().st_mode & 0o077 == 0


def test_several_files_become_a_batch_and_bundles_among_them_are_opened(client: Client) -> None:
    address = sent(client, {"a.txt": SPOILT, "b.zip": BUNDLE, "broken.zip": BUNDLE[:-30], "c.txt": SPOILT})
    assert names(address) == ["a.txt", *sorted(FILES_SENT), "broken.zip", "c.txt"]
    assert batch_at(address).files.get(name="c.txt").upload == 3


def test_one_document_becomes_no_batch(client: Client, store: Path) -> None:
    assert send(client, {"a.txt": SPOILT}).status_code == 200
    assert Batch.objects.count() == 0
    assert kept_folders(store) == []


def test_the_address_cannot_be_guessed_and_is_not_in_the_database(client: Client) -> None:
    first, second = sent(client), sent(client)
    token = first.split("/")[2]
    # 43 signs of 6 bits.
    assert len(token) == 43
    assert token != second.split("/")[2]
    stored = str([list(model.objects.values()) for model in (Batch, BatchFile, ProcrastinateJob)])
    assert token not in stored
    assert hashlib.sha256(token.encode()).hexdigest() not in stored
    assert "127.0.0.1" not in stored


def test_a_program_is_told_where_the_batch_is(client: Client) -> None:
    answer = send(client, {"b.zip": BUNDLE}, accept="application/json")
    said = json.loads(answer.content)
    assert answer.status_code == 202
    assert said == {
        "schema": "suchok.batch/1",
        "state": "waiting",
        "files": 3,
        "done": 0,
        "failed": 0,
        "expires": said["expires"],
        "address": answer["Location"],
        "results": {
            "jsonl": answer["Location"] + "results.jsonl",
            "xlsx": answer["Location"] + "results.xlsx",
        },
    }
    assert json.loads(client.get(said["address"], headers={"accept": "application/json"}).content) == said


MANY = {f"{number}.txt": b"x" for number in range(10_000)}


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"b.zip": bundle({})}, "bundle.empty"),
        ({"b.zip": bundle(MANY)}, "bundle.too_many"),
        ({"a.zip": bundle(dict(list(MANY.items())[:600])), "b.zip": bundle(dict(list(MANY.items())[:600]))},
         "batch.too_many_files"),
        ({"b.zip": b"PK\x03\x04 and no more"}, "file.damaged"),
    ],
    ids=["empty", "10000", "two of 600", "damaged"],
)  # fmt: skip
def test_what_is_refused_as_a_whole(client: Client, store: Path, files: dict[str, bytes], code: str, lang: str) -> None:
    html = send(client, files, lang=lang).content.decode()
    examine(html, lang=lang)
    answer = send(client, files, lang=lang, accept="application/json")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, code)
    assert json.loads(answer.content)["title"] in html
    assert Batch.objects.count() == 0
    assert ProcrastinateJob.objects.count() == 0
    assert kept_folders(store) == []


def test_more_uploads_than_may_be_are_one_sentence(client: Client, settings: Settings, store: Path) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    answer = send(client, {f"{number}.txt": b"x" for number in range(4)}, accept="application/json")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (422, "batch.too_many_files")
    assert kept_folders(store) == []


def test_many_may_be_larger_than_one_but_not_than_the_limit(client: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT, settings.BATCH_LIMIT = 5_000, 40_000
    assert len(SPOILT) > 5_000
    sent(client, {"a.txt": SPOILT, "b.txt": SPOILT})
    assert send(client, {"a.txt": SPOILT}).status_code == 413
    refused = send(client, {f"{number}.txt": SPOILT for number in range(9)})
    assert refused.status_code == 413
    assert "Several files may have at most 0 MB together" in refused.content.decode()


def test_one_sender_may_not_fill_the_disk(client: Client, settings: Settings, store: Path) -> None:
    settings.BATCHES_PER_SENDER = 2
    first = sent(client)
    sent(client)
    refused = send(client, {"b.zip": BUNDLE}, accept="application/json")
    assert (refused.status_code, json.loads(refused.content)["code"]) == (429, "batch.too_many_kept")
    assert len(kept_folders(store)) == Batch.objects.count() == 2
    other = client.post("/check", {"file": SimpleUploadedFile("b.zip", BUNDLE)}, REMOTE_ADDR="10.1.1.1")
    assert other.status_code == 303
    client.post(f"{first}delete")
    sent(client)


@pytest.mark.parametrize(("behind_proxy", "status"), [(False, 429), (True, 303)])
def test_behind_a_proxy_the_address_that_it_saw_counts(
    client: Client, settings: Settings, behind_proxy: bool, status: int
) -> None:
    settings.BATCHES_PER_SENDER, settings.BEHIND_PROXY = 1, behind_proxy
    addresses = ["claimed, 10.0.0.1", "claimed, 10.0.0.2"]
    answers = [send(client, {"b.zip": BUNDLE}, **{"x-forwarded-for": address}) for address in addresses]
    assert [answer.status_code for answer in answers] == [303, status]
    again = send(client, {"b.zip": BUNDLE}, **{"x-forwarded-for": "another claim, 10.0.0.2"})
    assert again.status_code == 429


def test_addresses_of_one_network_of_ipv6_are_one_sender(client: Client, settings: Settings) -> None:
    settings.BATCHES_PER_SENDER = 1
    found = [
        client.post("/check", {"file": SimpleUploadedFile("b.zip", BUNDLE)}, REMOTE_ADDR=address).status_code
        for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
    ]
    assert found == [303, 429, 303]


def test_a_full_disk_is_one_sentence(client: Client, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_on_disk, "room", lambda: 1024**3)
    refused = send(client, {"b.zip": BUNDLE}, accept="application/json")
    assert (refused.status_code, json.loads(refused.content)["code"]) == (507, "batch.no_room")
    assert kept_folders(store) == []


def test_a_disk_that_fails_halfway_leaves_nothing(client: Client, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SimpleUploadedFile, "chunks", lambda _: iter(()), raising=False)
    opened = Path.open

    def full(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "1" and store in path.parents:
            raise OSError(28, "No space left on device")
        return opened(path, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    refused = send(client, {"a.txt": SPOILT, "b.txt": SPOILT}, accept="application/json")
    assert (refused.status_code, json.loads(refused.content)["code"]) == (507, "batch.no_room")
    assert kept_folders(store) == []
    assert Batch.objects.count() == 0


def test_rows_that_cannot_be_written_leave_no_files(
    client: Client, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "_write", fail)
    with pytest.raises(RuntimeError):
        send(client, {"b.zip": BUNDLE})
    assert kept_folders(store) == []


def test_what_another_site_sends_is_not_kept(client: Client, store: Path) -> None:
    assert send(client, {"b.zip": BUNDLE}, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert send(client, {"b.zip": BUNDLE}, **{"sec-fetch-site": "same-origin"}).status_code == 303
    assert len(kept_folders(store)) == 1


@pytest.mark.parametrize("name", ["../../etc/cron.d/x.txt", "/etc/passwd", "C:\\x.txt", "a\x00b.txt", "<b>.txt"])
def test_names_are_never_paths(client: Client, store: Path, name: str) -> None:
    address = sent(client, {"b.zip": bundle({name: SPOILT}), "a.txt": PICTURE})
    (folder,) = kept_folders(store)
    assert sorted(path.name for path in folder.rglob("*")) == ["0", "1"]
    assert not any(part in names(address)[0] for part in ("..", "\x00", "\\")) or name.startswith("<")


def test_encrypted_files_are_told_one_by_one(client: Client) -> None:
    address = sent(client, {"b.zip": marked_encrypted(BUNDLE)})
    assert len(names(address)) == 3
