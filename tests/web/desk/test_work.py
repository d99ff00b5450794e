"""The first screens: what waits for a reviewer, how far the country is."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from suchok.core.plan.calendar import DHAKA
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.workflow import Step
from suchok.web.desk.queries import FIRST_OF_A_QUEUE, nation_desk, review_desk
from suchok.web.plans.actions.plans import step_plan
from suchok.web.plans.models import Plan, PlanVersion
from suchok.web.reports.actions import accept_reports, return_report
from suchok.web.reports.models import Report
from tests.people import Cast, cast, office, signed_in
from tests.web.reports.year import FIRST, adopted, dated_template, field_template, submitted, this_year

pytestmark = pytest.mark.django_db

# Where the calendar of 2021-22 is copied: the first quarter is due by 15 October.
DUE = date(this_year().start_year, 10, 15)


def after_the_quarter() -> datetime:
    """A moment at which the first quarter is the last one that is over."""
    return datetime.combine(this_year().last_day_of(FIRST) + timedelta(days=1), time(12), DHAKA)


def test_a_reviewer_is_told_what_waits_and_the_first_of_it() -> None:
    people = cast()
    report = submitted(people)
    version = PlanVersion.objects.get(pk=report.plan_version_id)
    for number in range(FIRST_OF_A_QUEUE + 3):
        sent_by(people, f"more-{number:02}", version)
    desk = review_desk(people.reviewer, moment=after_the_quarter())
    assert desk is not None
    totals = desk.totals
    assert (totals.all, totals.waiting, totals.missing, totals.accepted) == (13, 12, 1, 0)
    assert [row.code for row in desk.first] == ["district", *(f"more-{number:02}" for number in range(7))]
    accept_reports(report_ids=[report.pk], actor=people.reviewer)
    desk = review_desk(people.reviewer, moment=after_the_quarter())
    assert desk is not None
    assert (desk.totals.waiting, desk.totals.accepted, desk.first[0].code) == (11, 1, "more-00")


def sent_by(people: Cast, code: str, like: PlanVersion) -> None:
    """Let one more office below the department have sent its report."""
    model = Report.objects.get(plan=like.plan_id)
    plan = Plan.objects.create(
        office=office(code, people.offices.department), fiscal_year=this_year().code, family=like.plan.family
    )
    version = PlanVersion.objects.create(plan=plan, number=1, template=like.template, made_at=like.made_at)
    model.pk, model.plan, model.plan_version, model.office = None, plan, version, plan.office
    model.save(force_insert=True)


def test_who_reviews_nothing_has_no_such_desk() -> None:
    people = cast()
    assert review_desk(people.officer, moment=timezone.now()) is None
    assert nation_desk(people.reviewer, moment=timezone.now()) is None


def test_the_country_is_counted_once_a_minute_and_the_page_says_when() -> None:
    people = cast()
    report = submitted(people, dated_template())
    first, later = after_the_quarter(), after_the_quarter() + timedelta(seconds=30)
    before = nation_desk(people.administrator, moment=first)
    accept_reports(report_ids=[report.pk], actor=people.reviewer)
    again = nation_desk(people.auditor, moment=later)
    assert before is not None
    assert again == before
    assert (before.by_status, before.counted_at) == ({"submitted": 1}, first)
    assert list(before.due) == [DUE]
    cache.clear()
    counted = nation_desk(people.auditor, moment=later)
    assert counted is not None
    assert (counted.by_status, counted.counted_at) == ({"accepted": 1}, later)
    assert counted.missing == counted.plans - 1


def test_a_count_is_kept_no_longer_than_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, value, timeout: kept.append((key, timeout)))
    people = cast()
    nation_desk(people.administrator, moment=after_the_quarter())
    assert kept == [(f"nation_desk:{this_year().code}:Q1", 60)]


def test_the_first_screen_of_the_administrator_tells_the_time_of_the_count() -> None:
    page = signed_in(cast().administrator).get("/work/").content.decode()
    assert "Counted at " in page
    assert 'href="/reports/country?show=not_sent"' in page


def test_reports_of_other_periods_that_wait_are_told_too() -> None:
    people = cast()
    report = submitted(people)
    later = datetime.combine(this_year().last_day_of(FIRST) + timedelta(days=100), time(12), DHAKA)
    desk = review_desk(people.reviewer, moment=later)
    assert desk is not None
    assert (desk.totals.waiting, list(desk.others)) == (0, [(report.plan.fiscal_year, FIRST.value, 1)])
    assert list(review_desk(people.reviewer, moment=after_the_quarter()).others) == []


def test_plans_that_wait_are_on_the_first_screen_of_whoever_has_them_in_hand() -> None:
    people = cast()
    plan = adopted(people, field_template(FiscalYear(this_year().start_year + 1)))
    link = f'href="/plans/{plan.pk}"'
    assert link in signed_in(people.officer).get("/work/").content.decode()
    assert link not in signed_in(people.reviewer).get("/work/").content.decode()
    step_plan(plan_id=plan.pk, step=Step.FORWARD, actor=people.officer)
    assert link in signed_in(people.head).get("/work/").content.decode()
    step_plan(plan_id=plan.pk, step=Step.SUBMIT, actor=people.head)
    assert link in signed_in(people.reviewer).get("/work/").content.decode()
    assert link not in signed_in(people.head).get("/work/").content.decode()


@pytest.mark.parametrize("name", ["observer", "evaluator", "auditor", "administrator", "head"])
def test_whoever_may_read_a_report_finds_it_from_the_page_of_its_office(name: str) -> None:
    people = cast()
    report = submitted(people)
    client = signed_in(getattr(people, name))
    years = f"/work/offices/{report.office_id}"
    assert f'href="{years}"' in client.get(f"/offices/{report.office_id}/").content.decode()
    page = client.get(years).content.decode()
    assert f'href="/reports/{report.pk}"' in page
    assert f'href="/plans/{report.plan_id}"' in page


def test_an_observer_and_an_evaluator_are_led_to_the_offices_that_they_read() -> None:
    people = cast()
    for person, office_read in (
        (people.observer, people.offices.district),
        (people.evaluator, people.offices.department),
    ):
        page = signed_in(person).get("/work/").content.decode()
        assert f'href="/work/offices/{office_read.pk}"' in page
        assert "You are in charge of no post" not in page


def test_a_quarter_can_be_begun_while_an_earlier_report_is_returned() -> None:
    people = cast()
    report = submitted(people)
    return_report(report_id=report.pk, reasons={}, reason="Why?", actor=people.reviewer)
    page = signed_in(people.officer).get("/work/").content.decode()
    second_has_begun = timezone.localdate() > this_year().last_day_of(FIRST)
    assert ('name="period" value="Q2"' in page) is second_has_begun
