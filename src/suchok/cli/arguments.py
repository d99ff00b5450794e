"""Arguments that several commands share, and errors of usage in one line."""

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn

from suchok.core.text.dates import date_in
from suchok.core.text.numerals import to_latin_digits


class UsageError(Exception):
    """A command line that cannot be understood; its text is one line."""


class OneLineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line and keeps line breaks of descriptions."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing the usage and leaving."""
        raise UsageError(f"{self.prog}: {message} (see {self.prog} --help)")


def add_common(parser: argparse.ArgumentParser) -> None:
    """Add what every command understands."""
    parser.add_argument("--lang", choices=("bn", "en"), default="bn", help="language of sentences (default: bn)")
    parser.add_argument(
        "--template",
        type=Path,
        action="append",
        default=[],
        metavar="FILE.toml",
        help="one more plan beside the official ones",
    )


def add_files(parser: argparse.ArgumentParser, *, several: bool = True) -> None:
    """Add the files to read: names, folders, ``-`` for standard input."""
    text = "a file, a folder, a ZIP archive, or - for standard input" if several else "a file, or - for standard input"
    parser.add_argument("files" if several else "file", metavar="FILE", nargs="+" if several else None, help=text)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument(
        "--json", action="store_true", help="JSON; with several files one object a line, in the order given"
    )


def day(text: str) -> date:
    """Return the day that an argument names, in any form that offices write."""
    found = date_in(to_latin_digits(text))
    if found is None or not isinstance(found.value, date):
        raise argparse.ArgumentTypeError(f"{text} is not a day; write it as 2023-09-30")
    return found.value
