"""The command line: ``suchok read | check | score | mend | convert | catalogue``, one file per command."""

import os
import sys
from collections.abc import Sequence

from suchok.cli.arguments import OneLineParser, UsageError
from suchok.cli.commands import catalogue, check, convert, mend, read, score
from suchok.cli.failures import Failure

COMMANDS = (read, check, score, mend, convert, catalogue)
"""The commands in the order of ``suchok --help``; each module has ``add_parser`` and ``run``."""

_DESCRIPTION = """\
Suchok reads the work plans and quarterly reports that offices really have, finds their mistakes
cell by cell, scores and explains them, and prints them in the official layouts."""

_EPILOG = """\
examples:
  suchok check report.txt                       findings, in Bangla
  suchok check reports/ --json                  one object a line for each file of a folder
  suchok score q1.txt q2.txt --on 2022-12-31    the two quarters together, on that day
  suchok mend report.txt -o mended.docx         with every proposal taken
  suchok convert report.txt --to pdf            the official layout
  suchok catalogue show 2022-23 ministry        an official plan
  suchok web --help                             the web site

exit codes: 0 done, 1 check found an error, 2 what cannot be read or wrong usage."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
        return int(options.run(options))
    except UsageError as error:
        print(error, file=sys.stderr)
    except Failure as failure:
        print(f"suchok: {failure}", file=sys.stderr)
    except BrokenPipeError:
        # The reader of our output went away (`suchok read … | head`): nothing is wrong, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 2


def _parser() -> OneLineParser:
    parser = OneLineParser(prog="suchok", description=_DESCRIPTION, epilog=_EPILOG)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(commands)
    commands.add_parser("web", help="the web site: run, serve, migrate (see suchok web --help)")
    return parser
