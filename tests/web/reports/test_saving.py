"""Cells are saved one by one, and nobody overwrites anybody."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from suchok.core.workflow import Step
from suchok.web.accounts.models import Holding
from suchok.web.reports.actions import Typed, save_cells, step_report
from suchok.web.reports.models import Report, ReportCell
from tests.fixtures.pages import examine
from tests.people import cast, sign_in_fully, signed_in
from tests.web.reports.year import adopted, begun, submitted

pytestmark = pytest.mark.django_db


def test_the_second_of_two_people_is_shown_the_difference_and_nothing_is_overwritten():
    people = cast()
    report = begun(people)
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "১", 0)], actor=people.officer)
    [kept] = save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "২", 0)], actor=people.head)
    assert (kept.is_mine, kept.cell.text, kept.cell.changed_by) == (False, "১", people.officer)
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "১"


def test_a_request_that_is_sent_twice_has_one_result():
    people = cast()
    report = begun(people)
    typed = [Typed("3.1.1", "achievement", "১", 0)]
    first = save_cells(report_id=report.pk, typed=typed, actor=people.officer)
    again = save_cells(report_id=report.pk, typed=typed, actor=people.officer)
    assert [each.cell.version for each in (*first, *again)] == [1, 1]
    assert all(each.is_mine for each in again)


def test_the_page_saves_cells_and_gets_back_what_they_bring():
    people = cast()
    report = begun(people)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]),
        {"achievement:3.1.1": "৪", "version:achievement:3.1.1": "0"},
        headers={"Accept": "application/json"},
    )
    said = answer.json()
    assert said["cells"][0]["version"] == 1
    assert "15.00" in said["rows"]["3.1.1"]
    assert "15.00" in said["totals"]


def test_without_script_a_difference_is_shown_on_the_page():
    people = cast()
    report = begun(people)
    save_cells(report_id=report.pk, typed=[Typed("3.1.1", "achievement", "১", 0)], actor=people.head)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]), {"achievement:3.1.1": "৯", "version:achievement:3.1.1": "0"}
    )
    assert answer.status_code == 409
    assert "<q>৯</q>" in answer.content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {"achievement:9.9.9": "1", "version:achievement:9.9.9": "0"},
        {"weight:3.1.1": "1", "version:weight:3.1.1": "0"},
        {"achievement:3.1.1": "1", "version:achievement:3.1.1": "x"},
    ],
)
def test_a_cell_that_the_plan_lacks_is_refused_in_one_sentence(posted):
    people = cast()
    report = begun(people)
    answer = signed_in(people.officer).post(
        reverse("reports:cells", args=[report.pk]), posted, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "report.unknown_cell"
    assert not ReportCell.objects.exists()


TYPED = {"achievement:3.1.1": "৪", "version:achievement:3.1.1": "0", "remarks:1.1.1": "", "version:remarks:1.1.1": "0"}


def test_without_script_what_can_no_longer_be_saved_is_shown_to_copy():
    people = cast()
    report = begun(people)
    step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    officer, address = signed_in(people.officer), reverse("reports:cells", args=[report.pk])
    sent_on = officer.post(address, TYPED)
    Holding.objects.filter(user=people.officer).update(end=timezone.localdate())
    handed_over = officer.post(address, TYPED)
    for answer, status in ((sent_on, 409), (handed_over, 404)):
        said = answer.content.decode()
        examine(said, lang="en")
        assert answer.status_code == status
        assert said.count("<q") == 1
        assert '<q lang="bn">৪</q>' in said
    assert "the charge was handed over" in handed_over.content.decode()
    assert not ReportCell.objects.exists()


@pytest.mark.parametrize("is_handed_over", [True, False])
def test_an_open_page_says_that_the_right_is_gone_and_keeps_what_was_typed(
    browser: Browser, live_server: object, client: Client, *, is_handed_over: bool
):
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    page = opened(browser, str(live_server), client, report)
    if is_handed_over:
        Holding.objects.filter(user=people.officer).update(end=timezone.localdate())
    else:
        step_report(report_id=report.pk, step=Step.FORWARD, actor=people.officer)
    page.fill('[id="achievement:3.1.1"]', "৪")
    expect(page.locator("#save-state")).to_contain_text("the charge was handed over")
    assert page.input_value('[id="achievement:3.1.1"]') == "৪"
    if not is_handed_over:
        page.reload()
        expect(page.locator("#unsent")).to_contain_text("৪")
        page.locator("#unsent button").click()
        expect(page.locator("#unsent")).to_be_hidden()
    page.context.close()


def test_a_text_that_is_too_long_is_told_kept_in_its_field_and_saved_once_it_is_shorter(
    browser: Browser, live_server: object, client: Client
) -> None:
    people = cast()
    report = begun(people)
    sign_in_fully(client, people.officer)
    page = opened(browser, str(live_server), client, report)
    cell, state = page.locator('[id="remarks:3.1.1"]'), page.locator("#save-state")
    cell.focus()
    page.keyboard.insert_text("x" * 4500)
    expect(state).to_have_text("[3.1.1] Not saved: a text has 4500 signs and may have at most 4000; shorten it.")
    expect(cell).to_have_value("x" * 4500)
    cell.fill("x" * 4000)
    expect(state).to_have_text("Everything is saved.")
    assert ReportCell.objects.get(report=report, code="3.1.1").text == "x" * 4000
    page.context.close()


@pytest.mark.parametrize("field", ["comment", "reason", "exemption"])
def test_no_text_is_cut_without_a_word(field: str) -> None:
    people = cast()
    text = "ক" * 4001
    if field == "exemption":
        plan = adopted(people)
        answer = signed_in(people.officer).post(reverse("plans:targets", args=[plan.pk]), {"exempt:3.1.1": text})
    elif field == "comment":
        asked = {"code": "3.1.1", "text": text}
        answer = signed_in(people.officer).post(reverse("reports:comment", args=[begun(people).pk]), asked)
    else:
        asked = {"step": "return", "reason:3.1.1": text}
        answer = signed_in(people.reviewer).post(reverse("reports:step", args=[submitted(people).pk]), asked)
    page = examine(answer.content.decode(), lang="en")
    assert answer.status_code == 422
    longest = 500 if field == "exemption" else 4000
    assert f"has 4001 signs and may have at most {longest}; shorten it." in page.to_text()
    assert answer.content.decode().count(text) == 1


def test_reasons_for_a_report_that_was_returned_in_between_are_shown_to_copy() -> None:
    people = cast()
    report = submitted(people)
    asked = {"step": "return", "reason:3.1.1": "Say which pages.", "reason": "See below."}
    address = reverse("reports:step", args=[report.pk])
    signed_in(people.reviewer).post(address, asked)
    page = examine(signed_in(people.reviewer).post(address, asked | {"reason": "Late."}).content.decode(), lang="en")
    told = [each.to_text() for each in page.query("section.note q")]
    assert told == ["Late.", "Say which pages."]


def opened(browser: Browser, site: str, client: Client, report: Report) -> Page:
    """Open a report in the browser of ``client``; not by ``open_page``, as an answer that refuses is an error there."""
    context = browser.new_context(base_url=site)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([session])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(reverse("reports:report", args=[report.pk]))
    return page
