"""Signing in: by invitation only, with a second step where it is required, and out again."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import NoReverseMatch, reverse

from suchok.core.text.numerals import to_bangla_digits
from suchok.core.workflow import Role
from suchok.web.accounts.models import User
from tests.fixtures.pages import examine
from tests.letters import address_in, delivered, link_in
from tests.people import PASSWORD, SECRET, cast, holder, person, signed_in, small_tree


def sign_in(client: Client, user: User, password: str = PASSWORD) -> str:
    """Fill in the form and return where it leads, or the empty text."""
    return client.post("/sign-in", {"login": user.email, "password": password}).headers.get("Location", "")


def code_now() -> str:
    """Return the code of this half minute; the one before it, which is taken too, might have ended when it arrives."""
    _, counter, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(SECRET, counter))


def test_there_is_no_way_to_register_oneself(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/sign-up").status_code == 404
    assert "invitation" in client.get("/sign-in?lang=en").content.decode()


def test_an_officer_signs_in_with_a_password(client: Client) -> None:
    officer = holder(small_tree().district, Role.REPORTING_OFFICER)
    assert sign_in(client, officer) == "/work/"
    assert officer.name_en in client.get("/").content.decode()
    assert client.post("/sign-out").headers["Location"] == "/"
    assert officer.name_en not in client.get("/").content.decode()


def test_capitals_in_the_address_do_not_matter(client: Client) -> None:
    officer = holder(small_tree().district, Role.REPORTING_OFFICER)
    officer.email = officer.email.upper()
    assert sign_in(client, officer) == "/work/"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "are not correct"), ("bn", "ই-মেইল ঠিকানা বা পাসওয়ার্ড ঠিক নয়।")],
)
def test_a_wrong_password_is_one_sentence(client: Client, lang: str, sentence: str) -> None:
    client.cookies["lang"] = lang
    answer = client.post("/sign-in", {"login": person().email, "password": "wrong"})
    unknown = client.post("/sign-in", {"login": "nobody@example.gov.bd", "password": "wrong"})
    assert sentence in answer.content.decode()
    assert sentence in unknown.content.decode()


def test_who_left_cannot_sign_in(client: Client) -> None:
    assert sign_in(client, person(is_active=False)) == "/sign-in/ended"
    assert "Ask your superior office" in client.get("/sign-in/ended?lang=en").content.decode()


def test_guessing_ends_after_a_few_attempts(client: Client) -> None:
    officer = person()
    for _ in range(10):
        sign_in(client, officer, "wrong")
    assert sign_in(client, officer) == ""


def test_a_flood_of_attempts_is_told_so(client: Client) -> None:
    answers = [client.post("/sign-in?lang=en", {"login": f"{n}@example.gov.bd", "password": "x"}) for n in range(31)]
    assert answers[-1].status_code == 429
    assert "Wait some minutes" in answers[-1].content.decode()


def test_whoever_has_a_second_step_is_asked_for_it(client: Client) -> None:
    reviewer = cast().reviewer
    assert sign_in(client, reviewer) == "/sign-in/second-step"
    assert reviewer.name_en not in client.get("/").content.decode()
    assert client.post("/sign-in/second-step", {"code": "000000"}).status_code == 200
    assert client.post("/sign-in/second-step", {"code": code_now()}).headers["Location"] == "/work/"
    assert reviewer.name_en in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("role", "required"),
    [
        (Role.REPORTING_OFFICER, False),
        (Role.HEAD, False),
        (Role.OBSERVER, False),
        (Role.REVIEWER, True),
        (Role.EVALUATOR, True),
        (Role.ADMINISTRATOR, True),
        (Role.AUDITOR, True),
    ],
)
def test_who_must_set_up_a_second_step_before_anything_opens(role: Role, *, required: bool) -> None:
    offices = small_tree()
    user = holder(offices.department, role, observes=offices.district if role is Role.OBSERVER else None)
    user.authenticator_set.all().delete()
    browser = signed_in(user)
    for address in ("/", "/me/", "/catalogue/", "/me/sessions"):
        answer = browser.get(address)
        assert answer.headers.get("Location") == ("/me/second-step/" if required else None), address
    page = browser.get("/me/second-step/").content.decode()
    examine(page, lang="en")
    # Nothing on the page leads back to it.
    leads_to = {link for link in re.findall(r'<a [^>]*href="(/[^"]*)"', page) if browser.get(link).status_code == 302}
    assert [link for link in leads_to if browser.get(link).headers["Location"] == "/me/second-step/"] == (
        ["/"] if required else []
    )
    assert ('href="/me/"' in page) is not required
    assert browser.post("/sign-out").headers["Location"] == "/"


def test_a_reviewer_sets_up_an_app_and_everything_opens(
    client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    reviewer = cast().reviewer
    reviewer.authenticator_set.all().delete()
    assert sign_in(client, reviewer) == "/work/"
    assert client.get("/").headers["Location"] == "/me/second-step/"
    confirm = client.get("/me/second-step/app").headers["Location"]
    assert confirm.startswith("/me/confirm/password")
    assert client.post(confirm, {"password": PASSWORD}).headers["Location"] == "/me/second-step/app"
    page = client.get("/me/second-step/app").content.decode()
    secret = re.findall(r"<code>(\w+)</code>", page)[0]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/me/second-step/app", {"code": code})
    assert answer.headers["Location"] == "/me/second-step/codes"
    assert len(re.findall(r"<code>\d{8}</code>", client.get("/me/second-step/codes").content.decode())) == 10
    assert client.get("/").status_code == 200
    (letter,) = delivered()
    assert letter.to == [reviewer.email]
    assert "One-time codes from an app were switched on." in letter.body


@pytest.mark.parametrize("typed", ["{0}", "{1}", "{2} {3}"])
def test_a_code_is_understood_in_bangla_digits_and_with_a_space(client: Client, typed: str) -> None:
    assert sign_in(client, cast().reviewer) == "/sign-in/second-step"
    code = code_now()
    said = typed.format(code, to_bangla_digits(code), code[:3], to_bangla_digits(code[3:]))
    assert client.post("/sign-in/second-step", {"code": said}).headers["Location"] == "/work/"


def test_whoever_has_no_passkey_is_not_asked_for_one(client: Client) -> None:
    sign_in(client, cast().reviewer)
    assert "Use a passkey" not in client.get("/sign-in/second-step?lang=en").content.decode()


@pytest.mark.parametrize(("language", "heading"), [("bn", "নতুন পাসওয়ার্ড"), ("en", "A new password")])
def test_a_new_password_is_chosen_in_the_language_of_the_letter(client: Client, language: str, heading: str) -> None:
    client.post("/sign-in/forgotten", {"email": person(language=language).email})
    page = Client().get(address_in(delivered()[-1]), follow=True).content.decode()
    assert f"<h1>{heading}</h1>" in page


def test_secrets_of_codes_are_not_readable_in_the_database() -> None:
    kept = cast().reviewer.authenticator_set.get(type="totp").data["secret"]
    assert SECRET not in kept


def test_a_forgotten_password_is_chosen_anew_by_mail(client: Client) -> None:
    officer = person(language="bn")
    client.post("/sign-in/forgotten", {"email": officer.email})
    (letter,) = delivered()
    assert letter.subject == "সূচক: নতুন পাসওয়ার্ড দিন"
    link = link_in(letter)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    chosen = "another long sentence"
    answer = client.post(form, {"password1": chosen, "password2": chosen})
    assert answer.headers["Location"] == "/sign-in/new-password/done"
    assert sign_in(Client(), officer, chosen) == "/work/"
    assert "used already" in Client().get(f"{link}?lang=en", follow=True).content.decode()


def test_nobody_learns_who_has_an_account(client: Client) -> None:
    known = client.post("/sign-in/forgotten", {"email": person().email})
    unknown = client.post("/sign-in/forgotten", {"email": "nobody@example.gov.bd"})
    assert known.headers["Location"] == unknown.headers["Location"] == "/sign-in/forgotten/sent"
    assert len(delivered()) == 1


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("short", "পাসওয়ার্ডটি ছোট"), ("password", "পাসওয়ার্ডটি খুব প্রচলিত।"), ("75839201743", "শুধু অঙ্ক")],
)
def test_a_weak_password_is_refused_in_ones_own_language(password: str, sentence: str) -> None:
    given = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = signed_in(person(language="bn")).post("/me/password", given)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_another_session_is_seen_and_ended(client: Client) -> None:
    officer = holder(small_tree().district, Role.REPORTING_OFFICER)
    elsewhere = Client(headers={"user-agent": "The other browser"})
    sign_in(client, officer)
    sign_in(elsewhere, officer)
    page = client.get("/me/sessions").content.decode()
    examine(page, lang="en")
    assert "The other browser" not in page
    assert page.count("unknown browser") == 2
    assert page.count("this session") == 1
    (end,) = re.findall(r'action="(/me/sessions/\d+/end)"', page)
    assert signed_in(person()).post(end).status_code == 404
    client.post(end)
    assert officer.name_en not in elsewhere.get("/").content.decode()
    assert officer.name_en in client.get("/").content.decode()


_ON_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) {}Safari/537.36"
_ON_A_TELEPHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) {} Mobile Safari/537.36"
_ON_AN_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("user_agent", "english", "bangla"),
    [
        (_ON_WINDOWS.format("Chrome/142.0.0.0 "), "Chrome on Windows", "ক্রোম, উইন্ডোজ"),
        (_ON_WINDOWS.format("Chrome/142.0.0.0 Edg/142.0.0.0 "), "Edge on Windows", "এজ, উইন্ডোজ"),
        (_ON_A_TELEPHONE.format("Chrome/142.0.0.0"), "Chrome on Android", "ক্রোম, অ্যান্ড্রয়েড"),
        (_ON_AN_IPHONE, "Safari on iOS", "সাফারি, আইওএস"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux", "লিনাক্স"),
        ("curl/8.5", "curl on an unknown system", "অজানা সিস্টেম"),
        ("Something (Windows NT 10.0)", "unknown browser on Windows", "অজানা ব্রাউজার, উইন্ডোজ"),
        ("", "unknown browser", "অজানা ব্রাউজার"),
    ],
)
def test_a_session_tells_browser_and_system_in_words(user_agent: str, english: str, bangla: str) -> None:
    officer = holder(small_tree().district, Role.REPORTING_OFFICER)
    browser = Client(headers={"user-agent": user_agent})
    sign_in(browser, officer)
    for lang, said in (("en", english), ("bn", bangla)):
        page = browser.get(f"/me/sessions?lang={lang}").content.decode()
        examine(page, lang=lang)
        assert said in page
    assert "Mozilla" not in page


def test_each_reads_in_their_own_language_wherever_they_sign_in(client: Client) -> None:
    officer = person(language="en")
    sign_in(client, officer)
    client.cookies["lang"] = "bn"
    assert 'lang="en"' in client.get("/").content.decode()[:200]
    client.get("/?lang=bn")
    assert User.objects.get(pk=officer.pk).language == "bn"
    assert 'lang="bn"' in client.get("/").content.decode()[:200]


def test_a_person_without_a_post_is_told_so() -> None:
    assert "You hold no post at present" in signed_in(person()).get("/me/").content.decode()


def test_a_name_is_changed() -> None:
    officer = person()
    browser = signed_in(officer)
    assert "Write the name" in browser.post("/me/", {"name_bn": "", "name_en": ""}).content.decode()
    browser.post("/me/", {"name_bn": "রহিমা", "name_en": "Rahima"})
    assert "Rahima" in browser.get("/").content.decode()


def test_visitors_cost_no_query(client: Client, catalogue: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/")


def test_the_pages_of_an_account_are_for_who_is_signed_in(client: Client) -> None:
    for address in ("/me/", "/me/password", "/me/second-step/", "/me/sessions"):
        assert client.get(address).headers["Location"].startswith("/sign-in?next="), address
