"""One aligned row of a table: which kind of row it is and which cell is which."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from suchok.core.reading.alignment import Alignment
from suchok.core.reading.codes import code_alone
from suchok.core.reading.columns import Column
from suchok.core.reading.groups import GROUP_KINDS, group_cells
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import is_blank, normalise

_TOTAL = re.compile(normalise(r"^\W*(?:সর্ব|উপ)?মোট(?:\s|\W|$)|^\W*(?:grand |sub-?)?total\b"), re.IGNORECASE)
_FEW = 3
_NUMBERS_OR_CODES = frozenset({ColumnKind.SERIAL, ColumnKind.CODE, ColumnKind.AREA_WEIGHT})
# Named here because Python takes long to look up a member of an enumeration, and this is asked for every cell.
_SPARE, _EXTRA = ColumnKind.SPARE, frozenset({ColumnKind.EXTRA, ColumnKind.FIGURES})
_AREA, _ACTIVITY, _CODE = ColumnKind.AREA, ColumnKind.ACTIVITY, ColumnKind.CODE
_INDICATOR, _UNIT, _WEIGHT = ColumnKind.INDICATOR, ColumnKind.UNIT, ColumnKind.WEIGHT
_LONGEST_SERIAL = 4
_NOWHERE = Column(_SPARE, "")


def _free(heading: str, taken: Mapping[str, RawCell]) -> str:
    """Return the heading, numbered where another column has the same."""
    return heading if heading not in taken else _free(f"{heading} ({len(taken) + 1})", taken)


def _belongs(cell: RawCell, kind: ColumnKind) -> bool:
    """Whether a column of numbers or codes holds one here; other words would be lost in it."""
    if is_blank(cell.text):
        return True
    if kind is _CODE:
        return code_alone(cell.text) is not None
    return any(sign.isdigit() for sign in cell.text) or len(cell.text) <= _LONGEST_SERIAL


class AlignedRow(NamedTuple):
    """A printed row with its cells by column; ``left_over`` are the cells that found no home."""

    row: RawRow
    alignment: Alignment
    cells: Mapping[ColumnKind, RawCell]
    targets: Mapping[int, RawCell]
    extra: Mapping[str, RawCell]
    left_over: tuple[RawCell, ...] = ()

    def text(self, kind: ColumnKind) -> str:
        """Return what the row says in a column, an empty text if nothing or dashes."""
        cell = self.cells.get(kind)
        return cell.text if cell is not None and not is_blank(cell.text) else ""

    @property
    def is_indicator(self) -> bool:
        """Whether it is an indicator's: a title with figures or a code, or figures of both kinds without a title."""
        title = self.text(_INDICATOR)
        has_measure = bool(self.text(_UNIT) or self.text(_WEIGHT))
        has_targets = any(not is_blank(cell.text) for cell in self.targets.values())
        if not title:
            return has_measure and has_targets
        return has_measure or has_targets or traits_of(title).depth > 1

    @property
    def prints_group(self) -> bool:
        """Whether it prints an area or an activity."""
        return bool(self.text(_AREA) or self.text(_ACTIVITY))


def aligned(row: RawRow, alignment: Alignment, columns: tuple[Column, ...]) -> AlignedRow:
    """Name the cells of a row by the columns that they were matched to."""
    cells: dict[ColumnKind, RawCell] = {}
    targets: dict[int, RawCell] = {}
    extra: dict[str, RawCell] = {}
    left_over: list[RawCell] = []
    for cell, at in zip(row.cells, alignment.columns, strict=True):
        column = columns[at] if at is not None else _NOWHERE
        kind, level = column.kind, column.level
        if kind is _SPARE:
            left_over += [cell] if not is_blank(cell.text) else []
        elif level is not None and level not in targets:
            targets[level] = cell
        elif kind in _EXTRA:
            extra[_free(column.heading, extra)] = cell
        elif level is None and (kind not in _NUMBERS_OR_CODES or _belongs(cell, kind)):
            cells[kind] = cell
        else:
            left_over.append(cell)
    return AlignedRow(row, alignment, cells, targets, extra, tuple(left_over))


def group_row(row: RawRow, cells: Mapping[ColumnKind, RawCell]) -> AlignedRow:
    """Return a row that prints an area or an activity alone."""
    return AlignedRow(row, Alignment((), 0.0), cells, {}, {})


def is_full_row(row: RawRow, columns: Sequence[Column]) -> bool:
    """Whether a row may be an indicator's: no total, no area or activity alone, no rest of the row above it."""
    if is_total_row(row):
        return False
    if len({text for text in row.texts if text and not is_blank(text)}) > len(GROUP_KINDS):
        return True
    return group_cells(row, columns) is None and not is_continuation(row)


@remembered(16384)
def is_total(text: str) -> bool:
    """Whether a text is the label of a total."""
    return _TOTAL.match(text) is not None


def is_total_row(row: RawRow) -> bool:
    """Whether a row prints a total: it says so, and names no indicator."""
    return any(map(is_total, row.texts)) and not any(traits_of(text).depth > 1 for text in row.texts)


def is_continuation(row: RawRow) -> bool:
    """Whether a row is the rest of the row above it: a few pieces of prose, no code, no unit, no value."""
    printed = [traits_of(text) for text in row.texts if not is_blank(text)]
    if not printed or len(printed) > _FEW:
        return False
    return not any(found.depth or found.unit for found in printed) and not all(found.is_value for found in printed)
