"""What the commands print: JSON for programs, tables and sentences for people."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from suchok.cli.failures import Failure
from suchok.cli.inputs import Inputs, Outcome
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import Severity

Result = TypeVar("Result")

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
SEVERITY_NAMES = {
    Severity.ERROR: Sentence("ভুল", "error"),
    Severity.WARNING: Sentence("সন্দেহ", "warning"),
    Severity.INFO: Sentence("তথ্য", "info"),
}


def console() -> Console:
    """Return where people read; colours only on a terminal, no cutting of lines elsewhere."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty(), width=None if sys.stdout.isatty() else 160)


def in_language(sentence: Sentence, language: str) -> str:
    """Return a sentence in the language that was asked for."""
    return sentence.bn if language == "bn" else sentence.en


def styled(text: str, severity: Severity) -> Text:
    """Return a text in the colour of a severity."""
    return Text(text, style=_STYLES[severity])


def print_json(value: Mapping[str, Any], *, one_line: bool) -> None:
    """Print one object, on one line where several follow."""
    print_text(json.dumps(value, ensure_ascii=False, indent=None if one_line else 2))


def print_text(text: str) -> None:
    """Print a text in UTF-8 whatever the terminal's own encoding is."""
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()


def told(inputs: Inputs[Result]) -> Iterator[tuple[Result | None, int]]:
    """Say each failure on standard error as it comes; yield each result with the exit code so far."""
    code = 0
    for outcome in followed(inputs, shows=not sys.stdout.isatty()):
        if isinstance(outcome.result, Failure):
            say_failure(outcome.result)
            code = 2
            yield None, code
        else:
            yield outcome.result, code


def say_failure(failure: Failure) -> None:
    """Say on standard error, in one line, why a file could not be read."""
    print(f"suchok: {failure}", file=sys.stderr, flush=True)


def followed(inputs: Inputs[Result], *, shows: bool) -> Iterator[Outcome[Result]]:
    """Yield the outcomes; ``shows`` a progress bar on standard error where that is a terminal."""
    if len(inputs) == 1 or not (shows and sys.stderr.isatty()):
        yield from inputs
        return
    screen = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("", total=len(inputs))
        for outcome in inputs:
            bar.update(task, advance=1, description=escape(outcome.name))
            yield outcome


def table(*headings: str, title: str | None = None) -> Table:
    """Return an empty table that wraps long texts; ruled on a terminal, plain columns elsewhere."""
    ruled = box.HEAVY_HEAD if sys.stdout.isatty() else None
    made = Table(title=title, title_justify="left", header_style="bold", box=ruled, pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made
