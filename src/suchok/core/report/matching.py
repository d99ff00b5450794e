"""Which official indicator each printed row is, told from everything the row says.

Title, unit, weight and targets count; the code only breaks ties, because codes are what offices
get wrong most. One cheapest assignment per sheet, so that no official indicator is taken twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.assignment import cheapest_assignment
from suchok.core.report.document import Document, IndicatorRow, Sheet
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
    rows = tuple([_said(row) for row in sheet.indicators])
    official = tuple([_meant(indicator) for indicator in plan.indicators])
    pairs = _pairs(rows, official)
    if not pairs or len(pairs) < _LEAST_SHARE * min(len(rows), len(official)):
        return None
    mean = sum(cost for _, _, cost in pairs) / len(pairs)
    missing = (max(len(rows), len(official)) - len(pairs)) / max(len(rows), len(official))
    mean_cost = mean + missing + (_WORDS_WEIGH if _contradicts(sheet, plan) else 0.0)
    return (
        Match(plan, {at: plan.indicators[column] for at, column, _ in pairs}, mean_cost) if mean <= _PLAN_FITS else None
    )


@dataclass(frozen=True, slots=True)
class _Features:
    """What a row is compared by; ``targets`` are the values by level, the certain ones of an official row."""

    title: str
    code: str | None
    unit: Unit | None
    weight: Value | None
    targets: tuple[tuple[int, Value | None], ...]


def _said(row: IndicatorRow) -> _Features:
    targets = [(level, cell.written.value if cell is not None else None) for level, cell in row.targets.items()]
    weight = row.weight.written.value if row.weight is not None else None
    return _Features(row.title, row.code, row.unit, weight, tuple(targets))


def _meant(indicator: Indicator) -> _Features:
    targets = tuple(indicator.certain.items())
    return _Features(indicator.title, indicator.code, indicator.unit, indicator.weight, targets)


# Reading asks once to tell the office level, checking and scoring ask again for the same sheet.
@lru_cache(maxsize=256)
def _pairs(rows: tuple[_Features, ...], official: tuple[_Features, ...]) -> tuple[tuple[int, int, float], ...]:
    """Return the rows with the official indicators they are, and how unlike the two are."""
    expected = [dict(indicator.targets) for indicator in official]
    costs = [[_cost(row, *meant) for meant in zip(official, expected, strict=True)] for row in rows]
    return tuple(
        (at, column, costs[at][column])
        for at, column in enumerate(cheapest_assignment(costs))
        if column is not None and _is_match(rows[at], official[column], costs[at][column])
    )


def _is_match(row: _Features, indicator: _Features, cost: float) -> bool:
    return cost <= _NO_MATCH or similarity(row.title, indicator.title) >= _SAME_TITLE


def _contradicts(sheet: Sheet, plan: Plan) -> bool:
    """Whether the sheet's own words name another office level, or it has areas where the plan has none."""
    level = sheet.office.level
    return (level is not None and level != plan.level) or bool(sheet.areas) != plan.has_areas


def _cost(row: _Features, indicator: _Features, targets: Mapping[int, Value | None]) -> float:
    """Return how unlike a printed row and an official indicator are: 0 for the same in everything."""
    cost = _TITLE * (1 - similarity(row.title, indicator.title))
    if row.unit is not None and row.unit is not indicator.unit:
        cost += _UNIT
    if row.weight is not None and row.weight != indicator.weight:
        cost += _WEIGHT
    if row.code != indicator.code:
        cost += _CODE
    return cost + _TARGETS * _targets_differ(row.targets, targets)


def _targets_differ(printed: Sequence[tuple[int, Value | None]], official: Mapping[int, Value | None]) -> float:
    """Return the share of the levels known to both whose targets differ; another kind of value counts double."""
    known = differing = 0
    for level, value in printed:
        if level not in official:
            continue
        known += 1
        expected = official[level]
        if value != expected:
            differing += 1
            if (
                value is not None
                and expected is not None
                and isinstance(value, Decimal) != isinstance(expected, Decimal)
            ):
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
    shapes = [
        cell.written.shape for cell in row.targets.values() if cell is not None and cell.written.shape in _UNIT_OF
    ]
    days = sum(_UNIT_OF[shape] is Unit.DATE for shape in shapes)
    if not shapes:
        return None
    if 2 * days == len(shapes):
        return _UNIT_OF[shapes[0]]
    if 2 * days > len(shapes):
        return Unit.DATE
    return Unit.PERCENT if Shape.PERCENT in shapes else Unit.NUMBER


_UNIT_OF: Mapping[Shape, Unit] = {
    Shape.DATE: Unit.DATE,
    Shape.IMPOSSIBLE_DATE: Unit.DATE,
    Shape.MALFORMED_DATE: Unit.DATE,
    Shape.NUMBER: Unit.NUMBER,
    Shape.PERCENT: Unit.PERCENT,
}
