"""The picture of the README, docs/screenshot.png: ``python -m tests.screenshot http://localhost:8000``."""

import sys
from pathlib import Path

from tests.fixtures.browser import chromium

PICTURE = Path("docs/screenshot.png")


def main(site: str) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{site}/?lang=en")
        page.locator("[name=example]").click()
        page.wait_for_selector("form.checked")
        page.evaluate("document.fonts.ready")
        # The plan table is what the page is about: two marked rows below the heading row that stays in sight.
        page.evaluate("document.querySelector('#row-0-9').scrollIntoView()")
        page.screenshot(path=PICTURE)
    print(PICTURE, PICTURE.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
