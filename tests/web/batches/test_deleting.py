"""Everything is deleted after a day, or at once; what is deleted is gone from rows and disk."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from suchok.web.batches.models import Batch, BatchFile
from suchok.web.batches.tasks import delete_expired
from tests.fixtures.pages import examine
from tests.web.batches.sending import kept_folders, sent, worked_on

pytestmark = pytest.mark.usefixtures("catalogue")
PARTS = ["", "1", "results.xlsx", "results.jsonl"]


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> object:
    def moved(hours: float) -> None:
        now = timezone.now() + timedelta(hours=hours)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return moved


@pytest.mark.parametrize(("hours", "status"), [(23.9, 200), (24.1, 404)])
def test_a_batch_is_open_for_a_day(client: Client, move_clock: object, hours: float, status: int) -> None:
    address = sent(client)
    worked_on(address)
    move_clock(hours)  # type: ignore[operator]
    assert [client.get(address + part).status_code for part in PARTS] == [status] * 4


def test_after_a_day_rows_and_files_are_deleted(client: Client, store: Path, move_clock: object) -> None:
    worked_on(sent(client))
    move_clock(12)  # type: ignore[operator]
    delete_expired.func(0)
    younger = sent(client)
    assert len(kept_folders(store)) == 2
    move_clock(12.1)  # type: ignore[operator]
    delete_expired.func(0)
    assert len(kept_folders(store)) == Batch.objects.count() == 1
    assert BatchFile.objects.count() == 3
    assert client.get(younger).status_code == 200


def test_a_batch_can_be_deleted_at_once_also_during_the_work(client: Client, store: Path) -> None:
    for work in (worked_on, lambda _: None):
        address = sent(client)
        work(address)
        assert client.get(f"{address}delete")["Location"] == address
        gone = client.post(f"{address}delete")
        assert gone.status_code == 200
        examine(gone.content.decode(), lang="en")
        assert [client.get(address + part).status_code for part in PARTS] == [404] * 4
        assert client.post(f"{address}delete").status_code == 404
        assert (Batch.objects.count(), BatchFile.objects.count(), kept_folders(store)) == (0, 0, [])


def test_files_that_a_crash_left_without_rows_are_deleted_later(client: Client, store: Path) -> None:
    sent(client)
    stray = store / "0123"
    stray.mkdir()
    (stray / "0").write_bytes(b"x")
    delete_expired.func(0)
    # It may be a batch whose rows are just being written.
    assert len(kept_folders(store)) == 2
    os.utime(stray, (time.time() - 3700,) * 2)
    delete_expired.func(0)
    assert len(kept_folders(store)) == 1
    assert not stray.exists()


@pytest.mark.parametrize("token", ["x", "A" * 43, "%00", "..", "1"])
def test_what_nobody_was_given_opens_nothing(client: Client, token: str) -> None:
    worked_on(sent(client))
    assert [client.get(f"/batches/{token}/{part}").status_code for part in PARTS] == [404] * 4
    assert Batch.objects.count() == 1
