"""Which of several columns holds what was achieved in the reported period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.columns import Column, Layout
from suchok.core.reading.headings import ColumnKind, kind_of_heading, says_earlier
from suchok.core.reading.years import fiscal_year_in, month_period_in, names_months, quarter_in
from suchok.core.text.normalise import normalise

_REPORTING = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE, ColumnKind.REMARKS})
_CURRENT = re.compile(normalise(r"চলতি|বর্তমান|আলোচ্য|প্রতিবেদনাধীন|current|\bthis\b"), re.IGNORECASE)
_SUM = re.compile(normalise(r"(?:^|\s)(?:সর্ব)?মোট(?:\s|$)|\btotal\b"), re.IGNORECASE)
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every column.
_ACHIEVEMENT = ColumnKind.ACHIEVEMENT
_UNKNOWN = frozenset({ColumnKind.EXTRA, ColumnKind.FIGURES})
_SUMMED_UP = frozenset({Period.H1, Period.ANNUAL})


def layout_for(layout: Layout, year: FiscalYear | None, period: Period | None) -> Layout:
    """Return the columns with the achievement of ``period`` of ``year`` named as such; others' are extra columns."""
    headings = [kind_of_heading(column.heading) for column in layout.columns]
    reporting = [at for at, kind in enumerate(headings) if kind is _ACHIEVEMENT]
    if reporting:
        chosen = _of_period([layout.columns[at].heading for at in reporting], year, period)
        achieved = None if chosen is None else reporting[chosen]
        return _with_kinds(layout, {at: _ACHIEVEMENT if at == achieved else ColumnKind.FIGURES for at in reporting})
    if period is None:
        return layout
    if (named := _named_after_targets(layout.columns, period)) is not None:
        return _with_kinds(layout, {named: ColumnKind.ACHIEVEMENT})
    if layout.kinds & _REPORTING:
        return layout
    unknown = _unknown_after_targets(layout.columns)
    found = {unknown: ColumnKind.ACHIEVEMENT} if unknown is not None else {}
    return replace(_with_kinds(layout, found), garbled=True) if found else layout


def _with_kinds(layout: Layout, kinds: Mapping[int, ColumnKind]) -> Layout:
    """Return a layout in which some columns are of other kinds; itself if they already are."""
    if all(layout.columns[at].kind is kind for at, kind in kinds.items()):
        return layout
    columns = [replace(column, kind=kinds[at]) if at in kinds else column for at, column in enumerate(layout.columns)]
    return replace(layout, columns=tuple(columns))


def _of_period(headings: Sequence[str], year: FiscalYear | None, period: Period | None) -> int | None:
    """Return which heading of achievements is the reported period's; ``None`` if none is, or nobody can tell."""
    if len(headings) == 1 and period is not None:
        return 0  # A wrong year or quarter in the only heading is an office's slip.
    ranks = [_rank(heading, year, period) for heading in headings]
    best = max(ranks)
    is_open = best is _Rank.ONE_OF_QUARTERS and ranks.count(best) > 1
    return None if best is _Rank.ANOTHER or is_open else ranks.index(best)


class _Rank(IntEnum):
    """How surely a heading names the reported period; ``ONE_OF_QUARTERS`` where the document names none."""

    ANOTHER = 0
    ONE_OF_QUARTERS = 1
    SUM = 2
    PLAIN = 3
    SUM_OF_QUARTERS = 4
    CURRENT = 5
    NAMED = 6


@lru_cache(maxsize=1024)
def _rank(heading: str, year: FiscalYear | None, period: Period | None) -> _Rank:
    named_year, quarter = fiscal_year_in(heading), quarter_in(heading)
    if says_earlier(heading) or (year and named_year and named_year != year):
        return _Rank.ANOTHER
    if period is not None and period in (quarter, month_period_in(heading)):
        return _Rank.NAMED
    if _CURRENT.search(heading):
        return _Rank.CURRENT
    if _SUM.search(heading):
        return _Rank.SUM_OF_QUARTERS if period in _SUMMED_UP else _Rank.SUM
    if quarter is None and not names_months(heading):
        return _Rank.PLAIN
    return _Rank.ANOTHER if period is not None else _Rank.ONE_OF_QUARTERS


def _named_after_targets(columns: Sequence[Column], period: Period) -> int | None:
    """Return the column behind the targets that the period alone is printed above: ২য় ত্রৈমাসিক."""
    named = [at for at in _unknowns_after_targets(columns) if quarter_in(columns[at].heading) is period]
    return named[0] if len(named) == 1 else None


def _unknown_after_targets(columns: Sequence[Column]) -> int | None:
    """Return the only column behind the targets whose heading says nothing known."""
    unknown = _unknowns_after_targets(columns)
    return unknown[0] if len(unknown) == 1 else None


def _unknowns_after_targets(columns: Sequence[Column]) -> list[int]:
    last = max((at for at, column in enumerate(columns) if column.kind is ColumnKind.TARGET), default=len(columns))
    return [
        at
        for at, column in enumerate(columns)
        if at > last and column.kind in _UNKNOWN and kind_of_heading(column.heading) is None
    ]
