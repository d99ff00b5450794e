"""``suchok read``: what a file says."""

import argparse
from typing import Any

from rich.console import Console

from suchok.cli.arguments import add_common, add_files, add_json
from suchok.cli.inputs import Input, inputs
from suchok.cli.output import console, print_json, table, told
from suchok.core.messages.sentence import Sentence
from suchok.core.report.document import Cell, Sheet
from suchok.documents.readers.text import normalised_lines
from suchok.documents.writers.json import document_as_json

_HEADINGS = (
    Sentence("নং", "code"),
    Sentence("সূচক", "indicator"),
    Sentence("একক", "unit"),
    Sentence("মান", "weight"),
    Sentence("লক্ষ্যমাত্রা", "targets"),
    Sentence("অর্জন", "achievement"),
    Sentence("নম্বর", "mark"),
)


def add_parser(commands: "argparse._SubParsersAction[Any]") -> None:
    """Declare the command."""
    parser = commands.add_parser("read", help="what the file says", description="Read files and print what they say.")
    add_files(parser)
    add_json(parser)
    parser.add_argument("--text", action="store_true", help="only the text of the file, normalised")
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every file; 2 if one could not be read."""
    code, several = 0, len(options.files) > 1
    for item, code in told(inputs(options, options.files)):
        if item is None:
            continue
        if options.text:
            print(normalised_lines(item.text))
        elif options.json:
            print_json(document_as_json(item.document), one_line=several)
        else:
            _show(item, options.lang)
    return code
