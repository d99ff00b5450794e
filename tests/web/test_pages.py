"""Every page of the site: examined, looked at by axe, in both languages, at both widths, light and dark."""

from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.fixtures.browser import NARROW, WIDE, OpenPage
from tests.fixtures.pages import Fetch, faults

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN_AXE = "async () => (await axe.run()).violations.map(found => [found.id, found.nodes.map(node => node.html)])"

# One line for each address of the site, with an example; an address without a line fails.
PAGES = {
    "check:home": "/",
    "catalogue:plans": "/catalogue/",
    "catalogue:plan": "/catalogue/2022-23/ministry",
}
OTHER_EXAMPLES = [
    "/catalogue/2022-23/field",
    "/catalogue/2021-22/ministry",
    "/catalogue/2023-24/ministry",
    "/no-such-page",
]
# These answer machines, or documents that are dropped: tests/web/check and tests/web/batches.
NO_PAGES = {
    *("live", "ready", "check:check", "check:download", "check:batch_file"),
    *("batches:batch", "batches:workbook", "batches:lines", "batches:delete"),
}
ALL = [*PAGES.values(), *OTHER_EXAMPLES]


def names(resolver: URLResolver, prefix: str = "") -> list[str]:
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            found.append(f"{prefix}{entry.name}")
        else:
            found += names(entry, f"{entry.namespace}:" if entry.namespace else prefix)
    return found


def test_every_address_has_a_line() -> None:
    assert sorted(names(get_resolver())) == sorted([*PAGES, *NO_PAGES])


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", ALL)
def test_valid_html(fetch: Fetch, address: str, lang: str) -> None:
    fetch(address, lang=lang, status=404 if "no-such" in address else 200)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", ALL)
def test_axe_finds_nothing_at_any_width_in_light_and_dark(open_page: OpenPage, address: str, lang: str) -> None:
    page = open_page(address, lang=lang)
    page.evaluate(AXE.read_text())
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate(RUN_AXE) == [], (width, scheme)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", ALL)
def test_no_page_needs_sideways_scrolling(open_page: OpenPage, address: str, lang: str) -> None:
    page = open_page(address, lang=lang)
    for width in (320, NARROW, 768, 1247, 1248, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("address", ALL)
def test_no_text_is_small_and_no_bangla_is_torn(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    styles = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .map(element => getComputedStyle(element))
            .map(style => [parseFloat(style.fontSize) >= 14, style.letterSpacing])"""
    )
    assert all(large_enough and spacing in {"normal", "0px"} for large_enough, spacing in styles)


def test_the_first_page_is_light(open_page: OpenPage) -> None:
    page = open_page("/")
    page.evaluate("document.fonts.ready")
    sizes = page.evaluate(
        "() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
        ".reduce((sum, entry) => sum + entry.transferSize, 0)"
    )
    assert 20_000 < sizes < 200_000


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<h1>a</h1><h1>b</h1>", "2 <h1>"),
        ("<h1>a</h1><p id=x><b id=x></b></p>", "id x 2 times"),
        ("<h1>a</h1><input name=file>", "<input name=file> has no label"),
        ("<h1>a</h1><p style='color:red'></p>", "an inline style"),
        ("<h1>a</h1><script>alert(1)</script>", "an inline script"),
        ("<h1>a</h1><p onclick='x()'></p>", "inline onclick"),
        ("<h1>a</h1><img src=x>", "an image without alt"),
        ("<h1>a</h1></b>", "line 1: unexpected-end-tag"),
    ],
)
def test_the_examination_sees_what_is_wrong(broken: str, fault: str) -> None:
    page = "<!doctype html><html lang=bn><head><title>t</title></head><body><main>{}</main></body></html>"
    assert list(faults(page.format("<h1>a</h1>"), lang="bn")) == []
    assert fault in list(faults(page.format(broken), lang="bn"))
