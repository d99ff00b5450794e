"""Tables with two lines a row, targets above achievements quarter by quarter, as integrity work plans have them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.parts import Part
from suchok.core.text.normalise import is_blank, normalise

_TARGET_WORD = normalise("লক্ষ্যমাত্রা")
_TARGETS = frozenset({_TARGET_WORD, normalise("লক্ষমাত্রা"), "Target", "target", "Targets"})
_ACHIEVED = frozenset({normalise("অর্জন"), normalise("প্রকৃত অর্জন"), "Achievement", "achievement", "Achievements"})
_PERIODIC = frozenset({ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE})


def unpaired(part: Part) -> Part:
    """Return a part with one row for each pair: what was achieved under the headings, the targets behind as extra."""
    label = _label(part.rows)
    if label is None:
        return part
    columns = part.layout.columns
    periodic = [at for at, column in enumerate(columns) if at > label and _is_periodic(column)]
    behind = [Column(ColumnKind.FIGURES, f"{columns[at].heading} {_TARGET_WORD}") for at in periodic]
    kept = [Column(ColumnKind.SPARE, "") if at == label else column for at, column in enumerate(columns)]
    layout = replace(part.layout, columns=(*kept, *behind))
    return replace(part, layout=layout, rows=tuple(_rows(part.rows, label, periodic, len(columns))))


def _label(rows: Sequence[RawRow]) -> int | None:
    """Return the column that says of each line whether it holds targets or achievements."""
    for upper, lower in pairwise(rows):
        if _TARGETS.isdisjoint(upper.texts):
            continue
        for at, (one, other) in enumerate(zip(upper.texts, lower.texts, strict=False)):
            if one in _TARGETS and other in _ACHIEVED:
                return at
    return None


def _is_periodic(column: Column) -> bool:
    return column.kind in _PERIODIC or kind_of_heading(column.heading) in _PERIODIC


def _rows(rows: Sequence[RawRow], label: int, periodic: Sequence[int], width: int) -> list[RawRow]:
    joined: list[RawRow] = []
    for row in rows:
        said = row.texts[label] if label < len(row.texts) else ""
        if said in _ACHIEVED and joined:
            joined[-1] = _joined(_filled(joined[-1], width), _filled(row, width), label, periodic)
        else:
            joined.append(row)
    return joined


def _filled(row: RawRow, width: int) -> RawRow:
    """Return a row with the blank cells at its end that a file left out."""
    return RawRow((*row.cells, *[RawCell("", row.cells[-1].place)] * (width - len(row.cells))))


def _joined(upper: RawRow, lower: RawRow, label: int, periodic: Sequence[int]) -> RawRow:
    cells = [
        below if at in periodic or is_blank(above.text) else above
        for at, (above, below) in enumerate(zip(upper.cells, lower.cells, strict=False))
    ]
    cells[label] = RawCell("", cells[label].place)
    return RawRow((*cells, *(upper.cells[at] for at in periodic)))
