"""Passkeys in a real browser, with an authenticator of the browser's own."""

from playwright.sync_api import Page

from tests.fixtures.browser import OpenPage
from tests.people import PASSWORD, cast


def hold_a_key(page: Page) -> None:
    key = page.context.new_cdp_session(page)
    key.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    key.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_reviewer_sets_up_a_passkey_and_signs_in_with_it_alone(open_page: OpenPage) -> None:
    reviewer = cast().reviewer
    reviewer.authenticator_set.all().delete()
    page = open_page("/sign-in", lang="en")
    hold_a_key(page)

    page.get_by_label("Email").fill(reviewer.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/me/second-step/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("Laptop")
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/me/second-step/codes")

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("link", name=reviewer.name_en).wait_for()


def test_without_a_passkey_one_sentence_says_so(open_page: OpenPage) -> None:
    page = open_page("/sign-in", lang="bn")
    hold_a_key(page)
    page.get_by_role("button", name="পাসকি দিয়ে প্রবেশ করুন").click()
    page.get_by_text("পাসকি ব্যবহার করা যায়নি").wait_for()
