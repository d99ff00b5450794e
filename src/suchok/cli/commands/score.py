"""``suchok score``: progress and marks, each explained."""

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from rich.markup import escape
from rich.table import Table

from suchok.cli.arguments import add_common, add_files, add_json, day
from suchok.cli.inputs import Input, Inputs
from suchok.cli.output import console, in_language, print_json, table, told
from suchok.core.messages.sentence import Sentence
from suchok.core.report.document import Document
from suchok.core.report.document_score import MatchedDocument, document_scores, scoring_day
from suchok.core.report.marks import SheetScore, score_json

_HEADINGS = (
    Sentence("নং", "code"),
    Sentence("মান", "weight"),
    Sentence("অগ্রগতির নম্বর", "progress mark"),
    Sentence("আজ বছর শেষ হলে", "if the year ended today"),
    Sentence("এখনো সম্ভব", "reachable"),
    Sentence("ব্যাখ্যা", "explanation"),
)
_TOTAL = Sentence("মোট", "total")
_DHAKA = timezone(timedelta(hours=6))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "Score reports; several of one plan are combined, each with those of the periods before it."
    add_files(parser)
    add_json(parser)
    parser.add_argument(
        "--on", type=day, metavar="YYYY-MM-DD", help="the day to score on (default: end of the reported period)"
    )
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Score every file; 2 if one could not be read."""
    highest, found = 0, []
    inputs = Inputs(options, _matched)
    for document, code in told(inputs):
        highest = code
        found += [document] if document is not None else []
    for matched in found:
        on = options.on or scoring_day(matched.document, today=datetime.now(tz=UTC).astimezone(_DHAKA).date())
        scores = document_scores(matched, on=on, others=found)
        if options.json:
            print_json(score_json(scores, on=on), one_line=inputs.are_several)
        else:
            _show(matched.document, scores, options.lang)
    return highest


def _matched(item: Input) -> MatchedDocument:
    return MatchedDocument(item.document, item.matches)


def _show(document: Document, scores: Mapping[int, SheetScore], language: str) -> None:
    screen = console()
    screen.print(f"[bold]{escape(document.source.name)}[/bold]")
    for at in sorted(scores):
        screen.print(_sheet(scores[at], document.sheets[at].title or "", language))


def _sheet(score: SheetScore, title: str, language: str) -> Table:
    made = table(*(in_language(heading, language) for heading in _HEADINGS), title=escape(title))
    for row in score.rows:
        figures = row.as_json()
        said = [figures[key] or "–" for key in ("code", "weight", "progress_mark", "mark", "reachable")]
        made.add_row(*(escape(str(text)) for text in said), escape(in_language(row.explanation, language)))
    total = score.total.as_json()
    sums = [total[key] or "–" for key in ("weight", "progress_mark", "mark", "reachable")]
    made.add_section()
    made.add_row(in_language(_TOTAL, language), *(str(text) for text in sums), _agreement(total, language))
    return made


def _agreement(total: Mapping[str, object], language: str) -> str:
    mark = total["agreement_mark"]
    if mark is None:
        return ""
    return in_language(Sentence(f"এপিএ-তে {mark}", f"in the annual agreement {mark}"), language)
