"""The queue of whoever reviews, as the database counts it: late as the calendar says, filtered, sorted, in pages."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from django.urls import reverse

from suchok.core.plan.calendar import DHAKA, Calendar, Phase
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.workflow import Status
from suchok.web.accounts.models import Office
from suchok.web.plans.convert import plan_of
from suchok.web.plans.models import Extension, Plan, PlanVersion, Template
from suchok.web.reports.models import Report
from suchok.web.reports.queries.queue import QueueRow, queue_of, rows_of
from tests.people import Cast, cast, office, signed_in
from tests.web.reports.year import FIRST, field_template

pytestmark = pytest.mark.django_db

YEAR = FiscalYear(2026)
DUE, RESULTS = date(2026, 10, 15), date(2027, 8, 30)
EXTENDED = (None, date(2026, 10, 1), date(2026, 11, 20), date(2027, 9, 20))
OWN = re.compile(r"\[deadlines\]\n(?:(?!\[).*\n)*")


def template_with(**deadlines: date) -> Template:
    """Issue a plan of the year with these deadlines and no others."""
    model = field_template(YEAR)
    lines = "".join(f"{name} = {day}\n" for name, day in deadlines.items())
    content = OWN.sub("", model.content)
    first, area, rest = content.partition("[[area]]")
    number = Template.objects.count() + 1
    given = f"{first}[deadlines]\n{lines}\n{area}{rest}" if deadlines else content
    return Template.objects.create(
        family=f"trial-{number}", fiscal_year=YEAR.code, level="field", version=1, content=given, issued_at=now()
    )


def now() -> datetime:
    return datetime.combine(date(2026, 7, 1), time(9), DHAKA)


def plan_with(template: Template, below: Office, number: int) -> Plan:
    """Give a new office below another one its plan."""
    place = office(f"branch-{number:03}", below)
    plan = Plan.objects.create(office=place, fiscal_year=YEAR.code, family=template.family)
    PlanVersion.objects.create(plan=plan, number=1, template=template, made_at=now(), accepted_at=now())
    return plan


def extend(place: Office, until: date) -> None:
    Extension.objects.create(
        office=place, fiscal_year=YEAR.code, deadline=FIRST.value, until=until, reason="flood", granted_at=now()
    )


def rows(people: Cast, moment: datetime) -> dict[str, QueueRow]:
    queue = queue_of(people.reviewer, year=YEAR, period=FIRST, moment=moment)
    return {row.code: row for row in rows_of(queue)}


def is_late(template: Template, moment: datetime, extended: date | None) -> bool:
    """What the calendar says of one office."""
    official = plan_of(template)
    phase = Calendar(official.deadlines).phase(FIRST, YEAR, moment, extended=extended)
    return phase in (Phase.LATE, Phase.CLOSED)


def around(days: Iterable[date | None]) -> list[datetime]:
    """The first and the last minute of each day in Dhaka, and of the day after."""
    return [
        datetime.combine(day + timedelta(days=later), clock, DHAKA)
        for day in days
        if day is not None
        for later in (0, 1)
        for clock in (time(0, 0), time(23, 59))
    ]


def test_an_office_is_late_when_the_calendar_says_so_whatever_the_year_sets() -> None:
    people = cast()
    sets = [{}, {"Q1": DUE}, {"results": RESULTS}, {"Q1": DUE, "results": RESULTS}]
    templates = [template_with(**given) for given in sets]
    cases = {}
    for number, (template, until) in enumerate(product(templates, EXTENDED)):
        plan = plan_with(template, people.offices.department, number)
        if until is not None:
            extend(plan.office, until)
        cases[plan.office.code] = (template, until)
    moments = around([YEAR.first_day - timedelta(days=1), DUE, RESULTS, *EXTENDED])
    answers = set()
    for moment in moments:
        said = {code: row.is_late for code, row in rows(people, moment).items()}
        assert said == {code: is_late(template, moment, until) for code, (template, until) in cases.items()}, moment
        answers |= set(said.values())
    assert answers == {True, False}


def test_the_latest_extension_of_the_office_and_those_above_it_counts_and_no_other() -> None:
    people = cast()
    template = template_with(Q1=DUE)
    codes = [plan_with(template, people.offices.department, number).office.code for number in range(2)]
    extend(Office.objects.get(code=codes[0]), DUE + timedelta(days=5))
    extend(people.offices.ministry, DUE + timedelta(days=10))
    extend(people.offices.elsewhere, DUE + timedelta(days=90))
    extend(Office.objects.get(code=codes[1]), DUE + timedelta(days=20))
    on_day = {
        days: rows(people, datetime.combine(DUE + timedelta(days=days), time(12), DHAKA)) for days in (10, 11, 21)
    }
    late = {days: [found[code].is_late for code in codes] for days, found in on_day.items()}
    assert late == {10: [False, False], 11: [True, False], 21: [True, True]}


def test_the_newest_version_of_a_plan_sets_the_day() -> None:
    people = cast()
    plan = plan_with(template_with(Q1=DUE), people.offices.department, 1)
    day_after = datetime.combine(DUE + timedelta(days=1), time(12), DHAKA)
    assert rows(people, day_after)["branch-001"].is_late
    later = template_with(Q1=DUE + timedelta(days=30))
    PlanVersion.objects.create(plan=plan, number=2, template=later, made_at=now(), reason="amended")
    assert not rows(people, day_after)["branch-001"].is_late


def test_the_queue_tells_what_the_approved_plan_exempts_from() -> None:
    people = cast()
    template = template_with(Q1=DUE)
    plan = plan_with(template, people.offices.department, 1)
    plan.versions.update(exemptions={"2.1.1": "no such service", "1.1.1": "nothing to do"})
    # What is only asked for does not count yet.
    asked = {"exemptions": {"3.1.1": "asked for"}, "made_at": now(), "reason": "amended"}
    PlanVersion.objects.create(plan=plan, number=2, template=template, **asked)
    plan_with(template, people.offices.department, 2)
    found = rows(people, now())
    assert [found[code].exempted for code in ("branch-001", "branch-002")] == [("1.1.1", "2.1.1"), ()]
    assert '<span class="code">[1.1.1]</span><span class="code">[2.1.1]</span>' in page(people)


def test_a_report_sent_in_time_is_not_late_afterwards() -> None:
    people = cast()
    template = template_with(Q1=DUE)
    for number, days in enumerate((0, 1)):
        plan = plan_with(template, people.offices.department, number)
        send(people, plan, datetime.combine(DUE + timedelta(days=days), time(23, 59), DHAKA))
    found = rows(people, datetime.combine(DUE + timedelta(days=60), time(12), DHAKA))
    assert [found[code].is_late for code in ("branch-000", "branch-001")] == [False, True]


def send(people: Cast, plan: Plan, moment: datetime, status: Status = Status.SUBMITTED) -> Report:
    return Report.objects.create(
        plan=plan,
        plan_version=plan.versions.get(),
        period=FIRST.value,
        office=plan.office,
        superior=people.offices.department,
        status=status.value,
        prepared_by=people.officer,
        submitted_by=people.head,
        submitted_at=moment,
        decided_by=people.reviewer if status is Status.ACCEPTED else None,
        decided_at=moment if status is Status.ACCEPTED else None,
    )


def filled_queue(people: Cast, count: int) -> None:
    """Many offices: of every three one was accepted, one waits, one has not begun."""
    template = template_with(Q1=DUE)
    for number in range(count):
        plan = plan_with(template, people.offices.department, number)
        if number % 3:
            status = Status.ACCEPTED if number % 3 == 1 else Status.SUBMITTED
            send(people, plan, datetime.combine(DUE - timedelta(days=number % 7), time(12), DHAKA), status)


def codes_of(people: Cast, **asked: str) -> list[str]:
    """The offices of the whole queue as the file has them, which is sorted and filtered as the page is."""
    query = {"year": YEAR.code, "period": FIRST.value, "form": "csv", **asked}
    answer = signed_in(people.reviewer).get(reverse("reports:review"), query)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return [row["code"] for row in csv.DictReader(io.StringIO(text))]


def page(people: Cast, **asked: str) -> str:
    query = {"year": YEAR.code, "period": FIRST.value, **asked}
    return signed_in(people.reviewer).get(reverse("reports:review"), query).content.decode()


def names_in(said: str) -> list[str]:
    return re.findall(r'<th scope="row">(?:<a [^>]*>)?Office ([\w-]+)', said)


def test_a_long_queue_comes_in_pages_and_whole_in_the_file() -> None:
    people = cast()
    filled_queue(people, 120)
    everybody = [f"branch-{number:03}" for number in range(120)]
    first, second = page(people), page(people, page="2")
    assert names_in(first) == everybody[:100]
    assert names_in(second) == everybody[100:]
    assert "40 of 120 wait for you" in first
    assert "2 / 2" in second
    assert names_in(page(people, page="99")) == everybody[100:]
    assert codes_of(people) == everybody


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"show": "waiting"}, [2, 5, 8]),
        ({"show": "accepted"}, [1, 4, 7]),
        ({"show": "not_begun"}, [0, 3, 6]),
        ({"show": "not_sent"}, [0, 3, 6]),
        ({"show": "returned"}, []),
        ({"q": "BRANCH-004"}, [4]),
        ({"q": "কার্যালয় 007"}, [7]),
        ({"q": "office branch 00", "show": "waiting"}, [2, 5, 8]),
        ({"q": "নেই"}, []),
        ({"q": "%"}, []),
        ({"q": "\x00"}, list(range(9))),
        ({"show": "\x00"}, list(range(9))),
        ({"sort": "-name"}, list(reversed(range(9)))),
        ({"sort": "status"}, [0, 3, 6, 1, 4, 7, 2, 5, 8]),
        # Sent on the day DUE - number % 7: 5, 4, 2, then 8 and 1 one day before it, 7 on it; the rest sent nothing.
        ({"sort": "sent"}, [5, 4, 2, 1, 8, 7, 0, 3, 6]),
        ({"sort": "-sent"}, [6, 3, 0, 7, 8, 1, 2, 4, 5]),
        ({"sort": "no-such-order"}, list(range(9))),
    ],
)
def test_the_queue_is_searched_filtered_and_sorted(asked: dict[str, str], numbers: list[int]) -> None:
    people = cast()
    filled_queue(people, 9)
    expected = [f"branch-{number:03}" for number in numbers]
    assert codes_of(people, **asked) == expected
    assert names_in(page(people, **asked)) == expected


def test_before_any_template_is_issued_the_queue_and_the_first_screen_are_empty() -> None:
    people = cast()
    assert names_in(page(people)) == []
    assert names_in(page(people, show="late", sort="sent")) == []
    assert "0 reports wait for you" in signed_in(people.reviewer).get("/work/").content.decode()


def test_who_moved_away_stays_in_the_queue_with_what_was_sent_here() -> None:
    people = cast()
    plan = plan_with(template_with(Q1=DUE), people.offices.department, 1)
    send(people, plan, now())
    Office.objects.filter(pk=plan.office_id).update(
        superior=people.offices.elsewhere, path=f"{people.offices.elsewhere.path}{plan.office_id}/"
    )
    assert codes_of(people) == ["branch-001"]


def test_who_sees_the_country_finds_every_open_office_and_reviews_nothing() -> None:
    people = cast()
    filled_queue(people, 9)
    template = Template.objects.get(pk=PlanVersion.objects.latest("pk").template_id)
    plan_with(template, people.offices.elsewhere, 10)
    closed = plan_with(template, people.offices.elsewhere, 11)
    Office.objects.filter(pk=closed.office_id).update(closed_on=DUE)
    for person in (people.administrator, people.auditor):
        query = {"year": YEAR.code, "period": FIRST.value}
        said = signed_in(person).get(reverse("reports:country"), query).content.decode()
        assert names_in(said) == [f"branch-{number:03}" for number in (*range(9), 10)]
        assert "10 offices" in said
        assert 'type="checkbox"' not in said
        answer = signed_in(person).get(reverse("reports:country"), {**query, "show": "not_sent", "form": "csv"})
        text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
        assert [row["code"] for row in csv.DictReader(io.StringIO(text))] == [
            f"branch-{number:03}" for number in (0, 3, 6, 10)
        ]
    assert signed_in(people.administrator).post(reverse("reports:country")).status_code == 405
