"""Writes: a report is begun, filled cell by cell, sent up, returned, changed and accepted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from suchok.core.plan.fiscal_year import Period
from suchok.core.text.normalise import normalise
from suchok.core.workflow import Status, Step, StepNotAllowed, Subject, advance
from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries.offices import nearest_open_above, superior_on
from suchok.web.accounts.rules import roles_on
from suchok.web.audit.actions import next_id, record
from suchok.web.plans.actions.steps import (
    LONGEST_REASON,
    ReasonMissing,
    must_be_open,
    refuse_closed,
    take_step,
    transfer,
    within,
)
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import Plan, PlanVersion
from suchok.web.plans.queries import extensions_of, last_day_of, phase_of
from suchok.web.reports.models import Comment, Report, ReportCell, ReportVersion

LONGEST_TEXT = 4000
_OPEN_ONLY = frozenset({Step.FORWARD, Step.SUBMIT})


class PeriodNotOpen(Exception):
    """The period has not begun yet, or its year is closed."""


class UnknownCell(Exception):
    """A cell that the plan of the report does not have."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed in a cell, and the version of the cell that was in view (0: still empty)."""

    code: str
    field: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of it: ``is_mine`` false means that somebody else had changed the cell, whose words stand there."""

    typed: Typed
    cell: ReportCell
    is_mine: bool


@transaction.atomic
def begin_report(*, plan_id: int, period: Period, actor: User) -> Report:
    """Return the report of a plan on a period, and begin it where there is none yet."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan_id)
    advance(Subject.REPORT, Status.DRAFT, Step.EDIT, roles_on(actor, plan.office))
    refuse_closed(plan, Step.EDIT)
    version = version_in_force(plan)
    _must_be_open_for(period, plan, version, timezone.now())
    existing = Report.objects.filter(plan=plan, period=period.value).first()
    if existing is not None:
        return existing
    pk = next_id(Report)
    report = Report(pk=pk, plan=plan, plan_version=version, period=period.value, office=plan.office)
    record("report.begin", actor=actor, about=report, office_id=plan.office_id, period=period.value)
    report.save(force_insert=True)
    return report


def version_in_force(plan: Plan) -> PlanVersion:
    """Return the newest accepted version of a plan, or raise ``PeriodNotOpen`` where none was accepted yet."""
    version = plan.versions.exclude(accepted_at=None).select_related("template").order_by("-number").first()
    if version is None:
        raise PeriodNotOpen
    return version


def _must_be_open_for(period: Period, plan: Plan, version: PlanVersion, moment: datetime) -> None:
    phase = phase_of(period, plan_of_version(version), plan.office, moment)
    if not phase.is_open:
        raise PeriodNotOpen


@transaction.atomic
def save_cells(*, report_id: int, typed: Sequence[Typed], actor: User) -> Sequence[Kept]:
    """Keep what was typed, cell by cell; a cell that somebody else changed in between stays as it is and is told.

    Raises ``StepNotAllowed``, ``PeriodNotOpen``, ``UnknownCell`` or ``TooLong``; then nothing is kept.
    """
    report = must_be_writable(report_id, actor)
    codes = {indicator.code for indicator in plan_of_version(report.plan_version).indicators}
    if any(each.code not in codes or each.field not in ReportCell.Field.values for each in typed):
        raise UnknownCell
    record("report.edit", actor=actor, about=report, office_id=report.office_id)
    there = {(cell.code, cell.field): cell for cell in report.cells.select_related("changed_by")}
    return [_kept(report, each, there.get((each.code, each.field)), actor) for each in typed]


def must_be_writable(report_id: int, actor: User) -> Report:
    """Lock a report in the transaction of the caller and return it; raises what ``save_cells`` raises."""
    report = _locked(report_id)
    must_be_open(report, Step.EDIT, actor)
    _must_be_open_for(Period(report.period), report.plan, report.plan_version, timezone.now())
    return report


def _kept(report: Report, typed: Typed, cell: ReportCell | None, actor: User) -> Kept:
    text = within(LONGEST_TEXT, normalise(typed.text), typed.code)
    if cell is None:
        now = timezone.now()
        cell = ReportCell(report=report, code=typed.code, field=typed.field, text=text, changed_at=now)
        cell.changed_by = actor
        cell.save()
    elif cell.text == text:
        # The same words again: a request that was sent twice, or two people of one mind.
        return Kept(typed, cell, is_mine=True)
    elif cell.version != typed.version:
        return Kept(typed, cell, is_mine=False)
    else:
        cell.text, cell.version, cell.changed_by, cell.changed_at = text, cell.version + 1, actor, timezone.now()
        cell.save(update_fields=["text", "version", "changed_by", "changed_at"])
    return Kept(typed, cell, is_mine=True)


