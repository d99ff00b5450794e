"""Backup, drop, restore: every row and every file is there again; whatever goes wrong, nothing has changed."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest

from suchok.web.audit.rights import FLAWS, watched
from suchok.web.database import EmbeddedServer
from tests.fixtures.sites import copied
from tests.web.audit.conftest import Connection, Site
from tests.web.audit.test_rights import add_office
from tests.web.backup.test_archive import written

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
ROWS = "SELECT count(*), md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
NUMBER = "SELECT max(pgh_transaction) FROM accounts_officeevent"


def started(folder: Path) -> Site:
    return Site(folder, EmbeddedServer(folder / "postgres"))


@pytest.fixture(scope="module")
def site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = started(copied(migrated, tmp_path_factory.mktemp("backed-up")))
    with made.server.running():
        fill(made)
        yield made


def fill(site: Site) -> None:
    with site.application() as application:
        add_office(application, "first")
        application.execute("SELECT audit_seal()")
        add_office(application, "not sealed yet")
    files = {"ab/ছবি ১.jpg": b"\xff\xd8picture", "ab/cd/empty": b"", "letter.pdf": bytes(range(256)) * 5000}
    for name, content in files.items():
        path = site.folder / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def rows_of(site: Site) -> dict[str, object]:
    with site.owner() as owner:
        return {str(name): owner.execute(ROWS.format(name)).fetchone() for (name,) in owner.execute(TABLES).fetchall()}


def files_of(site: Site) -> dict[str, str]:
    folder = site.folder / "evidence"
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def everything(site: Site) -> tuple[dict[str, object], dict[str, str]]:
    return rows_of(site), files_of(site)


def backed_up(site: Site, path: Path) -> Path:
    code, said, error = site.run("backup", str(path))
    assert (code, error) == (0, "")
    assert re.fullmatch(r"Backed up to .*: \d+ rows in \d+ tables and 3 files of evidence, in \d+\.\d s\.\n", said)
    assert path.stat().st_mode & 0o777 == 0o600
    return path


def number(connection: Connection) -> int:
    row = connection.execute(NUMBER).fetchone()
    return int(str(row and row[0]))


def is_kept_as_before(site: Site) -> None:
    """The history of a restored site is whole, goes on, and is as safe as it was."""
    with site.application() as application:
        assert application.execute(FLAWS, watched()).fetchall() == []
        before = number(application)
        add_office(application, token_hex(8))
        assert number(application) > before
        application.execute("SELECT audit_seal()")
    code, said, error = site.run("verify-history")
    assert (code, error) == (0, "")
    assert ", 0 of them not sealed yet" in said


def test_backup_drop_restore_and_every_row_and_file_is_there(site: Site, tmp_path: Path) -> None:
    before = everything(site)
    assert len(before[0]) > 30
    assert len(before[1]) == 3
    path = backed_up(site, tmp_path / "site.suchok")
    with site.owner() as owner:
        owner.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    shutil.rmtree(site.folder / "evidence")
    code, said, error = site.run("restore", str(path))
    assert (code, error) == (0, "")
    assert re.search(r"3 files of evidence, in \d+\.\d s\.\n$", said)
    assert everything(site) == before
    is_kept_as_before(site)


def test_a_site_that_is_there_is_only_replaced_when_told_so(site: Site, tmp_path: Path) -> None:
    before = everything(site)
    path = backed_up(site, tmp_path / "site.suchok")
    with site.application() as application:
        add_office(application, "not in the backup")
    (site.folder / "evidence" / "not in the backup").write_bytes(b"")
    now = everything(site)
    code, _, error = site.run("restore", str(path))
    assert (code, error) == (
        2,
        "suchok: There is a site here already; say --replace to lose it for what was backed up.\n",
    )
    assert everything(site) == now
    assert site.run("restore", str(path), "--replace")[0] == 0
    assert everything(site) == before


def test_on_a_server_that_has_counted_less_far_the_history_goes_on(site: Site, tmp_path: Path) -> None:
    with site.owner() as owner:
        for _ in range(500):
            owner.execute("SELECT pg_current_xact_id()")
    with site.application() as application:
        add_office(application, "last")
        application.execute("SELECT audit_seal()")
    path = backed_up(site, tmp_path / "site.suchok")
    other = started(tmp_path / "other")
    with other.server.running():
        assert other.run("restore", str(path))[0] == 0
        assert everything(other) == everything(site)
        is_kept_as_before(other)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"rows": {"accounts_office": 77}}, "PostgreSQL's psql failed: .*rows of accounts_office are missing"),
        ({"migrations": ["plans.9999_later"]}, "was made by a later version of Suchok; install that version"),
        ({"members": {}}, "is damaged: it does not hold what its manifest lists"),
    ],
)
def test_what_cannot_be_restored_changes_nothing(
    change: dict[str, object], sentence: str, site: Site, tmp_path: Path
) -> None:
    path = written(backed_up(site, tmp_path / "site.suchok"), **change)
    before = everything(site)
    code, said, error = site.run("restore", str(path), "--replace")
    assert (code, said, error.count("\n")) == (2, "", 1)
    assert re.search(sentence, error)
    assert everything(site) == before


def test_a_site_in_use_is_not_replaced(site: Site, tmp_path: Path) -> None:
    path = backed_up(site, tmp_path / "site.suchok")
    with site.application():
        code, _, error = site.run("restore", str(path), "--replace")
    assert (code, error) == (2, "suchok: The database is in use; stop the site and its workers first.\n")


def test_a_backup_overwrites_nothing_and_leaves_no_half_file(site: Site, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("A letter")
    code, _, error = site.run("backup", str(tmp_path / "letter.txt"))
    assert (code, error) == (2, f"suchok: {tmp_path}/letter.txt is there already; choose another name.\n")
    (site.folder / "evidence" / "unreadable").symlink_to("/proc/self/mem")
    code, _, error = site.run("backup", str(tmp_path / "site.suchok"))
    (site.folder / "evidence" / "unreadable").unlink()
    assert (code, error.count("\n")) == (2, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
