"""More time: granted by a superior office with a reason, counted for all below, shown where the day is shown."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from suchok.core.plan.calendar import Phase, end_of
from suchok.core.plan.fiscal_year import Period
from suchok.web.accounts.models import OfficeWord, User
from suchok.web.audit.models import Entry
from suchok.web.plans.actions.extensions import NotASuperior, TakingBack, grant_extension, withdraw_extension
from suchok.web.plans.convert import plan_of_version
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import extensions_of, last_day_of, phase_of
from tests.fixtures.pages import examine
from tests.people import Cast, Client, cast, person, signed_in
from tests.web.reports.year import FIRST, approved, begun, dated_template, this_year

pytestmark = pytest.mark.django_db
GRANT, LIST, FILE = reverse("plans:grant"), reverse("plans:extensions"), reverse("plans:extensions_file")


def far_day() -> date:
    """A day after the year's deadlines, before its results and after today, on whatever day the tests run."""
    return this_year().last_day + timedelta(days=40)


def ask(user: User, **changed: str):
    """Fill in the form for the district's fourth quarter, or what is ``changed`` of it."""
    filled = {"office": "district", "fiscal_year": this_year().code, "deadline": "Q4", "reason": "Floods"}
    filled["until"] = f"{far_day():%d/%m/%Y}"
    return signed_in(user).post(GRANT, filled | changed)


def granted(people: Cast, **changed: object) -> Extension:
    year = this_year().code
    standard = {"office": people.offices.district, "fiscal_year": year, "deadline": FIRST.value, "until": far_day()}
    extension = Extension(**(standard | {"reason": "Floods"} | changed))
    grant_extension(extension, actor=people.reviewer, today=timezone.localdate())
    return extension


@pytest.mark.parametrize("role", ["reviewer", "department_head", "administrator"])
def test_a_superior_office_and_the_administrator_grant_more_time(role: str):
    people = cast()
    dated_template()
    assert ask(getattr(people, role)).status_code == 302
    extension = Extension.objects.get()
    assert (extension.office, extension.until, extension.granted_by) == (
        people.offices.district,
        far_day(),
        getattr(people, role),
    )
    entry = Entry.objects.get(act="deadline.extend")
    assert (entry.office_id, entry.reason, entry.values["until"]) == (
        people.offices.district.pk,
        "Floods",
        far_day().isoformat(),
    )


@pytest.mark.parametrize("role", ["officer", "stranger", "observer", "auditor", "evaluator"])
def test_whoever_is_no_superior_finds_no_page_to_grant_more_time(role: str):
    people = cast()
    dated_template()
    assert ask(getattr(people, role)).status_code == 404
    assert not Extension.objects.exists()


def test_no_head_gives_the_own_office_more_time():
    people = cast()
    dated_template()
    said = ask(people.head).content.decode()
    assert "Only a superior office can give this office more time." in said
    extension = Extension(office=people.offices.district, fiscal_year="2026-27", deadline="Q4", until=far_day())
    with pytest.raises(NotASuperior):
        grant_extension(extension, actor=people.head, today=timezone.localdate())
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"until": "01/07/2020"}, "The new day must be later than"),
        ({"until": "soon"}, "Write a day, such as 04/05/2023."),
        ({"reason": " "}, "This field is required."),
        ({"office": "elsewhere"}, "No office with this code is open to you."),
        ({"deadline": "H1"}, "The plans of this year set no such day for the office."),
        ({"deadline": "results"}, "Select a valid choice."),
        ({"until": f"{this_year().last_day + timedelta(days=62):%d/%m/%Y}"}, "The year closes on 30 August "),
    ],
)
def test_each_mistake_is_told_at_its_field(changed: dict[str, str], sentence: str):
    people = cast()
    dated_template()
    said = ask(people.reviewer, **changed).content.decode()
    examine(said, lang="en")
    assert sentence in said
    assert not Extension.objects.exists()


def test_a_day_that_is_over_is_refused(monkeypatch: pytest.MonkeyPatch):
    people = cast()
    dated_template()
    day_after = far_day() + timedelta(days=1)
    monkeypatch.setattr("suchok.web.plans.views.extensions.timezone", SimpleNamespace(localdate=lambda: day_after))
    assert "This day is over; choose today or a later day." in ask(people.administrator).content.decode()


def test_an_extension_counts_for_the_office_and_all_below_it_and_for_no_other():
    people = cast()
    plan = approved(people, dated_template())
    official = plan_of_version(plan.versions.latest("number"))
    day = official.deadlines[FIRST]
    granted(people)
    year = this_year().code
    last_days = {
        office.code: last_day_of(FIRST, official, extensions_of(office, year))
        for office in (people.offices.department, people.offices.district, people.offices.upazila)
    }
    assert last_days == {"department": day, "district": far_day(), "upazila": far_day()}
    next_day = end_of(day) + timedelta(hours=1)
    assert phase_of(Period(FIRST), official, people.offices.neighbour, next_day) is Phase.LATE
    assert phase_of(Period(FIRST), official, people.offices.district, next_day) is Phase.OPEN


def test_the_first_screen_and_the_report_show_the_later_day():
    people = cast()
    report = begun(people, dated_template())
    granted(people)
    shown = f"{far_day().day} {far_day():%B %Y}"
    for address in (reverse("desk:work"), reverse("reports:report", args=[report.pk])):
        said = signed_in(people.officer).get(address).content.decode()
        examine(said, lang="en")
        assert shown in said, address
        assert "(extended)" in said


