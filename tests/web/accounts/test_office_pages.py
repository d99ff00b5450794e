"""The pages of offices: the tree a level at a time, one office, the list; and who may do what on them."""

import csv
import io
import re
from collections.abc import Callable

import pytest

from suchok.web.accounts.models import Office
from suchok.web.audit.models import Entry
from tests.fixtures.pages import examine
from tests.people import Cast, cast, office, signed_in


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def shown(page: str) -> list[str]:
    """The codes of the offices that a page links to."""
    found = dict.fromkeys(re.findall(r'href="/offices/(\d+)/"', page))
    codes = dict(Office.objects.values_list("pk", "code"))
    return [codes[int(pk)] for pk in found]


def test_the_tree_opens_a_level_at_a_time(people: Cast) -> None:
    browser = signed_in(people.administrator)
    assert shown(browser.get("/offices/").content.decode()) == ["cabinet"]
    page = browser.get(f"/offices/?open={people.offices.ministry.pk}").content.decode()
    examine(page, lang="en")
    assert shown(page) == ["cabinet", "elsewhere", "ministry", "department"]


def test_whoever_sees_a_part_begins_there(people: Cast) -> None:
    assert shown(signed_in(people.reviewer).get("/offices/").content.decode()) == ["department"]
    assert shown(signed_in(people.observer).get("/offices/").content.decode()) == ["district", "elsewhere"]
    beyond = signed_in(people.reviewer).get(f"/offices/?open={people.offices.cabinet.pk}")
    assert shown(beyond.content.decode()) == ["department"]


def below_the_department(people: Cast, count: int) -> list[str]:
    """Put offices below the department in which they stand after its own two, in this order."""
    return [office(f"z-{number:03}", people.offices.department).code for number in range(count)]


def test_a_long_level_opens_in_portions(people: Cast) -> None:
    level = ["neighbour", "district", *below_the_department(people, 150)]
    browser, pk = signed_in(people.reviewer), people.offices.department.pk
    for number, shown_there in (("1", level[:64]), ("2", level[64:128]), ("3", level[128:]), ("9", level[128:])):
        page = browser.get(f"/offices/?open={pk}&page={number}").content.decode()
        examine(page, lang="en")
        assert shown(page) == ["department", *shown_there], number
    first, last = (browser.get(f"/offices/?open={pk}&page={number}").content.decode() for number in (1, 3))
    assert "1 / 3" in first
    assert (">Previous</a>" in first, ">Next</a>" in first) == (False, True)
    assert (">Previous</a>" in last, ">Next</a>" in last) == (True, False)
    assert shown(browser.get(f"/offices/?open={pk}&page=x").content.decode()) == ["department", *level[:64]]


def test_the_tree_opens_where_an_office_stands_in_a_long_level(people: Cast) -> None:
    codes = below_the_department(people, 150)
    inside = Office.objects.get(code=codes[70])
    office("inside", inside)
    page = signed_in(people.reviewer).get(f"/offices/?open={inside.pk}").content.decode()
    assert shown(page) == ["department", *codes[62:71], "inside", *codes[71:126]]
    # Closing it again leads back to the same portion.
    assert f'href="/offices/?open={people.offices.department.pk}&amp;page=2#office-{inside.pk}"' in page


def test_names_that_are_alike_stand_in_one_portion_each(people: Cast) -> None:
    below_the_department(people, 150)
    Office.objects.filter(code__startswith="z-").update(sort_key_en="same")
    browser, pk = signed_in(people.reviewer), people.offices.department.pk
    pages = [shown(browser.get(f"/offices/?open={pk}&page={number}").content.decode())[1:] for number in (1, 2, 3)]
    assert sorted(code for page in pages for code in page) == sorted(
        Office.objects.filter(superior=pk).values_list("code", flat=True)
    )
    for codes in pages:
        last = Office.objects.get(code=codes[-1])
        assert shown(browser.get(f"/offices/?open={last.pk}").content.decode())[1:] == codes


def test_a_sign_to_open_stands_only_where_something_is_seen_below(people: Cast) -> None:
    sign = re.compile(r'aria-label="Show what is below: ([^"]+)"')
    assert sign.findall(signed_in(people.reviewer).get("/offices/").content.decode()) == ["Department of Trial"]
    # The reporting officer sees the own office alone.
    assert sign.findall(signed_in(people.officer).get("/offices/").content.decode()) == []


