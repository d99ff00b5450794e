"""What a file of offices says in its own way, and what a look at it tells before it is taken over."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from suchok.web.accounts.actions import imports
from suchok.web.accounts.actions.imports import COLUMNS
from tests.people import Cast, cast, signed_in
from tests.web.accounts.test_import import AS_IT_IS, Row, as_csv, errors, laid_out, row


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def preview(people: Cast, said: Row, lang: str = "en") -> str:
    browser = signed_in(people.administrator)
    file = SimpleUploadedFile("offices.csv", as_csv([said]))
    page = browser.post("/offices/import", {"file": file}).headers["Location"]
    return browser.get(f"{page}?lang={lang}").content.decode()


def test_the_line_that_tells_excel_the_separator_is_no_row(people: Cast) -> None:
    headings, said = ";".join(COLUMNS), ";".join(row("new", "nowhere"))
    run = imports.lay_out(actor=people.administrator, name="x", data=f"sep=;\r\n{headings}\r\n{said}\r\n".encode())
    assert errors(run) == {2: {"superior_code": "unknown_superior"}}


@pytest.mark.parametrize("called", ["Field", "মাঠ পর্যায়", "মাঠ পর্যায়ের কর্মপরিকল্পনা"])
def test_the_form_of_the_plan_is_understood_as_offices_call_it(people: Cast, called: str) -> None:
    run = laid_out(people.administrator, (*row("new", "district")[:5], called, "", ""))
    assert [each.level for each in run.rows.all()] == ["field"]


def test_a_form_of_the_plan_that_no_office_fills_is_told_before_it_is_taken_over(people: Cast) -> None:
    shown = preview(people, (*row("new", "district")[:5], "filed", "", ""))
    assert "No office fills these plan forms so far: filed." in shown
    assert "Take over" in shown


def test_a_file_that_changes_nothing_cannot_be_taken_over(people: Cast) -> None:
    shown = preview(people, AS_IT_IS)
    assert "there is nothing to take over" in shown
    assert "Take over" not in shown


def test_a_bangla_page_names_columns_in_bangla_and_codes_as_they_are(people: Cast) -> None:
    shown = preview(people, row("d1", "nowhere"), "bn")
    assert "ঊর্ধ্বতন কোড: " in shown
    assert '<th scope="row">d1</th>' in shown
