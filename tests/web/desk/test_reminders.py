"""Reminders: who is told of what on which day, by one letter a day, whatever becomes of the worker."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from suchok.core.plan.calendar import DHAKA
from suchok.core.plan.reminders import Occasion
from suchok.core.workflow import Role
from suchok.web import mail, sms
from suchok.web.accounts.models import Holding, Post, User
from suchok.web.audit.models import Entry
from suchok.web.desk.actions import remind, send_digest
from suchok.web.desk.models import Digest
from suchok.web.desk.queries.reminders import reminders_at
from suchok.web.plans.actions.extensions import TakingBack, grant_extension, withdraw_extension
from suchok.web.plans.models import Extension, Plan
from suchok.web.reports.actions import accept_reports
from tests.fixtures.pages import examine
from tests.letters import delivered, empty_the_box
from tests.people import LONG_AGO, Cast, Client, cast, holder, signed_in
from tests.web.reports.year import FIRST, approved, begun, dated_template, submitted, this_year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_letters_yet(db: None) -> None:
    empty_the_box()


def last_day() -> date:
    """The deadline of the first quarter."""
    return date(this_year().start_year, 10, 15)


def at(day: date) -> datetime:
    return datetime.combine(day, time(10), DHAKA)


def told(day: date) -> dict[int, tuple[list[Occasion], list[Occasion]]]:
    """Return what each person is told of on a day, of the first quarter."""
    return {
        pk: ([due.occasion for due in each.due], [due.occasion for due in each.waiting])
        for pk, each in reminders_at(at(day)).items()
    }


@pytest.mark.parametrize(
    ("days", "occasion"), [(-7, "week_before"), (-1, "day_before"), (0, "last_day"), (1, "late"), (8, "late")]
)
def test_officer_and_head_are_told_of_a_report_that_is_not_sent(days: int, occasion: str):
    people = cast()
    begun(people, dated_template())
    expected = ([Occasion(occasion)], [])
    assert told(last_day() + timedelta(days=days)) == {people.officer.pk: expected, people.head.pk: expected}


@pytest.mark.parametrize("days", [-8, -6, -2, 2, 7, 9])
def test_on_the_days_between_nobody_is_told(days: int):
    people = cast()
    begun(people, dated_template())
    assert told(last_day() + timedelta(days=days)) == {}


def test_a_report_that_was_sent_waits_for_the_reviewer_until_it_is_accepted():
    people = cast()
    report = submitted_with_days(people)
    assert told(last_day()) == {people.reviewer.pk: ([], [Occasion.LAST_DAY])}
    accept_reports(report_ids=[report.pk], actor=people.reviewer)
    assert told(last_day()) == {}


def test_an_extension_moves_the_reminders():
    people = cast()
    approved(people, dated_template())
    later = date(this_year().start_year + 1, 8, 1)
    facts = {"office": people.offices.district, "fiscal_year": this_year().code, "deadline": FIRST.value}
    extension = Extension(**facts, until=later, reason="Floods")
    grant_extension(extension, actor=people.reviewer, today=last_day())
    assert told(last_day()) == {}
    assert Extension.objects.get().until == later
    act = TakingBack(people.reviewer, "The water fell", last_day())
    withdraw_extension(extension_id=Extension.objects.get().pk, act=act)
    assert set(told(last_day())) == {people.officer.pk, people.head.pk}


def test_offices_that_are_closed_and_plans_not_in_force_are_left_alone():
    people = cast()
    plan = approved(people, dated_template())
    assert set(told(last_day())) == {people.officer.pk, people.head.pk}
    plan.versions.update(accepted_at=None)
    assert told(last_day()) == {}


def test_one_letter_a_day_in_the_language_of_the_person():
    people = cast()
    begun(people, dated_template())
    User.objects.filter(pk=people.head.pk).update(language="bn")
    assert remind(at(last_day())) == 2
    assert remind(at(last_day()) + timedelta(hours=5)) == 0
    letters = {letter.to[0]: letter for letter in delivered()}
    assert set(letters) == {people.officer.email, people.head.email}
    assert "District Office, Trial: First quarter" in letters[people.officer.email].body
    assert "কার্যালয় district: ১ম ত্রৈমাসিক" in letters[people.head.email].body
    assert letters[people.head.email].subject == "সূচক: যা জমা দিতে হবে"


def test_whoever_has_several_offices_gets_one_letter_for_all():
    people = cast()
    report = begun(people, dated_template())
    holder(people.offices.district, Role.HEAD, user=people.officer)
    (reminder,) = [each for pk, each in reminders_at(at(last_day())).items() if pk == people.officer.pk]
    assert [due.office for due in reminder.due] == [report.office]


def test_a_worker_killed_while_it_writes_sends_neither_letter_nor_row(monkeypatch: pytest.MonkeyPatch):
    people = cast()
    begun(people, dated_template())

    def killed(letter: mail.Letter) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(mail, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            remind(at(last_day()))
    assert not Digest.objects.exists()
    assert remind(at(last_day())) == 2


def test_two_workers_at_once_write_one_letter():
    people = cast()
    begun(people, dated_template())
    reminder = reminders_at(at(last_day()))[people.officer.pk]
    # Both have read that nobody was told yet.
    assert [send_digest(people.officer, reminder, last_day()) for _ in range(2)] == [True, False]
    assert len(delivered()) == 1


def test_the_link_in_a_letter_stops_all_but_the_last_after_a_click():
    people = cast()
    begun(people, dated_template())
    remind(at(last_day() - timedelta(days=1)))
    (letter,) = [each for each in delivered() if each.to == [people.officer.email]]
    link = str(letter.body).split()[-1]
    visitor = Client()
    link = link[link.index("/no-reminders/") :]
    examine(visitor.get(link).content.decode(), lang="bn")
    assert User.objects.get(pk=people.officer.pk).wants_reminders
    assert visitor.post(link).status_code == 200
    assert not User.objects.get(pk=people.officer.pk).wants_reminders
    assert Entry.objects.get(act="person.reminders").actor == people.officer
    assert remind(at(last_day() - timedelta(days=7))) == 1
    assert remind(at(last_day())) == 2


def test_a_link_that_is_not_ours_is_not_found():
    assert Client().get("/no-reminders/abc:def").status_code == 404


def test_reminders_are_switched_on_the_own_page():
    people = cast()
    browser = signed_in(people.officer)
    assert browser.post(reverse("accounts:reminders"), {}).status_code == 302
    assert not User.objects.get(pk=people.officer.pk).wants_reminders
    browser.post(reverse("accounts:reminders"), {"wants_reminders": "on"})
    assert User.objects.get(pk=people.officer.pk).wants_reminders
    said = browser.post(reverse("accounts:reminders"), {"phone": "call me"}).content.decode()
    examine(said, lang="en")


MESSAGES: list[tuple[str, str]] = []


def gateway(number: str, text: str) -> None:
    MESSAGES.append((number, text))


def test_a_gateway_gets_a_text_message_for_each_number(settings):
    MESSAGES.clear()
    people = cast()
    begun(people, dated_template())
    settings.SMS_GATEWAY = f"{__name__}.gateway"
    User.objects.filter(pk=people.officer.pk).update(phone="+8801000000000")
    remind(at(last_day()))
    (job,) = ProcrastinateJob.objects.filter(task_name=sms.hand_over.name)
    assert "+8801000000000" not in str(job.args)
    sms.hand_over.func(**job.args)
    ((number, text),) = MESSAGES
    assert number == "+8801000000000"
    assert text.startswith("Suchok: reports of your office are due.")


def test_a_country_of_offices_costs_no_more_queries(django_assert_max_num_queries):
    people = cast()
    begun(people, dated_template())
    assert Plan.objects.count() > 3
    with django_assert_max_num_queries(12):
        reminders_at(at(last_day()))


def submitted_with_days(people: Cast):
    """Let the district send its first report under a plan with deadlines."""
    return submitted(people, dated_template())


def test_on_its_last_day_an_acting_charge_is_told_to_who_acts_and_to_who_holds_the_post():
    people = cast()
    post = Post.objects.get(holdings__user=people.head)
    for user, end in ((people.stranger, last_day()), (people.officer, last_day() + timedelta(days=1))):
        Holding.objects.create(post=post, user=user, start=LONG_AGO, end=end, acting=True)
    User.objects.filter(pk=people.head.pk).update(wants_reminders=False)
    assert remind(at(last_day())) == 2
    letters = {letter.to[0]: str(letter.body) for letter in delivered()}
    assert set(letters) == {people.officer.email, people.head.email}
    for body in letters.values():
        assert (
            f"last day of the acting charge of {people.officer.name_en} of the post “head” in District Office" in body
        )
    assert not ProcrastinateJob.objects.filter(task_name=sms.hand_over.name).exists()
