"""The files that a command line names: each by itself, those of a folder, those in a ZIP archive."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from suchok.cli.failures import Failure
from suchok.documents.bundles import bundled_bytes, files_of_bundle, is_bundle, is_litter
from suchok.documents.readers import LARGEST_FILE, SUFFIXES, UnreadableFile

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to read: ``path`` on the command line, ``name`` in results, ``entry`` its index in a ZIP archive."""

    path: str
    name: str
    entry: int | None = None

    def data(self, language: str) -> bytes:
        """Return its bytes, one more than may be read if it is too large, or raise ``Failure``."""
        try:
            if self.path == STANDARD_INPUT and sys.stdin is not None:
                return sys.stdin.buffer.read(LARGEST_FILE + 1)
            with Path(self.path).open("rb") as file:
                return file.read(LARGEST_FILE + 1) if self.entry is None else bundled_bytes(file, self.entry, self.name)
        except PermissionError as error:
            raise Failure.about_file("file.not_allowed", language, name=self.path) from error
        except UnreadableFile as error:
            raise Failure.of(error.sentence, language) from error
        except (OSError, ValueError) as error:
            raise Failure.about_file("file.missing", language, name=self.path) from error


def found_files(names: Sequence[str], language: str) -> list[FoundFile | Failure]:
    """Return every file that the names stand for, in their order, and what could not be looked into."""
    return [found for name in names for found in _files(name, language)]


def are_many(names: Sequence[str]) -> bool:
    """Whether a name is a folder or a ZIP archive, so that a table tells more than one result after the other."""
    return any(is_folder(name) or _is_bundle(name) for name in names)


def is_folder(name: str) -> bool:
    """Whether a name on the command line is that of a folder."""
    try:
        return name != STANDARD_INPUT and Path(name).is_dir()
    except (OSError, ValueError):
        # A name that no file can have; opening it says so.
        return False


def _is_bundle(name: str) -> bool:
    try:
        with Path(name).open("rb") as file:
            return is_bundle(file)
    except (OSError, ValueError):
        return False


def _files(name: str, language: str) -> Iterator[FoundFile | Failure]:
    if is_folder(name):
        yield from _in_folder(name, language)
    elif name != STANDARD_INPUT and _is_bundle(name):
        yield from _in_bundle(name, language)
    else:
        yield FoundFile(name, "stdin" if name == STANDARD_INPUT else Path(name).name)


def _in_folder(name: str, language: str) -> Iterator[FoundFile | Failure]:
    root = Path(name)
    found = sorted(
        entry
        for entry in root.rglob("*")
        if entry.suffix.lower() in SUFFIXES and entry.is_file() and not is_litter(entry.relative_to(root).as_posix())
    )
    if not found:
        yield Failure.about_file("file.none_in_folder", language, name=name)
    yield from (FoundFile(str(entry), entry.relative_to(root).as_posix()) for entry in found)


def _in_bundle(name: str, language: str) -> Iterator[FoundFile | Failure]:
    try:
        with Path(name).open("rb") as file:
            inside = files_of_bundle(file, Path(name).name)
    except UnreadableFile as error:
        yield Failure.of(error.sentence, language)
    else:
        yield from (FoundFile(name, entry.name, entry.index) for entry in inside)
