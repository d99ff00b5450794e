"""From the rows of a table to a sheet: every value with its place, every repair with a note."""

from collections.abc import Iterator, Mapping, Sequence

from suchok.core.reading.areas import activities_of, areas_of, cell_of, said
from suchok.core.reading.codes import code_alone, split_code
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.headlines import Headlines
from suchok.core.reading.lines import RawCell
from suchok.core.reading.page_breaks import CutRow
from suchok.core.reading.tables import JoinedRow, Table
from suchok.core.reading.units import printed_unit
from suchok.core.report.document import ActivityRow, Cell, Fragment, IndicatorRow, Office, Sheet, SheetKind
from suchok.core.report.finding import SEVERITIES, Finding, Severity
from suchok.core.report.place import Place
from suchok.core.text.normalise import is_blank, without_list_mark
from suchok.core.text.values import Shape, WrittenValue
from suchok.core.text.written import says_none, written_value

# Named here because Python takes long to look up a member of an enumeration, and this is asked for every row.
_CODE, _INDICATOR, _UNIT, _WEIGHT = ColumnKind.CODE, ColumnKind.INDICATOR, ColumnKind.UNIT, ColumnKind.WEIGHT
_PROSE = Shape.PROSE
_ACHIEVEMENT, _CUMULATIVE = ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE
_SCORE, _REMARKS = ColumnKind.SCORE, ColumnKind.REMARKS
_REPORTING = frozenset({_ACHIEVEMENT, _CUMULATIVE, _REMARKS, _SCORE})
_FIELDS = (
    ("code", _INDICATOR),
    ("unit", _UNIT),
    ("weight", _WEIGHT),
    ("achievement", _ACHIEVEMENT),
    ("cumulative", _CUMULATIVE),
    ("score", _SCORE),
    ("remarks", _REMARKS),
    ("activity", ColumnKind.ACTIVITY),
)


def sheet_of(table: Table, headlines: Headlines, office: Office) -> Sheet:
    """Freeze a table and its headlines into the sheet of an office."""
    layout = table.layouts[0]
    codes = [code_of(row) for row in table.rows]
    areas, area_of_row = areas_of(table, codes)
    activities, without_rows = activities_of(table, codes)
    unplaced = (*table.unplaced, *without_rows, *table.totals.others)
    levels = max((found.levels for found in table.layouts), key=len)
    kinds = frozenset(kind for found in table.layouts for kind in found.kinds)
    period = headlines.period or headlines.months or layout.heading_period
    return Sheet(
        kind=SheetKind.REPORT if kinds & _REPORTING or period is not None else SheetKind.PLAN,
        title=headlines.title,
        office=office,
        fiscal_year=headlines.fiscal_year or layout.heading_year,
        period=period,
        levels=levels,
        areas=areas,
        indicators=tuple(
            _indicator(row, code, area, activity, levels)
            for row, code, area, activity in zip(table.rows, codes, area_of_row, activities, strict=True)
        ),
        total=said(table.totals.weight),
        marks_total=said(table.totals.marks),
        unplaced=tuple(Fragment(cell.text, cell.place) for cell in unplaced),
        heading_year=layout.heading_year,
        heading_year_place=layout.heading_year_place,
        title_period=headlines.period,
        months_period=headlines.months,
        title_place=headlines.place,
        has_achievements=_ACHIEVEMENT in kinds,
    )


def code_of(row: JoinedRow) -> str | None:
    """Return the code printed in the row: in a column of codes, or before the title."""
    said = row.text(_CODE)
    return (code_alone(said) if said else None) or split_code(row.text(_INDICATOR))[0]


def _indicator(
    row: JoinedRow, code: str | None, area: str | None, activity: ActivityRow | None, levels: Sequence[int]
) -> IndicatorRow:
    cells = row.aligned.cells
    place = cells[_INDICATOR].place if _INDICATOR in cells else row.aligned.row.cells[0].place
    unit_text = row.aligned.text(_UNIT)
    return IndicatorRow(
        code=code,
        area=area,
        activity=activity,
        title=split_code(row.text(_INDICATOR))[1],
        unit=printed_unit(unit_text) if unit_text else None,
        unit_text=unit_text or None,
        weight=said(cells.get(_WEIGHT)),
        targets=_targets(row.aligned.targets, levels),
        place=place,
        achievement=_whole(row, _ACHIEVEMENT),
        cumulative=_whole(row, _CUMULATIVE),
        score=said(cells.get(_SCORE)),
        remarks=_whole(row, _REMARKS),
        extra={heading: cell.text for heading, cell in row.aligned.extra.items() if not is_blank(cell.text)},
        places=_places(row, levels),
    )


def _targets(printed: Mapping[int, RawCell], levels: Sequence[int]) -> dict[int, Cell | None]:
    return {level: _target(printed.get(level)) for level in levels}


def _target(raw: RawCell | None) -> Cell | None:
    """Return the cell of a target; one that is not applicable is none, as if there were a dash."""
    cell = cell_of(raw)
    if cell is None or cell.written.shape is not _PROSE or not says_none(cell.written.text):
        return cell
    return Cell(WrittenValue(cell.written.text, Shape.BLANK), cell.place)


def _whole(row: JoinedRow, kind: ColumnKind) -> Cell | None:
    """Return a cell with its rest after a page break."""
    printed = row.text(kind)
    text = without_list_mark(printed) if printed else ""
    if is_blank(text):
        return None
    cell = row.aligned.cells.get(kind)
    return Cell(written_value(text), cell.place if cell is not None else row.aligned.row.cells[0].place)


def _places(row: JoinedRow, levels: Sequence[int]) -> dict[str, Place]:
    cells, targets = row.aligned.cells, row.aligned.targets
    places = {field: cells[kind].place for field, kind in _FIELDS if kind in cells}
    for level in levels:
        if level in targets:
            places[f"targets.{level}"] = targets[level].place
    return places


def notes_of(table: Table, sheet: Sheet, number: int) -> Iterator[Finding]:
    """Yield what reading put right in a sheet, and what found no home."""
    for layout in table.layouts:
        if layout.garbled:
            yield _note("layout.garbled_header", layout.place, number)
    group_rests = {group.at: group.rests for group in table.groups if group.rests}
    for at, (draft, row) in enumerate(zip(table.rows, sheet.indicators, strict=True)):
        if draft.aligned.alignment.shifted:
            doubt = "yes" if draft.aligned.alignment.doubtful else "no"
            yield _note_on(row, at, "layout.shifted_row", number, {"doubtful": doubt})
        rests = [*draft.rests.values(), *group_rests.get(at, {}).values()]
        if isinstance(draft.aligned.row, CutRow):
            rests.append([draft.aligned.row.rest])
        if rests:
            rest = " ".join(text for texts in rests for text in texts)
            yield _note_on(row, at, "layout.split_row", number, {"text": rest})
    # A total of marks, or of one area, has no field of its own: told, not warned about.
    totals = {cell.place for cell in table.totals.others}
    for fragment in sheet.unplaced:
        note = _note("layout.unplaced", fragment.place, number, {"text": fragment.text})
        yield note._replace(severity=Severity.INFO) if fragment.place in totals else note


def _note_on(row: IndicatorRow, at: int, code: str, sheet: int, values: Mapping[str, str]) -> Finding:
    return Finding(code, SEVERITIES[code], row.place, sheet=sheet, row=at, indicator=row.code, values=values)


def _note(code: str, place: Place, sheet: int, values: Mapping[str, str] | None = None) -> Finding:
    return Finding(code, SEVERITIES[code], place, sheet=sheet, values=values or {})
