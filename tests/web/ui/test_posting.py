"""Addresses that take a form lead whoever comes without one to the page that the form stands on."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.fixtures.browser import Visit
from tests.people import PASSWORD, cast, sign_in_fully, signed_in
from tests.web.reports.year import begun

pytestmark = pytest.mark.django_db


def test_whoever_signs_in_anew_after_sending_a_form_is_back_on_its_page(visit: Visit, client: Client) -> None:
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    page = visit(reverse("reports:report", args=[report.pk]), lang="en", session=client.cookies["sessionid"].value)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Hand to the head of office").click()
    page.locator("[name=login]").fill(people.officer.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("form#report")).to_be_visible()
    expect(page.locator("header .sign")).to_have_text("being written")


def test_a_refused_form_can_be_read_in_the_other_language(visit: Visit, client: Client) -> None:
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    page = visit(reverse("reports:report", args=[report.pk]), session=client.cookies["sessionid"].value)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_have_text("✕ Choose a file first.")
    page.get_by_role("link", name="বাংলা").click()
    expect(page.get_by_role("button", name="পড়ুন")).to_be_visible()


def test_every_address_of_a_form_leads_to_its_page(client: Client) -> None:
    people = cast()
    report = begun(people)
    page = reverse("reports:report", args=[report.pk])
    for part in ("cells", "fill", "step", "comment", "evidence", "evidence/1/remove"):
        assert signed_in(people.officer).get(f"{page}/{part}?lang=bn")["Location"] == f"{page}?lang=bn", part
    plan = reverse("plans:plan", args=[report.plan_id])
    for part in ("targets", "step"):
        assert signed_in(people.officer).get(f"{plan}/{part}")["Location"] == plan, part
    assert signed_in(people.officer).get(reverse("reports:begin"))["Location"] == "/work/"
    assert signed_in(people.officer).delete(f"{page}/step").status_code == 405
    for part in ("reminders", "calendar", "office"):
        assert signed_in(people.officer).get(f"/me/{part}")["Location"] == "/me/", part
