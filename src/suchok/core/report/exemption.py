"""What becomes of the weight of an indicator that an office is exempted from (``regime.md`` section 2, rule 11)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from suchok.core.plan.plan import NotApplicable

ONE = Fraction(1)
_NOTHING = Decimal(0)


class Way(StrEnum):
    """How a total is made with an indicator that does not count."""

    RESCALE = "rescale"
    REDISTRIBUTE_IN_AREA = "redistribute_in_area"
    OTHER_AREAS = "other_areas"
    FULL_MARKS = "full_marks"
    NOTHING_COUNTS = "nothing_counts"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why an indicator does not count, and how the total is made all the same.

    The marks of the others (of the plan, of the area, of the other areas, as ``way`` tells) are taken times
    ``whole`` ÷ ``counted``. ``reported``: something is reported of the indicator; it is kept and does not count.
    """

    reason: str
    way: Way
    whole: Decimal = _NOTHING
    counted: Decimal = _NOTHING
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator of a total: its area, its weight (0 where it is not known), and why it does not count, if so."""

    area: str | None
    weight: Decimal
    exemption: str | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """By what the marks of each indicator are multiplied in the total, and the exemptions by their row."""

    factors: tuple[Fraction, ...]
    exemptions: Mapping[int, Exemption]


@dataclass(frozen=True, slots=True)
class _Weights:
    whole: Decimal
    counted: Decimal

    @property
    def factor(self) -> Fraction:
        return Fraction(self.whole) / Fraction(self.counted) if self.counted else ONE


def divided(parts: Sequence[Part], how: NotApplicable) -> Division:
    """Return how the weights of the exempted ``parts`` go to the others, in proportion to the weights of these.

    Under ``REDISTRIBUTE_IN_AREA`` they stay in their area; the weight of an area of which nothing counts goes to the
    other areas. Under ``FULL_MARKS`` each keeps its weight and stands in the total with all of it.
    """
    if how is NotApplicable.FULL_MARKS:
        full = {at: Exemption(part.exemption, Way.FULL_MARKS) for at, part in enumerate(parts) if part.exemption}
        return Division((ONE,) * len(parts), full)
    keys = [part.area if how is NotApplicable.REDISTRIBUTE_IN_AREA else None for part in parts]
    areas = _areas(parts, keys)
    plan = _Weights(
        sum((area.whole for area in areas.values()), _NOTHING),
        sum((area.whole for area in areas.values() if area.counted), _NOTHING),
    )
    exemptions = {
        at: _exemption(part.exemption, areas[key], plan, how)
        for at, (part, key) in enumerate(zip(parts, keys, strict=True))
        if part.exemption
    }
    return Division(tuple(areas[key].factor * plan.factor for key in keys), exemptions)


def _areas(parts: Sequence[Part], keys: Sequence[str | None]) -> Mapping[str | None, _Weights]:
    whole: dict[str | None, Decimal] = defaultdict(Decimal)
    counted: dict[str | None, Decimal] = defaultdict(Decimal)
    for part, key in zip(parts, keys, strict=True):
        whole[key] += part.weight
        counted[key] += _NOTHING if part.exemption else part.weight
    return {key: _Weights(whole[key], counted[key]) for key in whole}


def _exemption(reason: str, area: _Weights, plan: _Weights, how: NotApplicable) -> Exemption:
    if area.counted:
        return Exemption(reason, Way(how.value), area.whole, area.counted)
    if plan.counted:
        return Exemption(reason, Way.OTHER_AREAS, plan.whole, plan.counted)
    return Exemption(reason, Way.NOTHING_COUNTS)
