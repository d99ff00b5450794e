"""What the commands print: JSON for programs, tables and sentences for people."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from suchok.cli.failures import Failure
from suchok.cli.inputs import Input
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import Severity

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


def told(found: Iterable[Input | Failure]) -> Iterator[tuple[Input | None, int]]:
    """Say each failure on standard error as it comes; yield each input with the exit code so far."""
    code = 0
    for item in found:
        if isinstance(item, Failure):
            print(f"suchok: {item}", file=sys.stderr, flush=True)
            code = 2
        yield None if isinstance(item, Failure) else item, code


def table(*headings: str, title: str | None = None) -> Table:
    """Return an empty table that wraps long texts."""
    made = Table(title=title, title_justify="left", header_style="bold", show_lines=False, pad_edge=False)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made
