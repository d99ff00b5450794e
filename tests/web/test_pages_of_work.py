"""The pages of plans, reports and templates: examined, looked at by axe, in both languages and at every width."""

import pytest
from django.test import Client

from suchok.web.accounts.models import User
from suchok.web.plans.actions.plans import amend_plan
from suchok.web.plans.actions.templates import copy_template
from suchok.web.plans.models import Plan, Template
from suchok.web.reports.models import Report
from tests.fixtures.browser import Visit
from tests.fixtures.looks import looks_well
from tests.fixtures.pages import examine
from tests.people import Cast, cast, sign_in_fully
from tests.web.reports.year import FIRST, begun, extended, fill, submitted, this_year
from tests.web.test_pages import PAGES_OF_WORK

QUEUE = f"/reports/review?year={this_year().code}&period={FIRST}"


def opened_by(people: Cast, name: str) -> tuple[User, str]:
    """Make the world of a page; return who opens it, and where it is."""
    if name == "reports:review":
        submitted(people)
        return people.reviewer, QUEUE
    if name == "reports:country":
        submitted(people)
        return people.administrator, QUEUE.replace("review", "country")
    report = submitted(people) if name in ("reports:changes", "desk:work") else begun(people)
    if name == "reports:report":
        fill(report, people.officer, **{"1.1.1": "৩১/০২/২০২৭", "2.1.1": "১৮০%", "3.1.1": "২"})
    if name == "plans:take_back":
        extension = extended(people.offices.district)
        return people.reviewer, PAGES_OF_WORK[name].format(extension=extension.pk)
    if name.startswith("templates:"):
        official = Template.objects.get(fiscal_year="2022-23", level="field")
        draft = copy_template(official, this_year(), actor=people.administrator)
        return people.administrator, PAGES_OF_WORK[name].format(draft=draft.pk)
    plan, report = Plan.objects.get(office=people.offices.district), Report.objects.get()
    if name in ("plans:plan", "reports:report"):
        plan.versions.update(exemptions={"4.1.1": "কোনো কর্মশালা করার লোকবল নেই"})
    if name == "plans:plan":
        amend_plan(plan_id=plan.pk, actor=people.officer, reason="A branch was closed.", today=this_year().first_day)
    person = people.reviewer if name == "reports:changes" else people.officer
    return person, PAGES_OF_WORK[name].format(plan=plan.pk, report=report.pk, office=plan.office_id)


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("name", PAGES_OF_WORK)
def test_valid_html(client: Client, name: str, lang: str) -> None:
    person, address = opened_by(cast(), name)
    sign_in_fully(client, person)
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert answer.status_code == 200
    examine(answer.content.decode(), lang=lang)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("name", PAGES_OF_WORK)
def test_looks_at_every_width_in_light_and_dark(
    visit: Visit, client: Client, name: str, lang: str, is_long: bool
) -> None:
    person, address = opened_by(cast(), name)
    sign_in_fully(client, person)
    page = visit(f"{address}{'&' if '?' in address else '?'}lang={lang}", session=client.cookies["sessionid"].value)
    looks_well(page, lang, is_long=is_long)
