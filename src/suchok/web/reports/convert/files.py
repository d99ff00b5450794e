"""What a file that comes back would change in a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from suchok.core.checking.sentences import sentence_of
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell, Document
from suchok.core.report.finding import Finding
from suchok.core.report.matching import Match
from suchok.core.report.office_report import as_written
from suchok.core.report.rows import MatchedSheet, Row
from suchok.core.text.normalise import is_blank
from suchok.web.reports.convert.filled import Cells
from suchok.web.reports.convert.page import proposed
from suchok.web.reports.models import ReportCell


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that a file fills otherwise than the report does now, or in which a value is proposed.

    ``understood`` is the value that Suchok read in an achievement.
    """

    official: Indicator
    field: str
    now: str
    version: int
    filled: str
    understood: Value | None
    findings: tuple[tuple[Finding, Sentence, str], ...]

    @property
    def name(self) -> str:
        """The name under which a browser sends it."""
        return f"{self.field}:{self.official.code}"

    @property
    def is_other(self) -> bool:
        """Whether taking the file over, or what is proposed, would change the cell."""
        return self.filled not in ("", self.now) or any(proposal for _, _, proposal in self.findings)


def filled_cells(
    document: Document, matches: Sequence[Match], cells: Cells, findings: Sequence[Finding]
) -> tuple[FilledCell, ...] | None:
    """Return what a file would change in a report; ``None`` where no table of it belongs to the plan."""
    number = next((number for number, match in enumerate(matches) if match.plan), None)
    if number is None:
        return None
    on_sheet = [finding for finding in findings if finding.sheet == number]
    matched = MatchedSheet(document.sheets[number], matches[number].indicators)
    filled = (
        _filled(official, field, matched.row(at), cells, _on_cell(on_sheet, at, field))
        for at, official in matches[number].indicators.items()
        for field in ReportCell.Field.values
    )
    return tuple(cell for cell in filled if cell.is_other)


def _on_cell(findings: Sequence[Finding], row: int, field: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if (finding.row, finding.field) == (row, field))


def _filled(official: Indicator, field: str, row: Row, cells: Cells, found: tuple[Finding, ...]) -> FilledCell:
    said: Cell | None = getattr(row.printed, field)
    kept = cells.get((official.code, field))
    return FilledCell(
        official,
        field,
        now=kept.text if kept is not None else "",
        version=kept.version if kept is not None else 0,
        filled=as_written(said.text, official) if said is not None and not is_blank(said.text) else "",
        understood=row.entry().value if field == ReportCell.Field.ACHIEVEMENT else None,
        findings=tuple((finding, sentence_of(finding), proposed(finding)) for finding in found),
    )
