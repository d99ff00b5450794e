"""A report as core sees it: its plan, its sheet, what is found in it and how it scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suchok.core.checking.checking import check_document
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Plan
from suchok.core.plan.unit import Value
from suchok.core.report.document import Document, Sheet
from suchok.core.report.finding import Finding
from suchok.core.report.marks import SheetScore, score_sheet
from suchok.core.report.office_report import Reported, matched_report, report_document, report_sheet
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import PlanVersion
from suchok.web.reports.models import Report, ReportCell
from suchok.web.reports.queries import reported_in

Cells = Mapping[tuple[str, str], ReportCell]
Before = Sequence[tuple[Period, Mapping[str, Reported]]]
"""What the quarters before a report said, in their order."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A report as core sees it: its plan, its sheet, what is found in it and how it scores on a day.

    ``understood`` are the values of its own achievements, row by row, without the quarters before.
    """

    plan: Plan
    sheet: Sheet
    document: Document
    findings: tuple[Finding, ...]
    score: SheetScore
    on: date
    understood: tuple[Value | None, ...]


def filled_report(report: Report, cells: Cells, before: Before, *, today: date) -> Filled:
    """Return a report as core sees it, scored together with the quarters ``before`` it."""
    plan = plan_of_version(version_for_marks(report))
    period = Period(report.period)
    sheet = report_sheet(plan, reported_in(cells), office=report.office.name_bn, period=period)
    earlier = [
        matched_report(plan, report_sheet(plan, said, office=report.office.name_bn, period=quarter))
        for quarter, said in before
    ]
    on = min(today, plan.fiscal_year.last_day_of(period))
    document = report_document(plan, sheet)
    matched = matched_report(plan, sheet)
    score = score_sheet(matched, plan=plan, on=on, earlier=earlier)
    understood = tuple(row.entry().value for row in matched.rows())
    return Filled(plan, sheet, document, check_document(document, [plan]), score, on, understood)


def version_for_marks(report: Report) -> PlanVersion:
    """Return the plan version that was in force on the last day of the period (``regime.md``, rule 13)."""
    written_against = report.plan_version
    last_day = plan_of_version(written_against).fiscal_year.last_day_of(Period(report.period))
    in_force = report.plan.versions.filter(accepted_at__date__lte=last_day).select_related("template")
    return in_force.order_by("-number").first() or written_against
