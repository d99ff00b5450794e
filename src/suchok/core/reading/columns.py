"""From the printed headings to the columns of a table: what each one holds, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.headings import (
    ColumnKind,
    is_garbled,
    kind_of_heading,
    says_amended,
    says_earlier,
    says_reached,
)
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.reading.years import fiscal_year_in, month_period_in, quarter_in
from suchok.core.report.place import Place
from suchok.core.text.memory import LONGEST

_SINGLE = frozenset(ColumnKind) - {ColumnKind.TARGET, ColumnKind.EXTRA, ColumnKind.FIGURES, ColumnKind.SPARE}
_OF_FIGURES = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE, ColumnKind.SCORE})
LEVELS_OF_COUNT = {1: (100,), 2: (100, 80), 3: (100, 80, 60), 4: (100, 90, 80, 70), 5: (100, 90, 80, 70, 60)}
_MOST_COLUMNS = 40

Texts = tuple[str, ...]
"""The texts of the cells of a row."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``level`` is the percent of a target column."""

    kind: ColumnKind
    heading: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table part as its headings tell them."""

    columns: tuple[Column, ...]
    levels: tuple[int, ...]
    place: Place
    heading_year: FiscalYear | None = None
    heading_year_place: Place | None = None
    heading_period: Period | None = None
    garbled: bool = False

    @property
    def kinds(self) -> frozenset[ColumnKind]:
        """The kinds of columns that the table has."""
        return frozenset([column.kind for column in self.columns])

    @property
    def has_areas(self) -> bool:
        """Whether the table has a column of performance areas."""
        return ColumnKind.AREA in self.kinds


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
    columns = _columns(heading, below, levels, names)
    year_at, year = _year(heading, columns)
    return _Said(
        columns=_settled(columns)[:_MOST_COLUMNS],
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


class _Heading(NamedTuple):
    text: str
    span: int


def _columns(heading: Texts, below: Sequence[Texts], levels: tuple[int, ...], names: LevelNames) -> list[Column]:
    spans = _spans(heading)
    inner = _inner_headings(below, names)
    columns: list[Column] = []
    printed = names.percents([head.text for head in spans])
    over_targets = _over_targets(spans)
    start = 0
    for position, head in enumerate(spans):
        kind = kind_of_heading(head.text)
        if kind is ColumnKind.TARGET and head != over_targets:
            kind = ColumnKind.FIGURES
        percent = printed[position] or names.named(head.text)
        if percent is not None and (kind is not ColumnKind.TARGET or head.span == 1):
            columns.append(Column(ColumnKind.TARGET, head.text, percent))
        elif kind is ColumnKind.TARGET:
            columns += _target_columns(head, levels, inner, is_last=position == len(spans) - 1)
        else:
            columns += _plain_columns(head, kind, inner, _under(head, start, below, width=len(heading)))
        start += head.span
    return columns


def _over_targets(spans: Sequence[_Heading]) -> _Heading | None:
    """Return the heading over the targets of the year: others are of a quarter or of an earlier year."""
    targets = [head for head in spans if kind_of_heading(head.text) is ColumnKind.TARGET]
    return max(targets, key=_reach_of_targets, default=None)


def _reach_of_targets(head: _Heading) -> tuple[int, bool, bool, int]:
    year = fiscal_year_in(head.text)
    start = year.start_year if year is not None else 0
    return head.span, quarter_in(head.text) is None, says_amended(head.text), start


def _spans(heading: Texts) -> list[_Heading]:
    """Join a heading with the blank or equal cells that a merged cell leaves behind it."""
    spans: list[_Heading] = []
    for text in heading:
        repeats = spans and (not text or (text == spans[-1].text and kind_of_heading(text) is ColumnKind.TARGET))
        if repeats:
            spans[-1] = _Heading(spans[-1].text, spans[-1].span + 1)
        else:
            spans.append(_Heading(text, 1))
    return spans


def _inner_headings(below: Sequence[Texts], names: LevelNames) -> list[str]:
    """Return the headings under a merged one that are no levels: অর্জন below লক্ষ্যমাত্রা, and the like."""
    texts = [text for row in below for text in row if text and names.named(text) is None]
    return [text for text in texts if kind_of_heading(text) is not None or quarter_in(text) is not None]


def _target_columns(head: _Heading, levels: tuple[int, ...], inner: list[str], *, is_last: bool) -> list[Column]:
    levels = levels or LEVELS_OF_COUNT.get(head.span, LEVELS_OF_COUNT[5])
    columns = [Column(ColumnKind.TARGET, head.text, level) for level in levels]
    while inner and (len(columns) < head.span or is_last):
        text = inner.pop(0)
        columns.append(Column(kind_of_heading(text) or ColumnKind.EXTRA, text))
    return columns + [Column(ColumnKind.SPARE, "")] * (head.span - len(columns))


def _under(head: _Heading, start: int, below: Sequence[Texts], *, width: int) -> list[str]:
    """Return what stands under each column of a merged heading, the lowest line first asked; nothing under others."""
    rows = [(*texts, *[""] * (width - len(texts))) for texts in reversed(below) if len(texts) <= width]
    if head.span == 1 or not rows:
        return []
    return [
        next(
            (texts[at] for texts in rows if texts[at] not in ("", head.text) and not traits_of(texts[at]).is_value), ""
        )
        for at in range(start, start + head.span)
    ]


def _plain_columns(head: _Heading, kind: ColumnKind | None, inner: list[str], under: Sequence[str]) -> list[Column]:
    if not head.text:
        return [Column(ColumnKind.SPARE, "")] * head.span
    if any(under):
        inner[:] = [text for text in inner if text not in under]
        return list(_divided(head, kind, under))
    unknown = ColumnKind.EXTRA if quarter_in(head.text) is None else ColumnKind.FIGURES
    columns = [Column(kind or unknown, head.text)]
    if head.span > 1 and kind is ColumnKind.ACHIEVEMENT and inner:
        taken = [inner.pop(0) for _ in range(min(head.span, len(inner)))]
        columns = [Column(kind_of_heading(text) or kind, f"{head.text} {text}") for text in taken]
    return columns + [Column(ColumnKind.SPARE, "")] * (head.span - len(columns))


def _divided(head: _Heading, kind: ColumnKind | None, under: Sequence[str]) -> Iterator[Column]:
    """Yield the columns of a merged heading: quarters and the first column with an unknown heading are of its kind."""
    is_first = True
    for text in under:
        own = kind_of_heading(text) if text else ColumnKind.SPARE
        if quarter_in(text) is not None or (own is None and is_first):
            own = kind
        is_first = is_first and own is not kind
        # What says by itself what it is, as নম্বর does, is no achievement for standing below one.
        heading = text if own not in (kind, None) else f"{head.text} {text}"
        yield Column(ColumnKind.FIGURES if own in (None, ColumnKind.TARGET) else own, heading)


def _settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Settle what one heading alone cannot tell: whose weight a bare মান is, and which of two equal headings counts."""
    return tuple(_without_repeats(_with_weight(_with_area_weight(list(columns)))))


