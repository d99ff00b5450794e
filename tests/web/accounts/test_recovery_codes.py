"""Recovery codes in a real browser: seen, downloaded, each good for one sign-in, the last ones warned about."""

from pathlib import Path

from allauth.mfa.models import Authenticator
from playwright.sync_api import Page

from suchok.web.accounts.models import User
from tests.fixtures.browser import OpenPage
from tests.people import PASSWORD, cast
from tests.web.accounts.test_signing_in import code_now


def sign_in(page: Page, user: User, code: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/sign-in/second-step")
    give(page, code)


def give(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm(page: Page) -> None:
    """Show once more that it is you, as before all that changes an account."""
    page.wait_for_url("**/me/confirm/password**")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/me/second-step/codes")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()


def use_up(user: User, *, left: int) -> None:
    """Let the first codes of a person be used, so that the last ``left`` are good."""
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    codes.data["used_mask"] = (1 << (10 - left)) - 1
    codes.save()


def test_recovery_codes_from_the_first_to_the_last(open_page: OpenPage, tmp_path: Path) -> None:
    reviewer = cast().reviewer
    page = open_page("/sign-in", lang="en")
    sign_in(page, reviewer, code_now())
    page.wait_for_url("**/work/")

    page.goto("/me/second-step/")
    page.get_by_role("link", name="See them").click()
    confirm(page)
    codes = page.locator(".codes code").all_inner_texts()
    assert len({*codes}) == 10
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(tmp_path / "codes.txt")
    assert (tmp_path / "codes.txt").read_text().split() == codes

    sign_out(page)
    sign_in(page, reviewer, codes[0])
    page.wait_for_url("**/work/")
    page.get_by_text("A recovery code was used; 9 are left.").wait_for()

    sign_out(page)
    sign_in(page, reviewer, codes[0])
    assert page.locator(".field-error").inner_text().strip()
    assert page.url.endswith("/sign-in/second-step")

    use_up(reviewer, left=2)
    give(page, codes[8])
    page.get_by_text("one is left: make new ones in time.").wait_for()
    sign_out(page)
    sign_in(page, reviewer, codes[9])
    page.get_by_text("That was your last recovery code: make new ones now").wait_for()

    page.goto("/me/second-step/codes")
    confirm(page)
    assert page.get_by_role("link", name="Download").count() == 0
    page.get_by_role("link", name="Make new ones").click()
    page.get_by_role("button", name="Make new codes").click()
    page.wait_for_url("**/me/second-step/codes")
    fresh = page.locator(".codes code").all_inner_texts()
    assert len(fresh) == 10
    assert not {*fresh} & {*codes}
