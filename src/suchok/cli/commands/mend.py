"""``suchok mend``: the document with the proposals taken."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from suchok.cli.arguments import add_common, add_files
from suchok.cli.failures import Failure
from suchok.cli.inputs import one_input
from suchok.cli.output import console, in_language
from suchok.cli.saving import format_of_name, save
from suchok.core.checking.mending import mended_by_keys, proposed_keys
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import SEVERITIES, Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = (
        "Take the proposals of findings and write the document; the kind of file follows from its name."
    )
    add_files(parser, several=False)
    parser.add_argument(
        "--code", action="append", metavar="CODE", help="only the proposals of this finding (may be repeated)"
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="mended.docx, .xlsx, .pdf, .json or .txt")
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Mend one file and say what was taken."""
    for code in options.code or ():
        if code not in SEVERITIES:
            raise Failure.about_file("code.unknown", options.lang, name=code)
    form = format_of_name(options.output, options.lang)
    item = one_input(options)
    asked = [found for found in item.findings if not options.code or found.code in options.code]
    document, taken, _ = mended_by_keys(item.document, item.plans, proposed_keys(asked))
    save(item, document, form, Path(options.output), options.lang)
    _show(taken, options)
    return 0


def _show(taken: Sequence[Finding], options: argparse.Namespace) -> None:
    screen = console()
    for finding in taken:
        screen.print(f"  {finding.code} {finding.indicator or ''} {finding.field}: {finding.proposal}", markup=False)
    done = Sentence(
        f"{len(taken)}টি প্রস্তাব নেওয়া হয়েছে: {options.output}", f"{len(taken)} proposals taken: {options.output}"
    )
    screen.print(in_language(done, options.lang), markup=False)