def _with_area_weight(columns: list[Column]) -> list[Column]:
    around = (ColumnKind.AREA, ColumnKind.ACTIVITY, ColumnKind.INDICATOR, ColumnKind.UNIT)
    before: ColumnKind | None = None
    for position, column in enumerate(columns):
        if column.kind in around:
            before = column.kind
        if column.kind is ColumnKind.WEIGHT and before is ColumnKind.AREA:
            columns[position] = replace(column, kind=ColumnKind.AREA_WEIGHT)
    return columns


def _with_weight(columns: list[Column]) -> list[Column]:
    """Take a bare নম্বর before the targets for the weight where no heading names one: marks stand behind them."""
    kinds = [column.kind for column in columns]
    targets = kinds.index(ColumnKind.TARGET) if ColumnKind.TARGET in kinds else 0
    bare = [at for at in range(targets) if kinds[at] is ColumnKind.SCORE and not says_reached(columns[at].heading)]
    if ColumnKind.WEIGHT not in kinds and len(bare) == 1:
        columns[bare[0]] = replace(columns[bare[0]], kind=ColumnKind.WEIGHT)
    return columns


def _without_repeats(columns: list[Column]) -> list[Column]:
    seen: set[ColumnKind] = set()
    for position, column in enumerate(columns):
        if column.kind in _SINGLE and column.kind in seen:
            is_figures = column.kind in _OF_FIGURES
            columns[position] = replace(column, kind=ColumnKind.FIGURES if is_figures else ColumnKind.EXTRA)
        seen.add(column.kind)
    return columns
