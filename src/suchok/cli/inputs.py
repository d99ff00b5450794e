"""From the files on the command line to documents."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from suchok.cli.failures import Failure
from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import BrokenPlan, official_plans, plan_from_toml
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.report.finding import Finding
from suchok.core.report.matching import Match, match_sheets
from suchok.documents.readers import LARGEST_FILE, SUFFIXES, UnreadableFile, read_file

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Input:
    """One file that was read, with the plans it is checked against."""

    name: str
    data: bytes
    document: Document
    plans: tuple[Plan, ...]

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The official plan and indicators of each sheet."""
        return match_sheets(self.document, self.plans)

    @property
    def plan(self) -> Plan | None:
        """The official plan of the first sheet, whose scale names the rating levels in print."""
        return self.matches[0].plan if self.matches else None

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in it."""
        return check_document(self.document, self.plans)


def plans_of(options: argparse.Namespace) -> tuple[Plan, ...]:
    """Return the official plans and those of ``--template``, which count before them."""
    added = tuple(_plan_in(path, options.lang) for path in options.template)
    return (*added, *official_plans())


def _plan_in(path: Path, language: str) -> Plan:
    data = _bytes_of(str(path), language)
    try:
        return plan_from_toml(data.decode("utf-8", errors="replace"), name=path.name)
    except BrokenPlan as error:
        raise Failure.of(error.sentence, language) from error


def inputs(options: argparse.Namespace, names: Sequence[str]) -> Iterator[Input | Failure]:
    """Yield each file as it was read, or why it could not be; one bad file does not stop the others."""
    plans = plans_of(options)
    for name in names:
        for found in _files(name, options.lang):
            yield found if isinstance(found, Failure) else _read(found, plans, options.lang)


def one_input(options: argparse.Namespace) -> Input:
    """Return the only file of a command, or raise ``Failure``."""
    if _is_folder(options.file):
        raise Failure.about_file("file.is_folder", options.lang, name=options.file)
    found = next(inputs(options, [options.file]))
    if isinstance(found, Failure):
        raise found
    return found


def are_several(names: Sequence[str]) -> bool:
    """Whether more than one file may follow from the names, so that each is told on one line."""
    return len(names) > 1 or any(map(_is_folder, names))


def _is_folder(name: str) -> bool:
    try:
        return name != STANDARD_INPUT and Path(name).is_dir()
    except (OSError, ValueError):
        # A name that no file can have; opening it says so.
        return False


def _files(name: str, language: str) -> Iterator[str | Failure]:
    if not _is_folder(name):
        yield name
        return
    found = sorted(
        str(entry) for entry in Path(name).rglob("*") if entry.suffix.lower() in SUFFIXES and entry.is_file()
    )
    if not found:
        yield Failure.about_file("file.none_in_folder", language, name=name)
    yield from found


def _read(name: str, plans: tuple[Plan, ...], language: str) -> Input | Failure:
    try:
        data = _bytes_of(name, language)
        shown = "stdin" if name == STANDARD_INPUT else Path(name).name
        return Input(name, data, read_file(shown, data, plans), plans)
    except Failure as failure:
        return failure
    except UnreadableFile as error:
        return Failure.of(error.sentence, language)


def _bytes_of(name: str, language: str) -> bytes:
    try:
        if name == STANDARD_INPUT and sys.stdin is not None:
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except PermissionError as error:
        raise Failure.about_file("file.not_allowed", language, name=name) from error
    except (OSError, ValueError) as error:
        raise Failure.about_file("file.missing", language, name=name) from error
