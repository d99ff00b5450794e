"""``suchok check``: what is wrong or doubtful in a file."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.markup import escape
from rich.text import Text

from suchok.cli.arguments import add_common, add_files, add_json
from suchok.cli.inputs import Input, Inputs
from suchok.cli.output import (
    SEVERITY_NAMES,
    console,
    followed,
    in_language,
    print_json,
    say_failure,
    styled,
    table,
    told,
)
from suchok.core.checking.findings_json import findings_json
from suchok.core.checking.sentences import runs_of, sentence_of_run
from suchok.core.messages.names import SHEET_KINDS
from suchok.core.messages.sentence import Sentence
from suchok.core.report.document import Source
from suchok.core.report.finding import Finding, Severity
from suchok.core.report.summary import Summary, summary_of

_HEADINGS = (
    Sentence("ফাইল", "file"),
    Sentence("ধরন", "kind"),
    Sentence("দপ্তর ও বছর", "office and year"),
    Sentence("ভুল", "errors"),
    Sentence("সন্দেহ", "warnings"),
)
_NOTHING = Sentence("কোনো ভুল পাওয়া যায়নি।", "Nothing wrong was found.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "Check files against the rules of the regime and the official plan of their year."
    parser.epilog = "exit codes: 0 no finding of severity error, 1 some, 2 a file could not be read"
    add_files(parser)
    add_json(parser)
    add_common(parser)
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is found in one file; a process of its own hands it over."""

    source: Source
    findings: tuple[Finding, ...]
    summary: Summary

    @property
    def code(self) -> int:
        """The exit code that the file asks for."""
        return 1 if self.summary.errors else 0


def run(options: argparse.Namespace) -> int:
    """Check every file; 1 if one has an error, 2 if one could not be read."""
    inputs = Inputs(options, _checked)
    if inputs.are_many and not options.json:
        return _show_table(inputs, options.lang)
    highest = 0
    for checked, code in told(inputs):
        highest = max(highest, code)
        if checked is None:
            continue
        highest = max(highest, checked.code)
        if options.json:
            print_json(findings_json(checked.source, checked.findings), one_line=inputs.are_several)
        else:
            _show(checked, options.lang)
    return highest


def _checked(item: Input) -> Checked:
    return Checked(item.document.source, item.findings, summary_of(item.document, item.findings))


def _show_table(inputs: Inputs[Checked], language: str) -> int:
    """Print one row for each file; a file that could not be read has the reason in its row."""
    made = table(*(in_language(heading, language) for heading in _HEADINGS))
    highest = 0
    for outcome in followed(inputs, shows=True):
        if isinstance(outcome.result, Checked):
            highest = max(highest, outcome.result.code)
            made.add_row(escape(outcome.name), *_row(outcome.result.summary, language))
            continue
        highest = 2
        if outcome.name:
            made.add_row(escape(outcome.name), "–", Text(str(outcome.result), style="bold red"), "–", "–")
        if not outcome.name or not sys.stdout.isatty():
            # On a terminal the table says it; whoever keeps the table in a file still sees what went wrong.
            say_failure(outcome.result)
    if made.rows:
        console().print(made)
    return highest


def _row(summary: Summary, language: str) -> Iterator[str | Text]:
    kind = in_language(SHEET_KINDS[summary.kind.value], language) if summary.kind else ""
    yield " ".join(filter(None, [summary.format, kind]))
    year = summary.fiscal_year.code if summary.fiscal_year else None
    yield escape(" · ".join(filter(None, [summary.office, year, summary.period])))
    for severity, count in ((Severity.ERROR, summary.errors), (Severity.WARNING, summary.warnings)):
        yield styled(str(count), severity) if count else "0"


def _show(checked: Checked, language: str) -> None:
    screen = console()
    counts = Counter(finding.severity for finding in checked.findings)
    told_counts = ", ".join(
        f"{counts[severity]} {in_language(name, language)}"
        for severity, name in SEVERITY_NAMES.items()
        if counts[severity]
    )
    screen.print(f"[bold]{escape(checked.source.name)}[/bold]: {told_counts or in_language(_NOTHING, language)}")
    for run in runs_of(checked.findings):
        finding = run[0]
        screen.print(_where(finding), styled(_named(finding, language), finding.severity), _said(run, language))


def _where(finding: Finding) -> str:
    place = finding.place.as_json()
    return escape(
        "  " + ":".join(str(place[key]) for key in ("page", "sheet", "table", "line", "row", "column") if key in place)
    )


def _named(finding: Finding, language: str) -> str:
    return f"{in_language(SEVERITY_NAMES[finding.severity], language)} {finding.code}"


def _said(run: Sequence[Finding], language: str) -> str:
    indicator = f"[{run[0].indicator}] " if run[0].indicator else ""
    return escape(indicator + in_language(sentence_of_run(run), language))