@pytest.mark.parametrize("address", ["open=x", "open=-1", "open=", "open=9999999999999999999999", "open=1&page=²"])
def test_an_address_that_names_no_office_shows_the_closed_tree(people: Cast, address: str) -> None:
    page = signed_in(people.administrator).get(f"/offices/?{address}").content.decode()
    assert shown(page)[0] == "cabinet"


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_number_of_offices_costs_no_query(
    people: Cast, number: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for each in range(number):
        office(f"below-{each}", people.offices.department)
    browser = signed_in(people.administrator)
    pk = people.offices.department.pk
    for address, queries in ((f"/offices/?open={pk}", 6), (f"/offices/{pk}/", 12), ("/offices/list", 6)):
        with django_assert_num_queries(queries):  # type: ignore[attr-defined]
            browser.get(address)


def test_a_stranger_finds_no_office(people: Cast) -> None:
    pk = people.offices.district.pk
    for address in ("", "open", "change", "move", "merge", "close", "reopen", "single-handed", "no-such-act"):
        assert signed_in(people.stranger).get(f"/offices/{pk}/{address}").status_code == 404, address


def test_whoever_only_reads_is_offered_nothing_to_change(people: Cast) -> None:
    pk = people.offices.district.pk
    for reader in (people.officer, people.observer, people.auditor, people.evaluator):
        browser = signed_in(reader)
        page = browser.get(f"/offices/{pk}/").content.decode()
        assert "/move" not in page
        assert browser.post(f"/offices/{pk}/close", {"on": "01/07/2024", "reason": "x"}).status_code == 404


def test_an_office_tells_facts_chain_people_and_history(people: Cast) -> None:
    pk = people.offices.district.pk
    browser = signed_in(people.reviewer)
    browser.post(
        f"/offices/{pk}/single-handed", {"is_single_handed": "on", "on": "01/07/2024", "reason": "One officer"}
    )
    page = browser.get(f"/offices/{pk}/").content.decode()
    examine(page, lang="en")
    for part in ("District Office, Trial", "Department of Trial", "Upazila Office, Trial", "Head", "One officer"):
        assert part in page, part


def test_an_office_is_moved_on_its_page_and_the_trail_says_why(people: Cast) -> None:
    pk = people.offices.upazila.pk
    answer = signed_in(people.department_head).post(
        f"/offices/{pk}/move", {"to": "neighbour", "on": "০১/০৭/২৪", "reason": "New district"}
    )
    assert answer.headers["Location"] == f"/offices/{pk}/"
    assert Office.objects.get(pk=pk).superior == people.offices.neighbour
    assert Entry.objects.get(act="office.move").values["on"] == "2024-07-01"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"to": "nowhere"}, "No office with this code"),
        ({"to": "upazila"}, "cannot stand below itself"),
        ({"to": "elsewhere"}, "No office with this code"),
        ({"to": "neighbour", "on": "31/02/2024"}, "Write a day"),
        ({"to": "neighbour", "on": "01/01/2090"}, "yet to come"),
        ({"to": "neighbour", "reason": ""}, "required"),
    ],
)
def test_what_is_not_possible_is_one_sentence_at_its_field(people: Cast, given: dict[str, str], sentence: str) -> None:
    pk = people.offices.district.pk
    full = {"to": "", "on": "01/07/2024", "reason": "Gazette"} | given
    page = signed_in(people.department_head).post(f"/offices/{pk}/move", full).content.decode()
    (error,) = re.findall(r'<div class="field-error"[^>]*><p>(.*?)</p>', page)
    assert sentence in error
    assert Office.objects.get(pk=pk).superior == people.offices.department


def test_an_office_is_opened_below(people: Cast) -> None:
    given = {
        "code": "new",
        "name_bn": "  নতুন   কার্যালয় ",
        "kind": "upazila",
        "level": "field",
        "on": "01/07/2024",
        "reason": "New upazila",
    }
    browser = signed_in(people.reviewer)
    answer = browser.post(f"/offices/{people.offices.district.pk}/open", given)
    opened = Office.objects.get(code="new")
    assert answer.headers["Location"] == f"/offices/{opened.pk}/"
    assert (opened.superior, opened.name_bn) == (people.offices.district, "নতুন কার্যালয়")
    assert browser.get("/offices/open").status_code == 404
    assert "Another office has this code" in browser.post(answer.headers["Location"] + "open", given).content.decode()


def test_the_list_is_searched_by_the_beginnings_of_words(people: Cast) -> None:
    browser = signed_in(people.administrator)
    facts = {"code": "1", "kind": "upazila", "level": "field", "on": "01/07/2024", "reason": "x"}
    for code, name in (("3026", "সাভার উপজেলা কার্যালয়"), ("3027", "ধামরাই উপজেলা কার্যালয়")):
        browser.post(f"/offices/{people.offices.district.pk}/open", facts | {"code": code, "name_bn": name})
    for words, found in (
        ("সাভ", ["3026"]),
        ("উপজেলা ধাম", ["3027"]),
        ("৩০২৭", ["3027"]),
        ("উপজেলা", ["3027", "3026"]),
        ("নেই", []),
    ):
        assert shown(browser.get("/offices/list", {"q": words}).content.decode()) == found, words


def test_the_list_is_sorted_both_ways(people: Cast) -> None:
    browser = signed_in(people.reviewer)
    codes = ["department", "district", "neighbour", "upazila"]
    assert shown(browser.get("/offices/list?sort=code").content.decode()) == codes
    assert shown(browser.get("/offices/list?sort=-code").content.decode()) == codes[::-1]


def test_the_list_comes_down_as_csv_and_formulas_as_text(people: Cast) -> None:
    Office.objects.filter(code="upazila").update(name_en="=1+1")
    answer = signed_in(people.reviewer).get("/offices/list.csv?sort=code")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["code"] for row in rows] == ["department", "district", "neighbour", "upazila"]
    assert rows[-1]["name_en"] == "'=1+1"
    assert rows[-1]["superior_code"] == "district"
