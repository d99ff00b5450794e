"""Findings as the page shows them: numbered, each with its sentence and its proposal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from suchok.core.checking.mending import key_of
from suchok.core.checking.sentences import sentence_of, shown
from suchok.core.messages.findings import UNITS
from suchok.core.messages.sentence import Sentence
from suchok.core.report.finding import Finding, Severity

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its number on the page; ``proposal`` is shown as people write it."""

    number: int
    finding: Finding
    sentence: str
    key: str
    proposal: str | None

    @property
    def target(self) -> str:
        """Where the finding points to on the page: its mark in a cell, else its row, else its sheet."""
        finding = self.finding
        if finding.field is not None and not finding.field.startswith("letter."):
            return f"mark-{self.number}"
        if finding.row is not None:
            return f"row-{finding.sheet}-{finding.row}"
        if finding.field is not None:
            return "letter-heading"
        return "content" if finding.sheet is None else f"sheet-{finding.sheet}"

    @property
    def row(self) -> str:
        """The row for ``data-row``; empty where the finding is on no row."""
        return "" if self.finding.row is None else str(self.finding.row)


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a page, found by the cell that they stand on."""

    by_cell: Mapping[tuple[int | None, int | None, str | None], tuple[Mark, ...]]

    @classmethod
    def of(cls, findings: Sequence[Finding], language: str) -> "Marks":
        """Number the findings in their order."""
        cells: dict[tuple[int | None, int | None, str | None], tuple[Mark, ...]] = {}
        for number, finding in enumerate(findings, 1):
            cell = (finding.sheet, finding.row, finding.field)
            cells[cell] = (*cells.get(cell, ()), mark_of(finding, number, language))
        return cls(cells)

    def on(self, sheet: int | None, row: int | None, field: str | None) -> tuple[Mark, ...]:
        """Return the marks on one cell."""
        return self.by_cell.get((sheet, row, field), ())

    def where(self, sheet: int | None, row: int | None) -> tuple[Mark, ...]:
        """Return all marks of a row, or of a sheet as a whole, in their order."""
        found = [mark for cell, marks in self.by_cell.items() if cell[:2] == (sheet, row) for mark in marks]
        return tuple(sorted(found, key=lambda mark: mark.number))


def mark_of(finding: Finding, number: int, language: str) -> Mark:
    """Return a finding as it is shown in a language."""
    sentence = in_language(sentence_of(finding), language)
    return Mark(number, finding, sentence, key_of(finding), _proposal(finding, language))


def worst(marks: Iterable[Mark]) -> Mark | None:
    """Return the most serious mark."""
    return min(marks, key=lambda mark: _WORST_FIRST.index(mark.finding.severity), default=None)


def in_language(sentence: Sentence, language: str) -> str:
    """Return a sentence in the reader's language."""
    return sentence.bn if language == "bn" else sentence.en


def _proposal(finding: Finding, language: str) -> str | None:
    if finding.proposal is None:
        return None
    if finding.field == "unit":
        return in_language(UNITS[finding.proposal], language)
    return shown(finding.proposal)
