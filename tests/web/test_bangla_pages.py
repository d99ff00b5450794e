"""Whoever reads in Bangla reads Bangla: no page of the demonstration shows a Latin word or digit without need."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from justhtml import JustHTML

from suchok.core.workflow import Role
from suchok.web.accounts.actions.imports import COLUMNS as COLUMNS_OF_OFFICES
from suchok.web.accounts.actions.invitations import COLUMNS as COLUMNS_OF_PEOPLE
from suchok.web.accounts.forms.offices import KINDS, LEVELS
from suchok.web.accounts.models import Office, User
from suchok.web.demo.actions import make_demo
from suchok.web.demo.people import TITLES, sign_ins
from suchok.web.demo.year import Stage
from suchok.web.plans.actions.templates import copy_template, load_official_plans
from suchok.web.plans.models import Template
from tests.fixtures.pages import parsed
from tests.people import give_second_step, sign_in_fully
from tests.web.reports.year import this_year

CORPUS = Path(__file__).parents[1] / "corpus"
FORMATS = {"CSV", "DOCX", "Excel", "JSON", "PDF", "TOML", "TXT", "Word", "XLSX", "ZIP", "docx", "xlsx", "toml"}
# What stands in a file stands on the page that explains the file.
IN_FILES = {*COLUMNS_OF_OFFICES, *COLUMNS_OF_PEOPLE, *KINDS, *LEVELS, *Role, "bn", "en"}
START = ("/", "/catalogue/", "/sign-in", "/sign-in/forgotten", "/no-such-page")
START_OF_PEOPLE = (
    *("/work/", "/me/", "/me/password", "/me/second-step/", "/me/sessions", "/offices/", "/offices/import"),
    *("/templates/", "/plans/extensions", "/plans/extensions/grant", "/reports/review", "/reports/country"),
    "/invitations/from-file",
)
# Links out of the walk: another language, another form, the way out.
_NOT_FOLLOWED = re.compile(r"lang=|form=|sign-out")
_SAMPLES_OF_EACH = 3
_LATIN = re.compile(r"[A-Za-z][\w@.-]*|[0-9]+")
_SHOWN = ("placeholder", "aria-label", "title", "alt", "data-label")


def shown(node) -> Iterator[str]:
    """Every text that a page shows, what is marked as English or as code left out."""
    if node.name in ("script", "style", "template", "code") or (node.attrs or {}).get("lang") == "en":
        return
    yield from ((node.attrs or {}).get(name) or "" for name in _SHOWN)
    if node.name == "input" and node.attrs.get("type", "text") in ("text", "search"):
        yield node.attrs.get("value") or ""
    for child in node.children:
        if child.name == "#text":
            yield child.data
        elif not child.name.startswith("#"):
            yield from shown(child)


def latin(page: JustHTML, names: set[str]) -> Iterator[str]:
    """Every Latin word and digit of a page that is no name, address or format, with the text around it."""
    named = re.compile("|".join([r"\w+://\S+", *map(re.escape, sorted(names, key=len, reverse=True))]))
    for text in shown(page.query("html")[0]):
        for word in _LATIN.findall(named.sub(" ", text)):
            if word.removesuffix("-এর") not in FORMATS | IN_FILES:
                yield f"{word}: {' '.join(text.split())[:120]}"


def pages(client: Client, starts: tuple[str, ...]) -> Iterator[tuple[str, JustHTML]]:
    """Walk the site along its links; of addresses that differ by numbers alone a few."""
    todo, seen, walked = list(starts), set(), []
    while todo:
        address = todo.pop()
        kind = re.sub(r"\d+", "N", urlsplit(address).path)
        if address in seen or walked.count(kind) > _SAMPLES_OF_EACH:
            continue
        seen.add(address)
        walked.append(kind)
        answer = client.get(address, follow=True)
        if answer.streaming or not answer["Content-Type"].startswith("text/html"):
            continue
        page = parsed(answer.content.decode())
        yield address, page
        links = (link.attrs["href"] or "" for link in page.query("a[href]"))
        todo += [
            urljoin(address, to).partition("#")[0]
            for to in links
            if to.startswith(("/", "?")) and not _NOT_FOLLOWED.search(to)
        ]


def visitor(user: User | None = None) -> Client:
    client = Client()
    client.cookies["lang"] = "bn"
    if user is not None:
        give_second_step(user)
        sign_in_fully(client, user)
    return client


@pytest.fixture
def names(db: None) -> set[str]:
    """The demonstration, and the names, codes and addresses in it."""
    load_official_plans()
    make_demo(Stage.REPORTING, password="only for this test")
    offices = Office.objects.values_list("code", "name_en", "geographic_code", "memo_code")
    people = User.objects.values_list("email", "name_en")
    titles = {english for _bangla, english in TITLES.values()}
    return {name for row in [*offices, *people] for name in row if name} | titles


@pytest.mark.parametrize("role", [None, *Role])
def test_pages_of_the_demonstration(names: set[str], role: Role | None) -> None:
    user = None
    if role is not None:
        user = User.objects.get(email=next(each.email for each in sign_ins() if each.role == role))
    if role is Role.ADMINISTRATOR:
        copy_template(Template.objects.get(fiscal_year="2022-23", level="field"), this_year(), actor=user)
    starts = START if user is None else START_OF_PEOPLE
    walked = dict(pages(visitor(user), starts))
    assert len(walked) > len(starts)
    found = {f"{address}: {each}" for address, page in walked.items() for each in latin(page, names)}
    assert sorted(found) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["field_report.txt", "ministry_report.txt", "letter.txt"])
def test_the_page_of_a_checked_document(catalogue: None, name: str) -> None:
    text = (CORPUS / name).read_text().replace("১২/০৯/২০২২", "৩১/০২/২০২৩").replace("\t৪\t", "\t৪০\t")
    answer = visitor().post("/check", {"file": SimpleUploadedFile(name, text.encode())})
    assert answer.status_code == 200
    assert sorted(latin(parsed(answer.content.decode()), {name})) == []
