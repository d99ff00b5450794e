"""A report's rows ⇄ core values, and the page that shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from suchok.core.checking.checking import check_document
from suchok.core.checking.sentences import sentence_of, shown
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.rating import RatingLevel
from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell, Document, IndicatorRow, Sheet
from suchok.core.report.finding import Finding
from suchok.core.report.marks import RowScore, SheetScore, score_sheet
from suchok.core.report.matching import Match
from suchok.core.report.office_report import (
    NOT_APPLICABLE,
    Reported,
    as_written,
    matched_report,
    report_document,
    report_sheet,
)
from suchok.core.report.scoring import printed as rounded
from suchok.core.text.normalise import is_blank
from suchok.core.text.values import WrittenValue
from suchok.web.evidence.models import Evidence
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import PlanVersion
from suchok.web.reports.models import Comment, Report, ReportCell
from suchok.web.reports.queries import cells_of, earlier_reports, evidence_by_code, reported_in, threads_of
from suchok.web.ui.ladder import ladder_of

Cells = Mapping[tuple[str, str], ReportCell]
Before = Sequence[tuple[Period, Mapping[str, Reported]]]
"""What the quarters before a report said, in their order."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A report as core sees it: its plan, its sheet, what is found in it and how it scores on a day."""

    plan: Plan
    sheet: Sheet
    document: Document
    findings: tuple[Finding, ...]
    score: SheetScore
    on: date


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell that the office fills; ``understood`` is the value that Suchok read in it, as offices write it."""

    name: str
    field: str
    text: str
    version: int
    understood: WrittenValue | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One indicator of a report: what is asked, what is said, what it brings."""

    number: int
    official: Indicator
    printed: IndicatorRow
    area: str | None
    activity: str | None
    targets: tuple[tuple[RatingLevel, Value | None], ...]
    ladder: SafeString | None
    achievement: CellView
    remarks: CellView
    before: tuple[tuple[Period, str], ...]
    findings: tuple[tuple[Finding, Sentence, str], ...]
    score: RowScore
    comments: Sequence[Comment]
    evidence: Sequence[Evidence]

    @property
    def gain(self) -> Decimal:
        """The marks that the indicator can still bring to the total on the day."""
        more = (self.score.score.reachable or Decimal(0)) - (self.score.score.mark or Decimal(0))
        return rounded(Fraction(max(more, Decimal(0))) * self.score.factor)

    @property
    def said(self) -> str:
        """What a form of the government gets for the achievement."""
        return self.achievement.text or (NOT_APPLICABLE if self.official.exemption else "")


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that the page of a report shows; what the office is exempted from is never ``missing``."""

    filled: Filled
    rows: tuple[RowView, ...]
    missing: tuple[RowView, ...]
    exempted: tuple[RowView, ...]
    best: RowView | None

    @property
    def expected(self) -> int:
        """How many indicators an achievement is expected of."""
        return len(self.rows) - len(self.exempted)

    @property
    def errors(self) -> int:
        """How many mistakes are found in the report."""
        return sum(finding.severity == "error" for finding in self.filled.findings)


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
    score = score_sheet(matched_report(plan, sheet), plan=plan, on=on, earlier=earlier)
    return Filled(plan, sheet, document, check_document(document, [plan]), score, on)


def version_for_marks(report: Report) -> PlanVersion:
    """Return the plan version that was in force on the last day of the period (``regime.md``, rule 13)."""
    written_against = report.plan_version
    last_day = plan_of_version(written_against).fiscal_year.last_day_of(Period(report.period))
    in_force = report.plan.versions.filter(accepted_at__date__lte=last_day).select_related("template")
    return in_force.order_by("-number").first() or written_against


def page_of(report: Report, *, today: date) -> ReportPage:
    """Return the page of a report."""
    cells = cells_of(report)
    beside = Beside(threads_of(report), earlier_reports(report), evidence_by_code(report))
    filled = filled_report(report, cells, beside.before, today=today)
    rows = tuple(_row(at, filled, cells, beside) for at in range(len(filled.sheet.indicators)))
    exempted = tuple(row for row in rows if row.official.exemption)
    missing = tuple(row for row in rows if is_blank(row.achievement.text) and not row.official.exemption)
    return ReportPage(filled, rows, missing, exempted, max(rows, key=lambda row: row.gain, default=None))


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the cells of a report: threads, the quarters before, evidence, each by indicator."""

    threads: Mapping[str, Sequence[Comment]]
    before: Before
    evidence: Mapping[str, Sequence[Evidence]]


