"""From table parts to the rows of one table: slid rows put right, split rows joined, the rest kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.plan import Plan
from suchok.core.reading.alignment import Alignment, align
from suchok.core.reading.columns import Column, Layout
from suchok.core.reading.contents import layout_from_contents, usual_length, with_codes
from suchok.core.reading.costs import Frame, RowHints
from suchok.core.reading.groups import GROUP_KINDS, group_cells
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.hints import Hints, hints_for
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.page_breaks import whole_rows
from suchok.core.reading.paired import unpaired
from suchok.core.reading.parts import Part
from suchok.core.reading.reported import layout_for
from suchok.core.reading.rows import AlignedRow, aligned, group_row, is_full_row, is_total_row
from suchok.core.reading.totals import Totals
from suchok.core.text.normalise import is_blank
from suchok.core.text.similarity import similarities

_SUSPICIOUS, _MUCH_BETTER = 1.5, 0.5
_LONGEST_TITLE = 1000
_WEIGHTY = (ColumnKind.INDICATOR, ColumnKind.UNIT, ColumnKind.WEIGHT, ColumnKind.TARGET)
_PROSE_COLUMNS = (
    ColumnKind.AREA,
    ColumnKind.ACTIVITY,
    ColumnKind.INDICATOR,
    ColumnKind.ACHIEVEMENT,
    ColumnKind.CUMULATIVE,
    ColumnKind.REMARKS,
)


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """A row with the rests that were joined to it, by column."""

    aligned: AlignedRow
    part: int
    rests: dict[ColumnKind, list[str]] = field(default_factory=dict, kw_only=True)

    def text(self, kind: ColumnKind) -> str:
        """Return the whole text of a column, its rests after a page break included."""
        text = self.aligned.text(kind)
        return " ".join([*filter(None, [text]), *self.rests.get(kind, [])]) if self.rests else text


@dataclass(frozen=True, slots=True)
class GroupCell(JoinedRow):
    """A row's cell of an area or activity, with its neighbours, at the indicator row it stands on (or before)."""

    at: int


@dataclass(slots=True)
class Table:
    """All parts of one table, put right. ``groups`` are the rows that print an area or an activity."""

    layouts: list[Layout] = field(default_factory=list)
    rows: list[JoinedRow] = field(default_factory=list)
    groups: list[GroupCell] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    unplaced: list[RawCell] = field(default_factory=list)
    last_groups: dict[ColumnKind, GroupCell] = field(default_factory=dict)

    def take_group(self, group: GroupCell) -> None:
        """Take a row that prints an area or an activity; a rest below goes on with the last one of its kind."""
        self.groups.append(group)
        self.last_groups |= {kind: group for kind in GROUP_KINDS if group.text(kind)}


def table_of(parts: Sequence[Part], plans: Sequence[Plan], year: FiscalYear | None, period: Period | None) -> Table:
    """Join the parts of one table that reports ``period`` of ``year``, and put its rows right."""
    table = Table()
    last_day = year.last_day_of(period) if year is not None and period is not None else None
    for number, printed in enumerate(map(unpaired, whole_rows(parts))):
        layout = layout_for(_told_layout(printed, plans, year), year, period)
        part = printed if layout is printed.layout else replace(printed, layout=layout)
        hints = hints_for(plans, year, part.layout, last_day)
        layout, alignments = _best_layout(part, hints)
        table.layouts.append(layout)
        if part.fused is not None:
            _join(table, part.fused, layout, hints)
        for row, alignment in zip(part.rows, alignments, strict=True):
            if alignment is None:
                _take_aside(table, row, layout, number, hints)
            else:
                _take_full(table, aligned(row, alignment, layout.columns), number)
    table.totals.settle(len(table.rows))
    return table


def _told_layout(part: Part, plans: Sequence[Plan], year: FiscalYear | None) -> Layout:
    """Return the columns by the headings; without any, the official plan of the rows says how many levels there are."""
    if part.is_headed:
        return with_codes(part.layout, part.rows)
    likely = [plan for plan in plans if year in (None, plan.fiscal_year)]
    named = [sum(Hints(plan.indicators).official(row.texts) is not None for row in part.rows) for plan in likely]
    if 2 * max(named, default=0) < len(part.rows):
        return part.layout
    return layout_from_contents(part.rows, likely[named.index(max(named))].known_levels)


def _best_layout(part: Part, hints: Hints) -> tuple[Layout, list[Alignment | None]]:
    """Return the printed columns, or those told from the contents where the printed ones fit the rows badly."""
    is_full = [is_full_row(row, part.layout.columns) for row in part.rows]
    full = [row for row, counts in zip(part.rows, is_full, strict=True) if counts]
    usual = usual_length(full)
    known = [hints.of(row, usual) for row in full]
    printed = _aligned(full, part.layout, known)
    if not full or _sum(printed) < _SUSPICIOUS * len(full) or _is_misread(full, part.layout):
        return part.layout, _spread(printed, is_full)
    told = layout_from_contents(full, part.layout.levels)
    if ColumnKind.INDICATOR in told.kinds and _weighty(told) != _weighty(part.layout):
        other = _aligned(full, told, known)
        if _sum(other) < _MUCH_BETTER * _sum(printed):
            return _with_headings(told, part.layout), _spread(other, is_full)
    return part.layout, _spread(printed, is_full)


