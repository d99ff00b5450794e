"""The marks of whole documents; several reports of one plan are combined (``regime.md`` section 2, rule 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suchok.core.plan.fiscal_year import Period
from suchok.core.report.document import Document, Sheet
from suchok.core.report.marks import SheetScore, score_sheet
from suchok.core.report.matching import Match
from suchok.core.report.rows import MatchedSheet

_ORDER = tuple(Period)


@dataclass(frozen=True, slots=True)
class MatchedDocument:
    """A document with the official plan and indicators of each of its sheets."""

    document: Document
    matches: tuple[Match, ...]


def scoring_day(document: Document, *, today: date) -> date:
    """Return the end of the latest reported period, or ``today`` if no sheet names one."""
    ends = [
        sheet.fiscal_year.last_day_of(sheet.period)
        for sheet in document.sheets
        if sheet.fiscal_year is not None and sheet.period is not None
    ]
    return max(ends, default=today)


def document_scores(
    scored: MatchedDocument, *, on: date, others: Sequence[MatchedDocument] = ()
) -> Mapping[int, SheetScore]:
    """Return the score of each sheet by its index; earlier reports of the same plan among ``others`` count with it."""
    earlier = [
        (sheet, match) for other in others for sheet, match in zip(other.document.sheets, other.matches, strict=True)
    ]
    return {
        at: score_sheet(
            MatchedSheet(sheet, match.indicators), plan=match.plan, on=on, earlier=_before(sheet, match, earlier)
        )
        for at, (sheet, match) in enumerate(zip(scored.document.sheets, scored.matches, strict=True))
    }


def _before(sheet: Sheet, match: Match, earlier: Sequence[tuple[Sheet, Match]]) -> list[MatchedSheet]:
    """Return the reports of the same plan for periods that ended before the sheet's, in their order."""
    same = [
        (_ORDER.index(other.period), MatchedSheet(other, found.indicators))
        for other, found in earlier
        if other is not sheet and other.period is not None and _same_plan(sheet, match, other, found)
    ]
    end = _last_day(sheet)
    before = [(at, report) for at, report in same if end is not None and _ends_before(report.sheet, end)]
    return [report for _, report in sorted(before, key=lambda item: (_last_day(item[1].sheet) or date.min, item[0]))]


def _same_plan(sheet: Sheet, match: Match, other: Sheet, found: Match) -> bool:
    one_office = sheet.office.name is None or other.office.name is None or sheet.office.name == other.office.name
    return one_office and sheet.fiscal_year == other.fiscal_year and match.plan == found.plan


def _last_day(sheet: Sheet) -> date | None:
    if sheet.fiscal_year is None or sheet.period is None:
        return None
    return sheet.fiscal_year.last_day_of(sheet.period)


def _ends_before(sheet: Sheet, end: date) -> bool:
    last = _last_day(sheet)
    return last is not None and last < end
