"""Headings over one or several columns, and the columns that stand below each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from suchok.core.reading.columns import LEVELS_OF_COUNT, Column
from suchok.core.reading.headings import ColumnKind, kind_of_heading, says_amended
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.traits import traits_of
from suchok.core.reading.years import fiscal_year_in, quarter_in

Texts = tuple[str, ...]
"""The texts of the cells of a row."""


class _Heading(NamedTuple):
    text: str
    span: int


def columns_below(heading: Texts, below: Sequence[Texts], levels: tuple[int, ...], names: LevelNames) -> list[Column]:
    """Return the columns below the cells of a heading row; ``levels`` are those of the targets."""
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