def _aligned(rows: Sequence[RawRow], layout: Layout, hints: Sequence[RowHints]) -> list[Alignment]:
    """Put rows right; one of a scan with a doubtful cell has only been misread, its rulings say where cells stand."""
    frame = Frame(layout.columns)
    return [
        align(row.texts, frame, of_row, may_slide=len(row.cells) != frame.width or not row.is_doubtful)
        for row, of_row in zip(rows, hints, strict=True)
    ]


def _is_misread(rows: Sequence[RawRow], layout: Layout) -> bool:
    """Whether rows of a scan fit badly only because they were misread: its rulings say where cells stand."""
    ruled = all(len(row.cells) == len(layout.columns) for row in rows)
    return ruled and layout.kinds.issuperset(_WEIGHTY) and any(row.is_doubtful for row in rows)


def _weighty(layout: Layout) -> list[tuple[int, ColumnKind, int | None]]:
    """Return the columns, with their places, in which cells can stand so badly that a row grows dear."""
    return [(at, column.kind, column.level) for at, column in enumerate(layout.columns) if column.kind in _WEIGHTY]


def _spread(alignments: Sequence[Alignment], is_full: Sequence[bool]) -> list[Alignment | None]:
    """Return an alignment for each row, ``None`` for those that are no indicator's."""
    following = iter(alignments)
    return [next(following) if counts else None for counts in is_full]


def _sum(alignments: Sequence[Alignment]) -> float:
    return sum([alignment.cost for alignment in alignments])


def _with_headings(told: Layout, printed: Layout) -> Layout:
    return Layout(
        columns=told.columns,
        levels=told.levels,
        place=printed.place,
        heading_year=printed.heading_year,
        heading_year_place=printed.heading_year_place,
        heading_period=printed.heading_period,
        garbled=True,
    )


def _take_aside(table: Table, row: RawRow, layout: Layout, part: int, hints: Hints) -> None:
    """Take a row that is no indicator's: a total, an area or activity alone, the rest of the row above."""
    if is_total_row(row):
        since = table.rows[table.totals.rows :]
        table.totals.take(row, layout.columns, [draft.text(ColumnKind.WEIGHT) for draft in since])
    elif (cells := group_cells(row, layout.columns)) is not None:
        table.take_group(GroupCell(group_row(row, cells), part, len(table.rows)))
    else:
        _join(table, row, layout, hints)


def _take_full(table: Table, found: AlignedRow, part: int) -> None:
    is_indicator, prints_group = found.is_indicator, found.prints_group
    if not is_indicator and (found.text(ColumnKind.INDICATOR) or not prints_group):
        table.unplaced += [cell for cell in found.row.cells if not is_blank(cell.text)]
        return
    if prints_group:
        table.take_group(GroupCell(found, part, len(table.rows)))
    if is_indicator:
        table.rows.append(JoinedRow(found, part))
    else:
        others = [cell for kind, cell in found.cells.items() if kind not in GROUP_KINDS]
        table.unplaced += [
            cell for cell in (*others, *found.targets.values(), *found.extra.values()) if not is_blank(cell.text)
        ]
    table.unplaced += found.left_over


def _join(table: Table, row: RawRow, layout: Layout, hints: Hints) -> None:
    """Join the pieces of a split row to the row above, each to the column that it continues."""
    pieces = [(at, cell) for at, cell in enumerate(row.cells) if not is_blank(cell.text)]
    if not table.rows:
        table.unplaced += [cell for _, cell in pieces]
        return
    last = table.rows[-1]
    for at, cell in pieces:
        kind = _continued(last, at if len(row.cells) > 1 else None, cell, layout, hints)
        group = table.last_groups.get(kind)
        if kind not in GROUP_KINDS:
            last.rests.setdefault(kind, []).append(cell.text)
        elif group is not None:
            group.rests.setdefault(kind, []).append(cell.text)
        else:
            table.unplaced.append(cell)


def _continued(last: JoinedRow, at: int | None, cell: RawCell, layout: Layout, hints: Hints) -> ColumnKind:
    if at is None:
        said = [kind for kind in (ColumnKind.REMARKS, ColumnKind.ACHIEVEMENT) if last.text(kind)]
        return said[0] if said else ColumnKind.INDICATOR
    distances = sorted(_distances(at, layout.columns))
    nearest = [kind for distance, kind in distances if distance <= distances[0][0] + (1 if distances[0][0] else 0)]
    if len(nearest) > 1 and ColumnKind.INDICATOR in nearest and _completes_title(last, cell.text, hints):
        return ColumnKind.INDICATOR
    return nearest[0]


def _distances(at: int, columns: Sequence[Column]) -> Iterator[tuple[int, ColumnKind]]:
    found = [
        (abs(at - position), column.kind) for position, column in enumerate(columns) if column.kind in _PROSE_COLUMNS
    ]
    yield from found or [(0, ColumnKind.INDICATOR)]


def _completes_title(last: JoinedRow, rest: str, hints: Hints) -> bool:
    """Whether a title and its rest are more like an official title than the title alone, or nothing else is written."""
    title = last.text(ColumnKind.INDICATOR)
    if len(title) > _LONGEST_TITLE:
        return not last.text(ColumnKind.ACHIEVEMENT)
    alone, whole = similarities(title, hints.titles), similarities(f"{title} {rest}", hints.titles)
    gains = [more - less for more, less in zip(whole, alone, strict=True)]
    return max(gains, default=0.0) > 0.05 or not last.text(ColumnKind.ACHIEVEMENT)
