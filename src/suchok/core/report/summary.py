"""One document among many: what a table of results says of it in one row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.report.document import Document, SheetKind
from suchok.core.report.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Summary:
    """What a document is, whose and of when, and how many findings of each severity it has.

    ``kind``, ``office``, ``fiscal_year`` and ``period`` are those of the first sheet that tells them, else ``None``.
    """

    format: str
    kind: SheetKind | None
    office: str | None
    fiscal_year: FiscalYear | None
    period: Period | None
    errors: int
    warnings: int
    infos: int


def summary_of(document: Document, findings: Sequence[Finding]) -> Summary:
    """Return the row of ``document`` with its ``findings`` counted."""
    counts = Counter(finding.severity for finding in findings)
    sheets = document.sheets
    return Summary(
        format=document.source.format,
        kind=next((sheet.kind for sheet in sheets), None),
        office=next((sheet.office.name for sheet in sheets if sheet.office.name), None),
        fiscal_year=next((sheet.fiscal_year for sheet in sheets if sheet.fiscal_year), None),
        period=next((sheet.period for sheet in sheets if sheet.period), None),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
