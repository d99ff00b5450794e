"""Many invitations from one file: looked at first, then sent, all or none."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from suchok.web.accounts.models import Invitation
from tests.fixtures.pages import examine
from tests.letters import delivered
from tests.people import Cast, cast, signed_in

HEADINGS = "office_code,email,role,title_bn,title_en,language"
GOOD = ["district,a@example.gov.bd,head,প্রধান,Head,bn", "upazila,b@example.gov.bd,reporting_officer,কর্মকর্তা,,en"]


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def shown(browser: Client, *rows: str) -> str:
    file = SimpleUploadedFile("people.csv", "\n".join([HEADINGS, *rows]).encode())
    page = browser.post("/invitations/from-file", {"file": file}).content.decode()
    examine(page, lang="en")
    return page


def test_every_row_becomes_a_letter_once_it_was_looked_at(people: Cast) -> None:
    browser = signed_in(people.department_head)
    page = shown(browser, *GOOD)
    assert Invitation.objects.count() == 0
    (rows,) = re.findall(r'name="rows" value="([^"]+)"', page)
    assert browser.post("/invitations/from-file", {"rows": rows}).headers["Location"] == "/offices/"
    assert {letter.to[0] for letter in delivered()} == {"a@example.gov.bd", "b@example.gov.bd"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("nowhere,a@example.gov.bd,head,প্রধান,,bn", "office_code: No office with this code"),
        ("elsewhere,a@example.gov.bd,head,প্রধান,,bn", "office_code: No office with this code"),
        ("department,a@example.gov.bd,head,প্রধান,,bn", "role: You may invite people to posts of offices below"),
        ("district,a@example.gov.bd,administrator,প্রধান,,bn", "role: You may invite people"),
        ("district,a@example.gov.bd,king,প্রধান,,bn", "role: Write one of"),
        ("district,nobody,head,প্রধান,,bn", "email: This is no mail address."),
        ("district,a@example.gov.bd,head,,,bn", "title_bn: The title of the post is missing."),
        ("district,a@example.gov.bd,head,প্রধান,,fr", "language: Write bn or en."),
    ],
)
def test_a_mistake_is_told_by_row_and_column_and_nothing_is_sent(people: Cast, row: str, told: str) -> None:
    page = shown(signed_in(people.department_head), *GOOD, row)
    assert told in page
    assert 'name="rows"' not in page
    assert delivered() == []


def test_rows_that_somebody_else_made_up_are_refused(people: Cast) -> None:
    answer = signed_in(people.department_head).post("/invitations/from-file", {"rows": "made-up"}, follow=True)
    assert "choose the file again" in answer.content.decode()
    assert Invitation.objects.count() == 0


def test_only_superior_offices_invite_from_a_file(people: Cast) -> None:
    for user in (people.officer, people.auditor, people.evaluator, people.stranger):
        assert signed_in(user).get("/invitations/from-file").status_code == 404


def test_two_rows_for_one_post_are_a_mistake_since_the_second_letter_would_end_the_first(people: Cast) -> None:
    page = shown(signed_in(people.department_head), GOOD[0], GOOD[0].replace("a@", "c@"))
    assert page.count("title_bn: Another row is for the same post") == 2
    assert delivered() == []


def test_a_double_click_sends_each_letter_once_and_its_link_opens(people: Cast) -> None:
    browser = signed_in(people.department_head)
    (rows,) = re.findall(r'name="rows" value="([^"]+)"', shown(browser, *GOOD))
    for _click in range(2):
        assert browser.post("/invitations/from-file", {"rows": rows}).headers["Location"] == "/offices/"
    assert sorted(letter.to[0] for letter in delivered()) == ["a@example.gov.bd", "b@example.gov.bd"]
    assert Invitation.objects.filter(withdrawn_at=None).count() == 2


def test_roles_and_languages_are_understood_as_the_pages_call_them(people: Cast) -> None:
    headings = "অফিসের কোড,ই-মেইল,ভূমিকা,বাংলা পদ,ইংরেজি পদ,ভাষা"
    rows = ["district,a@example.gov.bd,অফিস প্রধান,প্রধান,,বাংলা", "upazila,b@example.gov.bd,Reviewer,পর্যালোচক,,EN"]
    browser = signed_in(people.department_head)
    file = SimpleUploadedFile("people.csv", "\n".join([headings, *rows]).encode())
    page = browser.post("/invitations/from-file", {"file": file}).content.decode()
    (sealed,) = re.findall(r'name="rows" value="([^"]+)"', page)
    browser.post("/invitations/from-file?lang=bn", {"rows": sealed})
    posts = Invitation.objects.order_by("email").values_list("post__role", flat=True)
    assert list(posts) == ["head", "reviewer"]
    assert "২টি আমন্ত্রণ পাঠানো হচ্ছে" in browser.get("/offices/?lang=bn").content.decode()


def test_a_bangla_page_tells_mistakes_with_the_bangla_names_of_columns_and_roles(people: Cast) -> None:
    browser = signed_in(people.department_head)
    file = SimpleUploadedFile("people.csv", f"{HEADINGS}\ndistrict,a@example.gov.bd,king,প্রধান,,bn".encode())
    page = browser.post("/invitations/from-file?lang=bn", {"file": file}).content.decode()
    assert "ভূমিকা: এগুলোর একটি লিখুন: প্রতিবেদনকারী কর্মকর্তা, অফিস প্রধান, পর্যালোচক, মূল্যায়নকারী।" in page


def test_a_file_without_rows_is_one_sentence(people: Cast) -> None:
    page = shown(signed_in(people.department_head))
    assert "The file has no rows below its headings." in page
