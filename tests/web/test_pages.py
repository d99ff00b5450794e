"""Every page of the site: examined, looked at by axe, in both languages, at both widths, light and dark."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.fixtures.browser import OpenPage, Visit
from tests.fixtures.looks import looks_well
from tests.fixtures.pages import Fetch, examine, faults, parsed
from tests.people import cast, sign_in_fully

# One line for each address of the site, with an example; an address without a line fails.
PAGES = {
    "check:home": "/",
    "catalogue:plans": "/catalogue/",
    "catalogue:plan": "/catalogue/2022-23/ministry",
    "account_login": "/sign-in",
    "account_inactive": "/sign-in/ended",
    "account_reset_password": "/sign-in/forgotten",
    "account_reset_password_done": "/sign-in/forgotten/sent",
    "account_reset_password_from_key": "/sign-in/new-password/x-y",
    "account_reset_password_from_key_done": "/sign-in/new-password/done",
}
# The same for who is signed in; each is opened by the administrator of the cast.
PAGES_OF_PEOPLE = {
    "accounts:me": "/me/",
    "account_logout": "/sign-out",
    "account_change_password": "/me/password",
    "account_reauthenticate": "/me/confirm/password",
    "mfa_reauthenticate": "/me/confirm/code",
    "mfa_index": "/me/second-step/",
    "mfa_view_recovery_codes": "/me/second-step/codes",
    "mfa_deactivate_totp": "/me/second-step/app/remove",
    "mfa_generate_recovery_codes": "/me/second-step/codes/new",
    "mfa_add_webauthn": "/me/second-step/passkeys/new",
    "usersessions_list": "/me/sessions",
    "accounts:offices": "/offices/",
    "accounts:office_list": "/offices/list",
    "accounts:open_top_office": "/offices/open",
    "plans:extensions": "/plans/extensions",
    "plans:grant": "/plans/extensions/grant",
    "accounts:import_choose": "/offices/import",
    "accounts:invitations": "/invitations/from-file",
}
# Pages of the work of the year: tests/web/test_pages_of_work.py makes what they show.
PAGES_OF_WORK = {
    "desk:work": "/work/",
    "desk:office": "/work/offices/{office}",
    "desk:history": "/history/report/{report}",
    "plans:plan": "/plans/{plan}",
    "plans:take_back": "/plans/extensions/{extension}",
    "reports:report": "/reports/{report}",
    "reports:changes": "/reports/{report}/changes",
    "reports:values": "/reports/{report}/values",
    "reports:review": "/reports/review",
    "reports:country": "/reports/country",
    "templates:list": "/templates/",
    "templates:draft": "/templates/{draft}",
}
OTHER_EXAMPLES = [
    "/catalogue/2022-23/field",
    "/catalogue/2021-22/ministry",
    "/catalogue/2023-24/ministry",
    "/no-such-page",
]
# These answer machines, or documents that are dropped: tests/web/check and tests/web/batches.
NO_PAGES = {
    *("live", "ready", "metrics", "check:check", "check:download", "check:batch_file"),
    *("batches:batch", "batches:workbook", "batches:lines", "batches:delete"),
    # Steps in between, seen in tests/web/accounts.
    *("mfa_authenticate", "mfa_login_webauthn", "mfa_activate_totp", "mfa_reauthenticate_webauthn"),
    *("mfa_list_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
    *("mfa_download_recovery_codes", "accounts:end_session"),
    # Steps and files of plans, reports and templates: tests/web/plans and tests/web/reports.
    *("plans:targets", "plans:step", "plans:download", "reports:begin", "reports:cells", "reports:fill"),
    *("reports:step", "reports:comment", "reports:add_evidence", "reports:evidence", "reports:preview"),
    *(
        "reports:remove_evidence",
        "reports:download",
        "templates:file",
        "templates:copy",
        "templates:import",
        "templates:write",
    ),
    *("templates:discard", "templates:export", "templates:adopt"),
    # Of one office: tests/web/accounts/test_office_pages.py.
    *("accounts:office", "accounts:open_office", "accounts:act", "accounts:office_file"),
    # A file: tests/web/plans/test_extensions.py.
    "plans:extensions_file",
    # Of one person: tests/web/desk.
    *("accounts:reminders", "accounts:no_reminders", "accounts:new_calendar", "desk:calendar"),
    "desk:history_file",
    *("accounts:import", "accounts:import_template"),
    # Of one person or post: tests/web/accounts/test_people.py.
    *("accounts:accept", "accounts:withdraw", "accounts:post_act", "accounts:invite", "accounts:act_for"),
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
    assert sorted(names(get_resolver())) == sorted([*PAGES, *PAGES_OF_PEOPLE, *PAGES_OF_WORK, *NO_PAGES])


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", ALL)
def test_valid_html(fetch: Fetch, address: str, lang: str) -> None:
    fetch(address, lang=lang, status=404 if "no-such" in address else 200)


@pytest.fixture
def administrator(db: None, client: Client) -> str:
    """Sign the administrator in and return the session's key."""
    sign_in_fully(client, cast().administrator)
    return client.cookies["sessionid"].value


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", PAGES_OF_PEOPLE.values())
def test_valid_html_for_people(administrator: str, client: Client, address: str, lang: str) -> None:
    answer = client.get(f"{address}?lang={lang}")
    assert answer.status_code == 200, answer.headers
    examine(answer.content.decode(), lang=lang)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", ALL)
def test_looks_at_every_width_in_light_and_dark(visit: Visit, address: str, lang: str, is_long: bool) -> None:
    looks_well(visit(address, lang=lang), lang, is_long=is_long)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("address", PAGES_OF_PEOPLE.values())
def test_looks_of_pages_of_people(visit: Visit, administrator: str, address: str, lang: str, is_long: bool) -> None:
    looks_well(visit(f"{address}?lang={lang}", session=administrator), lang, is_long=is_long)


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
    assert list(faults(parsed(page.format("<h1>a</h1>")), lang="bn")) == []
    assert fault in list(faults(parsed(page.format(broken)), lang="bn"))
