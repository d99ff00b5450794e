"""The file of a backup: a damaged or foreign one is refused in one sentence before anything is touched."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from suchok.web.backup.archive import DATABASE, FORMAT, BackupTrouble, Manifest, add, opened, seal, unpack

SQL = b"SELECT 1;\n" * 1000
PICTURE = bytes(range(256)) * 40


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "site.suchok"
    with zipfile.ZipFile(path, "w") as archive:
        members = {
            DATABASE: add(archive, DATABASE, io.BytesIO(SQL), packed=True),
            "evidence/ছবি/1.jpg": add(archive, "evidence/ছবি/1.jpg", io.BytesIO(PICTURE), packed=False),
        }
        seal(archive, Manifest(FORMAT, "2026-11-21T12:00:00+00:00", members, {"plans_plan": 3}, ["plans.0001"]))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BackupTrouble) as refused, opened(path):
        pass
    return str(refused.value)


def test_a_whole_backup_is_opened_and_its_files_unpacked(backup: Path, tmp_path: Path) -> None:
    with opened(backup) as (archive, manifest):
        unpack(archive, manifest, tmp_path / "files")
    picture = tmp_path / "files" / "ছবি" / "1.jpg"
    assert picture.read_bytes() == PICTURE
    assert [path.stat().st_mode & 0o777 for path in (picture, picture.parent)] == [0o600, 0o700]
    assert str(manifest) == "3 rows in 1 tables and 1 files of evidence"


def cut(data: bytes) -> bytes:
    return data[:-100]


def without_the_beginning(data: bytes) -> bytes:
    return data[200:]


def with_another_picture(data: bytes) -> bytes:
    assert data.count(PICTURE[:256]) > 1
    return data.replace(PICTURE[:256], PICTURE[1:256] + b"\0", 1)


def with_spoilt_sql(data: bytes) -> bytes:
    at = data.index(DATABASE.encode()) + len(DATABASE) + 40
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


DAMAGE = {
    cut: r".*site\.suchok is not a backup of Suchok\.",
    without_the_beginning: r".*site\.suchok is damaged.*\.",
    with_another_picture: r".*site\.suchok is damaged: evidence/ছবি/1\.jpg cannot be read\.",
    with_spoilt_sql: r".*site\.suchok is damaged: database\.sql cannot be read\.",
    (lambda data: b"A letter"): r".*site\.suchok is not a backup of Suchok\.",
    (lambda data: b""): r".*site\.suchok is not a backup of Suchok\.",
}


@pytest.mark.parametrize("damage", [*DAMAGE])
def test_a_damaged_or_foreign_file_is_one_sentence(damage: Callable[[bytes], bytes], backup: Path) -> None:
    backup.write_bytes(damage(backup.read_bytes()))
    said = refusal(backup)
    assert re.fullmatch(DAMAGE[damage], said), said


def written(path: Path, **changed: object) -> Path:
    """The backup with other words in its manifest."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(manifest | changed))
    return path


def test_what_is_not_listed_and_what_is_listed_wrongly_is_damage(backup: Path) -> None:
    with opened(backup) as (_, manifest):
        members = dict(manifest.members)
    assert "does not hold what its manifest lists" in refusal(written(backup, members={}))
    wrong = members | {DATABASE: members["evidence/ছবি/1.jpg"]}
    assert "database.sql is not what was backed up" in refusal(written(backup, members=wrong))
    assert "of another version of Suchok (suchok.backup/9)" in refusal(written(backup, format="suchok.backup/9"))


def test_a_name_that_leads_out_of_the_folder_is_refused(backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("evidence/../../x", b"")
    with zipfile.ZipFile(backup) as archive:
        members = json.loads(archive.read("manifest.json"))["members"]
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert "is no name of a file" in refusal(written(backup, members=members | {"evidence/../../x": empty}))


def test_a_zip_archive_of_something_else_is_not_a_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("letter.txt", "A letter")
    assert refusal(tmp_path / "letters.zip").endswith("letters.zip is not a backup of Suchok.")
