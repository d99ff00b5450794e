"""Wrong arguments and wrong files of ``suchok web``: one sentence on one line, exit code 2, nothing begun."""

import errno
from pathlib import Path

import pytest

from suchok.web.arguments import sentence
from suchok.web.audit.chain import Verdict
from tests.web.processes import command, outcome


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "suchok web: the following arguments are required: COMMAND"),
        (["foo"], "suchok web: argument COMMAND: invalid choice: 'foo'"),
        (["backup"], "suchok web backup: the following arguments are required: file"),
        (["nation", "--years", "99999"], "'99999' is no whole number from 0 to 20"),
        (["nation", "--offices", "৯"], "'৯' is no whole number from 10 to 100000"),
        (["verify-history", "--noted", "abc"], "'abc' is no hash of a block"),
        (["restore", "{folder}/none.zip"], "suchok: There is no file or folder {folder}/none.zip."),
        (["restore", "{folder}"], "suchok: {folder} is a folder; name a file."),
    ],
)
def test_a_slip_is_one_line(arguments: list[str], told: str, tmp_path: Path) -> None:
    said = [argument.format(folder=tmp_path) for argument in arguments]
    refused = command(*said, SUCHOK_SECRET_KEY="k" * 40, SUCHOK_DATA_DIR=str(tmp_path))
    printed, error = outcome(refused)
    assert (refused.returncode, printed) == (2, "")
    assert told.format(folder=tmp_path) in error
    assert error.count("\n") == 1


def test_a_data_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    refused = command("migrate", SUCHOK_SECRET_KEY="k" * 40, SUCHOK_DATA_DIR=str(file))
    assert outcome(refused)[1] == f"suchok: {file} is there already, and it is no folder.\n"


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No room is left on the disk."),
        (PermissionError(errno.EACCES, "denied", "/x"), "/x may not be used by this user."),
        (OSError(errno.EIO, "Input/output error", "/x"), "/x cannot be used: Input/output error."),
        (OSError("something of our own"), "something of our own"),
    ],
)
def test_what_the_system_refuses_is_a_sentence(trouble: OSError, told: str) -> None:
    assert sentence(trouble) == told


@pytest.mark.parametrize(("faults", "told"), [(("a",), "has 1 fault:"), (("a", "b"), "has 2 faults:")])
def test_faults_are_counted_as_people_count(faults: tuple[str, ...], told: str) -> None:
    assert told in str(Verdict(faults=faults, blocks=1, rows=1, unsealed=0, last_hash=""))
