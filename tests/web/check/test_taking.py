"""Proposals are taken in the page: cells, marks and findings follow, and every step can be undone."""

from collections.abc import Sequence

import pytest
from django.test import Client
from justhtml import JustHTML
from playwright.sync_api import Page, expect

from suchok.web.check.views import EXAMPLE
from tests.fixtures.browser import OpenPage
from tests.web.check.documents import checked, dropped, parcel_of


def codes(page: Page) -> Sequence[str]:
    return page.locator(".said").evaluate_all("lines => lines.map(line => line.dataset.code)")


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()
    expect(page.locator("form.checked")).to_be_visible()


def cell(page: Page, row: int, field: int) -> str:
    """The text of a cell: the field counts the cells of a row."""
    return page.locator(f"#row-0-{row} td").nth(field).locator(".cell-text").first.inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_proposal_is_taken_and_given_back(open_page: OpenPage, script: bool) -> None:
    page = dropped(open_page, EXAMPLE, lang="en", script=script)
    before = codes(page)
    assert "date.impossible" in before
    assert cell(page, 9, 4) == "৩১/০২/২০২৩"
    press(page, "Take 31/01/2023")
    assert page.url.endswith("#row-0-9")
    assert cell(page, 9, 4) == "৩১/০১/২০২৩"
    assert "date.impossible" not in codes(page)
    assert len(codes(page)) == len(before) - 1
    expect(page.locator("#row-0-9 .is-taken")).to_have_text("৩১/০১/২০২৩")
    page.locator(".taken summary").click()
    press(page, "Undo")
    assert codes(page) == before
    assert cell(page, 9, 4) == "৩১/০২/২০২৩"


def test_all_are_taken_at_once_and_the_language_keeps_them(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE, lang="en")
    press(page, "Take all 7 proposals")
    expect(page.locator(".take, [name=take_all]")).to_have_count(0)
    assert cell(page, 6, 8) == "১.৫"
    remaining = codes(page)
    press(page, "বাংলা")
    assert page.locator("html").get_attribute("lang") == "bn"
    expect(page.locator("h1")).to_have_text("example.txt")
    assert cell(page, 6, 8) == "১.৫"
    assert codes(page) == remaining
    expect(page.get_by_text("৭টি প্রস্তাব নেওয়া হয়েছে")).to_be_visible()


def test_a_number_leads_to_the_sentence_and_back(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE)
    page.locator("#mark-7").click()
    expect(page.locator("#finding-7:target")).to_be_visible()
    page.locator("#finding-7 .finding-number").press("Enter")
    expect(page.locator("#mark-7:target")).to_be_visible()
    # The heading row that stays in sight does not cover what a link leads to.
    top = page.locator("#mark-7").bounding_box()
    heading = page.locator(".checked-table thead").bounding_box()
    assert top is not None
    assert heading is not None
    assert top["y"] >= heading["y"] + heading["height"]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("data", [EXAMPLE.read_bytes()])
def test_a_taken_value_changes_the_marks(client: Client, data: bytes) -> None:
    page = checked(client, data, lang="en")
    explanations = [line.to_text() for line in page.query(".explanation")]
    key = "achievement.not_measurable:0:5:achievement"
    answer = client.post("/check", {"document": parcel_of(page), "take": key})
    after = JustHTML(answer.content.decode(), sanitize=False)
    now = [line.to_text() for line in after.query(".explanation")]
    assert [number for number, (old, new) in enumerate(zip(explanations, now, strict=True)) if old != new] == [5]
    assert page.query(".totals dd")[0].to_text() != after.query(".totals dd")[0].to_text()


def test_dropping_with_a_mouse_shows_what_is_found(open_page: OpenPage) -> None:
    page = open_page("/", lang="en")
    page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "dropped.txt", {type: "text/plain"}));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        EXAMPLE.read_text(),
    )
    expect(page.locator("form.checked")).to_be_visible()
    expect(page.locator("h1")).to_have_text("dropped.txt")


def test_sending_shows_that_something_happens_and_happens_once(open_page: OpenPage) -> None:
    page = open_page("/", lang="en")
    page.locator("#file").set_input_files(EXAMPLE)
    sent = page.evaluate(
        """() => {
            const form = document.querySelector(".drop");
            let sent = 0;
            form.addEventListener("submit", event => { sent += !event.defaultPrevented; event.preventDefault(); });
            form.requestSubmit();
            form.requestSubmit();
            return sent;
        }"""
    )
    assert sent == 1
    expect(page.get_by_text("Reading the document …")).to_be_visible()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_hidden()
