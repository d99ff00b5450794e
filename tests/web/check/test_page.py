"""The checked document: a valid page in both languages, every finding at its cell and back."""

import json
from collections import Counter

import pytest
from django.test import Client
from justhtml import JustHTML

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.documents.readers import read_file
from suchok.web.check.views import EXAMPLE
from tests.web.check.documents import GOOD_ROW, LETTER, checked, documents, post, report, without_mistakes

pytestmark = pytest.mark.usefixtures("catalogue")
DOCUMENTS = [pytest.param(name, data, id=name[:8]) for name, data in documents()]


def said(page: JustHTML) -> Counter[tuple[str | None, ...]]:
    elements = page.query(".said")
    return Counter(tuple(element.attrs[f"data-{key}"] for key in ("code", "row", "field")) for element in elements)


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize(("name", "data"), DOCUMENTS)
def test_every_finding_is_on_the_page_with_its_place(client: Client, name: str, data: bytes, lang: str) -> None:
    page = checked(client, data, name, lang=lang)
    found = check_document(read_file(name, data, official_plans()), official_plans())
    expected = Counter(
        (finding.code, "" if finding.row is None else str(finding.row), finding.field or "") for finding in found
    )
    assert said(page) == expected


@pytest.mark.parametrize(("name", "data"), DOCUMENTS)
def test_numbers_lead_to_their_place_and_back(client: Client, name: str, data: bytes) -> None:
    page = checked(client, data, name)
    ids = {element.attrs["id"] for element in page.query("[id]")}
    links = [link.attrs["href"] or "" for link in page.query(".finding-number, .mark")]
    assert [link for link in links if link.removeprefix("#") not in ids] == []
    for mark in page.query(".mark"):
        number = (mark.attrs["id"] or "").removeprefix("mark-")
        assert mark.attrs["href"] == f"#finding-{number}"
        (finding,) = page.query(f"#finding-{number}")
        assert [link.attrs["href"] for link in finding.query(".finding-number")] == [f"#mark-{number}"]


@pytest.mark.parametrize(("name", "data"), DOCUMENTS)
def test_every_marked_cell_names_its_finding(client: Client, name: str, data: bytes) -> None:
    page = checked(client, data, name)
    marked = [cell for cell in page.query("th, td, li") if "is-marked" in (cell.attrs.get("class") or "")]
    for cell in marked:
        assert {"data-code", "data-row", "data-field"} <= set(cell.attrs)
    inside = {
        (mark.attrs["data-code"], mark.attrs["data-row"], mark.attrs["data-field"]) for mark in page.query(".mark")
    }
    assert {(cell.attrs["data-code"], cell.attrs["data-row"], cell.attrs["data-field"]) for cell in marked} <= inside


def test_one_number_and_one_button_for_a_cell_with_several_findings(client: Client) -> None:
    page = checked(client, EXAMPLE.read_bytes(), lang="en")
    (mark,) = page.query('.mark[data-row="11"][data-field="code"]')
    (finding,) = page.query(f"#finding-{mark.to_text()}")
    assert [line.attrs["data-code"] for line in finding.query(".said")] == ["numbering.duplicate", "numbering.template"]
    assert [button.to_text() for button in finding.query("button")] == ["Take 2.2.5"]
    assert "Proposed" not in finding.to_text()


def test_rows_that_stand_on_another_page_of_the_report_are_told_in_one_sentence(client: Client) -> None:
    page = checked(client, report(GOOD_ROW), lang="en")
    before, after = page.query("details.run")
    for run in (before, after):
        (summary,) = run.query("summary")
        assert f"{len(run.query('.said'))} official indicators, from " in summary.to_text()
    missing = page.query('.said[data-code="template.missing_row"]')
    assert len(missing) == len(before.query(".said")) + len(after.query(".said"))


@pytest.mark.parametrize(("lang", "sentence"), [("bn", "কোনো ভুল পাওয়া যায়নি।"), ("en", "No mistake was found.")])
def test_a_clean_report_is_said_to_be_clean(client: Client, lang: str, sentence: str) -> None:
    page = checked(client, without_mistakes(EXAMPLE.read_text()), lang=lang)
    assert page.query(".tally")[0].to_text() == sentence
    assert page.query(".finding, [name=take_all]") == []


