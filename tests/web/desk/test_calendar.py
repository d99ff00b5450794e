"""The calendar of a person: whole days, that calendars understand, until the address is taken back."""

from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from suchok.web.accounts.convert import calendar_token
from suchok.web.accounts.models import User
from suchok.web.plans.actions.extensions import TakingBack, grant_extension, withdraw_extension
from suchok.web.plans.models import Extension, PlanVersion
from tests.people import Cast, cast, signed_in
from tests.web.reports.year import FIRST, approved, dated_template, this_year

pytestmark = pytest.mark.django_db


def feed(user: User, *, status: int = 200, query: str = "") -> bytes:
    answer = Client().get(reverse("desk:calendar", args=[calendar_token(user)]) + query)
    assert answer.status_code == status
    return answer.content


def events(content: bytes) -> dict[str, icalendar.Event]:
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def extend(people: Cast, until: date) -> None:
    facts = {"office": people.offices.district, "fiscal_year": this_year().code, "deadline": FIRST.value}
    grant_extension(Extension(**facts, until=until, reason="Floods"), actor=people.reviewer, today=date(2000, 1, 1))


def test_every_deadline_of_the_office_is_a_whole_day():
    people = cast()
    approved(people, dated_template())
    content = feed(people.officer)
    days = {str(event["summary"]): event for event in events(content).values()}
    quarter = days[f"First quarter {this_year().code}: District Office, Trial"]
    assert quarter["dtstart"].dt == date(this_year().start_year, 10, 15)
    assert quarter["dtstart"].params == {"VALUE": "DATE"}
    assert quarter["dtend"].dt == date(this_year().start_year, 10, 16)
    assert quarter["dtstamp"].dt.utcoffset().total_seconds() == 0
    assert len(days) == 7


def test_lines_are_folded_and_signs_escaped_as_calendars_insist():
    people = cast()
    approved(people, dated_template())
    long = "কার্যালয়, জেলা; পরীক্ষা\\" * 4
    type(people.offices.district).objects.filter(pk=people.offices.district.pk).update(name_bn=long)
    content = feed(people.officer, query="?lang=bn")
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(len(line) for line in lines) <= 75
    assert rb"\, " in content.replace(b"\r\n ", b"")
    assert any(long in str(event["summary"]) for event in events(content).values())


def test_an_extension_moves_the_event_that_is_there():
    people = cast()
    approved(people, dated_template())
    PlanVersion.objects.update(made_at=timezone.now() - timedelta(days=3))
    before = events(feed(people.officer))
    later = date(this_year().start_year + 1, 8, 1)
    extend(people, later)
    after = events(feed(people.officer))
    assert set(after) == set(before)
    (moved,) = [event for event in after.values() if event["dtstart"].dt == later]
    assert "(extended)" in moved["summary"]
    assert moved["dtstamp"].dt > before[str(moved["uid"])]["dtstamp"].dt
    act = TakingBack(people.reviewer, "The water fell", date(2000, 1, 1))
    withdraw_extension(extension_id=Extension.objects.get().pk, act=act)
    back = events(feed(people.officer))[str(moved["uid"])]
    assert back["dtstart"].dt == before[str(moved["uid"])]["dtstart"].dt
    assert "(extended)" not in back["summary"]
    assert back["dtstamp"].dt >= moved["dtstamp"].dt


def test_the_language_is_that_of_the_person():
    people = cast()
    approved(people, dated_template())
    User.objects.filter(pk=people.head.pk).update(language="bn")
    assert "১ম ত্রৈমাসিক".encode() in feed(people.head)


def test_nobody_sees_deadlines_of_other_offices():
    people = cast()
    approved(people, dated_template())
    assert events(feed(people.stranger)) == {}
    assert events(feed(people.reviewer)) == {}


def test_an_address_that_was_taken_back_shows_nothing():
    people = cast()
    old = calendar_token(people.officer)
    said = signed_in(people.officer).get(reverse("accounts:me")).content.decode()
    assert old in said
    signed_in(people.officer).post(reverse("accounts:new_calendar"))
    feed(people.officer, status=404)
    feed(User.objects.get(pk=people.officer.pk))
    User.objects.filter(pk=people.officer.pk).update(is_active=False)
    feed(User.objects.get(pk=people.officer.pk), status=404)


@pytest.mark.parametrize("token", ["x", "a:b", "WzEsMV0:sig"])
def test_an_address_that_is_not_ours_is_not_found(token: str):
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_a_calendar_costs_the_same_number_of_queries_with_all_extensions(django_assert_max_num_queries):
    people = cast()
    approved(people, dated_template())
    for month in (6, 7, 8):
        extend(people, date(this_year().start_year + 1, month, 1))
    with django_assert_max_num_queries(5):
        feed(people.officer)
