"""Findings as the page shows them: one number for each cell, with all sentences and the distinct proposals on it."""

from base64 import b64encode
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from suchok.core.checking.mending import CellKey, findings_by_cell, key_of
from suchok.core.checking.sentences import runs_of, sentence_of, sentence_of_run, shown
from suchok.core.plan.unit import Unit
from suchok.core.report.finding import DOUBTFUL, Finding
from suchok.core.report.official_sheet import UNIT_WORDS
from suchok.core.report.place import Place
from suchok.web.ui.language import in_language

LISTED = 200
"""Findings that one list of a page shows at most, beside those whose cell stands on the page."""

NO_PICTURES: Mapping[Place, bytes] = MappingProxyType({})


_OF_CELL = "mark-"


@dataclass(frozen=True, slots=True)
class Said:
    """A finding with its sentence; the proposal stands on a button of its own.

    ``picture`` is the address of the cell's picture, where it was read in a scan with doubt.
    """

    finding: Finding
    sentence: str
    picture: str | None = None

    @property
    def row(self) -> str:
        """The row for ``data-row``; empty where the finding is on no row."""
        return "" if self.finding.row is None else str(self.finding.row)


@dataclass(frozen=True, slots=True)
class Run:
    """Findings that follow each other in the official plan with the sentence for all of them; of one alone ``None``."""

    said: tuple[Said, ...]
    sentence: str | None

    @property
    def finding(self) -> Finding:
        """The first of them; they are of one kind."""
        return self.said[0].finding


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that may be taken: the key that the page sends, and the value as people write it."""

    key: str
    shown: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The findings on one cell, the most serious first, and how many there are of them (``count``).

    ``target`` is the id on the page that the number leads to.
    """

    number: int
    runs: tuple[Run, ...]
    proposals: tuple[Proposal, ...]
    target: str
    count: int

    @property
    def said(self) -> tuple[Said, ...]:
        """The findings one by one."""
        return tuple(said for run in self.runs for said in run.said)

    @property
    def finding(self) -> Finding:
        """The most serious finding on the cell."""
        return self.runs[0].finding

    @property
    def row(self) -> str:
        """The row for ``data-row``."""
        return self.runs[0].said[0].row


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a page by their cells, and the cells of each row."""

    by_cell: Mapping[CellKey, Mark]
    by_row: Mapping[tuple[int | None, int | None], Sequence[Mark]]

    @classmethod
    def of(
        cls,
        findings: Sequence[Finding],
        shown_cells: Collection[CellKey],
        language: str,
        pictures: Mapping[Place, bytes] = NO_PICTURES,
    ) -> "Marks":
        """Number the cells that have findings in their order; a mark on none of ``shown_cells`` points elsewhere.

        What stands in a row that has no such cell is on no page, and not told.
        """
        rows = {(None, None), *(cell[:2] for cell in shown_cells)}
        by_cell: dict[CellKey, Mark] = {}
        by_row: dict[tuple[int | None, int | None], list[Mark]] = {}
        for number, (cell, found) in enumerate(findings_by_cell(findings).items(), 1):
            if cell[:2] in rows:
                by_cell[cell] = mark = mark_of(found, number, language, is_shown=cell in shown_cells, pictures=pictures)
                by_row.setdefault(cell[:2], []).append(mark)
        return cls(by_cell, by_row)

    def on(self, sheet: int | None, row: int | None, field: str | None) -> Mark | None:
        """Return the mark on one cell."""
        return self.by_cell.get((sheet, row, field))

    def where(self, sheet: int | None, row: int | None) -> tuple[Mark, ...]:
        """Return all marks of a row, or of a sheet as a whole, in their order."""
        return tuple(self.by_row.get((sheet, row), ()))


@dataclass(frozen=True, slots=True)
class Listed:
    """The marks of one list on the page, and how many findings it shows of how many there are."""

    marks: tuple[Mark, ...]
    shown: int
    all: int


def listed(marks: Sequence[Mark]) -> Listed:
    """Return the list of ``marks``: the first of them, and those that a cell of the page leads to."""
    kept: list[Mark] = []
    shown = 0
    for mark in marks:
        if shown < LISTED or mark.target.startswith(_OF_CELL):
            kept.append(mark)
            shown += len(mark.said)
    return Listed(tuple(kept), shown, sum(mark.count for mark in marks))


def mark_of(
    findings: Sequence[Finding],
    number: int,
    language: str,
    *,
    is_shown: bool,
    pictures: Mapping[Place, bytes] = NO_PICTURES,
) -> Mark:
    """Return the findings on one cell as they are shown in a language."""
    runs = tuple(
        Run(
            tuple(_said(finding, language, pictures) for finding in run),
            in_language(sentence_of_run(run), language) if len(run) > 1 else None,
        )
        for run in runs_of(findings[:LISTED])
    )
    proposals: dict[str, Finding] = {}
    for finding in findings:
        if finding.proposal is not None:
            proposals.setdefault(finding.proposal, finding)
    return Mark(
        number,
        runs,
        tuple(Proposal(key_of(finding), _proposed(finding)) for finding in proposals.values()),
        f"{_OF_CELL}{number}" if is_shown else _elsewhere(findings[0]),
        len(findings),
    )


def _said(finding: Finding, language: str, pictures: Mapping[Place, bytes]) -> Said:
    """Return a finding with its sentence, a doubtful cell with its picture."""
    return Said(
        finding,
        in_language(sentence_of(finding._replace(proposal=None)), language),
        _address(pictures.get(finding.place)) if finding.code == DOUBTFUL else None,
    )


def _address(png: bytes | None) -> str | None:
    """Return a picture as an address that holds it."""
    return None if png is None else f"data:image/png;base64,{b64encode(png).decode()}"


def _elsewhere(finding: Finding) -> str:
    """Return the id that a finding on no shown cell points to: its row, the letter, its sheet or the whole page."""
    if finding.row is not None:
        return f"row-{finding.sheet}-{finding.row}"
    if finding.field is not None and finding.field.startswith("letter."):
        return "letter-heading"
    return "content" if finding.sheet is None else f"sheet-{finding.sheet}"


def _proposed(finding: Finding) -> str:
    value = finding.proposal or ""
    if finding.field == "unit" and value in set(Unit):
        return UNIT_WORDS[Unit(value)]
    return shown(value)
