"""Whether the targets of an indicator can stand: of the kind of its unit, from better to worse, within the year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Unit, Value
from suchok.core.text.normalise import normalise
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import written_value


class Fault(StrEnum):
    """Why a target cannot stand."""

    NOT_READ = "not_read"
    WRONG_KIND = "wrong_kind"
    NO_BEST = "no_best"
    OUT_OF_ORDER = "out_of_order"
    OUTSIDE_YEAR = "outside_year"


_SHAPES = {
    Unit.DATE: frozenset({Shape.DATE}),
    Unit.NUMBER: frozenset({Shape.NUMBER}),
    Unit.PERCENT: frozenset({Shape.PERCENT, Shape.NUMBER}),
}


def faults_in(indicator: Indicator, typed: Mapping[int, str], *, year: FiscalYear) -> Mapping[int, Fault]:
    """Return what is wrong with the targets that were ``typed`` for ``indicator``, by the percent of their level."""
    read = {level: written_value(normalise(text)) for level, text in typed.items()}
    unreadable = {level: fault for level, found in read.items() if (fault := _unreadable(found, indicator.unit))}
    if unreadable:
        return unreadable
    told: dict[int, Value | None] = {level: found.value for level, found in read.items()}
    own = replace(indicator, targets={**indicator.targets, **told})
    faults = dict.fromkeys(levels_outside_year(own, year), Fault.OUTSIDE_YEAR)
    faults |= dict.fromkeys(levels_out_of_order(own), Fault.OUT_OF_ORDER)
    return faults | ({max(own.targets): Fault.NO_BEST} if lacks_best(own) else {})


def lacks_best(indicator: Indicator) -> bool:
    """Whether there is no target at the best level, though others are told or none is unknown."""
    best = max(indicator.targets)
    told = any(target is not None for target in indicator.targets.values())
    return indicator.targets[best] is None and (told or best not in indicator.unknown)


def levels_out_of_order(indicator: Indicator) -> Iterator[int]:
    """Return the levels whose target is no easier than the one before.

    Dates run later; numbers run from the best to the worst level, up or down (rule 5).
    """
    defined = [(level, target) for level, target in indicator.targets.items() if target is not None]
    if len(defined) < 2:
        return
    falls = not isinstance(defined[0][1], date) and _follows(defined[-1][1], defined[0][1])
    for (_, better), (level, worse) in pairwise(defined):
        if not (_follows(worse, better) if falls else _follows(better, worse)):
            yield level


def levels_outside_year(indicator: Indicator, year: FiscalYear) -> Iterator[int]:
    """Return the levels with a day outside ``year``, for an indicator that ends within it."""
    if not indicator.ends_within_year:
        return
    for level, target in indicator.targets.items():
        if isinstance(target, date) and target not in year:
            yield level


def _unreadable(found: WrittenValue, unit: Unit) -> Fault | None:
    if found.shape is Shape.BLANK or found.shape in _SHAPES[unit]:
        return None
    return Fault.NOT_READ if found.value is None else Fault.WRONG_KIND


def _follows(one: Value, other: Value) -> bool:
    """Whether ``other`` is the greater of two targets of one kind."""
    if isinstance(one, date) and isinstance(other, date):
        return other > one
    return not isinstance(one, date) and not isinstance(other, date) and other > one
