"""Folders and ZIP archives: a table or one object a line, in order; each file's failure told and the rest done."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FIRST, SECOND, SPOILT, Suchok
from tests.documents.bundling import bundle, marked_encrypted, with_link

PICTURE = b"\x89PNG\r\n\x1a\n\x00"
FILES = {
    "b/second.txt": SECOND.read_bytes(),
    "a/first.txt": FIRST.read_bytes(),
    "scan.png": PICTURE,
    "spoilt.txt": SPOILT.read_bytes(),
}
TOLD = "scan.png is damaged and cannot be read"
# The reader is replaced in every process, whichever way it was begun, as no known file makes it do this.
HOSTILE = """
import os, signal, time
import suchok.cli.inputs as inputs, suchok.documents.parallel as parallel
read, parallel.in_order.__kwdefaults__["seconds"] = inputs.read_file, 3
def hostile(name, data, plans):
    if name == "dies.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "hangs.txt":
        time.sleep(60)
    if name == "raises.txt":
        raise RuntimeError
    return read(name, data, plans)
inputs.read_file = hostile
"""


@pytest.fixture(params=["folder", "bundle"])
def many(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same files in a folder and in a ZIP archive."""
    if request.param == "bundle":
        (tmp_path / "files.zip").write_bytes(bundle(FILES))
        return tmp_path / "files.zip"
    for name, data in FILES.items():
        (tmp_path / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "files" / name).write_bytes(data)
    return tmp_path / "files"


def test_check_prints_a_table(suchok: Suchok, many: Path) -> None:
    outcome = suchok("check", many, "--lang", "en")
    rows = [line.split() for line in outcome.out.splitlines()]
    assert outcome.code == 2
    assert [row[0] for row in rows] == ["file", "a/first.txt", "b/second.txt", "scan.png", "spoilt.txt"]
    assert rows[1][1:3] == ["text", "report"]
    assert "2022-23 · Q1" in outcome.out
    assert [row[-2:] for row in rows[1:]] == [["0", "0"], ["0", "0"], ["–", "–"], ["7", "6"]]
    assert TOLD in outcome.out
    assert outcome.err.count("\n") == 1
    assert TOLD in outcome.err


def test_check_prints_the_table_in_bangla(suchok: Suchok, many: Path) -> None:
    outcome = suchok("check", many)
    assert outcome.out.split()[:2] == ["ফাইল", "ধরন"]
    assert "scan.png নষ্ট হয়ে গেছে" in outcome.out


@pytest.mark.parametrize("command", ["check", "read", "score"])
def test_json_is_one_object_a_line_in_order(suchok: Suchok, many: Path, command: str) -> None:
    outcome = suchok(command, many, "--json", "--lang", "en")
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert (outcome.code, len(lines)) == (2, 3)
    assert outcome.err.startswith(f"suchok: {TOLD}")
    if command != "score":
        assert [line["source"]["name"] for line in lines] == ["a/first.txt", "b/second.txt", "spoilt.txt"]


def test_files_of_one_name_in_several_folders_are_told_apart(suchok: Suchok, tmp_path: Path) -> None:
    for office, data in (("barisal", FIRST.read_bytes()), ("dhaka", PICTURE)):
        (tmp_path / office).mkdir()
        (tmp_path / office / "report").with_suffix(".txt").write_bytes(data)
    outcome = suchok("check", tmp_path, "--json", "--lang", "en")
    assert json.loads(outcome.out)["source"]["name"] == "barisal/report.txt"
    assert outcome.err.startswith("suchok: dhaka/report.txt is damaged and cannot be read")


def test_a_bundle_says_what_its_files_say(suchok: Suchok, many: Path) -> None:
    lines = suchok("check", many, "--json").out.splitlines()
    alone = suchok("check", SPOILT, "--json").out
    assert json.loads(lines[-1])["findings"] == json.loads(alone)["findings"]


def test_the_text_of_many(suchok: Suchok, many: Path) -> None:
    outcome = suchok("read", "--text", many)
    assert outcome.code == 2
    assert outcome.out == "".join(suchok("read", "--text", path).out for path in (FIRST, SECOND, SPOILT))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bundle({"inner.zip": bundle({"a.txt": b"x"})}), "inner.zip is a ZIP archive, which is not opened here"),
        (marked_encrypted(bundle({"a.txt": b"x"})), "a.txt is protected by a password"),
        (with_link("a.txt", "/etc/passwd"), "a.txt is only a link to another file"),
        (bundle({}), "There is no file in b.zip."),
        (bundle({f"{number}.txt": b"x" for number in range(10_000)}), "b.zip has too many files in it; at most 1000"),
    ],
    ids=["bundle in bundle", "encrypted", "link", "empty", "10000"],
)
def test_what_is_refused_in_a_bundle(suchok: Suchok, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    for form in ([], ["--json"]):
        outcome = suchok("check", tmp_path / "b.zip", "--lang", "en", *form)
        assert outcome.code == 2
        assert outcome.err.startswith(f"suchok: {said}")
        assert outcome.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["b.zip"]


def test_a_bundle_is_told_by_its_content(suchok: Suchok, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(bundle({"a.txt": FIRST.read_bytes()}))
    assert json.loads(suchok("check", "--json", tmp_path / "report.docx").out)["source"]["name"] == "a.txt"


@pytest.mark.parametrize("command", [["convert", "--to", "txt"], ["mend", "-o", "out.txt"]])
def test_one_document_cannot_be_made_of_many(suchok: Suchok, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "b.zip").write_bytes(bundle(FILES))
    outcome = suchok(*command, "--lang", "en", tmp_path / "b.zip")
    assert (outcome.code, outcome.out) == (2, "")
    assert (
        outcome.err == "suchok: b.zip is a ZIP archive, which is not opened here; give the files in it by themselves.\n"
    )


def test_a_reader_that_dies_hangs_or_raises_is_one_told_failure(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("a.txt", "dies.txt", "hangs.txt", "raises.txt", "z.txt"):
        (folder / name).write_bytes(FIRST.read_bytes())
    (tmp_path / "sitecustomize.py").write_text(HOSTILE)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-m", "suchok", "check", "--json", "--lang", "en", str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == ["a.txt", "z.txt"]
    assert done.stderr.splitlines() == [
        "suchok: Our program stopped while it read dies.txt; the mistake is ours.",
        "suchok: hangs.txt took more than 3 seconds to read and was given up.",
        "suchok: Our program stopped while it read raises.txt; the mistake is ours.",
    ]


def test_a_terminal_sees_a_progress_bar_and_each_failure_once(many: Path) -> None:
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "suchok", "check", "--lang", "en", str(many)]
    process = subprocess.Popen(command, stdout=terminal, stderr=terminal, env={**os.environ, "TERM": "xterm"})
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(screen, 65536):
            shown += piece
    except OSError:
        # The terminal is gone with the process.
        pass
    assert process.wait(timeout=60) == 2
    text = shown.decode()
    assert "4/4" in text
    assert "┃" in text
    assert "suchok: " not in text
