"""``suchok convert``: the document in the official layout."""

import argparse
from pathlib import Path

from suchok.cli.arguments import add_common, add_files
from suchok.cli.files import STANDARD_INPUT
from suchok.cli.inputs import one_input
from suchok.cli.saving import save
from suchok.documents.writers import Format


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "Write a document in the official layout."
    add_files(parser, several=False)
    parser.add_argument(
        "--to", required=True, choices=[form.value for form in Format], help="the kind of file to write"
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="the file to write (default: the same name here; - for standard output)"
    )
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write one file and print its name."""
    item = one_input(options)
    stem = "document" if options.file == STANDARD_INPUT else Path(options.file).stem
    path = Path(options.output or f"{stem}.{options.to}")
    save(item, item.document, Format(options.to), path, options.lang)
    if str(path) != STANDARD_INPUT:
        print(path)
    return 0