def _row(at: int, filled: Filled, cells: Cells, beside: Beside) -> RowView:
    printed, official = filled.sheet.indicators[at], filled.plan.indicators[at]
    language = get_language() or "bn"
    found = tuple(finding for finding in filled.findings if finding.row == at)
    return RowView(
        number=at,
        official=official,
        printed=printed,
        area=_area(filled, at),
        activity=printed.activity.title if printed.activity is not None and printed.activity.printed else None,
        targets=tuple((level, official.targets.get(level.percent)) for level in filled.plan.scale.levels),
        ladder=ladder_of(printed, language),
        achievement=_cell(official.code, "achievement", printed.achievement, cells, found),
        remarks=_cell(official.code, "remarks", printed.remarks, cells, found),
        before=tuple(
            (period, said[official.code].achievement) for period, said in beside.before if official.code in said
        ),
        findings=tuple((finding, sentence_of(finding), proposed(finding)) for finding in found),
        score=filled.score.rows[at],
        comments=beside.threads.get(official.code, ()),
        evidence=beside.evidence.get(official.code, ()),
    )


def proposed(finding: Finding) -> str:
    """Return what a finding proposes for a cell that the office fills, as it is typed; ``""`` where it does not."""
    return shown(finding.proposal) if finding.proposal and finding.field in ReportCell.Field.values else ""


def _area(filled: Filled, at: int) -> str | None:
    """Return the title of the area that begins with a row."""
    rows = filled.sheet.indicators
    if rows[at].area is None or (at and rows[at].area == rows[at - 1].area):
        return None
    return next((area.title for area in filled.sheet.areas if area.number == rows[at].area), None)


def _cell(code: str, field: str, said: Cell | None, cells: Cells, found: tuple[Finding, ...]) -> CellView:
    kept = cells.get((code, field))
    understood = said.written if said is not None and said.written.value is not None else None
    return CellView(
        name=f"{field}:{code}",
        field=field,
        text=kept.text if kept is not None else "",
        version=kept.version if kept is not None else 0,
        understood=understood if field == "achievement" else None,
        findings=tuple(finding for finding in found if finding.field == field),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that says something else than in the version before."""

    official: Indicator
    field: str
    before: str
    after: str


def differences(
    plan: Plan, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> tuple[Difference, ...]:
    """Return what changed between two versions of a report, in the order of the plan."""
    return tuple(
        Difference(indicator, field, said, now)
        for indicator in plan.indicators
        for field in ReportCell.Field.values
        if (said := before.get(indicator.code, {}).get(field, ""))
        != (now := after.get(indicator.code, {}).get(field, ""))
    )


def as_version(cells: Cells) -> Mapping[str, Mapping[str, str]]:
    """Return the cells in the form of a submitted version."""
    said: dict[str, dict[str, str]] = {}
    for (code, field), cell in cells.items():
        said.setdefault(code, {})[field] = cell.text
    return said


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that a file fills otherwise than the report does now, or in which a value is proposed."""

    official: Indicator
    field: str
    now: str
    version: int
    filled: str
    findings: tuple[tuple[Finding, Sentence, str], ...]

    @property
    def name(self) -> str:
        """The name under which a browser sends it."""
        return f"{self.field}:{self.official.code}"

    @property
    def is_other(self) -> bool:
        """Whether taking the file over, or what is proposed, would change the cell."""
        return self.filled not in ("", self.now) or any(proposal for _, _, proposal in self.findings)


def filled_cells(
    document: Document, matches: Sequence[Match], cells: Cells, findings: Sequence[Finding]
) -> tuple[FilledCell, ...] | None:
    """Return what a file would change in a report; ``None`` where no table of it belongs to the plan."""
    number = next((number for number, match in enumerate(matches) if match.plan), None)
    if number is None:
        return None
    on_sheet = [finding for finding in findings if finding.sheet == number]
    filled = (
        _filled(official, field, document.sheets[number].indicators[at], cells, _on_cell(on_sheet, at, field))
        for at, official in matches[number].indicators.items()
        for field in ReportCell.Field.values
    )
    return tuple(cell for cell in filled if cell.is_other)


def _on_cell(findings: Sequence[Finding], row: int, field: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if (finding.row, finding.field) == (row, field))


def _filled(official: Indicator, field: str, row: IndicatorRow, cells: Cells, found: tuple[Finding, ...]) -> FilledCell:
    said: Cell | None = getattr(row, field)
    kept = cells.get((official.code, field))
    return FilledCell(
        official,
        field,
        now=kept.text if kept is not None else "",
        version=kept.version if kept is not None else 0,
        filled=as_written(said.text, official) if said is not None and not is_blank(said.text) else "",
        findings=tuple((finding, sentence_of(finding), proposed(finding)) for finding in found),
    )
