"""The commands of the site as a person starts them."""

import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from threading import Thread

import pytest

from suchok.web.database import EmbeddedServer
from tests.documents.test_apart import form_of_itself
from tests.fixtures.sites import copied
from tests.web.processes import (
    PATIENCE,
    Process,
    children,
    command,
    descendants,
    ended,
    free_port,
    is_alive,
    outcome,
    started,
)


@pytest.mark.parametrize("name", ["serve", "migrate", "worker"])
def test_production_without_a_secret_key_refuses_to_start(name: str, tmp_path: Path) -> None:
    refused = command(name, SUCHOK_DATA_DIR=str(tmp_path))
    said, error = outcome(refused)
    assert (refused.returncode, said) == (2, "")
    assert error == "suchok: SUCHOK_SECRET_KEY is not set; give it a long random text and keep it secret.\n"


@pytest.mark.parametrize("name", ["migrate", "worker"])
def test_a_database_that_does_not_answer_is_one_line(name: str) -> None:
    refused = command(name, SUCHOK_SECRET_KEY="k" * 40, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    _, error = outcome(refused)
    assert refused.returncode == 2
    assert error.startswith("suchok: The database cannot be reached")
    assert error.count("\n") == 1


def test_a_worker_on_a_database_of_another_version_is_one_line(tmp_path: Path) -> None:
    refused = command("worker", SUCHOK_SECRET_KEY="k" * 40, SUCHOK_DATA_DIR=str(tmp_path))
    _, error = outcome(refused)
    assert refused.returncode == 2
    assert error == "suchok: The database is not of this version yet; run suchok web migrate first.\n"


@pytest.fixture
def site(demonstrated: Path, tmp_path: Path) -> Iterator[tuple[Process, str, EmbeddedServer]]:
    port = free_port()
    process = started(copied(demonstrated, tmp_path), port)
    yield process, f"http://127.0.0.1:{port}", EmbeddedServer(tmp_path / "postgres")
    ended(process)


def answer(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as response:
        return int(response.status)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_serves_and_its_end_ends_everything(
    site: tuple[Process, str, EmbeddedServer], number: signal.Signals, tmp_path: Path
) -> None:
    process, address, server = site
    assert answer(f"{address}/-/ready") == 200
    assert answer(f"{address}/catalogue/2022-23/ministry") == 200
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    # The other commands find the key where run keeps it.
    assert outcome(command("verify-history", SUCHOK_DATA_DIR=str(tmp_path)))[0].startswith("The history is whole")
    started = children(process)
    assert started
    process.send_signal(number)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert not server.is_running()
    assert not any(is_alive(pid) for pid in started)


def test_a_document_that_takes_minutes_keeps_no_other_visitor_waiting(
    site: tuple[Process, str, EmbeddedServer],
) -> None:
    process, address, _ = site
    slow = Thread(target=checked, args=(address, form_of_itself()), daemon=True)
    slow.start()
    time.sleep(3)
    for _ in range(20):
        assert answer(f"{address}/-/live") == 200
    assert slow.is_alive()
    started = descendants(process.pid)
    ended(process)
    deadline = time.monotonic() + 30
    while any(is_alive(pid) for pid in started) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(is_alive(pid) for pid in started)


def checked(address: str, pdf: bytes) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="report.pdf"\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    asked = urllib.request.Request(f"{address}/check", head + pdf + b"\r\n--b--\r\n", kind)
    # The site ends before it answers.
    with suppress(OSError, HTTPException):
        urllib.request.urlopen(asked).close()


def test_figures_are_those_of_all_web_processes(site: tuple[Process, str, EmbeddedServer]) -> None:
    _, address, _ = site
    for _ in range(20):
        answer(f"{address}/catalogue/")
    with urllib.request.urlopen(f"{address}/-/metrics", timeout=20) as response:
        lines = response.read().decode().splitlines()
    name = "django_http_requests_total_by_view_transport_method_total"
    labels = 'method="GET",transport="http",view="catalogue:plans"'
    assert f"{name}{{{labels}}} 20.0" in lines
    assert "suchok_database_up 1.0" in lines


def test_kill_9_of_the_command_leaves_no_server_of_pages_behind(site: tuple[Process, str, EmbeddedServer]) -> None:
    process, address, server = site
    started = children(process)
    process.kill()
    process.communicate(timeout=PATIENCE)
    deadline = time.monotonic() + 15
    while any(is_alive(pid) for pid in started) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(is_alive(pid) for pid in started)
    with pytest.raises(urllib.error.URLError):
        answer(address)
    with server.running():
        pass
    assert not server.is_running()


def test_ready_says_so_when_the_database_is_gone_and_when_it_is_back(site: tuple[Process, str, EmbeddedServer]) -> None:
    _, address, server = site
    assert answer(f"{address}/-/ready") == 200
    postmaster = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    with pytest.raises(urllib.error.HTTPError, match="503"):
        answer(f"{address}/-/ready")
    assert answer(f"{address}/-/live") == 200
    with server.running():
        for _ in range(50):
            try:
                assert answer(f"{address}/-/ready") == 200
                break
            except urllib.error.HTTPError:
                time.sleep(0.1)
        else:
            pytest.fail("never ready again")


def test_a_port_that_is_taken_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = command("run", SUCHOK_DATA_DIR=str(tmp_path), PORT=port)
        said, error = outcome(refused)
    assert (refused.returncode, said) == (2, "")
    assert error == f"suchok: The port {port} cannot be used (Address already in use); choose another with PORT=….\n"
