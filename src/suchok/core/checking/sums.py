"""Sums of printed numbers, and which of them a scan's reader was not sure of."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from suchok.core.checking.context import SheetContext, number_of
from suchok.core.report.document import Cell
from suchok.core.report.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of weights or marks, with the names of those that a scan's reader was not sure of."""

    total: Decimal
    unsure: tuple[str, ...]

    def judged(self, finding: Finding) -> Finding:
        """Return a finding that rests on the sum: a doubt, which names the doubtful ones, where there are such."""
        if not self.unsure:
            return finding
        values = {**finding.values, "unsure": ", ".join(self.unsure)}
        return finding._replace(severity=Severity.WARNING, values=values)


def sum_of(context: SheetContext, printed: Iterable[tuple[str, Cell | None]]) -> Sum | None:
    """Return the sum of named cells, or ``None`` if there is nothing to add or one number is missing."""
    named = [(name, cell, number_of(cell)) for name, cell in printed]
    known = [number for _, _, number in named if number is not None]
    unsure = tuple(name for name, cell, _ in named if cell is not None and cell.place in context.doubtful)
    return Sum(sum(known, start=Decimal(0)), unsure) if known and len(known) == len(named) else None
