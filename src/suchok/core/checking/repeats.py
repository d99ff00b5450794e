"""One finding per code and field."""

from collections.abc import Iterable, Iterator

from suchok.core.report.finding import Finding, Severity

# Named here because Python takes long to look up a member of an enumeration, and this is asked for every finding.
_ERROR = Severity.ERROR


def without_repeats(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out ``template.differs`` where the cell has an error already, and repeats of one code in one field."""
    found = list(findings)
    wrong = {_cell(finding) for finding in found if finding.severity is _ERROR}
    seen: set[tuple[object, ...]] = set()
    for finding in found:
        repeated = finding.code == "template.differs" and _cell(finding) in wrong
        key = (finding.code, *_cell(finding), finding.field or finding.place, finding.values.get("code"))
        if not repeated and key not in seen:
            seen.add(key)
            yield finding


def _cell(finding: Finding) -> tuple[object, ...]:
    return finding.sheet, finding.row, finding.field
