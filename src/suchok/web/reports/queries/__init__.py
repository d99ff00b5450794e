"""Reads: whose reports somebody may see, and what stands in one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from suchok.core.plan.fiscal_year import Period
from suchok.core.report.office_report import Reported
from suchok.core.workflow import Role, Subject, statuses_readable
from suchok.web.accounts.models import User
from suchok.web.accounts.queries import offices_merged_into, offices_visible_to
from suchok.web.evidence.models import Evidence
from suchok.web.evidence.queries import by_indicator, evidence_of
from suchok.web.reports.models import Comment, Report, ReportCell, ReportVersion

_BEFORE = {
    Period.Q2: (Period.Q1,),
    Period.Q3: (Period.Q1, Period.Q2),
    Period.Q4: (Period.Q1, Period.Q2, Period.Q3),
}


def reports_visible_to(user: User) -> QuerySet[Report]:
    """Return the reports that ``user`` may read: its offices' always, others from the status that the rights name."""
    own = user.offices_as(Role.REPORTING_OFFICER, Role.HEAD)
    reviewed = user.offices_as(Role.REVIEWER, Role.EVALUATOR, Role.HEAD)
    readable = statuses_readable(Subject.REPORT, Role.OBSERVER)
    sent_to = ReportVersion.objects.filter(superior__in=reviewed).values("report")
    sent = Q(office__in=offices_visible_to(user)) | Q(superior__in=reviewed) | Q(pk__in=sent_to)
    visible = Q(office__in=own) | Q(office__in=offices_merged_into(own)) | (sent & Q(status__in=readable))
    return Report.objects.filter(visible).select_related(
        "office", "superior", "plan", "plan_version__template", "prepared_by", "submitted_by", "decided_by"
    )


def cells_of(report: Report) -> Mapping[tuple[str, str], ReportCell]:
    """Return the filled cells by the code of their indicator and their field."""
    cells = ReportCell.objects.filter(report=report).select_related("changed_by")
    return {(cell.code, cell.field): cell for cell in cells}


def reported_in(cells: Mapping[tuple[str, str], ReportCell]) -> Mapping[str, Reported]:
    """Return what is reported of each indicator."""
    codes = dict.fromkeys(code for code, _ in cells)
    return {code: Reported(_text(cells, code, "achievement"), _text(cells, code, "remarks")) for code in codes}


def _text(cells: Mapping[tuple[str, str], ReportCell], code: str, field: str) -> str:
    cell = cells.get((code, field))
    return cell.text if cell is not None else ""


def earlier_reports(report: Report) -> Sequence[tuple[Period, Mapping[str, Reported]]]:
    """Return the reports of the same plan for the quarters before, in their order, as they were last submitted."""
    periods = _BEFORE.get(Period(report.period), ())
    newest = (
        ReportVersion.objects.filter(report__plan=report.plan_id, report__period__in=periods)
        .order_by("report_id", "-number")
        .distinct("report_id")
        .select_related("report")
    )
    found = {version.report.period: version.cells for version in newest}
    return [(period, reported_of(found[period])) for period in periods if period in found]


def reported_of(cells: Mapping[str, Mapping[str, str]]) -> Mapping[str, Reported]:
    """Return what a submitted version says."""
    return {code: Reported(said.get("achievement", ""), said.get("remarks", "")) for code, said in cells.items()}


def threads_of(report: Report) -> Mapping[str, Sequence[Comment]]:
    """Return the comments of each indicator, the oldest first."""
    threads: dict[str, list[Comment]] = defaultdict(list)
    for comment in Comment.objects.filter(report=report).select_related("author").order_by("at", "pk"):
        threads[comment.code].append(comment)
    return threads


def evidence_by_code(report: Report) -> Mapping[str, Sequence[Evidence]]:
    """Return the evidence of a report by the code of its indicator."""
    return by_indicator(evidence_of(report.plan, Period(report.period)))


def last_versions(report: Report) -> Sequence[ReportVersion]:
    """Return the two newest submitted versions, the newest first."""
    return list(ReportVersion.objects.filter(report=report).order_by("-number")[:2])
