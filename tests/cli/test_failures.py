"""What goes wrong is one line on standard error in the language asked for, exit code 2, never a traceback."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FIRST, SAMPLES, SPOILT, Suchok, process

MEGABYTE = 1024 * 1024


@pytest.fixture
def odd_files(tmp_path: Path) -> Path:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(21 * MEGABYTE)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "unknown.xyz").write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    "command", [["read"], ["check"], ["score"], ["convert", "--to", "txt"], ["mend", "-o", "out.txt"]]
)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", {"bn": "নামে কোনো ফাইল নেই", "en": "There is no file"}),
        ("empty.txt", {"bn": "ফাঁকা", "en": "is empty"}),
        ("blank.txt", {"bn": "ফাঁকা", "en": "is empty"}),
        ("binary.txt", {"bn": "binary", "en": "binary"}),
        ("picture.txt", {"bn": "picture.txt", "en": "picture.txt"}),
        ("large.txt", {"bn": "২০ মেগাবাইট", "en": "20 MB"}),
        ("folder", {"bn": "ফোল্ডার", "en": "folder"}),
        ("no/such/folder/x.txt", {"bn": "নামে কোনো ফাইল নেই", "en": "There is no file"}),
        ("x" * 300, {"bn": "নামে কোনো ফাইল নেই", "en": "There is no file"}),
    ],
)
def test_unreadable(
    suchok: Suchok,
    odd_files: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    *,
    name: str,
    said: dict[str, str],
) -> None:
    monkeypatch.chdir(odd_files)
    for lang, part in said.items():
        outcome = suchok(*command, "--lang", lang, name)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("suchok: ")
        assert outcome.err.count("\n") == 1
        assert part in outcome.err
    assert sorted(path.name for path in odd_files.iterdir()) == sorted(
        ["binary.txt", "blank.txt", "empty.txt", "folder", "large.txt", "picture.txt"]
    )


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([], "COMMAND"),
        (["nothing"], "invalid choice: 'nothing'"),
        (["check"], "FILE"),
        (["check", "--lang", "fr", "x"], "fr"),
        (["check", "--colour", "x"], "--colour"),
        (["convert", "x"], "--to"),
        (["convert", "x", "--to", "exe"], "exe"),
        (["mend", "x"], "-o/--output"),
        (["mend", "x", "y", "-o", "z.txt"], "y"),
        (["score", "x", "--on", "31/02/2023"], "is not a day"),
        (["score", "x", "--on", "soon"], "soon is not a day"),
        (["catalogue", "print"], "print"),
        (["catalogue", "list", "2022-23"], "list takes no year"),
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(suchok: Suchok, arguments: list[str], part: str) -> None:
    outcome = suchok(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert part in outcome.err
    assert outcome.err.endswith("--help)\n")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "bangla", "english"),
    [
        (["mend", FIRST, "-o", "x.exe"], "নাম শেষ হবে .pdf", "must end in .pdf"),
        (["mend", FIRST, "-o", "x"], "নাম শেষ হবে .pdf", "must end in .pdf"),
        (["mend", FIRST, "--code", "no.such", "-o", "x.txt"], "“no.such”", "“no.such”"),
        (["catalogue", "show", "1999-00", "ministry"], "কোনো কর্মপরিকল্পনা নেই", "2022-23 ministry"),
        (["catalogue", "show"], "কোনো কর্মপরিকল্পনা নেই", "2022-23 ministry"),
        (["convert", FIRST, "--to", "txt", "-o", "no/such/x.txt"], "লেখা যায়নি", "could not be written"),
        (["check", FIRST, "--template", "none.toml"], "none.toml", "none.toml"),
    ],
)
def test_what_cannot_be_done(suchok: Suchok, arguments: list[object], bangla: str, english: str) -> None:
    for lang, part in (("bn", bangla), ("en", english)):
        outcome = suchok(*arguments, "--lang", lang)
        assert (outcome.code, outcome.out) == (2, "")
        assert part in outcome.err
        assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("total = 12.5", "total = ", "TOML"),
        ('rule = "pro_rata"', 'rule = "by eye"', "rule"),
        ("weight = 7.5", 'weight = "much"', "weight"),
        ("divisor = 2.5", "", "divisor"),
    ],
)
@pytest.mark.parametrize("lang", ["bn", "en"])
def test_a_broken_plan_is_told_by_file_key_and_reason(
    suchok: Suchok, tmp_path: Path, *, old: str, new: str, key: str, lang: str
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text((SAMPLES / "charter.toml").read_text().replace(old, new))
    outcome = suchok("check", FIRST, "--template", broken, "--lang", lang)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert all(part in outcome.err for part in ["broken.toml", key])
    assert len(outcome.err) > len("suchok: broken.toml") + 15


@pytest.mark.parametrize(("lang", "sentence"), [("bn", "খোলার অনুমতি নেই"), ("en", "may not be opened")])
def test_a_file_that_may_not_be_opened(
    suchok: Suchok, monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str
) -> None:
    # Root may open everything, so that the refusal of the system is played.
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    outcome = suchok("check", "closed.txt", "--lang", lang)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert sentence in outcome.err


def test_one_bad_file_does_not_stop_the_others(suchok: Suchok) -> None:
    outcome = suchok("check", "missing.txt", FIRST, "--lang", "en")
    assert outcome.code == 2
    assert outcome.out == "first-quarter.txt: Nothing wrong was found.\n"
    assert outcome.err == "suchok: There is no file missing.txt.\n"


def test_the_file_that_was_read_is_not_written_over(
    suchok: Suchok, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_bytes(SPOILT.read_bytes())
    Path("link.txt").symlink_to("report.txt")
    for arguments in (["convert", "report.txt", "--to", "txt"], ["mend", "report.txt", "-o", "link.txt"]):
        outcome = suchok(*arguments, "--lang", "en")
        assert outcome.code == 2
        assert "is the file that was read and is not written over" in outcome.err
    assert Path("report.txt").read_bytes() == SPOILT.read_bytes()


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    names = " ".join([str(SPOILT)] * 40)
    script = f"{sys.executable} -m suchok check --json {names} | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("{0\n", "")


@pytest.mark.parametrize("command", [["check", str(SPOILT)], ["read", "--json", str(SPOILT)], ["catalogue"]])
def test_a_full_disk_is_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "suchok", *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "suchok: No space left on device\n")


@pytest.mark.parametrize(("closed", "code"), [("<&-", 2), (">&-", 1), ("2>&-", 1), ("<&- >&- 2>&-", 2)])
def test_closed_streams_are_no_traceback(closed: str, code: int) -> None:
    name = "-" if "<" in closed else str(SPOILT)
    script = f"{sys.executable} -m suchok check {name} {closed}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_terminal_that_knows_no_bangla_is_no_trouble() -> None:
    done = process("check", SPOILT, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 1
    assert "ভুল" in done.stdout.decode()


@pytest.mark.parametrize("name", ["দুই শব্দ.txt", "-x.txt", "a b.txt", "[red]x.txt", "a\nb.txt", b"\xff\xfe.txt"])
def test_odd_names_are_only_names(tmp_path: Path, name: str | bytes) -> None:
    path = Path(os.fsdecode(name))
    (tmp_path / path).write_bytes(SPOILT.read_bytes())
    for arguments in (["check", "--lang", "en", "--"], ["convert", "--to", "json", "-o", "out.json", "--"]):
        done = process(*arguments, path, cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert done.stderr == b""
    missing = process("check", "--", f"none{path}", cwd=tmp_path)
    assert missing.returncode == 2
    assert missing.stderr.count(b"\n") == 1


def test_ctrl_c_is_no_traceback(suchok: Suchok, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.TextIOWrapper):
        @property
        def buffer(self) -> object:  # type: ignore[override]
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Interrupted(io.BytesIO()))
    outcome = suchok("check", "-")
    assert (outcome.code, outcome.out, outcome.err) == (130, "", "")
