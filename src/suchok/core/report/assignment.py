"""The cheapest assignment of rows to columns (the Hungarian method with potentials, Kuhn–Munkres)."""

from collections.abc import Callable, Sequence
from math import inf

Nearest = tuple[float, int]
"""What the cheapest column of a row costs, and which it is."""


def cheapest_assignment(
    nearest: Sequence[Nearest], costs_of: Callable[[int], Sequence[float]], columns: int
) -> list[int]:
    """Return for each row the column that it is assigned to, so that the sum of costs is least.

    There are at least as many ``columns`` as rows, one for each of ``nearest``. What a row costs in each column, any
    numbers, is asked only of those whose cheapest column another row wants, too: with few of them, most costs
    need not be known. Time is cubic in their number times the columns at worst.
    """
    row_potential, column_potential = [0.0, *[cost for cost, _ in nearest]], [0.0] * (columns + 1)
    # Index 0 is a sentinel, of rows and of columns.
    row_of = [0] * (columns + 1)
    late = []
    for row, (_, column) in enumerate(nearest, 1):
        if row_of[column + 1]:
            late.append(row)
        else:
            row_of[column + 1] = row
    for row in late:
        row_of[0] = row
        _turn(row_of, _shortest_way(costs_of, row_of, row_potential, column_potential))
    found = [0] * len(nearest)
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _shortest_way(
    costs_of: Callable[[int], Sequence[float]],
    row_of: list[int],
    row_potential: list[float],
    column_potential: list[float],
) -> list[int]:
    """Search the cheapest way from the new row to a free column, adjusting the potentials; ``way[0]`` is its end."""
    size = len(column_potential)
    least, way, used = [inf] * size, [0] * size, [False] * size
    column = 0
    while row_of[column]:
        used[column] = True
        row = row_of[column]
        costs, potential = costs_of(row - 1), row_potential[row]
        delta, following = inf, 0
        for other in range(1, size):
            if used[other]:
                continue
            reduced = costs[other - 1] - potential - column_potential[other]
            if reduced < least[other]:
                least[other], way[other] = reduced, column
            if least[other] < delta:
                delta, following = least[other], other
        for other in range(size):
            if used[other]:
                row_potential[row_of[other]] += delta
                column_potential[other] -= delta
            else:
                least[other] -= delta
        column = following
    way[0] = column
    return way


def _turn(row_of: list[int], way: list[int]) -> None:
    """Give each column on the way the row of the column before it."""
    column = way[0]
    while column:
        before = way[column]
        row_of[column] = row_of[before]
        column = before
