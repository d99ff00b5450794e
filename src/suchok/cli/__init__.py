"""The command line: ``suchok read | check | score | mend | convert | catalogue``, one file per command."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from suchok.cli.arguments import OneLineParser, UsageError
from suchok.cli.failures import Failure

COMMANDS = {
    "read": "what the file says",
    "check": "what is wrong or doubtful in it",
    "score": "progress and marks, each explained",
    "mend": "the document with proposals taken",
    "convert": "the document as PDF, DOCX, XLSX, JSON or text",
    "catalogue": "the official plans",
}
"""The commands in the order of ``suchok --help``; each is a module with ``add_arguments`` and ``run``."""

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
    _speak_utf8()
    try:
        return _run(arguments)
    except UsageError as error:
        print(error, file=sys.stderr)
    except Failure as failure:
        print(f"suchok: {failure}", file=sys.stderr)
    except BrokenPipeError:
        # The reader of our output went away (`suchok read … | head`): nothing is wrong, and nothing more to say.
        _say_no_more()
        return 0
    except OSError as error:
        print(f"suchok: {error.strerror or error}", file=sys.stderr)
        _say_no_more()
    except KeyboardInterrupt:
        return 130
    return 2


def _run(arguments: Sequence[str]) -> int:
    options = _parser(arguments[:1]).parse_args(arguments)
    code = int(options.run(options))
    # A full disk is told here, where it is caught, and not while Python is leaving.
    sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    """Write Bangla whatever the terminal says of itself; a stream that the caller closed swallows what is written."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif isinstance(stream := getattr(sys, name), TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say_no_more() -> None:
    """Let what is still in the buffer go nowhere, so that leaving does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(asked: Sequence[str]) -> OneLineParser:
    """Return the parser of the whole command line, with the arguments of the command ``asked`` for."""
    parser = OneLineParser(prog="suchok", description=_DESCRIPTION, epilog=_EPILOG)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, help_text in COMMANDS.items():
        command = commands.add_parser(name, help=help_text)
        if name in asked:
            # Only the module that is asked for: `suchok check` starts without everything that writes PDF and Word.
            import_module(f"suchok.cli.commands.{name}").add_arguments(command)
    commands.add_parser("web", help="the web site: run, serve, worker, migrate (see suchok web --help)")
    return parser
