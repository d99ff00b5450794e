"""Rows that the end of a page cut through all their cells, days in narrow columns included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.parts import Part
from suchok.core.reading.traits import traits_of
from suchok.core.text.normalise import is_blank


@dataclass(frozen=True, slots=True)
class CutRow(RawRow):
    """A row whose cells were put together over the end of a page; ``rest`` is what stood on the second one."""

    rest: str = ""


def whole_rows(parts: Sequence[Part]) -> Sequence[Part]:
    """Return the parts of one table with each row whole that a page cut in two."""
    if not any(row.cells[0].place.page for part in parts[:1] for row in part.rows[:1]):
        return parts
    kept: list[list[RawRow]] = []
    before: list[RawRow] = []  # The part that holds the last row, which may be an earlier one.
    for part in parts:
        kept.append([])
        for row in part.rows:
            if before and _is_cut(before[-1], row):
                before[-1] = _joined(before[-1], row)
            else:
                before = kept[-1]
                before.append(row)
    return [replace(part, rows=tuple(rows)) for part, rows in zip(parts, kept, strict=True)]


def _is_cut(above: RawRow, below: RawRow) -> bool:
    """Whether a row on a new page is the rest of the last row before it: a day goes on in it, and nothing begins."""
    same_page = above.cells[0].place.page == below.cells[0].place.page
    if same_page or len(above.cells) != len(below.cells):
        return False
    if any(found.depth or found.unit is not None for found in map(traits_of, below.texts)):
        return False
    pairs = list(_pairs(above, below))
    figures = [(one, other) for one, other in pairs if _is_figures(one) and _is_figures(other)]
    goes_on = all(not is_blank(one) for one, _ in pairs)
    return bool(figures) and goes_on and all(traits_of(one + other).is_date for one, other in figures)


def _pairs(above: RawRow, below: RawRow) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in zip(above.texts, below.texts, strict=True) if not is_blank(other))


def _is_figures(text: str) -> bool:
    return not any(map(str.isalpha, text))


def _joined(above: RawRow, below: RawRow) -> CutRow:
    cells = [_cell(one, other) for one, other in zip(above.cells, below.cells, strict=True)]
    return CutRow(tuple(cells), " ".join(text for text in below.texts if text))


def _cell(above: RawCell, below: RawCell) -> RawCell:
    if is_blank(below.text):
        return above
    joint = "" if _is_figures(above.text) and _is_figures(below.text) else " "
    return above._replace(text=f"{above.text}{joint}{below.text}", doubtful=above.doubtful or below.doubtful)
