"""Rows go to columns so that no other way of doing it costs less."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from suchok.core.report.assignment import cheapest_assignment

SIDES = st.integers(1, 5)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Few different costs, so that many assignments cost the same; at least as many columns as rows."""
    width = draw(SIDES)
    row = st.lists(st.integers(-1, 4).map(float), min_size=width, max_size=width)
    return draw(st.lists(row, max_size=width))


def assigned(costs: list[list[float]]) -> tuple[list[int], set[int]]:
    """Return the column of each row, and the rows whose costs were asked for."""
    asked: set[int] = set()

    def costs_of(row: int) -> list[float]:
        asked.add(row)
        return costs[row]

    nearest = [min((cost, column) for column, cost in enumerate(row)) for row in costs]
    return cheapest_assignment(nearest, costs_of, len(costs[0]) if costs else 0), asked


def least(costs: list[list[float]]) -> float:
    """Return what the cheapest of all assignments costs, every one of them tried."""
    ways = permutations(range(len(costs[0]) if costs else 0), len(costs))
    return min(sum(row[at] for row, at in zip(costs, way, strict=True)) for way in ways)


@given(tables())
def test_no_other_assignment_costs_less(costs: list[list[float]]) -> None:
    found, _ = assigned(costs)
    assert len(set(found)) == len(costs)
    assert sum(costs[row][column] for row, column in enumerate(found)) == least(costs)


def test_only_rows_that_want_the_same_column_are_compared_whole() -> None:
    costs = [[0.0, 3.0, 9.0, 9.0], [1.0, 2.0, 9.0, 9.0], [9.0, 9.0, 0.0, 1.0]]
    assert assigned(costs) == ([0, 1, 2], {0, 1})
    assert assigned([[0.0, 1.0], [1.0, 0.0]]) == ([0, 1], set())


def test_without_rows_nothing_is_assigned() -> None:
    assert assigned([]) == ([], set())
