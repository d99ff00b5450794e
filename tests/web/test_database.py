"""The embedded PostgreSQL under ill treatment. Every server here is one of this test's own."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from suchok.web.database import LONGEST_SOCKET_FOLDER, EmbeddedServer

HOLD = """
import sys
from pathlib import Path
from suchok.web.database import EmbeddedServer
with EmbeddedServer(Path(sys.argv[1])).running():
    print("running", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def server(tmp_path: Path) -> EmbeddedServer:
    return EmbeddedServer(tmp_path / "postgres")


def user_of(server: EmbeddedServer) -> "subprocess.Popen[str]":
    """Another process that uses the server until its input ends."""
    pipe = subprocess.PIPE
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(server.folder)], stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    return process


def postmaster_of(server: EmbeddedServer) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def keep_a_row(server: EmbeddedServer) -> None:
    with server.connect("suchok") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'সূচক' AS word")


def kept_row(server: EmbeddedServer) -> object:
    with server.connect("suchok") as connection:
        row = connection.execute("SELECT word FROM kept").fetchone()
    return row and row[0]


def test_it_runs_only_while_it_is_used(server: EmbeddedServer) -> None:
    with server.running():
        assert server.is_running()
        with server.running():
            pass
        assert server.is_running()
    assert not server.is_running()


def test_it_knows_bangla_on_every_machine(server: EmbeddedServer) -> None:
    with server.running(), server.connect("suchok") as connection:
        found = connection.execute(
            "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'suchok'"
        ).fetchone()
        assert found == ("b", "C.UTF-8", "UTF8")
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_after_kill_9_of_the_server_everything_is_there(server: EmbeddedServer) -> None:
    with server.running():
        keep_a_row(server)
        os.kill(postmaster_of(server), signal.SIGKILL)
    with server.running():
        assert kept_row(server) == "সূচক"


def test_a_user_killed_with_9_does_not_keep_the_server_running(server: EmbeddedServer) -> None:
    with server.running():
        other = user_of(server)
        other.kill()
        other.communicate(timeout=30)
    assert not server.is_running()


def test_one_that_leaves_does_not_stop_the_server_of_another(server: EmbeddedServer) -> None:
    other = user_of(server)
    with server.running():
        keep_a_row(server)
    assert server.is_running()
    assert kept_row(server) == "সূচক"
    other.communicate("", timeout=30)
    assert not server.is_running()


def test_many_start_it_at_once(server: EmbeddedServer) -> None:
    seen: list[bool] = []

    def use() -> None:
        with server.running():
            seen.append(server.is_running())

    users = [threading.Thread(target=use) for _ in range(6)]
    for user in users:
        user.start()
    for user in users:
        user.join(timeout=60)
    assert seen == [True] * 6
    assert not server.is_running()


def test_a_pid_file_left_behind_by_another_process_is_no_hindrance(server: EmbeddedServer) -> None:
    with server.running():
        keep_a_row(server)
    # The number of a process that lives and is no PostgreSQL, as after a restart of the machine.
    (server.data / "postmaster.pid").write_text(
        f"{os.getpid()}\n{server.data}\n1\n5432\n{server.socket_folder}\n\n 1 1\n"
    )
    with server.running():
        assert kept_row(server) == "সূচক"


def test_a_few_hundred_rows_are_looked_up_rather_than_the_whole_table_read(server: EmbeddedServer) -> None:
    with server.running(), server.connect() as connection:
        assert connection.execute("SHOW random_page_cost").fetchone() == ("1.1",)


def test_an_interrupted_first_start_leaves_nothing_that_looks_whole(server: EmbeddedServer) -> None:
    half = server.folder / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with server.running():
        assert server.is_running()
    assert not half.exists()


def test_a_path_too_long_for_a_socket_is_moved(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / ("n" * 100) / "postgres")
    assert len(os.fsencode(server.socket_folder)) <= LONGEST_SOCKET_FOLDER
    with server.running():
        assert server.is_running()
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700
    server.socket_folder.rmdir()


def test_importing_settings_starts_nothing(tmp_path: Path) -> None:
    values = {
        "SUCHOK_DEBUG": "1",
        "SUCHOK_DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "suchok.web.settings",
    }
    subprocess.run([sys.executable, "-c", "import django; django.setup()"], env=os.environ | values, check=True)
    assert not (tmp_path / "data").exists()
