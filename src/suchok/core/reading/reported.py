"""Which of several columns holds what was achieved in the reported period."""

from collections.abc import Sequence
from dataclasses import replace

from suchok.core.plan.fiscal_year import Period
from suchok.core.reading.columns import Column, Layout
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.years import month_period_in, quarter_in

_REPORTING = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE, ColumnKind.REMARKS})


def layout_for(layout: Layout, period: Period | None) -> Layout:
    """Return the columns with the achievement of ``period`` named as such; the other quarters' are extra columns."""
    columns = list(layout.columns)
    chosen = _of_period(columns, period)
    if chosen is not None:
        for at, column in enumerate(columns):
            if column.kind is ColumnKind.ACHIEVEMENT:
                columns[at] = replace(column, kind=ColumnKind.EXTRA)
        columns[chosen] = replace(columns[chosen], kind=ColumnKind.ACHIEVEMENT)
        return replace(layout, columns=tuple(columns))
    unknown = _unknown_after_targets(columns)
    if period is not None and unknown is not None and not layout.kinds & _REPORTING:
        columns[unknown] = replace(columns[unknown], kind=ColumnKind.ACHIEVEMENT)
        return replace(layout, columns=tuple(columns), garbled=True)
    return layout


def _of_period(columns: Sequence[Column], period: Period | None) -> int | None:
    """Return the one of several achievement columns whose heading names the period."""
    reporting = [at for at, column in enumerate(columns) if kind_of_heading(column.heading) is ColumnKind.ACHIEVEMENT]
    if period is None or len(reporting) < 2:
        return None
    named = [
        at for at in reporting if period in (quarter_in(columns[at].heading), month_period_in(columns[at].heading))
    ]
    return named[0] if len(named) == 1 else None


def _unknown_after_targets(columns: Sequence[Column]) -> int | None:
    """Return the only column behind the targets whose heading says nothing known."""
    last = max((at for at, column in enumerate(columns) if column.kind is ColumnKind.TARGET), default=len(columns))
    unknown = [
        at
        for at, column in enumerate(columns)
        if at > last and column.kind is ColumnKind.EXTRA and kind_of_heading(column.heading) is None
    ]
    return unknown[0] if len(unknown) == 1 else None
