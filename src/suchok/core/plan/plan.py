"""A work plan: areas, activities and indicators with their unit, weight and targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.rating import RatingScale
from suchok.core.plan.unit import Unit, Value


class Rule(StrEnum):
    """How an achievement becomes a percent of the weight (``regime.md`` section 2, rules 2 and 3)."""

    INTERPOLATE = "interpolate"
    STEP = "step"
    PRO_RATA = "pro_rata"
    ALL_OR_NOTHING = "all_or_nothing"


class Combine(StrEnum):
    """How the quarters of one indicator combine (rule 9)."""

    SUM = "sum"
    LATEST = "latest"
    FIRST_DATE = "first_date"
    RATIO_OF_SUMS = "ratio_of_sums"


class BelowLast(StrEnum):
    """What an achievement worse than the last defined level brings (rule 1)."""

    ZERO = "zero"


class TotalOf(StrEnum):
    """Whether a total adds the marks as printed or the exact ones (rule 6)."""

    ROUNDED = "rounded"
    EXACT = "exact"


class NotApplicable(StrEnum):
    """What becomes of the weight of an indicator that an office is exempted from (rule 11)."""

    RESCALE = "rescale"
    REDISTRIBUTE_IN_AREA = "redistribute_in_area"
    FULL_MARKS = "full_marks"


def usual_combine(unit: Unit) -> Combine:
    """Return how quarters combine where the plan says nothing (rule 9)."""
    return {Unit.NUMBER: Combine.SUM, Unit.PERCENT: Combine.LATEST, Unit.DATE: Combine.FIRST_DATE}[unit]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of proof that a plan asks for, such as an attendance sheet (``regime.md`` section 4)."""

    code: str
    name_bn: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of an official plan.

    ``targets`` maps each level's percent to its value, ``None`` where the level is not defined.
    A level in ``unknown`` exists but its value is not known; one in ``uncertain`` is known only
    from sources that disagree and never yields a finding or a proposal; ``certain`` are the targets
    of the other levels. ``printed_unit`` is the unit that the official form itself prints where it is another one.
    ``set_by_office``: each office sets the targets itself when it makes its plan.
    ``exemption``: the reason for which the office of the plan is exempted from the indicator, else ``None``.
    """

    code: str
    title: str
    unit: Unit
    weight: Decimal
    targets: Mapping[int, Value | None]
    unknown: frozenset[int] = frozenset()
    uncertain: frozenset[int] = frozenset()
    printed_unit: Unit | None = None
    combine: Combine = Combine.SUM
    per_quarter_max: Decimal | None = None
    rule: Rule | None = None
    ends_within_year: bool = False
    evidence: tuple[Evidence, ...] = ()
    set_by_office: bool = False
    exemption: str | None = None
    certain: Mapping[int, Value | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        doubtful = self.unknown | self.uncertain
        certain = {level: target for level, target in self.targets.items() if level not in doubtful}
        object.__setattr__(self, "certain", certain)


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity with the indicators that measure it."""

    code: str
    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class PerformanceArea:
    """One performance area; ``number`` and ``weight`` are ``None`` in a plan without areas."""

    number: str | None
    title: str
    weight: Decimal | None
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One official plan: a fiscal year, a plan family and the office level it is made for.

    ``indicators`` are those of all areas in the printed order. ``source_bn`` says the same as ``source``, where
    somebody wrote it in Bangla too.
    """

    family: str
    level: str
    fiscal_year: FiscalYear
    title_bn: str
    title_en: str
    audience_bn: str
    audience_en: str
    source: str
    scale: RatingScale
    rule: Rule
    total: Decimal
    divisor: Decimal
    areas: tuple[PerformanceArea, ...]
    deadlines: Mapping[str, date] = field(default_factory=dict)
    synthetic: bool = False
    below_last: BelowLast = BelowLast.ZERO
    total_of: TotalOf = TotalOf.ROUNDED
    not_applicable: NotApplicable = NotApplicable.RESCALE
    source_bn: str = ""
    indicators: tuple[Indicator, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "indicators", tuple(indicator for _, _, indicator in self.rows()))

    @property
    def key(self) -> str:
        """What names the plan among all: ``2022-23/ministry/egov``; no white space in it."""
        return f"{self.fiscal_year.code}/{self.level}/{self.family}"

    def source_in(self, language: str) -> tuple[str, str]:
        """Return the source for a reader of ``language`` and the language that it is in: Bangla where it is written."""
        return (self.source_bn, "bn") if language == "bn" and self.source_bn else (self.source, "en")

    @property
    def has_areas(self) -> bool:
        """Whether the plan is divided into numbered areas (the field plan is not)."""
        return any(area.number is not None for area in self.areas)

    @property
    def known_levels(self) -> tuple[int, ...]:
        """The rating levels that some indicator has a known target for, best first: those that forms print."""
        unknown = [indicator.unknown for indicator in self.indicators]
        return tuple(level for level in self.scale.percents if not all(level in levels for levels in unknown))

    def rule_of(self, indicator: Indicator) -> Rule:
        """Return the rule by which ``indicator`` is marked: its own, else the plan's."""
        return indicator.rule or self.rule

    def rows(self) -> Iterator[tuple[PerformanceArea, Activity, Indicator]]:
        """Yield every indicator with the area and the activity it belongs to."""
        for area in self.areas:
            for activity in area.activities:
                for indicator in activity.indicators:
                    yield area, activity, indicator
