"""Which official indicator each printed row is, told from everything the row says.

Title, unit, weight and targets count; the code only breaks ties, because codes are what offices
get wrong most. One cheapest assignment per sheet, so that no official indicator is taken twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.assignment import cheapest_assignment
from suchok.core.report.document import Cell, Document, IndicatorRow, Sheet
from suchok.core.text.similarity import similarity
from suchok.core.text.values import Shape

_TITLE, _UNIT, _WEIGHT, _TARGETS, _CODE = 2.0, 0.5, 0.7, 1.2, 0.08
# A row with a strange title but the unit, weight and targets of an official one is that one; so is one with its title.
_NO_MATCH = 2.15
_SAME_TITLE = 0.75
_PLAN_FITS = 1.6
_LEAST_SHARE = 0.5
_WORDS_WEIGH = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """A sheet's official plan, if one fits, and the official indicator of each row by its index."""

    plan: Plan | None
    indicators: Mapping[int, Indicator] = field(default_factory=dict)
    cost: float = 0.0


def match_sheet(sheet: Sheet, plans: Sequence[Plan]) -> Match:
    """Match ``sheet`` to the plan of its fiscal year that fits best, or to none.

    A sheet that names no year is tried with the plans of all years.
    """
    year = sheet.fiscal_year or sheet.heading_year
    candidates = [plan for plan in plans if year is None or plan.fiscal_year == year]
    matches = [match for plan in candidates if (match := _match(sheet, plan)) is not None]
    return min(matches, key=lambda match: match.cost, default=Match(None))


def match_sheets(document: Document, plans: Sequence[Plan]) -> tuple[Match, ...]:
    """Match each sheet of a document; a file that names the plan it was printed from is tried with that one first."""
    marked = [plan for plan in plans if plan.key == document.source.plan_key]
    return tuple(_marked(sheet, marked) or match_sheet(sheet, plans) for sheet in document.sheets)


def _marked(sheet: Sheet, plans: Sequence[Plan]) -> Match | None:
    return next((match for plan in plans if (match := _match(sheet, plan)) is not None), None)


def level_that_fits(sheet: Sheet, plans: Sequence[Plan]) -> str | None:
    """Return the office level of the plan, of whatever year, that a sheet is most like."""
    matches = [match for plan in plans if (match := _match(sheet, plan)) is not None]
    best = min(matches, key=lambda match: match.cost, default=None)
    return best.plan.level if best is not None and best.plan is not None else None


def _match(sheet: Sheet, plan: Plan) -> Match | None:
    rows, official = len(sheet.indicators), len(plan.indicators)
    pairs = _pairs(_Same(sheet.indicators), _Same(plan.indicators))
    if not pairs or len(pairs) < _LEAST_SHARE * min(rows, official):
        return None
    mean = sum(cost for _, _, cost in pairs) / len(pairs)
    missing = (max(rows, official) - len(pairs)) / max(rows, official)
    mean_cost = mean + missing + (_WORDS_WEIGH if _contradicts(sheet, plan) else 0.0)
    return (
        Match(plan, {at: plan.indicators[column] for at, column, _ in pairs}, mean_cost) if mean <= _PLAN_FITS else None
    )


_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, eq=False)
class _Same(Generic[_Value]):
    """A value that equals only itself, so that what was told of it is found again without a look into it."""

    value: _Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


# Reading asks once to tell the office level, checking and scoring ask again for the same sheet.
@lru_cache(maxsize=32)
def _pairs(
    rows: _Same[tuple[IndicatorRow, ...]], official: _Same[tuple[Indicator, ...]]
) -> tuple[tuple[int, int, float], ...]:
    """Return the rows with the official indicators they are, and how unlike the two are."""
    costs = [_costs(row, official.value) for row in rows.value]
    return tuple(
        (at, column, costs[at][column])
        for at, column in enumerate(cheapest_assignment(costs))
        if column is not None and _is_match(rows.value[at], official.value[column], costs[at][column])
    )


def _is_match(row: IndicatorRow, indicator: Indicator, cost: float) -> bool:
    return cost <= _NO_MATCH or similarity(row.title, indicator.title) >= _SAME_TITLE


def _contradicts(sheet: Sheet, plan: Plan) -> bool:
    """Whether the sheet's own words name another office level, or it has areas where the plan has none."""
    level = sheet.office.level
    return (level is not None and level != plan.level) or bool(sheet.areas) != plan.has_areas


def _costs(row: IndicatorRow, official: Sequence[Indicator]) -> list[float]:
    """Return how unlike a printed row is to each official indicator: 0 for the same in everything."""
    targets = [(level, _value(cell)) for level, cell in row.targets.items()]
    unit, weight = row.unit, _value(row.weight)
    costs = []
    for indicator in official:
        cost = _TITLE * (1 - similarity(row.title, indicator.title))
        if unit is not None and unit is not indicator.unit:
            cost += _UNIT
        if weight is not None and weight != indicator.weight:
            cost += _WEIGHT
        if row.code != indicator.code:
            cost += _CODE
        costs.append(cost + _TARGETS * _targets_differ(targets, indicator.certain))
    return costs


def _value(cell: Cell | None) -> Value | None:
    return None if cell is None else cell.written.value


def _targets_differ(printed: Sequence[tuple[int, Value | None]], official: Mapping[int, Value | None]) -> float:
    """Return the share of the levels known to both whose targets differ; another kind of value counts double."""
    known = differing = 0
    for level, value in printed:
        if level not in official:
            continue
        known += 1
        expected = official[level]
        if value is None or expected is None:
            differing += value is not expected
        elif isinstance(value, Decimal) != isinstance(expected, Decimal):
            differing += 2
        elif value != expected:
            differing += 1
    return differing / known if known else 0.0


def measured_unit(row: IndicatorRow, official: Indicator | None) -> Unit | None:
    """Return the unit that a row is measured in: the shape of its targets; what they leave open, plan and print tell.

    A report is measured by the targets that it prints, also where the plan has targets of another
    kind. Bare numbers are percents where the official or the printed unit says so.
    """
    known = official.unit if official is not None else row.unit
    shape = unit_of_targets(row)
    if shape is Unit.NUMBER and known is Unit.PERCENT:
        return Unit.PERCENT
    return shape or known


def unit_of_targets(row: IndicatorRow) -> Unit | None:
    """Return the unit that most of a row's targets have by their shape, the best one's where two are as many."""
    shapes = [cell.written.shape for cell in row.targets.values() if cell is not None]
    units = [unit for shape in shapes if (unit := _UNIT_OF.get(shape)) is not None]
    days = units.count(Unit.DATE)
    if not units:
        return None
    if 2 * days == len(units):
        return units[0]
    if 2 * days > len(units):
        return Unit.DATE
    return Unit.PERCENT if Unit.PERCENT in units else Unit.NUMBER


_UNIT_OF: Mapping[Shape, Unit] = {
    Shape.DATE: Unit.DATE,
    Shape.IMPOSSIBLE_DATE: Unit.DATE,
    Shape.MALFORMED_DATE: Unit.DATE,
    Shape.NUMBER: Unit.NUMBER,
    Shape.PERCENT: Unit.PERCENT,
}
