"""``suchok check``: what is wrong or doubtful in a file."""

import argparse
from collections import Counter

from rich.markup import escape

from suchok.cli.arguments import add_common, add_files, add_json
from suchok.cli.inputs import Input, are_several, inputs
from suchok.cli.output import SEVERITY_NAMES, console, in_language, print_json, styled, told
from suchok.core.checking.findings_json import findings_json
from suchok.core.checking.sentences import sentence_of
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import Finding, Severity

_NOTHING = Sentence("কোনো ভুল পাওয়া যায়নি।", "Nothing wrong was found.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "Check files against the rules of the regime and the official plan of their year."
    parser.epilog = "exit codes: 0 no finding of severity error, 1 some, 2 a file could not be read"
    add_files(parser)
    add_json(parser)
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check every file; 1 if one has an error, 2 if one could not be read."""
    highest, several = 0, are_several(options.files)
    for item, code in told(inputs(options, options.files)):
        highest = max(highest, code)
        if item is None:
            continue
        if any(finding.severity is Severity.ERROR for finding in item.findings):
            highest = max(highest, 1)
        if options.json:
            print_json(findings_json(item.document.source, item.findings), one_line=several)
        else:
            _show(item, options.lang)
    return highest


def _show(item: Input, language: str) -> None:
    screen = console()
    counts = Counter(finding.severity for finding in item.findings)
    told_counts = ", ".join(
        f"{counts[severity]} {in_language(name, language)}"
        for severity, name in SEVERITY_NAMES.items()
        if counts[severity]
    )
    screen.print(f"[bold]{escape(item.document.source.name)}[/bold]: {told_counts or in_language(_NOTHING, language)}")
    for finding in item.findings:
        screen.print(_where(finding), styled(_named(finding, language), finding.severity), _said(finding, language))


def _where(finding: Finding) -> str:
    place = finding.place.as_json()
    return escape(
        "  " + ":".join(str(place[key]) for key in ("page", "sheet", "table", "line", "row", "column") if key in place)
    )


def _named(finding: Finding, language: str) -> str:
    return f"{in_language(SEVERITY_NAMES[finding.severity], language)} {finding.code}"


def _said(finding: Finding, language: str) -> str:
    indicator = f"[{finding.indicator}] " if finding.indicator else ""
    return escape(indicator + in_language(sentence_of(finding), language))