def test_the_letter_is_shown_with_its_findings(client: Client) -> None:
    page = checked(client, LETTER + report(), lang="en")
    assert "৯৯.০০.০০০০.০১১.২২.০০৩.২২-১৭" in page.query(".letter")[0].to_text()
    assert {"letter.repeat_differs"} <= {line.attrs["data-code"] for line in page.query(".letter .said")}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("bn", "যে ১টি লেখার জায়গা পাওয়া যায়নি, সেগুলো ছাপা নথিতে নেই; JSON-এ সবই থাকে।"),
        ("en", "Texts that found no place are not printed: 1; JSON keeps them all."),
    ],
)
def test_what_is_not_printed_is_said_beside_the_downloads(client: Client, lang: str, sentence: str) -> None:
    page = checked(client, f"২.২.৩\n\n\n{EXAMPLE.read_text()}", lang=lang)
    assert [element.to_text() for element in page.query(".left-out")] == [sentence]
    assert checked(client, EXAMPLE.read_bytes(), lang=lang).query(".left-out") == []


@pytest.mark.parametrize(("lang", "digit"), [("bn", "১০০"), ("en", "100")])
def test_the_ladder_speaks_the_language_of_the_page(client: Client, lang: str, digit: str) -> None:
    labels = {label.to_text() for label in checked(client, report(), lang=lang).query(".ladder-label")}
    assert digit in labels


def test_programs_get_findings_without_a_cookie(client: Client) -> None:
    with EXAMPLE.open("rb") as file:
        answer = client.post("/check", {"file": file}, headers={"accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    found = json.loads(answer.content)
    assert set(found) == {"schema", "source", "findings"}
    assert found["schema"] == "suchok.findings/1"
    keys = {"code", "severity", "sheet", "row", "indicator", "field", "place", "message", "proposal"}
    assert found["findings"]
    assert all(set(finding) == keys for finding in found["findings"])


@pytest.mark.parametrize("accept", ["*/*", "text/html", "text/html,application/xhtml+xml,*/*;q=0.8", ""])
def test_everyone_else_gets_the_page(client: Client, accept: str) -> None:
    answer = client.post("/check", {"example": "1"}, headers={"accept": accept})
    assert answer["Content-Type"].startswith("text/html")


def test_forms_of_other_sites_are_harmless_and_taken(catalogue: None) -> None:
    assert Client(enforce_csrf_checks=True).post("/check", {"example": "1"}).status_code == 200


def test_the_address_of_the_check_leads_home(client: Client) -> None:
    answer = client.get("/check?lang=en")
    assert (answer.status_code, answer["Location"], answer.cookies["lang"].value) == (302, "/", "en")
    answer = client.get("/check/download?lang=en")
    assert (answer.status_code, answer["Location"]) == (302, "/?lang=en")


def test_the_example_needs_no_document(client: Client) -> None:
    client.cookies["lang"] = "en"
    page = JustHTML(client.post("/check", {"example": "1"}).content.decode(), sanitize=False)
    assert page.query("h1")[0].to_text() == "example.txt"
    assert {"date.impossible", "score.exceeds_weight"} <= {code for code, _, _ in said(page)}


def test_a_language_is_asked_for_with_the_document(client: Client) -> None:
    page = checked(client, report(), lang="bn")
    (field,) = page.query("input[name=document]")
    answer = client.post("/check?lang=en", {"document": field.attrs["value"] or ""})
    assert JustHTML(answer.content.decode(), sanitize=False).query("html")[0].attrs["lang"] == "en"
    assert answer.cookies["lang"].value == "en"


def test_nothing_of_a_visitor_is_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    post(client, report("একটি অদ্ভুত শব্দ"), "গোপন-নাম.txt")
    assert "অদ্ভুত" not in caplog.text
    assert "গোপন" not in caplog.text
