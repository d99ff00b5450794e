"""An official plan as table rows: which cells are merged, and what each target cell shows."""

from dataclasses import dataclass
from enum import StrEnum

from suchok.core.plan.plan import Activity, Indicator, PerformanceArea, Plan
from suchok.core.plan.rating import RatingLevel
from suchok.core.plan.unit import Unit, Value


class Knowledge(StrEnum):
    """How well a target is known."""

    KNOWN = "known"
    UNDEFINED = "undefined"
    UNKNOWN = "unknown"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class TargetCell:
    """The target of one rating level."""

    level: RatingLevel
    value: Value | None
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One indicator; ``area_rows`` and ``activity_rows`` are 0 where the cell above reaches down to this row."""

    area: PerformanceArea
    area_rows: int
    activity: Activity
    activity_rows: int
    indicator: Indicator
    targets: tuple[TargetCell, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the targets are days."""
        return self.indicator.unit is Unit.DATE


def plan_table(plan: Plan) -> tuple[PlanRow, ...]:
    """Return the rows of ``plan`` in the printed order."""
    return tuple(_row(plan, *parts) for parts in plan.rows())


def _row(plan: Plan, area: PerformanceArea, activity: Activity, indicator: Indicator) -> PlanRow:
    first_of_activity = indicator is activity.indicators[0]
    first_of_area = first_of_activity and activity is area.activities[0]
    return PlanRow(
        area=area,
        area_rows=sum(len(each.indicators) for each in area.activities) if first_of_area else 0,
        activity=activity,
        activity_rows=len(activity.indicators) if first_of_activity else 0,
        indicator=indicator,
        targets=tuple(_target(indicator, level) for level in plan.scale.levels),
    )


def _target(indicator: Indicator, level: RatingLevel) -> TargetCell:
    value = indicator.targets.get(level.percent)
    if level.percent in indicator.unknown:
        return TargetCell(level, value, Knowledge.UNKNOWN)
    if level.percent in indicator.uncertain:
        return TargetCell(level, value, Knowledge.UNCERTAIN)
    return TargetCell(level, value, Knowledge.UNDEFINED if value is None else Knowledge.KNOWN)
