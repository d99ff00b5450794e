"""Findings as ``suchok.findings/1``."""

from collections.abc import Sequence

from suchok.core.checking.sentences import sentence_of
from suchok.core.report.document import Source
from suchok.core.report.finding import Finding


def findings_json(source: Source, findings: Sequence[Finding]) -> dict[str, object]:
    """Return the whole object of ``suchok.findings/1``."""
    return {
        "schema": "suchok.findings/1",
        "source": {"name": source.name, "format": source.format, "sha256": source.sha256},
        "findings": [finding_json(finding) for finding in findings],
    }


def finding_json(finding: Finding) -> dict[str, object]:
    """Return one finding with its sentences."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "row": finding.row,
        "indicator": finding.indicator,
        "field": finding.field,
        "place": finding.place.as_json(),
        "message": sentence_of(finding).as_json(),
        "proposal": finding.proposal,
    }
