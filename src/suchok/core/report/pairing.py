"""Which official indicator of one plan each printed row is: one cheapest assignment, none taken twice.

Title, unit, weight and targets count; the code only breaks ties, because codes are what offices
get wrong most. Titles are compared first: most often they leave little else to compare.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.assignment import cheapest_assignment
from suchok.core.report.document import Cell, IndicatorRow
from suchok.core.text.similarity import similarities

_TITLE, _UNIT, _WEIGHT, _TARGETS, _CODE = 2.0, 0.5, 0.7, 1.2, 0.08
# A row with a strange title but the unit, weight and targets of an official one is that one; so is one with its title.
_NO_MATCH = 2.15
_SAME_TITLE = 0.75
_PLAN_FITS = 1.6
_LEAST_SHARE = 0.5

Pair = tuple[int, int, float]
"""The positions of a row and of the indicator that it is, and how unlike the two are."""


class _Printed:
    """What a printed row is compared by."""

    __slots__ = ("code", "targets", "unit", "weight")

    def __init__(self, row: IndicatorRow) -> None:
        self.code = row.code
        self.unit: Unit | None = row.unit
        self.weight = _value(row.weight)
        self.targets = [(level, _value(cell)) for level, cell in row.targets.items()]


def _value(cell: Cell | None) -> Value | None:
    return None if cell is None else cell.written.value


class Pairing:
    """The rows of a sheet beside the indicators of a plan."""

    def __init__(self, rows: Sequence[IndicatorRow], official: Sequence[Indicator]) -> None:
        self._rows = rows
        self._official = official
        titles = tuple([indicator.title for indicator in official])
        self._titles = [[_TITLE * (1 - alike) for alike in similarities(row.title, titles)] for row in rows]

    @cached_property
    def _printed(self) -> list[_Printed]:
        return [_Printed(row) for row in self._rows]

    @property
    def least(self) -> float:
        """What ``cost`` is at least, if there is any, told from the titles alone."""
        titles = sorted([min(costs, default=0.0) for costs in self._titles])[: len(self._official)]
        least = [total / count + self._missing(count) for count, total in enumerate(accumulate(titles), 1)]
        return min(least, default=0.0)

    @cached_property
    def cost(self) -> float | None:
        """How unlike sheet and plan are; ``None`` if too few rows are indicators of the plan, or these too unlike."""
        count = len(self.pairs)
        if not count or count < _LEAST_SHARE * min(len(self._rows), len(self._official)):
            return None
        mean = sum([cost for _, _, cost in self.pairs]) / count
        return mean + self._missing(count) if mean <= _PLAN_FITS else None

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The rows that are indicators of the plan."""
        return tuple([pair for pair in self._clear() or self._assigned() if self._is_match(*pair)])

    def _missing(self, pairs: int) -> float:
        """Return the share of the longer side that has no partner among so many pairs."""
        longer = max(len(self._rows), len(self._official))
        return (longer - pairs) / longer

    def _clear(self) -> list[Pair] | None:
        """Return the indicator that each row is most like; ``None`` if two rows want the same, or one row several."""
        if len(self._rows) > len(self._official):
            return None
        pairs: list[Pair] = []
        taken: set[int] = set()
        for at, titles in enumerate(self._titles):
            column = titles.index(min(titles))
            cost = self._costs(at, [column])[0]
            # The others cost no less than their titles.
            others = [other for other, least in enumerate(titles) if least <= cost and other != column]
            for other, rival in zip(others, self._costs(at, others), strict=True):
                if rival == cost:
                    return None
                column, cost = (other, rival) if rival < cost else (column, cost)
            if column in taken:
                return None
            taken.add(column)
            pairs.append((at, column, cost))
        return pairs

    def _assigned(self) -> list[Pair]:
        """Return the assignment whose sum of costs is least."""
        costs = [self._costs(at, range(len(self._official))) for at in range(len(self._rows))]
        found = enumerate(cheapest_assignment(costs))
        return [(at, column, costs[at][column]) for at, column in found if column is not None]

    def _is_match(self, at: int, column: int, cost: float) -> bool:
        return cost <= _NO_MATCH or self._titles[at][column] <= _TITLE * (1 - _SAME_TITLE)

    def _costs(self, at: int, columns: Iterable[int]) -> list[float]:
        """Return how unlike a printed row and some of the indicators are: 0 for the same in everything."""
        row, titles = self._printed[at], self._titles[at]
        code, unit, weight = row.code, row.unit, row.weight
        costs = []
        for column in columns:
            indicator, cost = self._official[column], titles[column]
            if unit is not None and unit is not indicator.unit:
                cost += _UNIT
            if weight is not None and weight != indicator.weight:
                cost += _WEIGHT
            if code != indicator.code:
                cost += _CODE
            costs.append(cost + _TARGETS * _targets_differ(row.targets, indicator.certain))
        return costs


def _targets_differ(printed: Sequence[tuple[int, Value | None]], official: Mapping[int, Value | None]) -> float:
    """Return the share of the levels known to both whose targets differ; another kind of value counts double."""
    known = differing = 0
    for level, value in printed:
        if level not in official:
            continue
        known += 1
        expected = official[level]
        if value is expected:
            continue
        if type(value) is type(expected):
            differing += value != expected
        else:
            differing += 1 if value is None or expected is None else 2
    return differing / known if known else 0.0
