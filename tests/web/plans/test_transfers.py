"""Offices are closed and merged while plans of the offices below wait for their review."""

import pytest
from django.utils import timezone

from suchok.core.workflow import Role, Status, Step
from suchok.web.accounts.actions.offices import Occasion, close_office, merge_office, move_office
from suchok.web.accounts.models import Office
from suchok.web.audit.models import Entry
from suchok.web.plans.actions.plans import amend_plan, follow_closings, step_plan
from suchok.web.plans.models import Plan
from suchok.web.plans.tasks import follow_closings as every_minute
from tests.people import Cast, cast, holder, signed_in
from tests.web.reports.year import adopted, approved, this_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def sent(people: Cast) -> Plan:
    plan = adopted(people)
    step_plan(plan_id=plan.pk, step=Step.FORWARD, actor=people.officer)
    return step_plan(plan_id=plan.pk, step=Step.SUBMIT, actor=people.head)


def today(people: Cast) -> Occasion:
    return Occasion(people.administrator, timezone.localdate(), "Order 7 of the ministry.")


def test_a_plan_that_waits_in_a_merged_office_goes_to_the_one_that_took_it_over(people: Cast) -> None:
    plan, elsewhere = sent(people), people.offices.elsewhere
    reviewer = holder(elsewhere, Role.REVIEWER)
    merge_office(today(people), office_id=people.offices.department.pk, into_id=elsewhere.pk)
    assert follow_closings() == 1
    assert follow_closings() == 0
    assert step_plan(plan_id=plan.pk, step=Step.ACCEPT, actor=reviewer).status == Status.ACCEPTED
    told = Entry.objects.get(act="plan.transfer")
    assert told.values == {"before": people.offices.department.pk, "after": elsewhere.pk}
    history = signed_in(people.administrator).get(f"/history/plan/{plan.pk}?lang=bn").content.decode()
    assert "এখনকার ঊর্ধ্বতন অফিসের কাছে" in history


def test_a_plan_follows_when_its_reviewers_close(people: Cast) -> None:
    plan, offices = sent(people), people.offices
    for below in (offices.district, offices.neighbour):
        move_office(today(people), office_id=below.pk, to_id=offices.ministry.pk)
    close_office(today(people), office_id=offices.department.pk)
    every_minute.func(0)
    assert Plan.objects.get(pk=plan.pk).superior_id == offices.ministry.pk


def test_a_plan_of_an_office_that_moved_stays_with_whom_it_was_sent_to(people: Cast) -> None:
    plan = sent(people)
    move_office(today(people), office_id=people.offices.district.pk, to_id=people.offices.elsewhere.pk)
    assert follow_closings() == 0
    assert Plan.objects.get(pk=plan.pk).superior_id == people.offices.department.pk


def test_a_plan_that_is_decided_stays_where_it_was(people: Cast) -> None:
    plan = sent(people)
    step_plan(plan_id=plan.pk, step=Step.ACCEPT, actor=people.reviewer)
    merge_office(today(people), office_id=people.offices.department.pk, into_id=people.offices.elsewhere.pk)
    assert follow_closings() == 0
    assert Plan.objects.get(pk=plan.pk).superior_id == people.offices.department.pk


def close_one_after_the_other(people: Cast) -> None:
    """Close the district with what is below it, then the department above it."""
    offices = people.offices
    move_office(today(people), office_id=offices.neighbour.pk, to_id=offices.ministry.pk)
    for office in (offices.upazila, offices.district, offices.department):
        close_office(today(people), office_id=office.pk)


def test_where_an_office_and_then_its_superior_close_the_nearest_open_one_reviews(people: Cast) -> None:
    plan, reviewer = sent(people), holder(people.offices.ministry, Role.REVIEWER)
    close_one_after_the_other(people)
    assert follow_closings() == 1
    assert follow_closings() == 0
    browser = signed_in(reviewer)
    assert f"/plans/{plan.pk}" in browser.get("/work/").content.decode()
    assert browser.post(f"/plans/{plan.pk}/step", {"step": "accept"}).status_code == 302
    assert Plan.objects.get(pk=plan.pk).status == Status.ACCEPTED


def test_an_amendment_goes_to_the_nearest_open_office_too(people: Cast) -> None:
    plan, reviewer = approved(people), holder(people.offices.cabinet, Role.REVIEWER)
    amend_plan(plan_id=plan.pk, actor=people.officer, reason="The branch was closed.", today=this_year().first_day)
    step_plan(plan_id=plan.pk, step=Step.FORWARD, actor=people.officer)
    step_plan(plan_id=plan.pk, step=Step.SUBMIT, actor=people.head)
    close_one_after_the_other(people)
    merge_office(today(people), office_id=people.offices.ministry.pk, into_id=people.offices.elsewhere.pk)
    close_office(today(people), office_id=people.offices.neighbour.pk)
    close_office(today(people), office_id=people.offices.elsewhere.pk)
    assert follow_closings() == 1
    assert step_plan(plan_id=plan.pk, step=Step.ACCEPT, actor=reviewer).status == Status.ACCEPTED


def test_with_no_open_office_above_a_plan_stays(people: Cast) -> None:
    plan = sent(people)
    Office.objects.filter(pk__in=people.offices.district.line).update(closed_on=timezone.localdate())
    assert follow_closings() == 0
    assert Plan.objects.get(pk=plan.pk).superior_id == people.offices.department.pk
