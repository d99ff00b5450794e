"""The page of a report, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from suchok.core.checking.sentences import sentence_of, shown
from suchok.core.messages.sentence import Sentence
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Combine, Indicator
from suchok.core.plan.rating import RatingLevel
from suchok.core.plan.unit import Value
from suchok.core.report.document import IndicatorRow
from suchok.core.report.finding import Finding
from suchok.core.report.ladder import Amount
from suchok.core.report.marks import RowScore
from suchok.core.report.office_report import NOT_APPLICABLE
from suchok.core.report.scoring import printed as rounded
from suchok.core.text.normalise import is_blank
from suchok.web.evidence.models import Evidence
from suchok.web.reports.convert.filled import Before, Cells, Filled, filled_report
from suchok.web.reports.models import Comment, Report, ReportCell
from suchok.web.reports.queries import cells_of, earlier_reports, evidence_by_code, threads_of
from suchok.web.ui.ladder import ladder_of


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell that the office fills."""

    name: str
    field: str
    text: str
    version: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One indicator of a report: what is asked, what is said, what it brings.

    ``understood`` is the value that Suchok read in the achievement of this report, ``so_far`` what it makes
    together with the quarters before; ``None`` where they say nothing.
    """

    number: int
    official: Indicator
    printed: IndicatorRow
    area: str | None
    activity: str | None
    targets: tuple[tuple[RatingLevel, Value | None], ...]
    ladder: SafeString | None
    achievement: CellView
    remarks: CellView
    understood: Value | None
    so_far: Amount | None
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
    def adds_up(self) -> bool:
        """Whether the quarters are added up, so that what they make together is a total."""
        return self.official.combine is Combine.SUM

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
    before = tuple((period, said[official.code].achievement) for period, said in beside.before if official.code in said)
    return RowView(
        number=at,
        official=official,
        printed=printed,
        area=_area(filled, at),
        activity=printed.activity.title if printed.activity is not None and printed.activity.printed else None,
        targets=tuple((level, official.targets.get(level.percent)) for level in filled.plan.scale.levels),
        ladder=ladder_of(printed, filled.score.rows[at].score, language),
        achievement=_cell(official.code, "achievement", cells, found),
        remarks=_cell(official.code, "remarks", cells, found),
        understood=filled.understood[at],
        so_far=filled.score.rows[at].score.achieved if any(said for _, said in before) else None,
        before=before,
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


def _cell(code: str, field: str, cells: Cells, found: tuple[Finding, ...]) -> CellView:
    kept = cells.get((code, field))
    return CellView(
        name=f"{field}:{code}",
        field=field,
        text=kept.text if kept is not None else "",
        version=kept.version if kept is not None else 0,
        findings=tuple(finding for finding in found if finding.field == field),
    )
