"""The versions of a report, and what changed from one to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from suchok.core.plan.plan import Indicator, Plan
from suchok.web.reports.convert.filled import Cells
from suchok.web.reports.models import ReportCell


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that says something else than in the version before."""

    official: Indicator
    field: str
    before: str
    after: str


def differences(
    plan: Plan, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> tuple[Difference, ...]:
    """Return what changed between two versions of a report, in the order of the plan."""
    return tuple(
        Difference(indicator, field, said, now)
        for indicator in plan.indicators
        for field in ReportCell.Field.values
        if (said := before.get(indicator.code, {}).get(field, ""))
        != (now := after.get(indicator.code, {}).get(field, ""))
    )


def as_version(cells: Cells) -> Mapping[str, Mapping[str, str]]:
    """Return the cells in the form of a submitted version."""
    said: dict[str, dict[str, str]] = {}
    for (code, field), cell in cells.items():
        said.setdefault(code, {})[field] = cell.text
    return said
