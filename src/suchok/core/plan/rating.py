"""Rating levels: the named bands that an achievement can reach."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple


class UnorderedScale(ValueError):
    """A rating scale whose levels do not run from the best down."""

    def __init__(self, *, higher: int, lower: int) -> None:
        super().__init__(f"rating level {lower} must be below {higher}")
        self.higher = higher
        self.lower = lower


class RatingLevel(NamedTuple):
    """One band: its percent of the weight and its name in both languages."""

    percent: int
    name_bn: str
    name_en: str


@dataclass(frozen=True, slots=True)
class RatingScale:
    """The bands that one plan's guideline defines, best first."""

    levels: tuple[RatingLevel, ...]
    percents: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The percents of the levels, best first: ``(100, 90, 80, 70, 60)``."""

    def __post_init__(self) -> None:
        for higher, lower in pairwise(self.levels):
            if higher.percent <= lower.percent:
                raise UnorderedScale(higher=higher.percent, lower=lower.percent)
        object.__setattr__(self, "percents", tuple(level.percent for level in self.levels))
