"""A site as ``make run`` leaves it, in processes of its own that can be killed; people sign in as it prints."""

import os
import signal
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.fixtures.browser import PATIENCE as PATIENCE_OF_PAGES
from tests.fixtures.browser import WIDE
from tests.web.processes import PATIENCE, Process, ended, started


@dataclass
class Site:
    folder: Path
    port: str
    browser: Browser
    process: Process | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def password(self) -> str:
        return (self.folder / "demo-password").read_text()

    def start(self) -> None:
        self.process = started(self.folder, self.port)

    def stop(self) -> None:
        if self.process is not None:
            ended(self.process)

    def kill_everything(self) -> None:
        """Kill the server of pages, the worker and the database at one blow."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        database = int((self.folder / "postgres/data/postmaster.pid").read_text().splitlines()[0])
        os.kill(database, signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)

    def sign_in(self, email: str, *, width: int = WIDE, lang: str = "en") -> Page:
        context = self.browser.new_context(viewport={"width": width, "height": 900}, base_url=self.address)
        context.set_default_timeout(PATIENCE_OF_PAGES)
        context.add_cookies([{"name": "lang", "value": lang, "url": self.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"/sign-in?lang={lang}")
        page.fill("[name=login]", email)
        page.fill("[name=password]", self.password)
        page.locator("form[action$=sign-in] button").first.click()
        page.wait_for_url("**/work/")
        # What a person chooses is kept with the account.
        page.goto(f"/work/?lang={lang}")
        return page
