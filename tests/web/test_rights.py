"""Who may open what, and who may do what: every address and every step for every role."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from suchok.core.workflow import Role, Status, Step, Subject
from suchok.web.accounts.models import User
from suchok.web.plans.actions.plans import step_plan
from suchok.web.plans.actions.templates import copy_template
from suchok.web.plans.models import InWorkflow, Plan, Template
from suchok.web.reports.actions import return_report, step_report
from suchok.web.reports.models import Report
from tests.core.test_workflow import expected
from tests.people import Cast, cast, sign_in_fully
from tests.web.reports.year import adopted, begun, extended, submitted, this_year

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "stranger", "observer", "officer", "head", "reviewer", "evaluator", "administrator", "auditor"]
ROLES = {
    "observer": Role.OBSERVER,
    "officer": Role.REPORTING_OFFICER,
    "head": Role.HEAD,
    "reviewer": Role.REVIEWER,
    "evaluator": Role.EVALUATOR,
    "administrator": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
}

# What each person gets for an address when a report was sent: a page (200), the way to sign in (302), nothing (404).
SEEN = """
                                       anonymous stranger observer officer head reviewer evaluator administrator auditor
GET  /work/                            302       200      200      200     200  200      200       200           200
GET  /work/offices/{office}            302       404      200      200     200  200      200       200           200
GET  /history/plan/{plan}              302       404      200      200     200  200      200       200           200
GET  /history/report/{report}          302       404      200      200     200  200      200       200           200
GET  /history/report/{report}.csv      302       404      200      200     200  200      200       200           200
GET  /plans/extensions                 302       200      200      200     200  200      200       200           200
GET  /plans/extensions.csv             302       200      200      200     200  200      200       200           200
GET  /plans/extensions/grant           302       404      404      404     200  200      404       200           404
GET  /plans/extensions/{extension}     302       404      404      404     404  200      404       200           404
GET  /plans/{plan}                     302       404      200      200     200  200      200       200           200
GET  /plans/{plan}/download?form=pdf   302       404      200      200     200  200      200       200           200
GET  /reports/{report}                 302       404      200      200     200  200      200       200           200
GET  /reports/{report}/changes         302       404      200      200     200  200      200       200           200
GET  /reports/{report}/values          302       404      200      200     200  200      200       200           200
GET  /reports/{report}/download?form=xlsx 302    404      200      200     200  200      200       200           200
GET  /reports/review                   302       404      404      404     404  200      404       404           404
GET  /reports/country                  302       404      404      404     404  404      404       200           200
GET  /templates/                       302       404      404      404     404  404      404       200           404
GET  /templates/list.csv               302       404      404      404     404  404      404       200           404
GET  /templates/{draft}                302       404      404      404     404  404      404       200           404
GET  /templates/{draft}/toml           302       404      404      404     404  404      404       200           404
POST /templates/copy                   302       404      404      404     404  404      404       404           404
POST /templates/import                 302       404      404      404     404  404      404       422           404
POST /templates/{draft}/write          302       404      404      404     404  404      404       422           404
POST /templates/{draft}/discard        302       404      404      404     404  404      404       302           404
GET  /templates/{issued}/adopt         302       404      404      404     404  404      404       200           404
POST /templates/{issued}/adopt         302       404      404      404     404  404      404       302           404
POST /reports/begin                    302       404      404      404     404  404      404       404           404
POST /reports/{report}/evidence        302       404      404      404     404  404      404       404           404
POST /reports/{report}/fill            302       404      422      422     422  422      422       422           422
POST /reports/{report}/cells           302       404      409      409     409  409      409       409           409
POST /reports/{report}/comment         302       404      409      422     422  422      409       409           409
POST /reports/{report}/step            302       404      404      404     404  404      404       404           404
POST /plans/{plan}/step                302       404      404      404     404  404      404       404           404
POST /plans/{plan}/targets             302       404      409      409     409  409      409       409           409
"""


def lines() -> list[str]:
    return SEEN.strip("\n").splitlines()[1:]


def person(people: Cast, name: str) -> User | None:
    return None if name == "anonymous" else getattr(people, name)


def browser_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        sign_in_fully(client, user)
    return client


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_finds_exactly_these_pages(name: str) -> None:
    people = cast()
    report = submitted(people)
    official = Template.objects.get(fiscal_year="2022-23", level="field")
    draft = copy_template(official, this_year(), actor=None)
    known = {
        "office": report.office_id,
        "plan": report.plan_id,
        "report": report.pk,
        "draft": draft.pk,
        "issued": official.pk,
        "extension": extended(people.offices.district).pk,
    }
    client = browser_of(person(people, name))
    found, told = {}, {}
    for line in lines():
        method, address, *statuses = line.split()
        with transaction.atomic():
            answer = client.generic(method, address.format(**known))
            transaction.set_rollback(True)
        found[f"{method} {address}"] = answer.status_code
        told[f"{method} {address}"] = int(statuses[PEOPLE.index(name)])
    assert found == told


def test_no_address_of_the_work_is_left_out() -> None:
    def below(resolver: URLResolver, prefix: str = "") -> list[str]:
        found = []
        for entry in resolver.url_patterns:
            path = prefix + str(entry.pattern)
            found += [path] if isinstance(entry, URLPattern) else below(entry, path)
        return found

    work = [path for path in below(get_resolver()) if path.startswith(("work/", "plans/", "reports/", "templates/"))]
    seen = {line.split()[1].partition("?")[0].strip("/") for line in lines()}
    names = {"<int:pk>": {"{plan}", "{report}", "{draft}", "{issued}", "{office}", "{extension}"}}
    missing = [
        path
        for path in work
        if "<int:evidence>" not in path
        and not any(path.replace("<int:pk>", name).strip("/") in seen for name in names["<int:pk>"])
    ]
    # Pieces of evidence have an address of their own below their report: tests/web/reports/test_evidence.py.
    assert missing == []


def report_in(status: Status, people: Cast) -> Report:
    """Let the district's report come to stand in a status."""
    report = begun(people)
    steps: dict[Status, list[Callable[[], object]]] = {
        Status.DRAFT: [],
        Status.FORWARDED: [lambda: step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)],
    }
    steps[Status.SUBMITTED] = [
        *steps[Status.FORWARDED],
        lambda: step_report(report_id=report.pk, step=Step.SUBMIT, actor=people.head),
    ]
    steps[Status.RETURNED] = [
        *steps[Status.SUBMITTED],
        lambda: return_report(report_id=report.pk, reasons={}, reason="why", actor=people.reviewer),
    ]
    steps[Status.ACCEPTED] = [
        *steps[Status.SUBMITTED],
        lambda: step_report(report_id=report.pk, step=Step.ACCEPT, actor=people.reviewer),
    ]
    for take in steps[status]:
        take()
    return Report.objects.get(pk=report.pk)


