"""Behind the link of an invitation: the language, the password, whose letter it is."""

import re

import pytest
from django.test import Client

from suchok.core.workflow import Role
from suchok.web.accounts.actions import people as actions
from suchok.web.accounts.actions.people import Seat
from suchok.web.accounts.models import User
from tests.letters import address_in, delivered
from tests.people import Cast, cast, signed_in
from tests.web.accounts.test_people import ACCEPTED, invited


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize(("language", "heading"), [("bn", "আপনাকে আমন্ত্রণ"), ("en", "You are invited")])
def test_the_link_of_a_letter_opens_in_the_language_of_the_letter(people: Cast, language: str, heading: str) -> None:
    seat = Seat(people.offices.district.pk, Role.REPORTING_OFFICER, "কর্মকর্তা")
    actions.invite(actor=people.administrator, seat=seat, email="new@example.gov.bd", language=language)
    other = {"lang": "en" if language == "bn" else "bn"}
    browser = Client()
    browser.cookies.load(other)
    page = browser.get(address_in(delivered()[-1])).content.decode()
    assert f"<h1>{heading}</h1>" in page
    assert re.search(rf'value="{language}"[^>]*(selected|checked)', page)


def test_a_newcomer_is_greeted_in_the_language_that_was_chosen(people: Cast) -> None:
    browser = Client()
    browser.cookies["lang"] = "bn"
    browser.post(invited(people.administrator, people.offices.district.pk), ACCEPTED)
    assert "You are in charge of the post." in browser.get("/work/").content.decode()


def test_a_password_that_is_the_own_mail_address_is_refused(people: Cast) -> None:
    link = invited(people.administrator, people.offices.district.pk)
    told = {"password1": "new@example.gov.bd", "password2": "new@example.gov.bd"}
    page = Client().post(f"{link}?lang=en", ACCEPTED | told).content.decode()
    assert "too similar" in page
    assert not User.objects.filter(email="new@example.gov.bd").exists()


def test_whoever_opens_the_letter_of_somebody_else_is_told_so(people: Cast) -> None:
    link = invited(people.administrator, people.offices.district.pk)
    page = signed_in(people.stranger).get(link).content.decode()
    assert f"went to new@example.gov.bd, you are signed in as {people.stranger.email}" in page
    assert f'href="/sign-out?next={link}"' in page
    own = invited(people.administrator, people.offices.district.pk, email=people.stranger.email)
    assert "sign out first" not in signed_in(people.stranger).get(own).content.decode()
