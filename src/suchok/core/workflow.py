"""The workflow of plans and reports: statuses, steps and roles in one table, rights in one file.

What a step leads to stands in ``_LEADS_TO``; who may take it in ``rights.csv``, one row for every
subject, status and step, one column for every role (``regime.md`` section 6). A step without a row
is nobody's right.
"""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Subject(StrEnum):
    """What goes through the workflow."""

    PLAN = "plan"
    REPORT = "report"


class Status(StrEnum):
    """Where a plan or a report stands."""

    DRAFT = "draft"
    FORWARDED = "forwarded"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Step(StrEnum):
    """What a person does with a plan or a report."""

    READ = "read"
    EDIT = "edit"
    COMMENT = "comment"
    FORWARD = "forward"
    SEND_BACK = "send_back"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    ACCEPT = "accept"
    REOPEN = "reopen"
    AMEND = "amend"


MOVES = frozenset(Step) - {Step.READ, Step.EDIT, Step.COMMENT}
"""The steps that are taken as such, each an act with a status before and after; the others are rights alone."""


class Role(StrEnum):
    """As what a person acts on one office's plan or report.

    The first two work in the office itself, reviewer and evaluator in its superior office. An observer reads:
    heads, reviewers and evaluators further up the line, and offices outside it.
    """

    REPORTING_OFFICER = "reporting_officer"
    HEAD = "head"
    REVIEWER = "reviewer"
    EVALUATOR = "evaluator"
    OBSERVER = "observer"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class StepNotAllowed(Exception):
    """A step that nobody may take in this status, or not with these roles."""

    def __init__(self, subject: Subject, status: Status, step: Step) -> None:
        super().__init__(f"{step} is not open on a {subject} that is {status}")
        self.subject = subject
        self.status = status
        self.step = step


@dataclass(frozen=True, slots=True)
class Right:
    """One row of ``rights.csv``: a step in a status, and the roles that may take it."""

    subject: Subject
    status: Status
    step: Step
    roles: frozenset[Role]


_STAYS = frozenset({Step.READ, Step.EDIT, Step.COMMENT})

_LEADS_TO: Mapping[tuple[Status, Step], Status] = {
    (Status.DRAFT, Step.FORWARD): Status.FORWARDED,
    (Status.RETURNED, Step.FORWARD): Status.FORWARDED,
    (Status.FORWARDED, Step.SEND_BACK): Status.DRAFT,
    (Status.FORWARDED, Step.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Step.WITHDRAW): Status.DRAFT,
    (Status.SUBMITTED, Step.RETURN): Status.RETURNED,
    (Status.SUBMITTED, Step.ACCEPT): Status.ACCEPTED,
    (Status.ACCEPTED, Step.REOPEN): Status.RETURNED,
    (Status.ACCEPTED, Step.AMEND): Status.DRAFT,
}

NEEDS_REASON = frozenset({Step.SEND_BACK, Step.WITHDRAW, Step.RETURN, Step.REOPEN, Step.AMEND})
"""The steps that go back: whoever takes one says why."""


def advance(subject: Subject, status: Status, step: Step, roles: Collection[Role]) -> Status:
    """Return the status after ``step``, or raise ``StepNotAllowed``."""
    if step not in steps_open(subject, status, roles):
        raise StepNotAllowed(subject, status, step)
    return status if step in _STAYS else _LEADS_TO[status, step]


def steps_open(subject: Subject, status: Status, roles: Collection[Role]) -> frozenset[Step]:
    """Return the steps that somebody with ``roles`` may take now."""
    return frozenset(
        right.step
        for right in rights()
        if (right.subject, right.status) == (subject, status) and right.roles & {*roles}
    )


def statuses_readable(subject: Subject, role: Role) -> frozenset[Status]:
    """Return the statuses in which ``role`` may read."""
    return frozenset(
        right.status
        for right in rights()
        if right.subject is subject and right.step is Step.READ and role in right.roles
    )


@cache
def rights() -> tuple[Right, ...]:
    """Return every row of ``rights.csv``."""
    text = files("suchok.core").joinpath("rights.csv").read_text("utf-8")
    return tuple(_right(row) for row in csv.DictReader(text.splitlines()))


def _right(row: Mapping[str, str]) -> Right:
    right = Right(
        Subject(row["subject"]),
        Status(row["status"]),
        Step(row["step"]),
        frozenset(role for role in Role if row[role] == "yes"),
    )
    if right.step not in _STAYS and (right.status, right.step) not in _LEADS_TO:
        raise StepNotAllowed(right.subject, right.status, right.step)
    return right
