"""``suchok read``: what a file says."""

import argparse
from collections.abc import Callable
from typing import TypeVar

from rich.markup import escape
from rich.table import Table

from suchok.cli.arguments import add_common, add_files, add_json
from suchok.cli.inputs import Input, Inputs
from suchok.cli.output import console, in_language, print_json, print_text, table, told
from suchok.core.messages.sentence import Sentence
from suchok.core.report.document import Cell, Document, Sheet
from suchok.documents.readers import text_of_file
from suchok.documents.writers.json import document_as_json

Result = TypeVar("Result")

_HEADINGS = (
    Sentence("নং", "code"),
    Sentence("সূচক", "indicator"),
    Sentence("একক", "unit"),
    Sentence("মান", "weight"),
    Sentence("লক্ষ্যমাত্রা", "targets"),
    Sentence("অর্জন", "achievement"),
    Sentence("নম্বর", "mark"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command understands."""
    parser.description = "Read files and print what they say."
    add_files(parser)
    add_json(parser)
    parser.add_argument("--text", action="store_true", help="only the text of the file, normalised")
    add_common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read every file; 2 if one could not be read."""
    if options.text:
        return _print_each(Inputs(options, _text_of), print_text)
    documents = Inputs(options, _document_of)
    if options.json:
        return _print_each(
            documents, lambda document: print_json(document_as_json(document), one_line=documents.are_several)
        )
    return _print_each(documents, lambda document: _show(document, options.lang))


def _print_each(inputs: Inputs[Result], say: Callable[[Result], None]) -> int:
    highest = 0
    for result, code in told(inputs):
        highest = code
        if result is not None:
            say(result)
    return highest


def _text_of(item: Input) -> str:
    return text_of_file(item.name, item.data)


def _document_of(item: Input) -> Document:
    return item.document


def _show(document: Document, language: str) -> None:
    screen = console()
    screen.print(f"[bold]{escape(document.source.name)}[/bold]")
    letter = document.letter
    if letter is not None:
        screen.print(escape(f"{letter.memo_number or ''}  {letter.subject or ''}".strip()))
    for sheet in document.sheets:
        screen.print(sheet_table(sheet, language))
        for fragment in sheet.unplaced:
            screen.print(escape(f"? {fragment.text}"))
    for signature in document.signatures:
        screen.print(escape("— " + signature.text.replace("\n", ", ")))
    for fragment in document.unplaced:
        screen.print(escape(f"? {fragment.text}"))


def sheet_table(sheet: Sheet, language: str) -> Table:
    """Return the indicator rows of a sheet as a table for a terminal."""
    year = sheet.fiscal_year.code if sheet.fiscal_year is not None else "?"
    named = " · ".join(filter(None, [sheet.office.name, year, sheet.period, sheet.office.level]))
    made = table(
        *(in_language(heading, language) for heading in _HEADINGS), title=escape(f"{sheet.title or ''}\n{named}")
    )
    for row in sheet.indicators:
        targets = " / ".join(cell.text if cell is not None and cell.text else "–" for cell in row.targets.values())
        said = (
            row.code,
            row.title,
            row.unit_text,
            _text(row.weight),
            targets,
            _text(row.achievement),
            _text(row.score),
        )
        made.add_row(*(escape(text or "") for text in said))
    return made


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""
