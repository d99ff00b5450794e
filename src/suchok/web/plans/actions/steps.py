"""The one place that moves a plan or a report from status to status."""

from datetime import date

from django.utils import timezone

from suchok.core.workflow import MOVES, NEEDS_REASON, Role, Status, Step, StepNotAllowed, Subject, advance, steps_open
from suchok.web.accounts.models import User
from suchok.web.accounts.rules import roles_on
from suchok.web.audit.actions import record
from suchok.web.plans.models import InWorkflow, Plan

LONGEST_REASON = 2000
# What was sent can still be accepted; nobody is there any more to change it.
_LEFT_WHEN_CLOSED = frozenset({Step.READ, Step.COMMENT, Step.ACCEPT})


class ReasonMissing(Exception):
    """A step back that says not why."""


class SamePerson(Exception):
    """Somebody would approve what the same person prepared."""


class NobodyReviews(Exception):
    """The office has no superior office that could review."""


class TooLong(Exception):
    """A text with more signs than are kept; ``code`` is its indicator, if it has one."""

    def __init__(self, *, length: int, longest: int, code: str) -> None:
        super().__init__()
        self.length, self.longest, self.code = length, longest, code


def within(longest: int, text: str, code: str = "") -> str:
    """Return a text that fits, or raise ``TooLong``: nothing that somebody wrote is cut without a word."""
    if len(text) > longest:
        raise TooLong(length=len(text), longest=longest, code=code)
    return text


class OfficeClosed(StepNotAllowed):
    """The office was closed, alone or as part of another, and its plan and reports with it."""

    def __init__(self, row: InWorkflow, step: Step, day: date) -> None:
        super().__init__(subject_of(row), Status(row.status), step)
        self.day = day


def subject_of(row: InWorkflow) -> Subject:
    """Return as what a row goes through the workflow."""
    return Subject.PLAN if isinstance(row, Plan) else Subject.REPORT


def roles_in(row: InWorkflow, user: User) -> frozenset[Role]:
    """Return the roles of ``user`` on a row: the office it was sent to goes on reviewing it."""
    return roles_on(user, row.office, superior_id=row.superior_id)


def steps_for(row: InWorkflow, user: User) -> frozenset[Step]:
    """Return what ``user`` may do with a row now."""
    steps = steps_open(subject_of(row), Status(row.status), roles_in(row, user))
    return steps & _LEFT_WHEN_CLOSED if row.office.closed_on else steps


def take_step(
    row: InWorkflow, step: Step, *, actor: User, reason: str = "", superior_id: int | None = None, **values: object
) -> None:
    """Move a row, which the caller has locked in its transaction, and record the act with what the person confirmed.

    ``superior_id`` is the office that reviews what is sent, where that is not the superior of now. Raises
    ``StepNotAllowed``, ``OfficeClosed``, ``ReasonMissing``, ``TooLong``, ``SamePerson`` or ``NobodyReviews``; then
    nothing is changed.
    """
    subject, before = subject_of(row), Status(row.status)
    if step not in MOVES:
        raise StepNotAllowed(subject, before, step)
    status = advance(subject, before, step, roles_in(row, actor))
    refuse_closed(row, step)
    reason = within(LONGEST_REASON, reason.strip())
    if step in NEEDS_REASON and not reason:
        raise ReasonMissing
    _note_people(row, step, actor, superior_id or row.office.superior_id)
    record(
        f"{subject}.{step}",
        actor=actor,
        about=row,
        office_id=row.office_id,
        reason=reason,
        **{"before": before, "after": status, **values},
    )
    row.status = status.value
    row.save()


def transfer(row: InWorkflow, superior_id: int | None) -> bool:
    """Let a row that still waits for its review go to another office; return whether it went."""
    if row.status != Status.SUBMITTED or superior_id in (None, row.superior_id):
        return False
    before, row.superior_id = row.superior_id, superior_id
    act = f"{subject_of(row)}.transfer"
    record(act, actor=None, about=row, office_id=row.office_id, before=before, after=superior_id)
    row.save(update_fields=["superior"])
    return True


def must_be_open(row: InWorkflow, step: Step, user: User) -> None:
    """Raise ``StepNotAllowed`` or ``OfficeClosed`` unless ``user`` may take ``step`` on a row now."""
    advance(subject_of(row), Status(row.status), step, roles_in(row, user))
    refuse_closed(row, step)


def refuse_closed(row: InWorkflow, step: Step) -> None:
    """Raise ``OfficeClosed`` for a step that the closing of the office has ended."""
    if row.office.closed_on and step not in _LEFT_WHEN_CLOSED:
        raise OfficeClosed(row, step, row.office.closed_on)


def _note_people(row: InWorkflow, step: Step, actor: User, superior_id: int | None) -> None:
    if step is Step.FORWARD:
        row.prepared_by, row.submitted_by, row.submitted_at = actor, None, None
        row.decided_by, row.decided_at = None, None
    elif step is Step.SUBMIT:
        _note_submission(row, actor, superior_id)
    elif step in (Step.ACCEPT, Step.RETURN):
        row.decided_by, row.decided_at = actor, timezone.now()
    elif step in (Step.WITHDRAW, Step.AMEND, Step.REOPEN):
        row.decided_by, row.decided_at = None, None


def _note_submission(row: InWorkflow, actor: User, superior_id: int | None) -> None:
    row.single_handed = row.prepared_by_id == actor.pk
    if row.single_handed and not row.office.single_handed_reason:
        raise SamePerson
    if superior_id is None:
        raise NobodyReviews
    row.superior_id = superior_id
    row.submitted_by, row.submitted_at = actor, timezone.now()
