"""The work of the year in a real browser, on a site as ``make run`` leaves it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from suchok.core.plan.calendar import DHAKA
from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.changed import shifted
from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.report.office_report import Reported, report_document, report_sheet
from suchok.documents.writers import Format, write
from tests.documents.writers.test_golden import NOON
from tests.fixtures.browser import NARROW
from tests.fixtures.sites import copied
from tests.journeys.site import Site
from tests.web.processes import free_port
from tests.web.reports.test_evidence import photograph

ONLY_THE_CONFLICT_IS_LEFT = """() => Object.entries(localStorage).filter(([key]) => key.startsWith("suchok-report"))
    .every(([, kept]) => Object.values(JSON.parse(kept)).every((cell) => cell.asked))"""
SAVED, DOWN = "Everything is saved", "The line is down"


@pytest.fixture(scope="module")
def site(browser: Browser, demonstrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(copied(demonstrated, tmp_path_factory.mktemp("year")), free_port(), browser)
    made.start()
    yield made
    made.stop()
    assert made.errors == []


def cell(code: str, field: str = "achievement") -> str:
    return f'[id="{field}:{code}"]'


def state(page: Page, text: str) -> None:
    expect(page.locator("#save-state")).to_contain_text(text)


def take(page: Page, step: str, *, reason: str = "") -> None:
    """Press the button of a step, with a reason where it asks for one."""
    form = page.locator(f'form:has(input[name=step][value="{step}"])')
    # The button is the last of its form: once it is there, what the form does not ask for will not come.
    expect(form.locator("button")).to_be_visible()
    if reason:
        form.locator("textarea").fill(reason)
    if form.locator("#as-it-is").count():
        form.locator("#as-it-is").check()
    form.locator("button").click()


def test_journey_2_two_indicators_are_returned_mended_and_accepted(site: Site) -> None:
    reviewer = site.sign_in("reviewer@local-government.example")
    reviewer.get_by_role("link", name="Mymensingh City Corporation").first.click()
    address = reviewer.url
    reviewer.fill('[id="reason:1.3.1"]', "The e-filing system shows less.")
    reviewer.fill('[id="reason:2.2.2"]', "Bills of September are missing.")
    reviewer.get_by_role("button", name="Return for changes").click()
    expect(reviewer.locator("header .sign")).to_have_text("returned")

    officer = site.sign_in("reporting-officer@mymensingh.example", width=NARROW, lang="bn")
    officer.locator(".next .button").click()
    expect(officer.locator(".comment-returns")).to_have_count(2)
    before = officer.input_value(cell("1.3.1"))
    officer.fill(cell("1.3.1"), "৬১%")
    officer.fill(cell("2.2.2"), "৫৫%")
    expect(officer.locator("#save-state")).to_contain_text("সবকিছু সংরক্ষিত")
    take(officer, "forward")

    head = site.sign_in("head@mymensingh.example")
    head.locator(".next .button").click()
    take(head, "submit")

    reviewer.goto(f"{address}/changes")
    expect(reviewer.locator("tbody tr")).to_have_count(2)
    expect(reviewer.locator("tbody del").first).to_have_text(before)
    expect(reviewer.locator("tbody ins").first).to_have_text("৬১%")
    reviewer.goto("/reports/review")
    reviewer.locator("tbody input[type=checkbox]").first.check()
    reviewer.get_by_role("button", name="Accept what is ticked").click()
    expect(reviewer.locator("section.note")).to_contain_text("accepted")


def test_journey_1_last_quarters_file_is_mended_taken_over_and_sent_with_evidence(site: Site, tmp_path: Path) -> None:
    officer = site.sign_in("reporting-officer@local-government.example")
    officer.locator(".next .button").click()
    address = officer.url
    file = tmp_path / "quarter.docx"
    file.write_bytes(_with_mistakes())
    officer.set_input_files("#filled", file)
    officer.get_by_role("button", name="Read it").click()
    # Three mistakes are mended with the proposed value: two before anything is taken, one in the report itself.
    for code in ("1.3.1", "2.2.1"):
        officer.check(f'[name="take:achievement:{code}"]')
    # What has no proposal is told in its place, and mended by hand.
    expect(officer.locator("td", has=officer.locator('[name="achievement:1.4.1"]'))).to_contain_text("31/02")
    officer.fill('[name="achievement:1.4.1"]', "")
    officer.get_by_role("button", name="Take over").click()
    expect(officer.locator(cell("1.3.1"))).to_have_value("85")
    expect(officer.locator(cell("2.2.1"))).to_have_value("2")
    officer.locator('button[name="take:achievement:1.4.2"]').click()
    expect(officer.locator(cell("1.4.2"))).to_have_value("1")
    state(officer, SAVED)
    expect(officer.locator(".finding-error, .take")).to_have_count(0)

    proof = tmp_path / "training.jpg"
    proof.write_bytes(photograph())
    row = officer.locator("tr", has=officer.locator(cell("2.2.1")))
    row.locator(".evidence summary").click()
    row.locator("input[type=file]").set_input_files(proof)
    row.locator("select").select_option("photograph")
    row.get_by_role("button", name="Add").click()
    expect(officer.locator(".evidence img")).to_have_count(1)
    take(officer, "forward")
    head = site.sign_in("head@local-government.example")
    head.goto(address)
    expect(head.locator(".evidence img")).to_have_count(1)
    take(head, "submit")
    expect(head.locator("header .sign")).to_have_text("with the superior office")


def _with_mistakes() -> bytes:
    """The quarter's report as an officer may have filled it: an impossible day, and prose beside three values."""
    year = FiscalYear.containing(datetime.now(DHAKA).date())
    plan = shifted(official_plan("2022-23", "ministry"), year)
    said = {
        "1.4.1": Reported("৩১/০২/২০২৭"),
        "1.3.1": Reported("ই-ফাইলে নোট নিষ্পত্তি ৮৫%"),
        "2.2.1": Reported("২টি প্রশিক্ষণ হয়েছে"),
        "1.4.2": Reported("১টি সভা হয়েছে"),
    }
    sheet = report_sheet(plan, said, office="স্থানীয় সরকার বিভাগ", period=Period.Q1)
    return write(report_document(plan, sheet), Format.DOCX, plan=plan, timestamp=NOON).content


