"""An office's report made in Suchok as a document, so that it is checked, scored and printed like any other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from suchok.core.messages.findings import PERIODS
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Cell, Document, IndicatorRow, Office, Sheet, SheetKind, Source
from suchok.core.report.official_sheet import sheet_of_plan, title_of
from suchok.core.report.place import Place
from suchok.core.report.rows import MatchedSheet
from suchok.core.text.normalise import normalise
from suchok.core.text.written import written_value


@dataclass(frozen=True, slots=True)
class Reported:
    """What an office typed for one indicator: the achievement, and words beside it."""

    achievement: str = ""
    remarks: str = ""


_NOTHING = Reported()


def report_sheet(plan: Plan, reported: Mapping[str, Reported], *, office: str, period: Period) -> Sheet:
    """Return the report of ``office`` on ``plan``; ``reported`` is keyed by the code of the indicator."""
    sheet = sheet_of_plan(plan)
    rows = enumerate(sheet.indicators, start=1)
    return replace(
        sheet,
        kind=SheetKind.REPORT,
        title=title_of(plan, f" এর {PERIODS[period].bn} প্রতিবেদন"),
        office=Office(name=office, level=plan.level),
        period=period,
        indicators=tuple(_row(row, at, reported.get(row.code or "", _NOTHING)) for at, row in rows),
        has_achievements=True,
    )


def matched_report(plan: Plan, sheet: Sheet) -> MatchedSheet:
    """Return a sheet of ``report_sheet`` with its official indicators, row by row."""
    return MatchedSheet(sheet, dict(enumerate(plan.indicators)))


def report_document(plan: Plan, sheet: Sheet) -> Document:
    """Return a sheet of ``report_sheet`` as a document that knows its plan."""
    return Document(Source("", "suchok", "", plan_key=plan.key), None, (sheet,), (), ())


def _row(row: IndicatorRow, at: int, reported: Reported) -> IndicatorRow:
    return replace(
        row,
        place=Place(row=at),
        achievement=_cell(reported.achievement, Place(row=at, column=1)),
        remarks=_cell(reported.remarks, Place(row=at, column=2)),
        places={"achievement": Place(row=at, column=1), "remarks": Place(row=at, column=2)},
    )


def _cell(text: str, place: Place) -> Cell | None:
    said = normalise(text)
    return Cell(written_value(said), place) if said else None
