"""Which area and which activity each indicator row belongs to."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from suchok.core.reading.codes import belongs_to, listed_activities, split_number, split_weight
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.lines import RawCell
from suchok.core.reading.tables import GroupCell, Table
from suchok.core.report.document import ActivityRow, AreaRow, Cell
from suchok.core.text.normalise import is_blank
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.written import written_value

# Named here because Python takes long to look up a member of an enumeration, and this is asked for every row.
_AREA, _ACTIVITY = ColumnKind.AREA, ColumnKind.ACTIVITY


def cell_of(raw: RawCell | None) -> Cell | None:
    """Return a raw cell with the value it says, ``None`` for a missing one."""
    return None if raw is None else Cell(written_value(raw.text), raw.place)


def said(raw: RawCell | None) -> Cell | None:
    """Return a cell that says something, ``None`` for a blank one."""
    return None if raw is None or is_blank(raw.text) else cell_of(raw)


@dataclass(slots=True)
class _Area:
    """The area cells with the same title and weight, and the rows that belong to them."""

    cells: list[GroupCell]
    title: str
    numbers: list[str]
    rows: list[int] = field(default_factory=list)


def areas_of(table: Table, codes: Sequence[str | None]) -> tuple[tuple[AreaRow, ...], list[str | None]]:
    """Return the areas and, for each indicator row, the number of its area.

    A row belongs to the nearest area cell at or above it or, before the first one on a page, to
    the first below; a code that begins with the number of the area above keeps the row there, and
    one that begins with the number of the first area on the next page takes it there.
    """
    cells = [group for group in table.groups if group.text(_AREA)]
    areas = _merged(cells)
    area_of = {id(cell): area for area in areas for cell in area.cells}
    starts = [group.at for group in cells]
    for at, row in enumerate(table.rows):
        owner = _owner(row.part, codes[at], cells, bisect_right(starts, at))
        if owner is not None:
            area_of[id(owner)].rows.append(at)
    numbers = _numbers(areas, codes)
    rows: list[str | None] = [None] * len(table.rows)
    for area, number in zip(areas, numbers, strict=True):
        for at in area.rows:
            rows[at] = number
    return tuple(_area_row(area, number) for area, number in zip(areas, numbers, strict=True)), rows


def _merged(cells: Sequence[GroupCell]) -> list[_Area]:
    areas: dict[tuple[str, str], _Area] = {}
    for group in cells:
        number, whole = split_number(group.text(_AREA))
        title, behind = split_weight(whole)
        key = (title, group.text(ColumnKind.AREA_WEIGHT) or behind or "")
        area = areas.setdefault(key, _Area([], title, []))
        area.cells.append(group)
        area.numbers += [number] if number else []
    return list(areas.values())


def _owner(part: int, code: str | None, cells: Sequence[GroupCell], passed: int) -> GroupCell | None:
    """Return the area cell that a row belongs to; ``passed`` of ``cells`` stand at or above it."""
    above = cells[passed - 1] if passed else None
    below = cells[passed] if passed < len(cells) else None
    if below is None or (above is not None and _is_of(code, _number(above))):
        return above
    begins_page = below.part == part and (above is None or above.part != part)
    return below if begins_page or (below.part > part and _is_of(code, _number(below))) else above


def _number(group: GroupCell) -> str | None:
    return split_number(group.text(_AREA))[0] or _serial(group)


def _is_of(code: str | None, number: str | None) -> bool:
    """Whether a code begins with a number."""
    return code is not None and number is not None and belongs_to(code, number)


def _serial(group: GroupCell) -> str | None:
    text = to_latin_digits(group.text(ColumnKind.SERIAL)).strip(" .।()[]")
    return text.lstrip("0") or None


def _numbers(areas: Sequence[_Area], codes: Sequence[str | None]) -> list[str | None]:
    """Settle the number of each area: the bracketed one that fits most of its rows, and that no other area has."""
    numbers: list[str | None] = [None] * len(areas)
    settled: set[str | None] = set()
    by_clarity = sorted(range(len(areas)), key=lambda at: len(set(areas[at].numbers)))
    for at in by_clarity:
        area = areas[at]
        firsts = Counter(code.split(".")[0] for row in area.rows if (code := codes[row]) is not None)
        if area.numbers:
            found = dict.fromkeys(area.numbers)
            numbers[at] = max(found, key=lambda number: (firsts[number], number not in settled))
        else:
            common = firsts.most_common(1)
            numbers[at] = _serial(area.cells[0]) or (common[0][0] if common else None)
        settled.add(numbers[at])
    return numbers


def _area_row(area: _Area, number: str | None) -> AreaRow:
    first = area.cells[0].aligned
    serial = first.cells.get(ColumnKind.SERIAL)
    printed = said(serial)
    cell = first.cells[_AREA]
    return AreaRow(
        number=number,
        title=area.title,
        weight=said(first.cells.get(ColumnKind.AREA_WEIGHT)) or _weight_behind(cell),
        place=cell.place,
        serial=to_latin_digits(printed.text).strip(" .।()[]").lstrip("0") if printed is not None else None,
        serial_place=printed.place if printed is not None else None,
    )


def _weight_behind(cell: RawCell) -> Cell | None:
    """Return the weight that stands behind an area's title, where it has no column."""
    _, weight = split_weight(cell.text)
    return Cell(written_value(weight), cell.place) if weight is not None else None


def activities_of(table: Table, codes: Sequence[str | None]) -> tuple[list[ActivityRow | None], list[RawCell]]:
    """Return the activity of each indicator row, and the cells of activities that no row belongs to.

    A printed activity is carried down to the rows below it. The last row of a page whose code belongs to the
    first activity on the next one goes there: its merged cell began above the end of the page, its text below.
    """
    found: list[ActivityRow | None] = []
    cells = [group for group in table.groups if group.text(_ACTIVITY)]
    texts = [group.text(_ACTIVITY) for group in cells]
    starts = [group.at for group in cells]
    used = set()
    for at, code in enumerate(codes):
        last = bisect_right(starts, at) - 1
        if last + 1 < len(cells) and cells[last + 1].part > table.rows[at].part:
            last += _lists(texts[last + 1], code) and not (last >= 0 and _lists(texts[last], code))
        chosen = _listed(listed_activities(texts[last]), code) if last >= 0 else None
        if chosen is None:
            found.append(None)
            continue
        used.add(last)
        on_row = cells[last].at == at and table.rows[at].aligned is cells[last].aligned
        found.append(ActivityRow(*chosen, printed=on_row))
    return found, _without_rows(cells, texts, used)


def _lists(text: str, code: str | None) -> bool:
    """Whether a cell of activities prints one that a code belongs to."""
    return any(_is_of(code, number) for number, _ in listed_activities(text))


def _without_rows(cells: Sequence[GroupCell], texts: Sequence[str], used: AbstractSet[int]) -> list[RawCell]:
    """Return the cells of activities that no indicator row belongs to, but for those that say the same as used ones."""
    said = {" ".join(texts[at].split()) for at in used}
    return [
        group.aligned.cells[_ACTIVITY]
        for at, group in enumerate(cells)
        if at not in used and texts[at] not in said and _ACTIVITY in group.aligned.cells
    ]


def _listed(listed: Sequence[tuple[str | None, str]], code: str | None) -> tuple[str | None, str] | None:
    """Return the activity whose number the code begins with; one alone is taken as it is."""
    if len(listed) == 1:
        return listed[0]
    return next((activity for activity in listed if code and activity[0] and belongs_to(code, activity[0])), None)
