"""Values of a scan that contradict their row or table: both readers of figures can lose the same point or sign.

What contradicts may be the office's own mistake; it stays as it was read, with a doubt.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from suchok.core.plan.unit import Unit
from suchok.core.reading.lines import Raw, RawRow
from suchok.core.report.document import Cell, Document, IndicatorRow, Sheet
from suchok.core.report.place import Place
from suchok.core.text.values import Shape

_FIGURES_OF_A_DAY = 6
_LOST_WITH_A_POINT = Decimal("0.9")
_TWO_FIGURES = range(10, 100)
_MOST_LOST, _MOST_WEIGHTS = 3, 12


def with_doubts(raws: Sequence[Raw], places: AbstractSet[Place]) -> tuple[Raw, ...]:
    """Return the rows of a scan with the cells at ``places`` doubtful."""
    return tuple(_doubted(raw, places) if isinstance(raw, RawRow) else raw for raw in raws)


def _doubted(row: RawRow, places: AbstractSet[Place]) -> RawRow:
    return RawRow(tuple(cell._replace(doubtful=True) if cell.place in places else cell for cell in row.cells))


def contradicted(document: Document) -> frozenset[Place]:
    """Return the places of values that their row contradicts, and of weights whose area has the sum of lost points."""
    found: list[Cell] = []
    for sheet in document.sheets:
        found += _without_points(sheet)
        for row in sheet.indicators:
            found += (*_of_another_kind(row), *_out_of_order(row), *_no_weight(row))
    return frozenset(cell.place for cell in found)


def _of_another_kind(row: IndicatorRow) -> Iterator[Cell]:
    """Yield the targets that are numbers among days or days among numbers, and what is nearly a day."""
    targets = _valued(row)
    days = sum(map(_is_day, targets))
    of_days = days > 0 if row.unit is Unit.DATE else 2 * days > len(targets)
    yield from (cell for cell in targets if _is_day(cell) is not of_days)
    if of_days or row.unit is Unit.DATE:
        yield from (cell for cell in (*row.targets.values(), row.achievement) if cell is not None and _is_no_day(cell))


def _valued(row: IndicatorRow) -> list[Cell]:
    return [cell for cell in row.targets.values() if cell is not None and cell.written.value is not None]


def _is_day(cell: Cell) -> bool:
    return isinstance(cell.written.value, date)


def _is_no_day(cell: Cell) -> bool:
    """Whether a cell has the figures of a day that lost its points: ১২০২২০২৫, ১৭০১.২০২৭."""
    figures = sum(map(str.isdigit, cell.written.text))
    is_number = cell.written.is_number and figures >= _FIGURES_OF_A_DAY
    return is_number or cell.written.shape is Shape.MALFORMED_DATE


def _out_of_order(row: IndicatorRow) -> Iterator[Cell]:
    """Yield the targets without which the others are in order; all of them if more than one stands out."""
    targets = _valued(row)
    if len({*map(_is_day, targets)}) != 1 or _is_ordered(targets):
        return
    yield from [one for one in targets if _is_ordered([cell for cell in targets if cell is not one])] or targets


def _is_ordered(targets: Sequence[Cell]) -> bool:
    """Whether targets, the best first, only fall or only rise; days only rise."""
    values = [cell.written.value for cell in targets]
    rises = all(one < other for one, other in pairwise(values))  # type: ignore[operator]
    falls = all(one > other for one, other in pairwise(values))  # type: ignore[operator]
    return rises or (falls and not any(map(_is_day, targets)))


def _no_weight(row: IndicatorRow) -> Iterator[Cell]:
    if row.weight is not None and row.weight.written.value == 0:
        yield row.weight


def _without_points(sheet: Sheet) -> Iterator[Cell]:
    """Yield the weights of two figures that make the sum of their area with a point between these: ২৫ for ২.৫."""
    for area in sheet.areas:
        weights = [row.weight for row in sheet.indicators if row.area == area.number and row.weight is not None]
        values = [cell.written.value for cell in weights]
        printed = area.weight.written.value if area.weight is not None else None
        if not isinstance(printed, Decimal) or not all(isinstance(value, Decimal) for value in values):
            continue
        too_much = sum(values) - printed  # type: ignore[arg-type]
        yield from _lost(weights, too_much)


def _lost(weights: Sequence[Cell], too_much: Decimal) -> Iterator[Cell]:
    long = [cell for cell in weights if cell.written.value in _TWO_FIGURES][:_MOST_WEIGHTS]
    for count in range(1, _MOST_LOST + 1):
        for several in combinations(long, count):
            if _LOST_WITH_A_POINT * sum(cell.written.value for cell in several) == too_much:  # type: ignore[misc]
                yield from several
