"""The workflow of plans and reports, written out as the offices live it."""

import pytest

from suchok.core.workflow import (
    NEEDS_REASON,
    Role,
    Status,
    Step,
    StepNotAllowed,
    Subject,
    advance,
    rights,
    statuses_readable,
    steps_open,
)

# subject, status: what each role may do. "r" read, "c" comment; a role that is not named may do nothing.
EXPECTED = """
both   draft      reporting_officer: read edit comment forward | head: read edit comment
both   forwarded  reporting_officer: read comment send_back | head: read comment send_back submit
both   submitted  reporting_officer: read comment | head: read comment withdraw | reviewer: read comment return accept
both   submitted  evaluator: read | observer: read | administrator: read | auditor: read
both   returned   reporting_officer: read edit comment forward | head: read edit comment | reviewer: read comment
both   returned   evaluator: read | observer: read | administrator: read | auditor: read
plan   accepted   reporting_officer: read comment amend | head: read comment amend | reviewer: read comment
report accepted   reporting_officer: read comment | head: read comment | reviewer: read comment reopen
plan   accepted   evaluator: read | observer: read | administrator: read | auditor: read
report accepted   evaluator: read | observer: read | administrator: read reopen | auditor: read
"""

LEADS_TO = """
draft forward forwarded
returned forward forwarded
forwarded send_back draft
forwarded submit submitted
submitted withdraw draft
submitted return returned
submitted accept accepted
accepted reopen returned
accepted amend draft
"""


def expected() -> dict[tuple[Subject, Status, Role], set[Step]]:
    told: dict[tuple[Subject, Status, Role], set[Step]] = {}
    for line in EXPECTED.strip().splitlines():
        subject, status, said = line.split(maxsplit=2)
        for part in said.split("|"):
            role, steps = part.split(":")
            for each in Subject if subject == "both" else [Subject(subject)]:
                told[each, Status(status), Role(role.strip())] = {Step(step) for step in steps.split()}
    return told


@pytest.mark.parametrize("subject", list(Subject))
@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_exactly_this(subject: Subject, status: Status, role: Role) -> None:
    assert steps_open(subject, status, {role}) == expected().get((subject, status, role), set())


def test_a_stranger_may_do_nothing() -> None:
    assert all(steps_open(subject, status, set()) == frozenset() for subject in Subject for status in Status)


@pytest.mark.parametrize("line", LEADS_TO.strip().splitlines())
def test_each_step_leads_where_it_should(line: str) -> None:
    before, step, after = line.split()
    taken = [right for right in rights() if (right.status, right.step) == (before, step)]
    assert taken
    for right in taken:
        assert advance(right.subject, right.status, right.step, right.roles) == after


def test_no_other_step_changes_a_status() -> None:
    moving = {(line.split()[0], line.split()[1]) for line in LEADS_TO.strip().splitlines()}
    for right in rights():
        if (right.status, right.step) not in moving:
            assert advance(right.subject, right.status, right.step, right.roles) is right.status


def test_a_step_that_is_not_open_is_refused() -> None:
    with pytest.raises(StepNotAllowed):
        advance(Subject.REPORT, Status.DRAFT, Step.ACCEPT, {Role.REVIEWER})
    with pytest.raises(StepNotAllowed):
        advance(Subject.REPORT, Status.SUBMITTED, Step.ACCEPT, {Role.REPORTING_OFFICER, Role.HEAD})


def test_whoever_sends_something_back_says_why() -> None:
    back = {"send_back", "withdraw", "return", "reopen", "amend"}
    assert back == NEEDS_REASON


def test_others_read_only_what_was_sent() -> None:
    sent = {Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED}
    for role in (Role.REVIEWER, Role.EVALUATOR, Role.OBSERVER, Role.ADMINISTRATOR, Role.AUDITOR):
        assert statuses_readable(Subject.REPORT, role) == sent


def test_the_file_of_rights_names_nothing_twice() -> None:
    rows = [(right.subject, right.status, right.step) for right in rights()]
    assert len(rows) == len(set(rows))
