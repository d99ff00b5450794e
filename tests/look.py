"""Pictures of pages for their makers, in var/looks/.

``python -m tests.look http://localhost:8000 / /catalogue/ report.txt``: an argument that begins with / is an address,
any other a document to drop on the first page. ``--print`` makes the pages as they are printed.
"""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Page

from tests.fixtures.browser import NARROW, WIDE, chromium

FOLDER = Path("var/looks")


def main(site: str, things: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    on_paper = "--print" in things
    things = [thing for thing in things if thing != "--print"]
    with chromium() as browser:
        for thing, width, lang, scheme in product(things, (NARROW, WIDE), ("bn", "en"), ("light", "dark")):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            context.add_cookies([{"name": "lang", "value": lang, "url": site}])
            page = context.new_page()
            show(page, site, thing)
            page.evaluate("document.fonts.ready")
            name = f"{Path(thing.strip('/').replace('/', '-')).stem or 'home'}-{width}-{lang}-{scheme}"
            if on_paper:
                page.pdf(path=FOLDER / f"{name}.pdf", format="A4", landscape=True)
            else:
                page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
            context.close()
            print(FOLDER / name)


def show(page: Page, site: str, thing: str) -> None:
    """Open an address, or drop a document on the first page and wait for what is found in it."""
    if thing.startswith("/") and not Path(thing).is_file():
        page.goto(site + thing)
        return
    page.goto(site)
    page.locator("#file").set_input_files(thing)
    page.locator(".drop [type=submit]").click()
    page.wait_for_load_state("load")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
