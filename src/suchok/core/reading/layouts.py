"""From the printed headings to the layout of a table: its columns, levels, year and period."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.columns import LEVELS_OF_COUNT, Column, Layout, settled
from suchok.core.reading.headings import ColumnKind, is_garbled, kind_of_heading, says_earlier
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import RawRow
from suchok.core.reading.merged_headings import Texts, columns_below
from suchok.core.reading.traits import traits_of
from suchok.core.reading.years import fiscal_year_in, month_period_in, quarter_in
from suchok.core.text.memory import LONGEST

_MOST_COLUMNS = 40


def layout_of(heading: RawRow, below: Sequence[RawRow], names: LevelNames) -> Layout:
    """Return the columns that a heading row and the level rows below it print."""
    texts = heading.texts, *[row.texts for row in below]
    is_short = sum([len(text) for row in texts for text in row]) <= LONGEST
    said = (_remembered if is_short else _said)(texts, names)
    return Layout(
        columns=said.columns,
        levels=said.levels,
        place=heading.cells[0].place,
        heading_year=said.year,
        heading_year_place=None if said.year_at is None else heading.cells[said.year_at].place,
        heading_period=said.period,
        garbled=said.garbled,
    )


class _Said(NamedTuple):
    """What headings say, wherever they stand; ``year_at`` is the heading that names ``year``."""

    columns: tuple[Column, ...]
    levels: tuple[int, ...]
    year: FiscalYear | None
    year_at: int | None
    period: Period | None
    garbled: bool


def _said(texts: tuple[Texts, ...], names: LevelNames) -> _Said:
    heading, *below = texts
    heading = _widened(heading, below, names)
    levels = _levels(heading, below, names)
    columns = columns_below(heading, below, levels, names)
    year_at, year = _year(heading, columns)
    return _Said(
        columns=settled(columns)[:_MOST_COLUMNS],
        levels=tuple(sorted([column.level for column in columns if column.level is not None], reverse=True)),
        year=year,
        year_at=year_at,
        period=_heading_period(columns),
        garbled=any(is_garbled(text) for text in heading),
    )


# A table prints its headings on each page, and offices print those of the same few forms.
_remembered = lru_cache(maxsize=512)(_said)


def _widened(heading: Texts, below: Sequence[Texts], names: LevelNames) -> Texts:
    """Give back the blank cells behind a merged heading at the end, which workbooks leave off."""
    last = max((at for row in below for at, text in enumerate(row) if _divides(text, names)), default=0)
    return (*heading, *[""] * (last + 1 - len(heading)))


def _divides(text: str, names: LevelNames) -> bool:
    is_level = names.named(text) is not None or names.percent(text) is not None
    return bool(text) and not is_level and not traits_of(text).is_value


def _year(heading: Texts, columns: Sequence[Column]) -> tuple[int | None, FiscalYear | None]:
    over_targets = {column.heading for column in columns if column.kind is ColumnKind.TARGET}
    for at, text in enumerate(heading):
        is_target = text in over_targets and kind_of_heading(text) is ColumnKind.TARGET
        if is_target and (year := fiscal_year_in(text)):
            return at, year
    return None, None


def _heading_period(columns: Sequence[Column]) -> Period | None:
    """Return the period that the first heading of achievements names, unless another names another one."""
    headings = [column.heading for column in columns if kind_of_heading(column.heading) is ColumnKind.ACHIEVEMENT]
    named = [quarter_in(text) or month_period_in(text) for text in headings if not says_earlier(text)]
    return named[0] if named and set(named) <= {named[0], None} else None


def _levels(heading: Texts, below: Sequence[Texts], names: LevelNames) -> tuple[int, ...]:
    rows = [heading, *below]
    named = max(([found for text in row if (found := names.named(text))] for row in rows), key=len)
    percents = max(([found for found in names.percents(row) if found is not None] for row in rows), key=len)
    # A name that a scanner garbled is none: then the percents know more levels than the names.
    if percents and _runs_one_way(percents) and len(named) <= len(percents):
        return tuple(percents)
    if whole := next((scale for row in rows if (scale := names.whole_scale(row))), None):
        return whole
    if named:
        is_official = _descends(named) and 90 in named
        return tuple(named) if is_official else LEVELS_OF_COUNT.get(len(named), tuple(named))
    return tuple(percents) if percents and _descends(percents) else ()


def _runs_one_way(percents: Sequence[int]) -> bool:
    return _descends(percents) or (len(percents) > 1 and _descends(percents[::-1]))


def _descends(percents: Sequence[int]) -> bool:
    return all(higher > lower for higher, lower in pairwise(percents))
