"""Backup and restore themselves; both run as the owner of the database."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from suchok.web.audit.numbering import GO_ON
from suchok.web.audit.rights import harden
from suchok.web.backup.archive import DATABASE, EVIDENCE, FORMAT, BackupTrouble, Manifest, add, opened, seal, unpack
from suchok.web.backup.programs import dump, run_sql

_NEW, _OLD = ".restored", ".replaced"
"""Folders inside that of the evidence, which may be a disk of its own: nothing can be renamed across disks."""


def back_up(path: Path) -> Manifest:
    """Write a backup, read it again, and only then give it its name."""
    if path.exists():
        raise BackupTrouble(f"{path} is there already; choose another name.")
    if not path.parent.is_dir():
        raise BackupTrouble(f"There is no folder {path.parent}; make it first or choose another one.")
    if not os.access(path.parent, os.W_OK):
        raise BackupTrouble(f"The folder {path.parent} cannot be written to; choose another one.")
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                seal(archive, _filled(archive))
            file.flush()
            os.fsync(file.fileno())
        with opened(part) as (_, manifest):
            part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


@transaction.atomic
def _filled(archive: zipfile.ZipFile) -> Manifest:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
    rows = {table: _count(table) for table in _tables()}
    # The database first: a file that is added while it is written has no row, which harms nobody.
    with dump(snapshot=snapshot) as database:
        members = {DATABASE: add(archive, DATABASE, database, packed=True)}
    for file in _evidence():
        name = EVIDENCE + file.relative_to(settings.EVIDENCE_FOLDER).as_posix()
        # A file that is being added has another name in a moment; it has no row in what was written just now.
        with suppress(FileNotFoundError), file.open("rb") as content:
            # Pictures and documents are packed already.
            members[name] = add(archive, name, content, packed=False)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(format=FORMAT, made_at=now, members=members, rows=rows, migrations=_applied())


def restore(path: Path, *, replace: bool) -> Manifest:
    """Put the database and the files of a backup in the place of what is there: all of it, or nothing."""
    with opened(path) as (archive, manifest):
        _check_version(path, manifest)
        _check_place(replace=replace)
        new = settings.EVIDENCE_FOLDER / _NEW
        shutil.rmtree(new, ignore_errors=True)
        try:
            new.mkdir(parents=True)
            unpack(archive, manifest, new)
            connection.close()
            run_sql(_script(archive, manifest))
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    _put_in_place(new)
    harden(application=settings.APPLICATION_ROLE)
    return manifest


def _script(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[bytes]:
    yield b"SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"
    with archive.open(DATABASE) as database:
        while piece := database.read(1024 * 1024):
            yield piece
    yield b"\nSET search_path = public;\n"
    for table, rows in manifest.rows.items():
        names = {"table": sql.Identifier(table), "name": sql.Literal(table), "rows": sql.Literal(rows)}
        yield _COUNT_AGAIN.format(**names).as_string().encode()
    yield GO_ON.encode()
    yield b"ANALYZE;\n"


# Inside the transaction, so that a table that came out otherwise takes everything back.
_COUNT_AGAIN = sql.SQL("""DO $$ BEGIN
IF (SELECT count(*) FROM public.{table}) <> {rows} THEN RAISE EXCEPTION 'rows of % are missing', {name}; END IF;
END $$;
""")


def _check_version(path: Path, manifest: Manifest) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not known.issuperset(manifest.migrations):
        raise BackupTrouble(f"{path} was made by a later version of Suchok; install that version to restore it.")


def _check_place(*, replace: bool) -> None:
    if _others():
        raise BackupTrouble("The database is in use; stop the site and its workers first.")
    if not replace and (_tables() or next(_evidence(), None)):
        raise BackupTrouble("There is a site here already; say --replace to lose it for what was backed up.")


def _put_in_place(new: Path) -> None:
    folder: Path = settings.EVIDENCE_FOLDER
    old = folder / _OLD
    shutil.rmtree(old, ignore_errors=True)
    old.mkdir()
    for path in list(folder.iterdir()):
        if path not in {new, old}:
            path.rename(old / path.name)
    for path in list(new.iterdir()):
        path.rename(folder / path.name)
    shutil.rmtree(old)
    new.rmdir()


def _evidence() -> Iterator[Path]:
    folder: Path = settings.EVIDENCE_FOLDER
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] not in {_NEW, _OLD}:
            yield path


def _tables() -> list[str]:
    return [str(name) for (name,) in _rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]


def _count(table: str) -> int:
    ((count,),) = _rows(sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(table)).as_string())
    return int(str(count))


def _applied() -> list[str]:
    return [f"{app}.{name}" for app, name in _rows("SELECT app, name FROM django_migrations ORDER BY 1, 2")]


def _others() -> bool:
    return bool(
        _rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
            " AND pid <> pg_backend_pid()"
        )
    )


def _rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
