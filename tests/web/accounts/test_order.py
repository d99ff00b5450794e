"""Lists of offices are in the order of the names that the reader sees, numbers by their value."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from suchok.core.text.sorting import sort_key
from suchok.web.accounts.actions.offices import Occasion, OfficeFacts, change_office, open_office
from suchok.web.accounts.models import Office
from suchok.web.accounts.views.offices import COLUMNS
from suchok.web.plans.models import Plan
from tests.people import Cast, cast, signed_in
from tests.web.accounts.test_office_pages import shown
from tests.web.reports.year import FIRST, adopted, this_year

# The Bangla names stand the other way round.
NAMES = {
    "a": ("য অফিস", "Area Office 2, Barguna"),
    "b": ("ম অফিস", "Area Office 10, Barguna"),
    "c": ("প অফিস", "area office 11, Barguna"),
    "d": ("ক অফিস", "Zonal Office"),
    "e": ("খ অফিস", ""),
}
IN_ENGLISH, IN_BANGLA = ["a", "b", "c", "d", "e"], ["d", "e", "c", "b", "a"]


@pytest.fixture
def people(db: None) -> Cast:
    """The cast, with the offices of ``NAMES`` below the department, opened in no order."""
    found = cast()
    for code in ("c", "e", "a", "d", "b"):
        open_office(today(found), superior_id=found.offices.department.pk, facts=facts(code, *NAMES[code]))
    return found


def today(people: Cast) -> Occasion:
    return Occasion(people.administrator, timezone.localdate(), "Order 7")


def facts(code: str, bangla: str, english: str) -> OfficeFacts:
    return OfficeFacts(code, bangla, english, "other", "field", "", "")


@pytest.mark.parametrize(("lang", "order"), [("en", IN_ENGLISH), ("bn", IN_BANGLA)])
def test_tree_office_and_list(people: Cast, lang: str, order: list[str]) -> None:
    browser, pk = signed_in(people.administrator), people.offices.department.pk
    browser.get(f"/offices/?lang={lang}")
    for address in (f"/offices/?open={pk}", f"/offices/{pk}/", "/offices/list", "/offices/list?sort=kind"):
        found = [code for code in shown(browser.get(address).content.decode()) if code in NAMES]
        assert found == order, address
    back = [code for code in shown(browser.get("/offices/list?sort=-name").content.decode()) if code in NAMES]
    assert back == order[::-1]


@pytest.mark.parametrize(("lang", "order"), [("en", IN_ENGLISH), ("bn", IN_BANGLA)])
def test_the_queue_of_a_reviewer(people: Cast, lang: str, order: list[str]) -> None:
    adopted(people)
    queue = f"/reports/review?year={this_year().code}&period={FIRST}&lang={lang}"
    page = signed_in(people.reviewer).get(queue).content.decode()
    names = {code: english if lang == "en" and english else bangla for code, (bangla, english) in NAMES.items()}
    assert Plan.objects.filter(office__code__in=NAMES).count() == len(NAMES)
    assert sorted(NAMES, key=lambda code: page.index(names[code])) == order


def test_a_name_that_changes_and_a_file_keep_the_order(people: Cast) -> None:
    pk = Office.objects.get(code="a").pk
    change_office(today(people), office_id=pk, facts=facts("a", "য অফিস", "Zoo Office"))
    rows = [["b", "department", "ম অফিস", "Zz Office", "other", "field", "", ""]]
    rows.append(["f", "department", "শ অফিস", "Aa Office", "other", "field", "", ""])
    text = "\n".join(",".join(row) for row in [COLUMNS, *rows])
    browser = signed_in(people.administrator)
    preview = browser.post("/offices/import", {"file": SimpleUploadedFile("o.csv", text.encode())}).headers["Location"]
    browser.post(preview, {"on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Order 8"})
    found = shown(browser.get(f"/offices/?open={people.offices.department.pk}").content.decode())
    assert [code for code in found if len(code) == 1] == ["f", "c", "d", "a", "b", "e"]
    for office in Office.objects.all():
        assert office.sort_key_en == sort_key(office.name_en or office.name_bn)


@pytest.mark.parametrize("lang", ["en", "bn"])
def test_no_list_costs_more_in_one_language(
    people: Cast, lang: str, django_assert_num_queries: Callable[..., object]
) -> None:
    browser, pk = signed_in(people.administrator), people.offices.department.pk
    browser.get(f"/offices/?lang={lang}")
    for address, queries in ((f"/offices/?open={pk}", 6), (f"/offices/{pk}/", 12), ("/offices/list", 6)):
        with django_assert_num_queries(queries):  # type: ignore[attr-defined]
            browser.get(address)


@pytest.mark.parametrize("key", ["sort_key", "sort_key_en"])
def test_an_index_holds_the_order_of_each_language(people: Cast, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN SELECT * FROM accounts_office ORDER BY {key}, id LIMIT 50")
        plan = " ".join(row[0] for row in cursor.fetchall())
    assert "Sort" not in plan
    assert "accounts_office_in_order" in plan
