"""The worker as a real process: killed in the middle of a batch, or told to stop, and the batch is finished once."""

import json
import os
import signal
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from suchok.web.database import NAME, EmbeddedServer
from tests.documents.bundling import bundle
from tests.fixtures.sites import copied
from tests.web.batches.sending import SPOILT
from tests.web.processes import Process, children, ended, free_port, is_alive, started

COUNT = 400
MANY = bundle({f"{number}.txt": SPOILT for number in range(COUNT)})
JSON = {"Accept": "application/json"}


@pytest.fixture
def folder(demonstrated: Path, tmp_path: Path) -> Path:
    return copied(demonstrated, tmp_path)


def told(site: str, address: str) -> dict[str, object]:
    with urllib.request.urlopen(urllib.request.Request(site + address, headers=JSON), timeout=10) as answer:
        return json.loads(answer.read())  # type: ignore[no-any-return]


def posted(site: str) -> str:
    """Send the bundle and return the address of the batch."""
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="many.zip"\r\n\r\n'
    headers = {**JSON, "Content-Type": "multipart/form-data; boundary=b"}
    request = urllib.request.Request(f"{site}/check", data=head + MANY + b"\r\n--b--\r\n", headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(json.loads(answer.read())["address"])


def until(site: str, address: str, is_so: Callable[[dict[str, object]], bool]) -> dict[str, object]:
    deadline = time.monotonic() + 90
    while not is_so(said := told(site, address)):
        assert time.monotonic() < deadline, said
        time.sleep(0.1)
    return said


def is_underway(said: dict[str, object]) -> bool:
    assert said["done"] != COUNT, "too quick for this test; send more files"
    return int(str(said["done"])) >= 10


def worker_of(process: Process) -> int:
    (worker,) = [pid for pid in children(process) if b"\x00worker\x00" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return worker


def descendants(pid: int) -> list[int]:
    listed = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]
    return [*listed, *(found for child in listed for found in descendants(child))]


def jobs_left(folder: Path) -> list[tuple[object, ...]]:
    """Return status and attempts of the jobs that check batches."""
    server = EmbeddedServer(folder / "postgres")
    query = "SELECT status::text, attempts FROM procrastinate_jobs WHERE task_name LIKE '%check_batch'"
    with server.running(), server.connect(NAME) as connection:
        return connection.execute(query).fetchall()


def is_finished_once(site: str, address: str) -> None:
    said = until(site, address, lambda said: said["state"] != "waiting")
    assert (said["state"], said["done"], said["failed"]) == ("done", COUNT, 0)
    with urllib.request.urlopen(f"{site}{address}results.jsonl", timeout=10) as answer:
        names = [json.loads(line)["source"]["name"] for line in answer]
    assert sorted(names) == sorted(f"{number}.txt" for number in range(COUNT))


def test_a_killed_worker_is_followed_by_another_that_goes_on(folder: Path) -> None:
    port = free_port()
    process, site = started(folder, port), f"http://127.0.0.1:{port}"
    try:
        address = posted(site)
        until(site, address, is_underway)
        worker = worker_of(process)
        readers = descendants(worker)
        os.kill(worker, signal.SIGKILL)
        is_finished_once(site, address)
        assert worker_of(process) != worker
        assert readers
        assert not any(is_alive(pid) for pid in readers)
    finally:
        log = ended(process)
    assert log.count(" done: ") == 1
    (line,) = [line for line in log.splitlines() if " done: " in line]
    assert int(line.split(" done: ")[1].split()[0]) < COUNT - 9
    assert "Traceback" not in log


def test_a_site_that_is_ended_goes_on_with_the_batch_when_it_is_back(folder: Path) -> None:
    port = free_port()
    process, site = started(folder, port), f"http://127.0.0.1:{port}"
    try:
        address = posted(site)
        until(site, address, is_underway)
        running = descendants(process.pid)
    finally:
        log = ended(process)
    assert process.returncode == 0
    assert not any(is_alive(pid) for pid in running)
    assert " done: " not in log
    # The rest was left to a job of its own: nobody has to find out that a worker is dead.
    assert jobs_left(folder) == [("todo", 0)]
    again = started(folder, port)
    try:
        is_finished_once(site, address)
    finally:
        log = ended(again)
    assert log.count(" done: ") == 1
    assert "Traceback" not in log
