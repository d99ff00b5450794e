"""The results of many files as a workbook: one row for each file, one for each finding."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from suchok.core.checking.sentences import shown_proposal
from suchok.core.messages.findings import PERIODS
from suchok.core.messages.names import SHEET_KINDS, name_of_field, name_of_place
from suchok.core.messages.sentence import Sentence
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.writers.clean import clean

_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_FILES = Sentence("ফাইল", "Files")
_FINDINGS = Sentence("ভুল ও সন্দেহ", "Findings")
_FILE_COLUMNS = (
    (Sentence("ক্রম", "No."), 6),
    (Sentence("ফাইল", "File"), 40),
    (Sentence("ধরন", "Kind"), 16),
    (Sentence("দপ্তর", "Office"), 32),
    (Sentence("অর্থবছর", "Fiscal year"), 11),
    (Sentence("সময়কাল", "Period"), 10),
    (Sentence("ভুল", "Errors"), 8),
    (Sentence("সন্দেহ", "Warnings"), 9),
    (Sentence("তথ্য", "Notes"), 8),
    (Sentence("পড়া হয়নি, কারণ", "Not read, because"), 70),
)
_FINDING_COLUMNS = (
    (Sentence("ক্রম", "No."), 6),
    (Sentence("ফাইল", "File"), 40),
    (Sentence("গুরুত্ব", "Severity"), 10),
    (Sentence("কোড", "Code"), 26),
    (Sentence("জায়গা", "Place"), 24),
    (Sentence("সূচক", "Indicator"), 10),
    (Sentence("ঘর", "Field"), 16),
    (Sentence("যা পাওয়া গেছে", "What is found"), 90),
    (Sentence("প্রস্তাব", "Proposal"), 18),
)
_MORE = Sentence("আরও {count}টি এখানে নেই।", "{count} more are not listed.")
_SEVERITIES = {
    "error": Sentence("ভুল", "error"),
    "warning": Sentence("সন্দেহ", "warning"),
    "info": Sentence("তথ্য", "note"),
}


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is said of one file. ``findings`` have the form of ``suchok.findings/1``; ``left_out`` more were found.

    ``kind`` is the kind of its first sheet; ``counts`` are errors, warnings and notes, ``failure`` why it was not read.
    """

    number: int
    name: str
    format: str = ""
    kind: str = ""
    office: str = ""
    fiscal_year: str = ""
    period: str = ""
    counts: tuple[int, int, int] = (0, 0, 0)
    findings: Sequence[Mapping[str, Any]] = field(default=())
    left_out: int = 0
    failure: Sentence | None = None


def results_workbook(results: Iterable[FileResult], *, language: str, timestamp: datetime) -> bytes:
    """Return a workbook with a sheet of files and a sheet of findings, in Bangla (``bn``) or English."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": timestamp.astimezone(UTC).replace(tzinfo=None)})
    files = _Table(book, _FILES, _FILE_COLUMNS, language)
    findings = _Table(book, _FINDINGS, _FINDING_COLUMNS, language)
    for result in results:
        files.add(_file_row(result, language))
        for finding in result.findings:
            findings.add(_finding_row(result, finding, language))
        if result.left_out:
            findings.add((result.number, result.name, "", "", "", "", "", _left_out(result.left_out, language), ""))
    files.close()
    findings.close()
    book.close()
    return out.getvalue()


class _Table:
    """A sheet with a heading row that stays in sight and can be filtered."""

    def __init__(
        self, book: xlsxwriter.Workbook, name: Sentence, columns: Sequence[tuple[Sentence, int]], language: str
    ) -> None:
        self.page = book.add_worksheet(_in(name, language))
        self.columns, self.rows = len(columns), 0
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (heading, width) in enumerate(columns):
            self.page.set_column(column, column, width)
            self.page.write_string(0, column, _in(heading, language), bold)
        self.page.freeze_panes(1, 2)

    def add(self, cells: Iterable[str | int]) -> None:
        """Write a row: numbers as numbers, all else as text, so that nothing is ever a formula."""
        if self.rows + 1 >= _MOST_ROWS:
            return
        self.rows += 1
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self.page.write_number(self.rows, column, cell, self.wrapped)
            else:
                self.page.write_string(self.rows, column, clean(cell)[:_LONGEST_CELL], self.wrapped)

    def close(self) -> None:
        self.page.autofilter(0, 0, self.rows, self.columns - 1)


def _file_row(result: FileResult, language: str) -> tuple[str | int, ...]:
    if result.failure is not None:
        return (result.number, result.name, *[""] * 7, _in(result.failure, language))
    kind = _in(SHEET_KINDS[result.kind], language) if result.kind else ""
    period = _in(PERIODS[result.period], language) if result.period else ""
    return (
        *(result.number, result.name, " ".join(filter(None, [result.format, kind])), result.office),
        *(_digits(result.fiscal_year, language), period, *result.counts, ""),
    )


def _finding_row(result: FileResult, finding: Mapping[str, Any], language: str) -> tuple[str | int, ...]:
    proposal = finding["proposal"]
    return (
        result.number,
        result.name,
        _in(_SEVERITIES[finding["severity"]], language),
        finding["code"],
        _in(name_of_place(finding["place"]), language),
        _digits(finding["indicator"] or "", language),
        _in(name_of_field(finding["field"]), language) if finding["field"] else "",
        finding["message"][language],
        _digits(_in(shown_proposal(proposal, finding["field"]), language), language) if proposal else "",
    )


def _digits(text: str, language: str) -> str:
    return to_bangla_digits(text) if language == "bn" else text


def _left_out(count: int, language: str) -> str:
    return _in(_MORE.filled({"count": str(count)}), language)


def _in(sentence: Sentence, language: str) -> str:
    return sentence.bn if language == "bn" else sentence.en