def test_the_list_is_searched_by_office_year_and_reason_and_sorted():
    people = cast()
    dated_template()
    granted(people)
    granted(people, office=people.offices.neighbour, reason="An election", until=far_day() + timedelta(days=1))

    OfficeWord.objects.create(office=people.offices.neighbour, word="neighbour")

    def reasons(query: str) -> list[str]:
        page = signed_in(people.administrator).get(LIST + query)
        examine(page.content.decode(), lang="en")
        return [row.reason for row in page.context["rows"]]

    assert reasons("?q=elec") == ["An election"]
    assert reasons("?q=neigh") == ["An election"]
    assert reasons("?q=" + this_year().code) == ["An election", "Floods"]
    assert reasons("?sort=until") == ["Floods", "An election"]
    assert reasons("?sort=-until") == ["An election", "Floods"]
    assert reasons("?q=storm") == []


def test_everybody_lists_only_what_counts_for_offices_that_they_see():
    people = cast()
    dated_template()
    granted(people)
    assert [len(_rows(user)) for user in (people.officer, people.auditor, people.stranger, person())] == [1, 1, 0, 0]
    assert Client().get(LIST).status_code == 302


def test_the_list_comes_as_a_file_without_formulas():
    people = cast()
    dated_template()
    granted(people, reason="=1+1")
    text = b"".join(signed_in(people.reviewer).get(FILE)).decode()
    head, row = text.lstrip("\ufeff").splitlines()
    assert head.startswith("office,name,fiscal_year,deadline,until,reason")
    assert row.startswith("district,")
    assert "'=1+1" in row


def _rows(user: User) -> list[Extension]:
    return list(signed_in(user).get(LIST).context["rows"])


def take_back(user: User, extension: Extension, **filled: str):
    return signed_in(user).post(reverse("plans:take_back", args=[extension.pk]), {"reason": "The water fell"} | filled)


def later_today(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def test_an_extension_is_shortened_with_a_reason_and_the_earlier_day_counts():
    people = cast()
    plan = approved(people, dated_template())
    extension = granted(people)
    day = far_day() - timedelta(days=1)
    assert take_back(people.reviewer, extension, until=f"{day:%d/%m/%Y}", shorten="").status_code == 302
    official = plan_of_version(plan.versions.latest("number"))
    assert last_day_of(FIRST, official, extensions_of(people.offices.district, this_year().code)) == day
    entry = Entry.objects.get(act="deadline.shorten")
    assert (entry.reason, entry.office_id) == ("The water fell", people.offices.district.pk)
    said = signed_in(people.reviewer).get(reverse("desk:history", args=["office", people.offices.district.pk]))
    assert "A later day shortened" in said.content.decode()
    assert f"{day.day} {day:%B %Y}" in said.content.decode()


def test_an_extension_is_withdrawn_with_a_reason_and_stays_in_the_list():
    people = cast()
    plan = approved(people, dated_template())
    extension = granted(people, deadline="annual")
    assert take_back(people.reviewer, extension, withdraw="").status_code == 302
    official = plan_of_version(plan.versions.latest("number"))
    kept = extensions_of(people.offices.district, this_year().code)
    assert last_day_of("annual", official, kept) == official.deadlines["annual"]
    said = signed_in(people.officer).get(LIST).content.decode()
    examine(said, lang="en")
    assert "withdrawn" in said
    assert Entry.objects.get(act="deadline.withdraw").reason == "The water fell"
    assert take_back(people.reviewer, extension, withdraw="").status_code == 404


@pytest.mark.parametrize("role", ["officer", "head", "stranger", "observer", "auditor", "evaluator"])
def test_whoever_may_not_grant_takes_nothing_back(role: str):
    people = cast()
    dated_template()
    extension = granted(people)
    assert take_back(getattr(people, role), extension, withdraw="").status_code == 404
    act = TakingBack(getattr(people, role), "why", timezone.localdate(), confirmed=True)
    with pytest.raises(NotASuperior):
        withdraw_extension(extension_id=extension.pk, act=act)
    assert not Extension.objects.get().withdrawn


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ({"until": f"{far_day():%d/%m/%Y}", "shorten": ""}, "The day must be earlier than"),
        ({"until": "01/07/2020", "shorten": ""}, "The new day must be later than"),
        ({"until": "", "shorten": ""}, "This field is required."),
        ({"withdraw": "", "reason": " "}, "This field is required."),
    ],
)
def test_what_cannot_be_taken_back_is_told_at_its_field(filled: dict[str, str], sentence: str):
    people = cast()
    dated_template()
    extension = granted(people)
    answer = take_back(people.reviewer, extension, **filled)
    examine(answer.content.decode(), lang="en")
    assert sentence in answer.content.decode()
    assert (Extension.objects.get().until, Extension.objects.get().withdrawn) == (far_day(), False)


def test_whoever_takes_back_a_day_so_that_offices_are_late_at_once_is_told_and_confirms(
    monkeypatch: pytest.MonkeyPatch,
):
    people = cast()
    dated_template()
    extension = granted(people, deadline="Q4")
    # Four weeks later the day that the year sets is over, and the later one still to come.
    today = far_day() - timedelta(days=5)
    monkeypatch.setattr("suchok.web.plans.views.extensions.timezone", SimpleNamespace(localdate=lambda: today))
    over = f"{today - timedelta(days=1):%d/%m/%Y}"
    for filled in ({"until": over, "shorten": ""}, {"withdraw": ""}):
        answer = take_back(people.reviewer, extension, **filled)
        examine(answer.content.decode(), lang="en")
        assert "which is over" in answer.content.decode()
    assert Extension.objects.get().until == far_day()
    assert take_back(people.reviewer, extension, until=over, shorten="", confirmed="on").status_code == 302
    assert Extension.objects.get().until == today - timedelta(days=1)
