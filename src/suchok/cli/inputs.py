"""From the files on the command line to documents, and from each document to what a command makes of it."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Generic, TypeVar

from suchok.cli.failures import Failure
from suchok.cli.files import STANDARD_INPUT, FoundFile, are_many, found_files, is_folder
from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import BrokenPlan, official_plans, plan_from_toml
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.report.finding import Finding
from suchok.core.report.matching import Match, match_sheets
from suchok.documents.apart import Lost
from suchok.documents.parallel import in_order
from suchok.documents.readers import UnreadableFile, read_file

Result = TypeVar("Result")


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
    data = FoundFile(str(path), path.name).data(language)
    try:
        return plan_from_toml(data.decode("utf-8", errors="replace"), name=path.name)
    except BrokenPlan as error:
        raise Failure.of(error.sentence, language) from error


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What a command made of one file, or why it could not be read. ``name`` is empty where no file was found."""

    name: str
    result: Result | Failure


class Inputs(Generic[Result]):
    """The files of a command line and what ``work`` makes of each; one bad file does not stop the others.

    ``are_several``: more than one may follow from the names, so that each is told on one line. ``are_many``: a folder
    or a ZIP archive is among them.
    """

    def __init__(self, options: argparse.Namespace, work: Callable[[Input], Result]) -> None:
        self.language: str = options.lang
        self.are_many = are_many(options.files)
        self.are_several = self.are_many or len(options.files) > 1
        self.found = found_files(options.files, self.language)
        self._read = partial(_worked, work=work, plans=plans_of(options), language=self.language)

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Outcome[Result]]:
        files = [found for found in self.found if isinstance(found, FoundFile)]
        results = self._results(files)
        for found in self.found:
            if isinstance(found, Failure):
                yield Outcome("", found)
            else:
                yield Outcome(found.name, self._told(found, next(results)))

    def _results(self, files: Sequence[FoundFile]) -> "Iterator[Result | Failure | Lost]":
        # Standard input cannot be handed to other processes, and one file is not worth starting them.
        if len(files) < 2 or any(file.path == STANDARD_INPUT for file in files):
            return map(self._read, files)
        return in_order(self._read, files)

    def _told(self, found: FoundFile, result: "Result | Failure | Lost") -> "Result | Failure":
        return Failure.of(result.sentence(found.name), self.language) if isinstance(result, Lost) else result


def one_input(options: argparse.Namespace) -> Input:
    """Return the only file of a command, or raise ``Failure``."""
    if is_folder(options.file):
        raise Failure.about_file("file.is_folder", options.lang, name=options.file)
    name = "stdin" if options.file == STANDARD_INPUT else Path(options.file).name
    return _input(FoundFile(options.file, name), plans_of(options), options.lang)


def _worked(
    found: FoundFile, work: Callable[[Input], Result], plans: tuple[Plan, ...], language: str
) -> Result | Failure:
    try:
        return work(_input(found, plans, language))
    except Failure as failure:
        return failure


def _input(found: FoundFile, plans: tuple[Plan, ...], language: str) -> Input:
    data = found.data(language)
    try:
        return Input(found.path, data, read_file(found.name, data, plans), plans)
    except UnreadableFile as error:
        raise Failure.of(error.sentence, language) from error