def plan_in(status: Status, people: Cast) -> Plan:
    """Let the district's plan come to stand in a status."""
    plan = adopted(people)
    way = [(Step.FORWARD, people.officer), (Step.SUBMIT, people.head)]
    ways = {
        Status.DRAFT: [],
        Status.FORWARDED: way[:1],
        Status.SUBMITTED: way,
        Status.RETURNED: [*way, (Step.RETURN, people.reviewer)],
        Status.ACCEPTED: [*way, (Step.ACCEPT, people.reviewer)],
    }
    for step, actor in ways[status]:
        step_plan(plan_id=plan.pk, step=step, actor=actor, reason="why")
    return Plan.objects.get(pk=plan.pk)


def tried(client: Client, row: InWorkflow, step: Step) -> bool:
    """Whether a step succeeds; nothing of it stays."""
    base = f"/plans/{row.pk}" if isinstance(row, Plan) else f"/reports/{row.pk}"
    with transaction.atomic():
        if step is Step.READ:
            answer = client.get(base)
        elif step is Step.EDIT and isinstance(row, Plan):
            answer = client.post(f"{base}/targets", {})
        elif step is Step.EDIT:
            answer = client.post(f"{base}/cells", {"achievement:3.1.1": "1", "version:achievement:3.1.1": "0"})
        elif step is Step.COMMENT:
            answer = client.post(f"{base}/comment", {"code": "3.1.1", "text": "a word"})
        else:
            answer = client.post(f"{base}/step", {"step": step.value, "reason": "why", "as_it_is": "yes"})
        transaction.set_rollback(True)
    assert answer.status_code in (200, 302, 404, 409), (step, answer.status_code)
    return answer.status_code in (200, 302)


@pytest.mark.parametrize("subject", list(Subject))
@pytest.mark.parametrize("status", list(Status))
def test_every_step_succeeds_for_exactly_the_roles_that_may_take_it(subject: Subject, status: Status) -> None:
    people = cast()
    row: InWorkflow = report_in(status, people) if subject is Subject.REPORT else plan_in(status, people)
    # A plan has no threads.
    steps = [step for step in Step if not (subject is Subject.PLAN and step is Step.COMMENT)]
    for name in PEOPLE:
        client = browser_of(person(people, name))
        may = expected().get((subject, status, ROLES[name]), set()) if name in ROLES else set()
        done = {step for step in steps if tried_signed_in(client, row, step, name)}
        assert done == may - ({Step.COMMENT} if subject is Subject.PLAN else set()), (subject, status, name)


def tried_signed_in(client: Client, row: InWorkflow, step: Step, name: str) -> bool:
    """Whoever is not signed in is led to the sign-in, whatever is asked."""
    if name != "anonymous":
        return tried(client, row, step)
    base = f"/plans/{row.pk}" if isinstance(row, Plan) else f"/reports/{row.pk}"
    assert client.get(base).headers["Location"].startswith("/sign-in")
    return False
