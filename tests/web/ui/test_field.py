"""Fields of forms: what is wrong with them is said on the page, in its language, and what was typed stays."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.fixtures.browser import NARROW, OpenPage, Visit
from tests.people import cast, sign_in_fully
from tests.web.reports.year import begun

pytestmark = pytest.mark.django_db


def test_an_empty_field_is_told_in_the_language_of_the_page_not_of_the_browser(open_page: OpenPage) -> None:
    page = open_page("/sign-in")
    page.locator("[name=login]").fill("নাম")
    page.get_by_role("button", name="প্রবেশ করুন", exact=True).click()
    expect(page.locator("#id_login_error")).to_have_text("একটি সঠিক ই-মেইল ঠিকানা লিখুন।")
    expect(page.locator("#id_password_error")).to_have_text("এটি আবশ্যক।")
    expect(page.locator("[name=login]")).to_have_value("নাম")


def test_a_check_without_script_and_without_a_file_is_told_on_the_page(open_page: OpenPage) -> None:
    page = open_page("/", script=False)
    page.get_by_role("button", name="যাচাই করুন").click()
    expect(page.get_by_role("alert")).to_have_text("আগে একটি ফাইল বাছুন।")


def test_the_first_field_that_is_wrong_is_in_view_and_a_long_text_is_told_not_cut(visit: Visit, client: Client) -> None:
    people = cast()
    sign_in_fully(client, people.administrator)
    page = visit("/offices/open?lang=en", session=client.cookies["sessionid"].value)
    page.set_viewport_size({"width": NARROW, "height": 500})
    page.get_by_label("Code", exact=True).fill("new")
    page.get_by_label("Name in Bangla").fill("নতুন")
    reason = page.get_by_label("Reason")
    reason.focus()
    page.keyboard.insert_text("x" * 1200)
    page.get_by_role("button", name="Open", exact=True).click()
    told = page.get_by_text("Ensure this value has at most 1000 characters (it has 1200).")
    expect(told).to_be_in_viewport()
    expect(reason).to_have_value("x" * 1200)
    expect(reason).to_be_focused()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("bn", ("ফাইল বাছাই করুন", "কোনো ফাইল বাছাই করা হয়নি", "২টি ফাইল")),
        ("en", ("Choose a file", "No file chosen", "2 files")),
    ],
)
def test_file_fields_have_the_words_of_the_page(
    visit: Visit, client: Client, tmp_path: Path, lang: str, words: tuple[str, str, str]
) -> None:
    choose, none, two = words
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    address = f"{reverse('reports:report', args=[report.pk])}?lang={lang}"
    page = visit(address, lang=lang, session=client.cookies["sessionid"].value)
    names = ["প্রমাণক.txt", "b.txt"]
    for name in names:
        (tmp_path / name).write_text("x")
    field = page.locator("#filled")
    chosen = page.locator(".file-field", has=field).locator(".file-chosen")
    expect(chosen).to_have_text(none)
    with page.expect_file_chooser() as chooser:
        page.locator(".file-field", has=field).get_by_role("button", name=choose).click()
    chooser.value.set_files(tmp_path / names[0])
    expect(chosen).to_have_text(names[0])
    row = page.locator("tr", has=page.locator('[id="achievement:3.1.1"]'))
    row.locator(".evidence summary").click()
    row.locator("input[type=file]").set_input_files([tmp_path / name for name in names])
    expect(row.locator(".file-chosen")).to_have_text(two)
    field.focus()
    expect(field).to_be_focused()
