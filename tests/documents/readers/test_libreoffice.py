"""Older formats through LibreOffice: nothing that a file names elsewhere is opened, nothing is left or running."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace

import pytest

from suchok.documents.readers import UnreadableFile, libreoffice, read_file
from suchok.documents.readers.libreoffice import NotConverted, as_docx

LINKED = {
    "a picture": '<draw:image xlink:href="{}/a.png" xlink:show="embed" xlink:actuate="onLoad" xlink:type="simple"/>',
    "an object": '<draw:object xlink:href="{}/a.odt" xlink:show="embed" xlink:actuate="onLoad" xlink:type="simple"/>',
}
TURNS = f"suchok-turns-{os.getuid()}"
KIND = "application/vnd.oasis.opendocument.text"


def open_text(body: str) -> bytes:
    """Return an OpenDocument text."""
    spaces = [("office", "office"), ("text", "text"), ("drawing", "draw")]
    names = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name, short in spaces)
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in (("mimetype", KIND), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            package.writestr(name, text)
    return made.getvalue()


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Serve on the loopback, and keep what was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline(1000).decode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("linked", LINKED.values(), ids=LINKED.keys())
def test_nothing_that_a_file_names_elsewhere_is_fetched(linked: str) -> None:
    with listening() as (address, asked):
        frame = f'<draw:frame draw:name="x" text:anchor-type="as-char">{linked.format(address)}</draw:frame>'
        assert as_docx(open_text(f"<text:p>ক {frame}</text:p>"), "odt")
    assert asked == []


@pytest.fixture
def hanging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice that starts another one, and hangs; the file names the other one."""
    program, started = tmp_path / "soffice", tmp_path / "started"
    program.write_text(f"#!/bin/sh\ntouch $TMPDIR/of-its-own\nsleep 600 &\necho $! > {started}\nwait\n")
    program.chmod(0o700)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(libreoffice, "_LONGEST_SECONDS", 1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return started


def test_one_that_hangs_ends_with_all_that_it_started(hanging: Path, tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(NotConverted):
        as_docx(b"{\\rtf1 x}", "rtf")
    assert time.monotonic() - begun < 20
    assert not is_running(int(hanging.read_text()))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != TURNS) == ["soffice", "started"]


ORPHAN = """
from suchok.documents.readers import libreoffice
libreoffice._LONGEST_SECONDS = 1
libreoffice.as_docx(b"{\\\\rtf1 x}", "rtf")
"""


def test_one_whose_starter_was_killed_ends_by_itself(hanging: Path, tmp_path: Path) -> None:
    (tmp_path / "soffice").write_text(f"#!/bin/sh\necho $$ > {hanging}\nwhile :; do :; done\n")
    with subprocess.Popen([sys.executable, "-c", ORPHAN], env=os.environ | {"TMPDIR": str(tmp_path)}) as starter:
        wait_for(lambda: hanging.exists() and hanging.read_text() != "")
        starter.kill()
    wait_for(lambda: not is_running(int(hanging.read_text())))


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_stays_of_one_whose_process_is_ended(
    hanging: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: signal.Signals
) -> None:
    """Asked to end, it clears up itself; killed, the next one does."""
    script = ORPHAN.replace("= 1", "= 60")
    with subprocess.Popen([sys.executable, "-c", script], env=os.environ | {"TMPDIR": str(tmp_path)}) as starter:
        wait_for(lambda: hanging.exists() and hanging.read_text() != "")
        assert len(list(tmp_path.glob("suchok-conversion-*"))) == 1
        starter.send_signal(ending)
    assert starter.returncode == -ending
    if ending is signal.SIGKILL:
        os.kill(int(hanging.read_text()), signal.SIGKILL)
        monkeypatch.setattr(libreoffice, "_LONGEST_SECONDS", 1)
        with pytest.raises(NotConverted):
            as_docx(b"{\\rtf1 x}", "rtf")
    assert list(tmp_path.glob("suchok-conversion-*")) == []
    wait_for(lambda: not is_running(int(hanging.read_text())))


def wait_for(state: Callable[[], bool]) -> None:
    """Wait for a state, which a busy machine reaches late."""
    until = time.monotonic() + 60
    while not state() and time.monotonic() < until:
        time.sleep(0.05)
    assert state()


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice that takes its time; the file holds how many ran as each began."""
    program, counts, running = tmp_path / "soffice", tmp_path / "counts", tmp_path / "running"
    running.mkdir()
    program.write_text(
        f"#!/bin/sh\nmkdir {running}/$$\nls {running} | wc -l >> {counts}\nsleep 0.4\nrmdir {running}/$$\n"
        'for given; do [ "$last" = --outdir ] && mkdir $given && echo made > $given/document.docx; last=$given; done\n'
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return counts


def test_of_many_conversions_only_a_few_run_at_once_and_all_get_their_turn(slow: Path) -> None:
    """Also those of several processes: a site has more than one, and a worker beside them."""
    many = 4 * libreoffice._AT_ONCE
    with ProcessPoolExecutor(many // 2, get_context("spawn")) as processes:
        made = list(processes.map(as_docx, [b"{\\rtf1 x}"] * many, ["rtf"] * many))
    assert made == [b"made\n"] * many
    assert max(map(int, slow.read_text().split())) == libreoffice._AT_ONCE


def test_who_gets_no_turn_in_time_is_told_so_and_the_next_one_is_read(
    hanging: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_LONGEST_SECONDS", 60)
    monkeypatch.setattr(libreoffice, "_AT_ONCE", 1)
    monkeypatch.setattr(libreoffice, "_LONGEST_WAIT", 1)
    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(as_docx, b"{\\rtf1 x}", "rtf")
        wait_for(lambda: hanging.exists() and hanging.read_text() != "")
        with pytest.raises(UnreadableFile) as refused:
            read_file("প্রতিবেদন.rtf", b"{\\rtf1 x}", ())
        assert refused.value.code == "file.no_turn"
        assert "এক মিনিট পরে আবার দিন" in refused.value.sentence.bn
        os.kill(int(hanging.read_text()), signal.SIGKILL)
        assert isinstance(first.exception(), NotConverted)
    monkeypatch.setattr(libreoffice, "_LONGEST_SECONDS", 1)
    with pytest.raises(UnreadableFile, match="damaged"):
        read_file("প্রতিবেদন.rtf", b"{\\rtf1 x}", ())


FULL = """
import resource, sys
from pathlib import Path
from suchok.documents.readers import UnreadableFile, read_file
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), -1))
try:
    read_file("প্রতিবেদন.rtf", b"{\\\\rtf1 " + 1000 * b"x" + b"}", ())
except UnreadableFile as error:
    print(error.code)
"""


@pytest.mark.parametrize("most", [500, 1200], ids=["the file does not fit", "the settings do not fit"])
def test_a_disk_without_room_is_told_and_nothing_is_left_on_it(slow: Path, tmp_path: Path, most: int) -> None:
    """A bound of the length of files stands for the full disk."""
    command = [sys.executable, "-c", FULL, str(most)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("file.no_room\n", "")
    assert not list(tmp_path.glob("suchok-[!t]*"))


def test_a_conversion_that_fails_where_no_room_is_left_does_not_blame_the_file(
    slow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.with_name("soffice").write_text("#!/bin/sh\nexit 1\n")
    for room, code in ((10**9, "file.damaged"), (10**6, "file.no_room")):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=room: SimpleNamespace(free=free))
        with pytest.raises(UnreadableFile) as refused:
            read_file("প্রতিবেদন.rtf", b"{\\rtf1 x}", ())
        assert refused.value.code == code


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
