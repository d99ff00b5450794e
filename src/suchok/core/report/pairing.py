"""Which official indicator of one plan each printed row is: one cheapest assignment, none taken twice.

Title, unit, weight and targets count; the code only breaks ties, because codes are what offices
get wrong most. Titles are compared first: most often they leave little else to compare.
"""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
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
        self._alike = [similarities(row.title, titles) for row in rows]

    @cached_property
    def _printed(self) -> list[_Printed]:
        return [_Printed(row) for row in self._rows]

    @cached_property
    def least(self) -> float:
        """What ``cost`` is at least, if there is any, told from the titles alone."""
        titles = sorted([_TITLE * (1 - max(alike, default=1.0)) for alike in self._alike])[: len(self._official)]
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
        is_row_first = len(self._rows) <= len(self._official)
        paired = self._paired(self._alike, self._cost) if is_row_first else sorted(self._paired_from_indicators())
        return tuple([pair for pair in paired if self._is_match(*pair)])

    def _paired_from_indicators(self) -> list[Pair]:
        alike = list(zip(*self._alike, strict=True))
        rows = self._within_reach(alike)
        if len(rows) < len(self._rows):
            alike = [tuple([likeness[row] for row in rows]) for likeness in alike]
        paired = self._paired(alike, lambda column, at: self._cost(rows[at], column))
        return [(rows[at], column, cost) for column, at, cost in paired]

    def _within_reach(self, alike: Sequence[Sequence[float]]) -> Sequence[int]:
        """Return the rows that any indicator can get: the others leave each of them one of its cheapest.

        Of a table with very many rows these are few; in an ordinary one it is not worth while to look for them.
        """
        count = len(self._official)
        if len(self._rows) <= count**2:
            return range(len(self._rows))
        costs = [partial(self._cost, column=column) for column in range(count)]
        return sorted(set().union(*[_cheapest(*one, count) for one in zip(alike, costs, strict=True)]))

    def _paired(self, alike: Sequence[Sequence[float]], cost: Callable[[int, int], float]) -> list[Pair]:
        """Pair each of the shorter side with one of the longer, so that the sum of costs is least.

        Most often each is most like another one; then most pairs need not be compared.
        """
        others = range(len(alike[0]) if alike else 0)
        nearest = [_nearest(likeness, partial(cost, one)) for one, likeness in enumerate(alike)]
        found = cheapest_assignment(nearest, lambda one: [cost(one, other) for other in others], len(others))
        return [
            (one, other, least if other == first else cost(one, other))
            for one, ((least, first), other) in enumerate(zip(nearest, found, strict=True))
        ]

    def _missing(self, pairs: int) -> float:
        """Return the share of the longer side that has no partner among so many pairs."""
        longer = max(len(self._rows), len(self._official))
        return (longer - pairs) / longer

    def _is_match(self, at: int, column: int, cost: float) -> bool:
        return cost <= _NO_MATCH or self._alike[at][column] >= _SAME_TITLE

    def _cost(self, at: int, column: int) -> float:
        """Return how unlike a printed row and an indicator are: 0 for the same in everything."""
        row, indicator, cost = self._printed[at], self._official[column], _TITLE * (1 - self._alike[at][column])
        if row.unit is not None and row.unit is not indicator.unit:
            cost += _UNIT
        if row.weight is not None and row.weight != indicator.weight:
            cost += _WEIGHT
        if row.code != indicator.code:
            cost += _CODE
        return cost + _TARGETS * _targets_differ(row.targets, indicator.certain)


def _nearest(alike: Sequence[float], cost: Callable[[int], float]) -> tuple[float, int]:
    """Return the least cost and the first that it is the cost of; nothing costs less than its title."""
    first = alike.index(max(alike))
    known = cost(first)
    others = [other for other, one in enumerate(alike) if _TITLE * (1 - one) <= known and other != first]
    return min([(known, first), *[(cost(other), other) for other in others]])


def _cheapest(alike: Sequence[float], cost: Callable[[int], float], most: int) -> list[int]:
    """Return the first of those that cost least, up to ``most``; nothing costs less than its title."""
    found: list[tuple[float, int]] = []
    for other in sorted(range(len(alike)), key=alike.__getitem__, reverse=True):
        if len(found) == most and _TITLE * (1 - alike[other]) > found[-1][0]:
            break
        insort(found, (cost(other), other))
        del found[most:]
    return [other for _, other in found]


def _targets_differ(printed: Sequence[tuple[int, Value | None]], official: Mapping[int, Value | None]) -> float:
    """Return the share of the levels known to both whose targets differ; another kind of value counts double."""
    known = differing = 0
    for level, value in printed:
        if level not in official:
            continue
        known += 1
        expected = official[level]
        if type(value) is not type(expected):
            differing += 1 if value is None or expected is None else 2
        elif value != expected:
            differing += 1
    return differing / known if known else 0.0
