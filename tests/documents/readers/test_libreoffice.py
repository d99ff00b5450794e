"""Older formats through LibreOffice: nothing that a file names elsewhere is opened, nothing is left or running."""

import io
import os
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from suchok.documents.readers import libreoffice
from suchok.documents.readers.libreoffice import NotConverted, as_docx

LINKED = {
    "a picture": '<draw:image xlink:href="{}/a.png" xlink:show="embed" xlink:actuate="onLoad" xlink:type="simple"/>',
    "an object": '<draw:object xlink:href="{}/a.odt" xlink:show="embed" xlink:actuate="onLoad" xlink:type="simple"/>',
}
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
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {started}\nwait\n")
    program.chmod(0o700)
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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["soffice", "started"]


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
