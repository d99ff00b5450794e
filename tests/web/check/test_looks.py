"""The checked page before eyes, hands and screen readers: every width, both languages, light and dark."""

import gzip
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import expect

from suchok.web.check.views import EXAMPLE
from tests.fixtures.browser import NARROW, WIDE, OpenPage, Visit
from tests.fixtures.looks import looks_well, smallest_text
from tests.fixtures.seeds import name_of, seeds
from tests.web.check.documents import LETTER, PLAN_WITHOUT_AREAS, dropped, post, report

# As a photograph that cuts a row in the middle can be read.
ENDLESS = "৩১/১০/২০২২" * 7
OWN = {
    "example": EXAMPLE.read_text(),
    "plan": PLAN_WITHOUT_AREAS,
    "letter": LETTER + report(),
    "endless": f"{ENDLESS}\nতারিখ".join(EXAMPLE.read_text().rsplit("তারিখ", 1)),
}
DOCUMENTS = [pytest.param(text, id=name) for name, text in OWN.items()] + [
    pytest.param(path.read_text(), id=name_of(path)) for path in seeds()
]


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(request.param)
    return path


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_looks_at_every_width_in_light_and_dark(visit: Visit, document: Path, lang: str, is_long: bool) -> None:
    looks_well(dropped(visit, document, lang=lang), lang, is_long=is_long)


def test_a_picture_with_small_labels_would_be_seen(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE)
    assert smallest_text(page) >= 14
    page.evaluate("document.querySelector('.ladder').setAttribute('viewBox', '0 0 400 80')")
    assert smallest_text(page) < 14


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_everything_is_reached_with_the_keyboard(open_page: OpenPage, width: int) -> None:
    page = dropped(open_page, EXAMPLE, width=width, lang="en")
    # What is folded is reached once it is open.
    page.locator("form.checked details").evaluate_all("all => all.forEach(each => each.open = true)")
    expected = page.locator("form.checked a, form.checked button, form.checked summary").count()
    reached: set[str] = set()
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """() => { const e = document.activeElement;
                    return e.closest("form.checked") ? e.outerHTML : ""; }"""
            )
        )
    outlines = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert len(reached - {""}) == expected
    assert outlines in ("solid", "auto", "none")


def test_the_heading_row_stays_in_sight(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE)
    page.locator("#row-0-9").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#row-0-9').scrollIntoView()")
    heading = page.locator(".checked-table thead").bounding_box()
    assert heading is not None
    assert 0 <= heading["y"] < 1
    covered = page.evaluate(
        """() => { const box = document.querySelector("#row-0-9 th").getBoundingClientRect();
            return document.elementFromPoint(box.x + 20, 20).closest("thead") === null; }"""
    )
    assert not covered


def test_printing_leaves_out_what_cannot_be_pressed(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE, lang="en")
    page.emulate_media(media="print")
    expect(page.locator(".checked-tools")).to_be_hidden()
    expect(page.locator(".take:visible")).to_have_count(0)
    expect(page.locator(".said").first).to_be_visible()


@pytest.mark.usefixtures("catalogue")
def test_the_page_is_light(client: Client) -> None:
    html = post(client, EXAMPLE.read_bytes()).content
    assert len(gzip.compress(html)) < 30_000


def test_the_first_visit_of_a_checked_page_is_light(open_page: OpenPage) -> None:
    page = dropped(open_page, EXAMPLE)
    page.evaluate("document.fonts.ready")
    sizes = page.evaluate(
        "() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
        ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)"
    )
    assert 20_000 < sizes < 200_000