def test_journey_6_next_years_template_is_made_checked_issued_and_adopted(site: Site) -> None:
    administrator = site.sign_in("administrator@cabinet.example")
    administrator.get_by_role("link", name="Templates").click()
    administrator.locator("form[action$=copy] button").click()
    administrator.fill("#weight-0", "12")
    administrator.get_by_role("button", name="Save and issue").click()
    expect(administrator.get_by_role("alert")).to_contain_text("add up to 52")
    administrator.fill("#weight-0", "10")
    administrator.get_by_role("button", name="Check").first.click()
    expect(administrator.get_by_role("status")).to_contain_text("can be issued")
    administrator.get_by_role("button", name="Save and issue").click()
    administrator.locator("a[href$=adopt]").first.click()
    administrator.locator("main form button").click()
    expect(administrator.get_by_role("status").first).to_contain_text("have adopted the plan")


def test_journey_7_two_officers_a_dropped_line_and_killed_servers_lose_nothing(site: Site) -> None:
    officer = site.sign_in("reporting-officer@housing.example")
    officer.locator(".next .button").click()
    head = site.sign_in("head@housing.example")
    head.goto(officer.url)

    officer.fill(cell("2.1.1"), "২")
    state(officer, SAVED)
    head.fill(cell("2.1.1"), "৩")
    expect(head.locator(".choice")).to_contain_text("২")
    # While that waits for an answer, what is typed in other cells is saved, however fast it was typed.
    for code in ("2.2.2", "2.2.3", "2.2.4"):
        head.locator(cell(code, "remarks")).press_sequentially("ঠিক আছে")
        head.keyboard.press("Tab")
    head.wait_for_function(ONLY_THE_CONFLICT_IS_LEFT)
    head.get_by_role("button", name="Keep mine").click()
    state(head, SAVED)

    officer.context.set_offline(True)
    officer.fill(cell("2.2.1"), "4")
    state(officer, DOWN)
    site.kill_everything()
    officer.context.set_offline(False)
    officer.fill(cell("1.1.1", "remarks"), "লাইন ও সার্ভার দুটোই গেছে")
    head.fill(cell("2.2.1"), "৩")
    state(head, DOWN)
    officer.goto("about:blank")
    site.start()
    state(head, SAVED)

    # The officer comes back: what was typed is still there; the cell that the head filled meanwhile is not overwritten.
    officer.go_back()
    expect(officer.locator(".choice")).to_contain_text("৩")
    expect(officer.locator(cell("2.2.1"))).to_have_value("4")
    officer.get_by_role("button", name="Take theirs").click()
    state(officer, SAVED)
    head.reload()
    expect(head.locator(cell("2.1.1"))).to_have_value("৩")
    expect(head.locator(cell("2.2.1"))).to_have_value("৩")
    expect(head.locator(cell("1.1.1", "remarks"))).to_have_value("লাইন ও সার্ভার দুটোই গেছে")
