"""From the printed headings to the columns of a table: what each one holds, in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.reading.headings import ColumnKind, is_garbled, kind_of_heading
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.reading.years import fiscal_year_in, month_period_in, quarter_in
from suchok.core.report.place import Place
from suchok.core.text.memory import LONGEST

_PROOF = frozenset({ColumnKind.INDICATOR, ColumnKind.TARGET, ColumnKind.WEIGHT, ColumnKind.UNIT})
_SINGLE = frozenset(ColumnKind) - {ColumnKind.TARGET, ColumnKind.EXTRA, ColumnKind.SPARE}
LEVELS_OF_COUNT = {1: (100,), 2: (100, 80), 3: (100, 80, 60), 4: (100, 90, 80, 70), 5: (100, 90, 80, 70, 60)}
_MOST_COLUMNS = 40
_LEAST_HEADINGS = 3

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


def is_heading_row(row: RawRow, names: LevelNames) -> bool:
    """Whether a row prints column headings: three known ones or more, no code and no unit among them."""
    printed = [text for text in row.texts if text]
    if len(printed) < _LEAST_HEADINGS:
        return False
    if any(_is_data(text, names) for text in printed):
        return False
    kinds = [kind_of_heading(text) for text in printed]
    known = {kind for kind in kinds if kind is not None}
    if len(known) < _LEAST_HEADINGS or not known & _PROOF:
        return False
    percents = names.percents(printed)
    levels = sum(names.named(text) is not None or at is not None for text, at in zip(printed, percents, strict=True))
    return 2 * (sum(kind is not None for kind in kinds) + levels) >= len(kinds)


def _is_data(text: str, names: LevelNames) -> bool:
    traits = traits_of(text)
    return (traits.depth > 1 or traits.is_value) and names.percent(text) is None


def is_level_row(row: RawRow, names: LevelNames) -> bool:
    """Whether a row below the headings prints the names or the percents of the rating levels."""
    printed = [text for text in row.texts if text]
    named = sum(names.named(text) is not None for text in printed)
    if named and not any(traits_of(text).depth > 1 for text in printed):
        return True
    return bool(printed) and None not in names.percents(printed)


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
    levels = _levels(heading, below, names)
    columns = _columns(heading, below, levels, names)
    year_at, year = _year(heading)
    return _Said(
        columns=_settled(columns)[:_MOST_COLUMNS],
        levels=tuple(column.level for column in columns if column.level is not None),
        year=year,
        year_at=year_at,
        period=_heading_period(columns),
        garbled=any(is_garbled(text) for text in heading),
    )


# A table prints its headings on each page, and offices print those of the same few forms.
_remembered = lru_cache(maxsize=512)(_said)


def _year(heading: Texts) -> tuple[int | None, FiscalYear | None]:
    for at, text in enumerate(heading):
        if kind_of_heading(text) is ColumnKind.TARGET and (year := fiscal_year_in(text)):
            return at, year
    return None, None


def _heading_period(columns: Sequence[Column]) -> Period | None:
    headings = [column.heading for column in columns if column.kind is ColumnKind.ACHIEVEMENT]
    return next((found for text in headings if (found := quarter_in(text) or month_period_in(text))), None)


def _levels(heading: Texts, below: Sequence[Texts], names: LevelNames) -> tuple[int, ...]:
    rows = [heading, *below]
    named = max(([found for text in row if (found := names.named(text))] for row in rows), key=len)
    percents = max(([found for found in names.percents(row) if found is not None] for row in rows), key=len)
    # A name that a scanner garbled is none: then the percents know more levels than the names.
    if percents and _descends(percents) and len(named) <= len(percents):
        return tuple(percents)
    if whole := next((scale for row in rows if (scale := names.whole_scale(row))), None):
        return whole
    if named:
        is_official = _descends(named) and 90 in named
        return tuple(named) if is_official else LEVELS_OF_COUNT.get(len(named), tuple(named))
    return tuple(percents) if percents and _descends(percents) else ()


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
    for position, head in enumerate(spans):
        kind = kind_of_heading(head.text)
        percent = printed[position] or names.named(head.text)
        if percent is not None and (kind is not ColumnKind.TARGET or head.span == 1):
            columns.append(Column(ColumnKind.TARGET, head.text, percent))
        elif kind is ColumnKind.TARGET:
            columns += _target_columns(head, levels, inner, is_last=position == len(spans) - 1)
        else:
            columns += _plain_columns(head, kind, inner)
    return columns


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


def _plain_columns(head: _Heading, kind: ColumnKind | None, inner: list[str]) -> list[Column]:
    if not head.text:
        return [Column(ColumnKind.SPARE, "")] * head.span
    columns = [Column(kind or ColumnKind.EXTRA, head.text)]
    if head.span > 1 and kind is ColumnKind.ACHIEVEMENT and inner:
        taken = [inner.pop(0) for _ in range(min(head.span, len(inner)))]
        columns = [Column(kind_of_heading(text) or kind, f"{head.text} {text}") for text in taken]
    return columns + [Column(ColumnKind.SPARE, "")] * (head.span - len(columns))


def _settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Settle what one heading alone cannot tell: whose weight a bare মান is, and which of two equal headings counts."""
    return tuple(_without_repeats(_with_area_weight(list(columns))))


def _with_area_weight(columns: list[Column]) -> list[Column]:
    around = (ColumnKind.AREA, ColumnKind.ACTIVITY, ColumnKind.INDICATOR, ColumnKind.UNIT)
    before: ColumnKind | None = None
    for position, column in enumerate(columns):
        if column.kind in around:
            before = column.kind
        if column.kind is ColumnKind.WEIGHT and before is ColumnKind.AREA:
            columns[position] = replace(column, kind=ColumnKind.AREA_WEIGHT)
    return columns


def _without_repeats(columns: list[Column]) -> list[Column]:
    seen: set[ColumnKind] = set()
    for position, column in enumerate(columns):
        if column.kind in _SINGLE and column.kind in seen:
            columns[position] = replace(column, kind=ColumnKind.EXTRA)
        seen.add(column.kind)
    return columns
