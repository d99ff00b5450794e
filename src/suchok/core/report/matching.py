"""Which official plan a sheet follows, and in which unit its rows are measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Unit
from suchok.core.report.document import Document, IndicatorRow, Sheet
from suchok.core.report.pairing import Pairing
from suchok.core.text.values import Shape

_WORDS_WEIGH = 0.6
_HARDLY_MORE = 1e-9
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every row.
_DATE, _NUMBER, _PERCENT = Unit.DATE, Unit.NUMBER, Unit.PERCENT


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
    return _best(sheet, candidates) or Match(None)


def match_sheets(document: Document, plans: Sequence[Plan]) -> tuple[Match, ...]:
    """Match each sheet of a document; a file that names the plan it was printed from is tried with that one first."""
    marked = [plan for plan in plans if plan.key == document.source.plan_key]
    return tuple(_marked(sheet, marked) or match_sheet(sheet, plans) for sheet in document.sheets)


def _marked(sheet: Sheet, plans: Sequence[Plan]) -> Match | None:
    return next((match for plan in plans if (match := _match(sheet, plan, _pairing(sheet, plan))) is not None), None)


def level_that_fits(sheet: Sheet, plans: Sequence[Plan]) -> str | None:
    """Return the office level of the plan, of whatever year, that a sheet is most like."""
    best = _best(sheet, plans)
    return best.plan.level if best is not None and best.plan is not None else None


def _best(sheet: Sheet, plans: Sequence[Plan]) -> Match | None:
    """Return the match that costs least, the first of several; plans whose titles alone cost more are left out."""
    found: list[tuple[float, int, Match]] = []
    pairings = [_pairing(sheet, plan) for plan in plans]
    least = [pairing.least + _contradiction(sheet, plan) for pairing, plan in zip(pairings, plans, strict=True)]
    for at in sorted(range(len(plans)), key=least.__getitem__):
        if found and least[at] > min(found)[0] + _HARDLY_MORE:
            break
        if (match := _match(sheet, plans[at], pairings[at])) is not None:
            found.append((match.cost, at, match))
    return min(found)[2] if found else None


def _match(sheet: Sheet, plan: Plan, pairing: Pairing) -> Match | None:
    if pairing.cost is None:
        return None
    indicators = {at: plan.indicators[column] for at, column, _ in pairing.pairs}
    return Match(plan, indicators, pairing.cost + _contradiction(sheet, plan))


def _contradiction(sheet: Sheet, plan: Plan) -> float:
    """Return what it costs that a sheet's own words name another level, or that it has areas and the plan none."""
    level = sheet.office.level
    contradicts = (level is not None and level != plan.level) or bool(sheet.areas) != plan.has_areas
    return _WORDS_WEIGH if contradicts else 0.0


_Value = TypeVar("_Value")


class _Same(Generic[_Value]):
    """A value that equals only itself, so that what was told of it is found again without a look into it."""

    __slots__ = ("value",)

    def __init__(self, value: _Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


def _pairing(sheet: Sheet, plan: Plan) -> Pairing:
    return _paired(_Same(sheet.indicators), _Same(plan.indicators))


# Reading asks once to tell the office level, checking and scoring ask again for the same sheet.
@lru_cache(maxsize=32)
def _paired(rows: _Same[tuple[IndicatorRow, ...]], official: _Same[tuple[Indicator, ...]]) -> Pairing:
    return Pairing(rows.value, official.value)


def measured_unit(row: IndicatorRow, official: Indicator | None) -> Unit | None:
    """Return the unit that a row is measured in: the shape of its targets; what they leave open, plan and print tell.

    A report is measured by the targets that it prints, also where the plan has targets of another
    kind. Bare numbers are percents where the official or the printed unit says so.
    """
    known = official.unit if official is not None else row.unit
    shape = unit_of_targets(row)
    if shape is _NUMBER and known is _PERCENT:
        return _PERCENT
    return shape or known


def counts_things(row: IndicatorRow, official: Indicator | None) -> bool:
    """Whether a row surely counts things, so that a percentage answers nothing: plan or print and the targets agree."""
    known = official.unit if official is not None else row.unit
    return known is _NUMBER and unit_of_targets(row) in (_NUMBER, None)


def unit_of_targets(row: IndicatorRow) -> Unit | None:
    """Return the unit that most of a row's targets have by their shape, the best one's where two are as many."""
    cells = row.targets.values()
    units = [unit for cell in cells if cell is not None and (unit := _UNIT_OF.get(cell.written.shape)) is not None]
    days = units.count(_DATE)
    if not units:
        return None
    if 2 * days == len(units):
        return units[0]
    if 2 * days > len(units):
        return _DATE
    return _PERCENT if _PERCENT in units else _NUMBER


_UNIT_OF: Mapping[Shape, Unit] = {
    Shape.DATE: _DATE,
    Shape.IMPOSSIBLE_DATE: _DATE,
    Shape.MALFORMED_DATE: _DATE,
    Shape.NUMBER: _NUMBER,
    Shape.PERCENT: _PERCENT,
}
