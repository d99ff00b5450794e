"""Offices are moved, merged and closed while their plans and reports are on the way (section 6 of the regime)."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from suchok.core.workflow import Role, Status, Step
from suchok.web.accounts.actions.offices import Occasion, close_office, merge_office, move_office
from suchok.web.accounts.models import Holding, Office, Post
from suchok.web.accounts.queries.offices import superior_on
from suchok.web.audit.models import Entry
from suchok.web.plans.actions.plans import amend_plan
from suchok.web.plans.actions.steps import OfficeClosed
from suchok.web.plans.models import Plan
from suchok.web.reports import actions
from suchok.web.reports.models import Report
from suchok.web.reports.queries import reports_visible_to
from tests.people import Cast, cast, holder, signed_in
from tests.web.reports.year import FIRST, adopted, begun, fill, submitted, this_year

pytestmark = pytest.mark.django_db

LATER, BEFORE = timedelta(days=30), timedelta(days=-1)


@pytest.fixture
def people() -> Cast:
    return cast()


def due_in(people: Cast, monkeypatch: pytest.MonkeyPatch, days: timedelta) -> None:
    """Let every report be due so many days from today."""
    due = timezone.localdate() + days
    monkeypatch.setattr(actions, "last_day_of", lambda *_: due)


def move(people: Cast, office: Office, to: Office, on: date | None = None) -> None:
    move_office(occasion(people, on), office_id=office.pk, to_id=to.pk)


def occasion(people: Cast, on: date | None = None) -> Occasion:
    return Occasion(people.administrator, on or timezone.localdate(), "Order 7 of the ministry.")


def test_the_superior_on_the_last_day_reviews(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    due_in(people, monkeypatch, LATER)
    report = submitted(people)
    elsewhere = people.offices.elsewhere
    reviewer = holder(elsewhere, Role.REVIEWER)
    move(people, people.offices.district, elsewhere)
    assert actions.follow_transfers() == 1
    assert actions.follow_transfers() == 0
    accepted = actions.step_report(report_id=report.pk, step=Step.ACCEPT, actor=reviewer)
    assert accepted.status == Status.ACCEPTED
    told = Entry.objects.get(act="report.transfer")
    assert told.values == {"before": people.offices.department.pk, "after": elsewhere.pk}


def test_the_office_that_a_report_was_sent_to_goes_on_reading_it(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    due_in(people, monkeypatch, LATER)
    report = submitted(people)
    move(people, people.offices.district, people.offices.elsewhere)
    actions.follow_transfers()
    for reader in (people.reviewer, people.department_head):
        assert reports_visible_to(reader).filter(pk=report.pk).exists()
        assert signed_in(reader).get(f"/reports/{report.pk}").status_code == 200
    assert signed_in(people.reviewer).post(f"/reports/{report.pk}/step", {"step": "accept"}).status_code == 409


def test_a_move_after_the_last_day_changes_no_review(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = submitted(people)
    due_in(people, monkeypatch, BEFORE)
    move(people, people.offices.district, people.offices.elsewhere)
    assert actions.follow_transfers() == 0
    assert Report.objects.get(pk=report.pk).superior_id == people.offices.department.pk


def test_a_late_report_goes_to_the_superior_of_its_last_day(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    report = begun(people)
    fill(report, people.officer, **{"3.1.1": "১"})
    due_in(people, monkeypatch, BEFORE)
    move(people, people.offices.district, people.offices.elsewhere)
    actions.step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    sent = actions.step_report(report_id=report.pk, step=Step.SUBMIT, actor=people.head)
    assert sent.superior_id == people.offices.department.pk


def test_where_the_superior_of_the_last_day_is_gone_the_next_one_reviews(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = submitted(people)
    due_in(people, monkeypatch, BEFORE)
    merge_office(occasion(people), office_id=people.offices.department.pk, into_id=people.offices.elsewhere.pk)
    assert actions.follow_transfers() == 1
    assert Report.objects.get(pk=report.pk).superior_id == people.offices.elsewhere.pk


def test_the_superior_of_a_day_is_told_by_when_moves_took_effect(people: Cast) -> None:
    office, today = people.offices.district, timezone.localdate()
    Office.objects.filter(pk=office.pk).update(opened_on=today - timedelta(days=90))
    week, month = today - timedelta(days=7), today - timedelta(days=30)
    move(people, office, people.offices.elsewhere, on=week)
    office.refresh_from_db()
    assert superior_on(office, month) == people.offices.department.pk
    assert superior_on(office, week) == people.offices.elsewhere.pk
    assert superior_on(office, today) == people.offices.elsewhere.pk


def test_the_plan_of_a_merged_office_is_closed_and_linked_not_added(people: Cast) -> None:
    report = begun(people)
    offices = people.offices
    merge_office(occasion(people), office_id=offices.district.pk, into_id=offices.neighbour.pk)
    plan, other = Plan.objects.get(pk=report.plan_id), Plan.objects.get(office=offices.neighbour)
    with transaction.atomic(), pytest.raises(OfficeClosed):
        amend_plan(plan_id=plan.pk, actor=people.officer, reason="more", today=timezone.localdate())
    successor = signed_in(holder(offices.neighbour, Role.REPORTING_OFFICER))
    page = successor.get(f"/plans/{plan.pk}").content.decode()
    assert "Order 7 of the ministry." in page
    assert f'href="/plans/{other.pk}"' in page
    linked = successor.get(f"/plans/{other.pk}").content.decode()
    assert f'href="/plans/{plan.pk}"' in linked


def test_the_office_that_took_another_over_reads_what_it_reported(people: Cast) -> None:
    report = submitted(people)
    successor = holder(people.offices.neighbour, Role.REPORTING_OFFICER)
    assert not reports_visible_to(successor).filter(pk=report.pk).exists()
    merge_office(occasion(people), office_id=people.offices.district.pk, into_id=people.offices.neighbour.pk)
    page = signed_in(successor).get(f"/reports/{report.pk}")
    assert page.status_code == 200
    assert "Order 7 of the ministry." in page.content.decode()
    assert signed_in(successor).get(f"/plans/{report.plan_id}").status_code == 200


def test_a_report_of_a_closed_office_is_accepted_but_changed_no_more(people: Cast) -> None:
    report = submitted(people)
    Office.objects.filter(superior=people.offices.district).update(closed_on=timezone.localdate())
    close_office(occasion(people), office_id=people.offices.district.pk)
    reviewer = signed_in(people.reviewer)
    returned = reviewer.post(f"/reports/{report.pk}/step", {"step": "return", "reason": "Why?"})
    assert returned.status_code == 409
    assert "The office was closed on" in returned.content.decode()
    assert reviewer.post(f"/reports/{report.pk}/step", {"step": "accept"}).status_code == 302


def test_nothing_is_begun_for_a_closed_office(people: Cast) -> None:
    plan = adopted(people)
    Office.objects.filter(pk=people.offices.district.pk).update(closed_on=timezone.localdate())
    with pytest.raises(OfficeClosed):
        actions.begin_report(plan_id=plan.pk, period=FIRST, actor=people.officer)


@pytest.mark.parametrize("due", [LATER, BEFORE])
def test_where_an_office_and_then_its_superior_close_the_nearest_open_one_reviews(
    people: Cast, monkeypatch: pytest.MonkeyPatch, due: timedelta
) -> None:
    report, offices = submitted(people), people.offices
    due_in(people, monkeypatch, due)
    reviewer, reader = holder(offices.ministry, Role.REVIEWER), holder(offices.department, Role.REVIEWER)
    move(people, offices.neighbour, offices.ministry)
    for office in (offices.upazila, offices.district, offices.department):
        close_office(occasion(people), office_id=office.pk)
    assert actions.follow_transfers() == 1
    assert actions.follow_transfers() == 0
    Post.objects.filter(office=offices.department).update(closed_on=None)
    Holding.objects.filter(user=reader).update(end=None)
    assert reports_visible_to(reader).filter(pk=report.pk).exists()
    browser = signed_in(reviewer)
    assert f"/reports/{report.pk}" in browser.get(queue()).content.decode()
    assert browser.post(f"/reports/{report.pk}/step", {"step": "accept"}).status_code == 302
    assert Report.objects.get(pk=report.pk).status == Status.ACCEPTED


def queue() -> str:
    return f"/reports/review?year={this_year().code}&period={FIRST}"
