"""The cheapest assignment of rows to columns (the Hungarian method with potentials, Kuhn–Munkres)."""

from collections.abc import Sequence
from math import inf


def cheapest_assignment(costs: Sequence[Sequence[float]]) -> list[int | None]:
    """Return for each row the column that it is assigned to, ``None`` where there are fewer columns than rows.

    ``costs[row][column]`` may be any numbers; the sum over assigned pairs is least. Time is
    cubic in the smaller side times the larger.
    """
    if not costs or not costs[0]:
        return [None] * len(costs)
    if len(costs) <= len(costs[0]):
        return list(_assign(costs))
    transposed = list(zip(*costs, strict=True))
    rows: list[int | None] = [None] * len(costs)
    for column, row in enumerate(_assign(transposed)):
        rows[row] = column
    return rows


def _assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """Assign every row of a matrix that has at least as many columns as rows; index 0 is a sentinel."""
    rows, columns = len(costs), len(costs[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        way = _shortest_way(costs, row_of, row_potential, column_potential)
        _turn(row_of, way)
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _shortest_way(
    costs: Sequence[Sequence[float]], row_of: list[int], row_potential: list[float], column_potential: list[float]
) -> list[int]:
    """Search the cheapest way from the new row to a free column, adjusting the potentials; ``way[0]`` is its end."""
    size = len(column_potential)
    least, way, used = [inf] * size, [0] * size, [False] * size
    column = 0
    while row_of[column]:
        used[column] = True
        row = row_of[column]
        delta, following = inf, 0
        for other in range(1, size):
            if used[other]:
                continue
            reduced = costs[row - 1][other - 1] - row_potential[row] - column_potential[other]
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
