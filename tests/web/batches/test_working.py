"""The work on a batch: each file's failure is told and the rest done; it can be taken up wherever it ended."""

import json
from functools import partial
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from suchok.core.report.finding import Severity
from suchok.web.batches import actions
from suchok.web.batches.models import Batch, BatchFile
from suchok.web.batches.reading import MOST_FINDINGS, StoredFile, checked
from suchok.web.batches.tasks import give_up_abandoned
from suchok.web.jobs import take_up_stalled
from suchok.web.plans.queries import issued_plans
from tests.documents.bundling import bomb, bundle, marked_encrypted, with_link
from tests.web.batches.hostile import hostile
from tests.web.batches.sending import BUNDLE, SPOILT, batch_at, sent, worked_on
from tests.web.check.documents import GOOD_ROW, report

pytestmark = pytest.mark.usefixtures("catalogue")


def outcomes(batch: Batch) -> dict[str, str]:
    """State or the code of the failure of each file."""
    return {file.name: file.failure["code"] if file.failure else file.state for file in batch.files.order_by("number")}


def test_each_file_is_read_or_told_why_not(client: Client) -> None:
    batch = worked_on(sent(client))
    assert batch.state == Batch.State.DONE
    assert outcomes(batch) == {
        "no-table.txt": "read",
        "scan.png": "file.damaged",
        "ঢাকা/প্রতিবেদন.txt": "read",
    }
    found = batch.files.get(name="ঢাকা/প্রতিবেদন.txt")
    assert (found.format, found.kind, found.fiscal_year, found.period) == ("text", "report", "2022-23", "Q1")
    assert (found.errors, found.warnings) == (7, 6)
    said = json.loads(found.findings)["findings"]
    assert sum(finding["severity"] == Severity.ERROR for finding in said) == 7


HOSTILE = {
    "bomb.zip": bomb(),
    "link.zip": with_link("link.txt", "/etc/passwd"),
    "encrypted.zip": marked_encrypted(bundle({"secret.txt": SPOILT})),
    "nested.zip": bundle({"inner.zip": BUNDLE}),
    "good.txt": SPOILT,
}


def test_what_means_harm_is_one_told_failure_each(client: Client) -> None:
    assert outcomes(worked_on(sent(client, HOSTILE))) == {
        "bomb.txt": "file.unpacks_too_large",
        "link.txt": "file.is_link",
        "secret.txt": "file.encrypted",
        "inner.zip": "file.is_archive",
        "good.txt": "read",
    }


def test_a_reader_that_dies_or_raises_does_not_end_the_batch(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "checked", hostile)
    batch = worked_on(sent(client, dict.fromkeys(["a.txt", "dies.txt", "raises.txt", "z.txt"], SPOILT)))
    assert batch.state == Batch.State.DONE
    assert outcomes(batch) == {
        "a.txt": "read",
        "dies.txt": "file.reader_failed",
        "raises.txt": "file.reader_failed",
        "z.txt": "read",
    }


def test_a_file_of_very_many_findings_keeps_the_first_and_counts_all(client: Client, tmp_path: Path) -> None:
    row = GOOD_ROW.replace("৮০%", "৯০%")
    (tmp_path / "large.txt").write_text(report(*[row] * 1200))
    values = checked(StoredFile(tmp_path / "large.txt", None, "large.txt"), issued_plans())
    said = json.loads(str(values["findings"]))
    assert len(said["findings"]) == MOST_FINDINGS
    counted = sum(int(str(values[key])) for key in ("errors", "warnings", "infos"))
    assert said["left_out"] == counted - MOST_FINDINGS > 0


def test_a_worker_told_to_stop_leaves_the_rest_for_later(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = batch_at(sent(client))
    assert not actions.check_files(batch.pk, should_stop=lambda: True)
    assert sorted(outcomes(batch).values()) == ["read", "waiting", "waiting"]
    read: list[str] = []
    keep = actions._keep_result
    monkeypatch.setattr(actions, "_keep_result", lambda file, result: (read.append(file.name), keep(file, result)))
    assert actions.check_files(batch.pk, should_stop=lambda: False)
    assert len(read) == 2
    assert batch.files.filter(state=BatchFile.State.WAITING).count() == 0


def test_a_result_is_kept_once(client: Client) -> None:
    batch = worked_on(sent(client))
    file = batch.files.get(name="no-table.txt")
    actions._keep_result(file, {"errors": 99})
    file.refresh_from_db()
    assert file.errors == 1


def test_a_batch_deleted_during_the_work_stays_deleted(client: Client) -> None:
    batch = batch_at(sent(client))

    def delete() -> bool:
        Batch.objects.filter(pk=batch.pk).delete()
        return False

    assert actions.check_files(batch.pk, should_stop=delete)
    assert Batch.objects.count() == BatchFile.objects.count() == 0


def test_a_batch_that_no_job_works_on_is_given_up_with_a_reason(client: Client) -> None:
    batch = batch_at(sent(client))
    give_up_abandoned.func(0)
    assert batch_at_pk(batch).state == Batch.State.WAITING
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    give_up_abandoned.func(0)
    assert batch_at_pk(batch).state == Batch.State.FAILED


def batch_at_pk(batch: Batch) -> Batch:
    return Batch.objects.get(pk=batch.pk)


@pytest.mark.parametrize(("attempts", "status"), [(0, "todo"), (1, "todo"), (2, "failed")])
def test_the_job_of_a_dead_worker_is_taken_up_until_the_third_attempt(
    client: Client, attempts: int, status: str
) -> None:
    sent(client)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '16 seconds') RETURNING id"
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s", [worker, attempts]
        )
    async_to_sync(partial(take_up_stalled.func, None))(timestamp=0)
    assert ProcrastinateJob.objects.get().status == status


def test_the_job_of_a_living_worker_is_left_alone(client: Client) -> None:
    sent(client)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", cursor.fetchone())
    async_to_sync(partial(take_up_stalled.func, None))(timestamp=0)
    assert ProcrastinateJob.objects.get().status == "doing"
