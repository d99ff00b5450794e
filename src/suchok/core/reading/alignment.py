"""Putting slid rows right: cells matched to columns by what they can be, the cheapest whole assignment.

A row slides when an export loses or gains a blank cell. The order of cells is kept; a cell may be
lost, a blank one may be extra, and every other cell pays for standing where it does not fit.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from suchok.core.reading.costs import Costs, Frame, RowHints
from suchok.core.reading.search import CLOSE, MOST_SLID, Search
from suchok.core.reading.traits import traits_of

_FITS = 0.85
_FITS_WHOLE = 0.5
_CLEARLY = 0.1
_SLID, _ONE_SLIP = 5.0, 1.0
_NO_HINTS = RowHints()


class Alignment(NamedTuple):
    """Which column each cell belongs to (``None``: no home), by position.

    ``shifted`` if some cell stands elsewhere than printed, ``doubtful`` if another assignment is nearly as good.
    """

    columns: tuple[int | None, ...]
    cost: float
    shifted: bool = False
    doubtful: bool = False


def align(texts: Sequence[str], frame: Frame, hints: RowHints = _NO_HINTS, *, may_slide: bool = True) -> Alignment:
    """Match the cells of a row to the columns of ``frame``; one that may not slide stays as printed, if it has room."""
    cells = [traits_of(text) for text in texts]
    while cells and cells[-1].is_empty:
        cells.pop()
    costs = Costs(cells, frame, hints, length=len(texts))
    best = as_printed = None
    if len(cells) <= frame.width:
        printed = costs.as_printed()
        as_printed = _as_printed(costs, printed)
        fits = max(printed, default=0.0) < _FITS and as_printed.cost < _FITS_WHOLE
        if fits or not may_slide:
            best = as_printed
        elif as_printed.cost == costs.length:
            # Nothing costs less than cells that all stand well; a row that is only long need not be searched.
            best = as_printed._replace(cost=0.0)
    if best is None:
        best = _cheapest(costs, as_printed)
    blank = len(texts) - len(best.columns)
    return Alignment(best.columns + (None,) * blank, best.cost, best.shifted, best.doubtful) if blank else best


def _as_printed(costs: Costs, printed: Sequence[float]) -> Alignment:
    """Return the assignment that leaves each cell where it is."""
    cells = costs.cells
    targets = [cells[at] for at in costs.frame.targets if at < len(cells) and not cells[at].is_blank]
    neighbours = sum([costs.between(previous, cell) for previous, cell in pairwise(targets)])
    missing = sum(costs.frame.missing[len(cells) :])
    return Alignment(tuple(range(len(cells))), sum(printed) + missing + neighbours + costs.length)


def _cheapest(costs: Costs, as_printed: Alignment | None) -> Alignment:
    """Search the cheapest assignment, ``as_printed`` itself if no other costs clearly less.

    It is doubtful if some cell might nearly as cheaply stand elsewhere.
    """
    most = inf if as_printed is None else as_printed.cost - _CLEARLY
    # Most rows that have surely slid lost or gained one cell, and need not be looked at any further away.
    is_guess = most > _SLID
    reach = min(costs.reach((_ONE_SLIP if is_guess else most) + CLOSE), MOST_SLID)
    search = Search(costs, reach)
    if as_printed is not None and not is_guess and most <= search.least:
        return as_printed
    cost, columns = search.best()
    if is_guess and cost > _ONE_SLIP and reach < MOST_SLID:
        search = Search(costs)
        cost, columns = search.best()
    if as_printed is not None and most <= cost:
        return as_printed
    moved = [
        at is not None and at != position and not cell.is_blank
        for position, (at, cell) in enumerate(zip(columns, costs.cells, strict=True))
    ]
    shifted = any(moved)
    if shifted and costs.reach(cost + CLOSE) > MOST_SLID:
        # In a row as dear as this even a column that no cell slides to raises a doubt.
        search = Search(costs, len(costs.cells) + costs.frame.width)
    return Alignment(columns, cost, shifted, doubtful=shifted and search.is_doubtful(columns, cost))
