"""Rows go to columns so that no other way of doing it costs less."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from suchok.core.report.assignment import cheapest_assignment

SIDES = st.integers(1, 5)


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    """Few different costs, so that many assignments cost the same."""
    width = draw(SIDES)
    return draw(
        st.lists(st.lists(st.integers(0, 4).map(float), min_size=width, max_size=width), min_size=1, max_size=5)
    )


def least(costs: list[list[float]]) -> float:
    """Return what the cheapest of all assignments costs, every one of them tried."""
    wide = costs if len(costs) <= len(costs[0]) else [list(column) for column in zip(*costs, strict=True)]
    ways = permutations(range(len(wide[0])), len(wide))
    return min(sum(row[at] for row, at in zip(wide, way, strict=True)) for way in ways)


@given(tables())
def test_no_other_assignment_costs_less(costs: list[list[float]]) -> None:
    found = cheapest_assignment(costs)
    taken = [column for column in found if column is not None]
    assert len(taken) == len(set(taken)) == min(len(costs), len(costs[0]))
    assert sum(costs[row][column] for row, column in enumerate(found) if column is not None) == least(costs)


def test_without_columns_no_row_has_one() -> None:
    assert cheapest_assignment([[], []]) == [None, None]
    assert cheapest_assignment([]) == []
