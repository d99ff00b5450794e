"""The search beside trying every assignment: none costs less, and a doubt is another that costs hardly more."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from suchok.core.reading.columns import Column
from suchok.core.reading.costs import Costs, Frame, RowHints
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.search import MOST_SLID, Search
from suchok.core.reading.traits import traits_of

CELLS = ("", "–", "৫", "৮০%", "০৪/০৫/২০২৩", "সংখ্যা", "তারিখ", "[১.২.১] সভা আয়োজিত", "[১.২] সভা", "প্রক্রিয়াধীন")
KINDS = (ColumnKind.ACTIVITY, ColumnKind.INDICATOR, ColumnKind.UNIT, ColumnKind.WEIGHT, ColumnKind.ACHIEVEMENT)
CLOSE = 0.25
WHOLE = 9
"""How far a cell may stand at most in these tables."""

Columns = tuple[int | None, ...]

texts = st.lists(st.sampled_from(CELLS), min_size=1, max_size=5)
columns_of_tables = st.builds(
    lambda kinds, levels: [
        *[Column(kind, "") for kind in kinds],
        *[Column(ColumnKind.TARGET, "", level) for level in (100, 80, 60)[:levels]],
    ],
    st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True),
    st.integers(0, 3),
)


def costs_of(cells: list[str], columns: list[Column], usual: int) -> Costs:
    return Costs([traits_of(text) for text in cells], Frame(columns), RowHints(usual=usual), length=len(cells))


def assignments(cells: int, width: int, first: int = 0) -> Iterator[Columns]:
    """Yield every way to give cells to columns from ``first`` on in their order, or to none."""
    if not cells:
        yield ()
        return
    for at in (None, *range(first, width)):
        for rest in assignments(cells - 1, width, first if at is None else at + 1):
            yield (at, *rest)


def cost_of(costs: Costs, columns: Columns, *, neighbours: bool = True) -> float:
    """Add up what one assignment costs; a column without a cell before the last one of the row was lost."""
    table, cells, frame = costs.table(WHOLE), costs.cells, costs.frame
    stand = [(cell, at) for cell, at in enumerate(columns) if at is not None]
    total = sum(table[cell][cell + WHOLE - at] for cell, at in stand)
    left = costs.left_cells()
    total += sum(left[cell] for cell, at in enumerate(columns) if at is None)
    taken = {at for _, at in stand}
    last = max(taken, default=-1)
    for column in set(range(frame.width)) - taken:
        total += frame.missing[column] + (costs.lost if column < last else 0.0)
    targets = [cells[cell] for cell, at in stand if at in frame.targets and not cells[cell].is_blank]
    between = sum(costs.between(one, other) for one, other in pairwise(targets))
    return total + (between if neighbours else 0.0)


@given(texts, columns_of_tables, st.integers(1, 6))
def test_no_assignment_costs_less_than_the_one_found(cells: list[str], columns: list[Column], usual: int) -> None:
    costs = costs_of(cells, columns, usual)
    least = min(cost_of(costs, other) for other in assignments(len(cells), len(columns)))
    # Within the reach that so little leaves, or within any larger one.
    for reach in {costs.reach(least + 1e-6), MOST_SLID, WHOLE}:
        cost, found = Search(costs, reach).best()
        assert abs(cost - least) < 1e-6
        assert abs(cost_of(costs, found) - cost) < 1e-6


@given(texts, columns_of_tables, st.integers(1, 6))
def test_what_a_row_costs_at_least_is_known_before_it_is_searched(
    cells: list[str], columns: list[Column], usual: int
) -> None:
    costs = costs_of(cells, columns, usual)
    least = min(cost_of(costs, other, neighbours=False) for other in assignments(len(cells), len(columns)))
    for reach in {costs.reach(least + 1e-6), MOST_SLID, WHOLE}:
        assert abs(Search(costs, reach).least - least) < 1e-6


@given(texts, columns_of_tables, st.integers(1, 6))
def test_a_doubt_is_another_column_for_hardly_more(cells: list[str], columns: list[Column], usual: int) -> None:
    costs = costs_of(cells, columns, usual)
    cost, found = Search(costs).best()
    search = Search(costs, costs.reach(cost + CLOSE + 1e-6))
    others = [
        cost_of(costs, other, neighbours=False)
        for other in assignments(len(cells), len(columns))
        if any(
            at not in (None, chosen) and not cell.is_blank
            for cell, at, chosen in zip(costs.cells, other, found, strict=True)
        )
    ]
    nearest = min(others, default=float("inf")) - cost
    # Sums of tenths are not exact, and the edge itself is nobody's promise.
    if abs(nearest - CLOSE) > 1e-6:
        assert search.is_doubtful(found, cost) == (nearest < CLOSE)
