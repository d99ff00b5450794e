"""The file of a backup: a ZIP archive of the database as SQL, the files of evidence, and a manifest of hashes."""

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

FORMAT = "suchok.backup/1"
DATABASE = "database.sql"
EVIDENCE = "evidence/"
_MANIFEST = "manifest.json"
_PIECE = 1024 * 1024


class BackupTrouble(Exception):
    """A backup that cannot be made or restored; its text is one clear sentence."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup: the SHA-256 of each member, the rows of each table, the migrations that it has."""

    format: str
    made_at: str
    members: Mapping[str, str]
    rows: Mapping[str, int]
    migrations: list[str]

    def __str__(self) -> str:
        return f"{sum(self.rows.values())} rows in {len(self.rows)} tables and {len(self.files)} files of evidence"

    @property
    def files(self) -> list[str]:
        """The members that are files of evidence."""
        return [name for name in self.members if name.startswith(EVIDENCE)]


def add(archive: zipfile.ZipFile, name: str, source: IO[bytes], *, packed: bool) -> str:
    """Copy ``source`` into the archive and return the SHA-256 of what was read."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    digest = hashlib.sha256()
    with archive.open(member, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def seal(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Write the manifest as the last member."""
    archive.writestr(_MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup after every member was held against its hash; raises ``BackupTrouble``."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(path, archive)
            _check(path, archive, manifest)
            yield archive, manifest
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        whole = zipfile.is_zipfile(path)
        raise BackupTrouble(f"{path} is damaged." if whole else f"{path} is not a backup of Suchok.") from error


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = Manifest(**json.loads(archive.read(_MANIFEST)))
    except (KeyError, ValueError, TypeError):
        raise BackupTrouble(f"{path} is not a backup of Suchok.") from None
    if manifest.format != FORMAT:
        raise BackupTrouble(f"{path} is a backup of another version of Suchok ({manifest.format}).")
    return manifest


def _check(path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    if {*archive.namelist()} != {*manifest.members, _MANIFEST} or DATABASE not in manifest.members:
        raise BackupTrouble(f"{path} is damaged: it does not hold what its manifest lists.")
    for name, digest in manifest.members.items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts:
            raise BackupTrouble(f"{path} is damaged: {name} is no name of a file in a backup.")
        if _digest(path, archive, name) != digest:
            raise BackupTrouble(f"{path} is damaged: {name} is not what was backed up.")


def _digest(path: Path, archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    # Whatever a spoilt file makes of zlib and zipfile, which raise each its own errors.
    try:
        with archive.open(name) as member:
            while piece := member.read(_PIECE):
                digest.update(piece)
    except Exception as error:
        raise BackupTrouble(f"{path} is damaged: {name} cannot be read.") from error
    return digest.hexdigest()


def unpack(archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Write the files of evidence into ``folder``, for nobody else to read."""
    before = os.umask(0o077)
    try:
        for name in manifest.files:
            target = folder / name.removeprefix(EVIDENCE)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, target.open("wb") as file:
                shutil.copyfileobj(member, file, _PIECE)
    finally:
        os.umask(before)
