"""What the end of a page cut in two: rows through all their cells, areas and activities within a merged cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suchok.core.reading.codes import split_number
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.parts import Part
from suchok.core.reading.traits import traits_of
from suchok.core.text.letters import hardly_begins, never_begins
from suchok.core.text.normalise import is_blank

_GROUPS = (ColumnKind.AREA, ColumnKind.ACTIVITY)
_OF_GROUPS = 2


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
                whole = _without_rests(row, part, kept) if before and _is_on_new_page(before[-1], row) else row
                before = kept[-1]
                before.append(whole)
    return [replace(part, rows=tuple(rows)) for part, rows in zip(parts, kept, strict=True)]


def _is_cut(above: RawRow, below: RawRow) -> bool:
    """Whether a row on a new page is the rest of the last row before it: a day goes on in it, and nothing begins."""
    if not _is_on_new_page(above, below) or len(above.cells) != len(below.cells):
        return False
    if any(found.depth or found.unit is not None for found in map(traits_of, below.texts)):
        return False
    pairs = list(_pairs(above, below))
    figures = [(one, other) for one, other in pairs if _is_figures(one) and _is_figures(other)]
    goes_on = all(not is_blank(one) for one, _ in pairs)
    return bool(figures) and goes_on and all(traits_of(one + other).is_date for one, other in figures)


def _is_on_new_page(above: RawRow, below: RawRow) -> bool:
    return above.cells[0].place.page != below.cells[0].place.page


def _without_rests(row: RawRow, part: Part, kept: Sequence[list[RawRow]]) -> RawRow:
    """Return an indicator's row at the top of a page without the rests of the area and activity of the page before.

    Those are joined to their beginnings among the rows ``kept`` so far.
    """
    if not any(found.depth > _OF_GROUPS or found.unit is not None for found in map(traits_of, row.texts)):
        return row
    cells = list(row.cells)
    for at, column in enumerate(part.layout.columns[: len(cells)]):
        begun = _begun(kept, at) if column.kind in _GROUPS and not is_blank(cells[at].text) else None
        if begun is not None and _is_rest(begun[0][begun[1]].texts[at], cells[at].text):
            rows, number = begun
            rows[number] = _with_rest(rows[number], at, cells[at])
            cells[at] = cells[at]._replace(text="", lines=())
    return RawRow(tuple(cells))


def _with_rest(row: RawRow, at: int, rest: RawCell) -> CutRow:
    cells = [_cell(cell, rest) if place == at else cell for place, cell in enumerate(row.cells)]
    before = [row.rest] if isinstance(row, CutRow) else []
    return CutRow(tuple(cells), " ".join([*before, rest.text]))


def _begun(kept: Sequence[list[RawRow]], at: int) -> tuple[list[RawRow], int] | None:
    """Return the last row that prints something in a column: the rows of its part and its number among them."""
    for rows in reversed(kept):
        for number in range(len(rows) - 1, -1, -1):
            if at < len(rows[number].cells) and not is_blank(rows[number].texts[at]):
                return rows, number
    return None


def _is_rest(above: str, text: str) -> bool:
    """Whether a text without a number goes on with one that has a number."""
    is_numbered = split_number(above)[0] is not None
    return is_numbered and split_number(text)[0] is None and not traits_of(text).is_value and text not in above


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
    is_cut = _is_figures(above.text) and _is_figures(below.text)
    joint = "" if is_cut or never_begins(below.text) or hardly_begins(below.text) else " "
    return above._replace(text=f"{above.text}{joint}{below.text}", doubtful=above.doubtful or below.doubtful)
