"""Pictures of pages for their makers, in var/looks/: ``python -m tests.look http://localhost:8000 / /catalogue/``."""

import sys
from itertools import product
from pathlib import Path

from tests.fixtures.browser import NARROW, WIDE, chromium


def main(site: str, addresses: list[str]) -> None:
    folder = Path("var/looks")
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for address, width, lang, scheme in product(addresses, (NARROW, WIDE), ("bn", "en"), ("light", "dark")):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            context.add_cookies([{"name": "lang", "value": lang, "url": site}])
            page = context.new_page()
            page.goto(site + address)
            page.evaluate("document.fonts.ready")
            name = f"{address.strip('/').replace('/', '-') or 'home'}-{width}-{lang}-{scheme}.png"
            page.screenshot(path=folder / name, full_page=True)
            context.close()
            print(folder / name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
