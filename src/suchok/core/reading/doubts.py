"""Cells of a scan that were read with doubt, found again in the sheets: said, never guessed in silence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from suchok.core.reading.lines import Raw, RawRow
from suchok.core.report.document import Sheet
from suchok.core.report.finding import DOUBTFUL, SEVERITIES, Finding
from suchok.core.report.place import Place


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a cell went: its sheet, its row, the code of that row, its field."""

    sheet: int | None = None
    row: int | None = None
    indicator: str | None = None
    field: str | None = None


def doubts_of(raws: Sequence[Raw], sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield ``scan.doubtful`` for each doubtful cell; those of a table's heading say nothing that is kept."""
    rows = [raw for raw in raws if isinstance(raw, RawRow) and raw.is_doubtful]
    doubtful = [cell for row in rows for cell in row.cells if cell.doubtful]
    if not doubtful:
        return
    homes = _homes(sheets)
    first = min((place for place in homes if place.row is not None), key=_position, default=None)
    for cell in doubtful:
        if first is not None and cell.place not in homes and _position(cell.place) < _position(first):
            continue
        home = homes.get(cell.place) or _crossing(cell.place, homes) or _Home(0 if len(sheets) == 1 else None)
        yield Finding(
            DOUBTFUL,
            SEVERITIES[DOUBTFUL],
            cell.place,
            sheet=home.sheet,
            row=home.row,
            indicator=home.indicator,
            field=home.field,
            values={"printed": cell.text},
        )


def _crossing(place: Place, homes: Mapping[Place, _Home]) -> _Home | None:
    """Return where a cell of which nothing was read belongs: the row it stands in, the field of its column."""
    row = next((home for at, home in homes.items() if home.row is not None and _position(at) == _position(place)), None)
    column = [home.field for at, home in homes.items() if (at.page, at.column) == (place.page, place.column)]
    if row is None or not column or place.column is None:
        return None
    return replace(row, field=Counter(column).most_common(1)[0][0])


def _position(place: Place) -> tuple[int, int]:
    return place.page or 0, place.row or 0


def _homes(sheets: Sequence[Sheet]) -> Mapping[Place, _Home]:
    homes: dict[Place, _Home] = {}
    for number, sheet in enumerate(sheets):
        for at, row in enumerate(sheet.indicators):
            homes |= {place: _Home(number, at, row.code, field) for field, place in row.places.items()}
            homes[row.place] = _Home(number, at, row.code, "title")
        for at, area in enumerate(sheet.areas):
            if area.weight is not None:
                homes[area.weight.place] = _Home(number, field=f"areas.{at}.weight")
            homes.setdefault(area.place, _Home(number, field=f"areas.{at}.number"))
        if sheet.total is not None:
            homes[sheet.total.place] = _Home(number, field="total")
    return homes
