"""Rules for units: one is printed, and the targets are of it."""

from collections.abc import Iterator

from suchok.core.checking.context import RowContext, SheetContext
from suchok.core.plan.unit import Unit
from suchok.core.report.finding import Finding
from suchok.core.report.matching import unit_of_targets


def unit_is_printed(context: SheetContext) -> Iterator[Finding]:
    """Every indicator names its unit."""
    for row in context.rows:
        if row.row.unit is None:
            yield row.found("unit.missing", "unit", proposal=row.unit)


def unit_fits_targets(context: SheetContext) -> Iterator[Finding]:
    """The printed unit and the shape of the targets agree; a bare number may be a percent."""
    for row in context.rows:
        targets = unit_of_targets(row.row)
        printed = row.row.unit
        if printed is not None and targets is not None and not _agree(printed, targets):
            values = {"printed": row.row.unit_text or "", "targets": targets.value}
            severity = row.severity_beside("unit.mismatch", [f"targets.{level}" for level in row.row.targets])
            proposal = _proposal(row, printed, targets)
            yield row.found("unit.mismatch", "unit", values, proposal=proposal, severity=severity)


def _agree(printed: Unit, targets: Unit) -> bool:
    return printed is targets or (printed is Unit.PERCENT and targets is Unit.NUMBER)


def _proposal(row: RowContext, printed: Unit, targets: Unit) -> str | None:
    """Return the official unit, or the one of the targets where no official indicator is known."""
    unit = row.official.unit if row.official is not None else targets
    return None if unit is printed else unit