@transaction.atomic
def step_report(*, report_id: int, step: Step, actor: User, reason: str = "", text: str = "") -> Report:
    """Take a step that changes the status of a report; ``text`` is the sentence that the person confirmed."""
    report = _locked(report_id)
    if step in _OPEN_ONLY:
        _must_be_open_for(Period(report.period), report.plan, report.plan_version, timezone.now())
    sent_to = _reviewing(report, timezone.localdate()) if step is Step.SUBMIT else None
    take_step(report, step, actor=actor, reason=reason, superior_id=sent_to, text=text)
    if step is Step.SUBMIT:
        _keep_version(report)
    return report


def follow_transfers() -> int:
    """Let each report that waits for its review go to the superior on its last day; return how many moved on.

    Offices move and close while their reports wait. The office that a report was sent to goes on reading it.
    """
    moved = ~Q(superior=F("office__superior")) | Q(superior__closed_on__isnull=False)
    waiting = Report.objects.filter(moved, status=Status.SUBMITTED.value)
    return sum(_follow_transfer(pk) for pk in waiting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _follow_transfer(report_id: int) -> bool:
    report = _locked(report_id)
    return transfer(report, _reviewing(report, timezone.localdate()))


def _reviewing(report: Report, today: date) -> int | None:
    """Return the office that reviews a report: the superior on its last day, today's as long as that is to come.

    Where that office is closed, the nearest superior of now that is open.
    """
    official, office = plan_of_version(report.plan_version), report.office
    due = last_day_of(report.period, official, extensions_of(office, official.fiscal_year.code))
    if due is not None and today > due:
        superior_id = superior_on(office, due)
        if Office.objects.filter(pk__in=[superior_id], closed_on=None).exists():
            return superior_id
    return nearest_open_above(office)


def _keep_version(report: Report) -> None:
    cells: dict[str, dict[str, str]] = {}
    for cell in report.cells.order_by("code", "field"):
        cells.setdefault(cell.code, {})[cell.field] = cell.text
    if report.submitted_by is None or report.submitted_at is None:
        raise StepNotAllowed(Subject.REPORT, Status(report.status), Step.SUBMIT)
    ReportVersion.objects.create(
        report=report,
        number=report.versions.count() + 1,
        cells=cells,
        superior=report.superior,
        submitted_by=report.submitted_by,
        submitted_at=report.submitted_at,
    )


@transaction.atomic
def return_report(*, report_id: int, reasons: Mapping[str, str], actor: User, reason: str = "") -> Report:
    """Return a report with a reason for each indicator that has to be changed, or one for the whole."""
    report = _locked(report_id)
    said = {code: within(LONGEST_TEXT, text.strip(), code) for code, text in reasons.items() if text.strip()}
    if not said and not reason.strip():
        raise ReasonMissing
    # Each reason is kept with its indicator; the act has as much of them as it holds.
    whole = reason.strip() or "; ".join(f"{code}: {text}" for code, text in said.items())[:LONGEST_REASON]
    take_step(report, Step.RETURN, actor=actor, reason=whole, indicators=sorted(said))
    now = timezone.now()
    Comment.objects.bulk_create(
        Comment(report=report, code=code, text=text, returns=True, author=actor, at=now) for code, text in said.items()
    )
    return report


@transaction.atomic
def comment_on(*, report_id: int, code: str, text: str, actor: User) -> Comment:
    """Add a line to the thread of an indicator; raises ``ReasonMissing`` where it says nothing, or ``TooLong``."""
    report = _locked(report_id)
    must_be_open(report, Step.COMMENT, actor)
    text = within(LONGEST_TEXT, text.strip(), code)
    if not text:
        raise ReasonMissing
    if code not in {indicator.code for indicator in plan_of_version(report.plan_version).indicators}:
        raise UnknownCell
    record("report.comment", actor=actor, about=report, office_id=report.office_id, code=code)
    return Comment.objects.create(report=report, code=code, text=text, author=actor, at=timezone.now())


def accept_reports(*, report_ids: Collection[int], actor: User, text: str = "") -> Mapping[int, Exception | None]:
    """Accept reports one by one, each in its own transaction; return what stood in the way of each, if anything."""
    outcomes: dict[int, Exception | None] = {}
    for pk in report_ids:
        try:
            step_report(report_id=pk, step=Step.ACCEPT, actor=actor, text=text)
        except (StepNotAllowed, Report.DoesNotExist) as error:
            outcomes[pk] = error
        else:
            outcomes[pk] = None
    return outcomes


def _locked(report_id: int) -> Report:
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("office", "plan__office", "plan_version__template").get(pk=report_id)
