"""How many queries each page of the work costs: a rise is accepted here or mended; more rows never cost more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from suchok.web.accounts.models import Office, User
from suchok.web.plans.actions.plans import adopt_template
from suchok.web.plans.models import Plan, Template
from tests.people import cast, office, sign_in_fully
from tests.web.reports.year import FIRST, submitted, this_year

pytestmark = pytest.mark.django_db

MOST = 25


def queries(user: User, address: str) -> int:
    client = Client()
    sign_in_fully(client, user)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


COUNTS = {
    "work of an officer": 8,
    "work of a reviewer": 9,
    "report": 9,
    "plan": 7,
    "queue": 8,
    "country": 8,
    "work of an administrator": 7,
    "changes": 6,
    "history": 12,
}


def test_each_page_costs_what_was_accepted() -> None:
    people = cast()
    report = submitted(people)
    queue = f"/reports/review?year={this_year().code}&period={FIRST}"
    found = {
        "work of an officer": queries(people.officer, "/work/"),
        "work of a reviewer": queries(people.reviewer, "/work/"),
        "report": queries(people.officer, f"/reports/{report.pk}"),
        "plan": queries(people.officer, f"/plans/{report.plan_id}"),
        "queue": queries(people.reviewer, queue),
        "country": queries(people.administrator, queue.replace("review", "country")),
        "work of an administrator": queries(people.administrator, "/work/"),
        "changes": queries(people.reviewer, f"/reports/{report.pk}/changes"),
        "history": queries(people.reviewer, f"/history/report/{report.pk}"),
    }
    assert found == COUNTS
    assert max(found.values()) <= MOST


def test_a_queue_of_many_offices_costs_no_more_queries_than_one_of_few() -> None:
    people = cast()
    submitted(people)
    queue = f"/reports/review?year={this_year().code}&period={FIRST}"
    few = queries(people.reviewer, queue)
    for number in range(40):
        office(f"more-{number}", people.offices.department, kind="district")
    template = Template.objects.get(fiscal_year=this_year().code, level="field")
    adopt_template(template, Office.objects.all(), actor=people.administrator)
    assert Plan.objects.filter(office__superior=people.offices.department).count() == 42
    assert queries(people.reviewer, queue) == few
