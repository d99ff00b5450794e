"""Admitted again: whoever lost the way in, the account or the charge; one by one and from a file."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from suchok.core.workflow import Role
from suchok.web.accounts.actions.admission import admit_again
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, Invitation, Post, User
from suchok.web.audit.models import Entry
from suchok.web.ui.templatetags.bangla import day
from tests.fixtures.pages import examine
from tests.letters import delivered, link_in
from tests.people import LONG_AGO, Cast, cast, give_second_step, holder, signed_in
from tests.web.accounts.test_acting import in_days
from tests.web.accounts.test_people import post_of, today

HEADINGS = "office_code,email,role,title_bn,title_en,language"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def charge_ended(user: User, days_ago: int = 10) -> Post:
    """Let the only charge of a person end; return its post."""
    post = post_of(user)
    Holding.objects.filter(user=user).update(end=in_days(-days_ago))
    return post


def posts_now(user: User) -> tuple[Post, ...]:
    return User.objects.get(pk=user.pk).posts


def test_the_office_page_leads_to_who_held_a_vacant_post(people: Cast) -> None:
    post, boss = charge_ended(people.officer), signed_in(people.department_head)
    page = boss.get(f"/offices/{people.offices.district.pk}/").content.decode()
    examine(page, lang="en")
    assert f"{people.officer.name_en} until {day(in_days(-11))}" in page
    assert f"/posts/{post.pk}/admit-again" in page
    form = boss.get(f"/posts/{post.pk}/admit-again").content.decode()
    examine(form, lang="en")
    assert f">{people.officer.name_en}</option>" in form
    given = {"person": people.officer.pk, "on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Came back"}
    assert boss.post(f"/posts/{post.pk}/admit-again", given).status_code == 302
    assert posts_now(people.officer) == (post,)
    letter = delivered()[-1]
    assert letter.to == [people.officer.email]
    assert "Post: “reporting officer” in District Office, Trial." in letter.body
    assert Client().get(link_in(letter), follow=True).status_code == 200


def test_an_account_that_has_ended_signs_in_anew(people: Cast) -> None:
    post = charge_ended(people.officer)
    give_second_step(people.officer)
    User.objects.filter(pk=people.officer.pk).update(is_active=False)
    admit_again(today(people.reviewer), post_id=post.pk, person=User.objects.get(pk=people.officer.pk))
    assert posts_now(people.officer) == (post,)
    assert not Authenticator.objects.filter(user=people.officer).exists()


def test_who_is_in_charge_elsewhere_keeps_password_and_second_step(people: Cast) -> None:
    post = charge_ended(people.officer)
    holder(people.offices.elsewhere, Role.REVIEWER, user=people.officer)
    admit_again(today(people.reviewer), post_id=post.pk, person=people.officer)
    assert post in posts_now(people.officer)
    assert Authenticator.objects.filter(user=people.officer).exists()
    assert "you are in charge of the post “reporting officer”" in delivered()[-1].body


def test_a_post_that_somebody_else_holds_by_now_is_handed_over_instead(people: Cast) -> None:
    post = charge_ended(people.officer)
    Holding.objects.create(post=post, user=people.evaluator, start=in_days(-5))
    with pytest.raises(NotPossible, match="hand the charge over instead"):
        admit_again(today(people.reviewer), post_id=post.pk, person=people.officer)
    page = signed_in(people.reviewer).get(f"/posts/{post.pk}/admit-again").content.decode()
    assert people.officer.name_en not in page


def test_nobody_is_in_charge_twice_on_one_day(people: Cast) -> None:
    post = charge_ended(people.officer, days_ago=3)
    early = Occasion(people.reviewer, in_days(-5), "Came back")
    with pytest.raises(NotPossible, match="ended later") as told:
        admit_again(early, post_id=post.pk, person=people.officer)
    assert told.value.field == "on"


def test_a_double_click_admits_once(people: Cast) -> None:
    post = charge_ended(people.officer)
    for _click in range(2):
        admit_again(today(people.reviewer), post_id=post.pk, person=people.officer)
    assert len([letter for letter in delivered() if letter.to == [people.officer.email]]) == 1
    assert Entry.objects.filter(act="person.admit_again").count() == 1


def rows_shown(browser: Client, *rows: str, lang: str = "en") -> str:
    file = SimpleUploadedFile("people.csv", "\n".join([HEADINGS, *rows]).encode())
    page = browser.post(f"/invitations/from-file?lang={lang}", {"file": file}).content.decode()
    examine(page, lang=lang)
    return page


def test_rows_of_known_people_admit_them_again_and_the_preview_says_so(people: Cast) -> None:
    charge_ended(people.officer)
    rows = (
        "district,new@example.gov.bd,head,প্রধান,,en",
        f"district,{people.officer.email.upper()},reporting_officer,reporting officer,,en",
        f"district,{people.head.email},head,head,,en",
        f"upazila,{people.stranger.email},head,প্রধান,,en",
    )
    browser = signed_in(people.department_head)
    page = rows_shown(browser, *rows)
    said = re.findall(r'data-label="What follows">([^<]*)<', page)
    assert said == [
        "is invited",
        "is admitted again: in charge from today",
        "is admitted again: new password, new second step",
        "is invited",
    ]
    assert Entry.objects.filter(act__in=["person.admit_again", "invitation.send"]).count() == 0
    assert "আবার অন্তর্ভুক্ত হবেন: আজ থেকে দায়িত্বে" in rows_shown(browser, *rows, lang="bn")
    (sealed,) = re.findall(r'name="rows" value="([^"]+)"', page)
    for _click in range(2):
        done = browser.post("/invitations/from-file?lang=en", {"rows": sealed}, follow=True).content.decode()
    assert "2 people were admitted again." in done
    assert [post.role for post in posts_now(people.officer)] == ["reporting_officer"]
    assert {post.office_id for post in posts_now(people.stranger)} == {people.offices.elsewhere.pk}
    invited = Invitation.objects.filter(withdrawn_at=None).values_list("email", flat=True)
    assert sorted(invited) == sorted(["new@example.gov.bd", people.stranger.email])
    letters = [letter.to[0] for letter in delivered()]
    assert sorted(letters) == sorted([*invited, people.officer.email, people.head.email])


def test_who_has_no_charge_left_gets_a_post_of_another_office_by_a_row(people: Cast) -> None:
    charge_ended(people.officer)
    browser = signed_in(people.department_head)
    page = rows_shown(browser, f"upazila,{people.officer.email},head,প্রধান,,en")
    (sealed,) = re.findall(r'name="rows" value="([^"]+)"', page)
    browser.post("/invitations/from-file", {"rows": sealed})
    assert [(post.office, post.role) for post in posts_now(people.officer)] == [(people.offices.upazila, "head")]


def test_more_rows_cost_no_more_queries_to_look_at(people: Cast) -> None:
    browser = signed_in(people.department_head)
    few = counted(browser, 2)
    assert counted(browser, 40) == few


def counted(browser: Client, number: int) -> int:

    rows = [f"district,p{each}@example.gov.bd,head,প্রধান {each},,en" for each in range(number)]
    with CaptureQueriesContext(connection) as captured:
        rows_shown(browser, *rows)
    return len(captured)


def test_a_charge_of_long_ago_is_the_last_one_shown(people: Cast) -> None:
    post = charge_ended(people.officer)
    earlier = LONG_AGO - timedelta(days=300)
    Holding.objects.create(post=post, user=people.evaluator, start=earlier, end=LONG_AGO)
    page = signed_in(people.department_head).get(f"/offices/{people.offices.district.pk}/").content.decode()
    assert f"{people.officer.name_en} until" in page
    assert f"{people.evaluator.name_en} until" not in page
