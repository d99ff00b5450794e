"""The page of a batch: progress, each file's result and its own page, downloads; with and without JavaScript."""

import io
import json
from pathlib import Path

import pytest
import python_calamine
from django.test import Client
from playwright.sync_api import expect

from suchok.web.batches.models import Batch
from tests.documents.bundling import bundle
from tests.fixtures.browser import OpenPage, Visit
from tests.fixtures.looks import looks_well
from tests.fixtures.pages import Fetch, examine
from tests.web.batches.sending import BUNDLE, FILES_SENT, SPOILT, batch_at, sent, worked_on

pytestmark = pytest.mark.usefixtures("catalogue")


def failed(address: str) -> None:
    Batch.objects.filter(pk=batch_at(address).pk).update(state=Batch.State.FAILED)


STATES = {"waiting": lambda _: None, "done": worked_on, "failed": failed}


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("state", STATES)
def test_valid_html_in_every_state(client: Client, fetch: Fetch, state: str, lang: str) -> None:
    address = sent(client)
    STATES[state](address)  # type: ignore[no-untyped-call]
    answer = fetch(address, lang=lang)
    html = answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert 'name="robots" content="noindex"' in html
    assert ('http-equiv="refresh"' in html) == (state == "waiting")
    assert ("results.xlsx" in html) == (state != "waiting")


SAID = {
    ("waiting", "en"): ["0 of 3 files are checked."],
    ("done", "en"): ["All 3 files are checked. 2 have mistakes. 1 could not be read.", "scan.png is damaged"],
    ("failed", "en"): ["was given up", "The check stopped again and again before it came to scan.png; send it again."],
    ("waiting", "bn"): ["৩টির মধ্যে ০টি ফাইল যাচাই হয়েছে।"],
    ("done", "bn"): ["৩টি ফাইলই যাচাই হয়েছে। ২টিতে ভুল আছে। ১টি পড়া যায়নি।", "scan.png নষ্ট হয়ে গেছে", "৭টি ভুল"],
    ("failed", "bn"): ["যাচাই বারবার থেমে গেছে, তাই scan.png পর্যন্ত পৌঁছানো যায়নি"],
}  # fmt: skip


@pytest.mark.parametrize(("state", "lang"), SAID)
def test_what_the_page_says(client: Client, fetch: Fetch, state: str, lang: str) -> None:
    address = sent(client)
    STATES[state](address)  # type: ignore[no-untyped-call]
    html = " ".join(fetch(address, lang=lang).content.decode().split())
    for sentence in SAID[state, lang]:
        assert sentence in html


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries: object, count: int) -> None:
    address = sent(client, {"b.zip": bundle({f"{number}.txt": SPOILT for number in range(count)})})
    worked_on(address)
    with django_assert_num_queries(2):  # type: ignore[operator]
        client.get(address)
    with django_assert_num_queries(2):  # type: ignore[operator]
        client.get(f"{address}results.xlsx")


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_a_file_has_the_page_that_it_would_have_alone(client: Client, lang: str) -> None:
    address = sent(client, {"b.zip": bundle({"ঢাকা/report.txt": SPOILT})})
    worked_on(address)
    client.cookies["lang"] = lang
    html = client.get(f"{address}1").content.decode()
    examine(html, lang=lang)
    assert "<h1><bdi>report.txt</bdi></h1>" in html
    assert f'href="{address}"' in html
    assert html.count('data-code="date.impossible"') == 3


def test_a_file_that_was_not_read_has_no_page(client: Client) -> None:
    address = sent(client)
    assert client.get(f"{address}1").status_code == 404
    worked_on(address)
    assert [client.get(f"{address}{number}").status_code for number in (0, 1, 2, 3, 4)] == [404, 200, 404, 200, 404]


def test_lines_for_programs(client: Client) -> None:
    address = sent(client)
    worked_on(address)
    answer = client.get(f"{address}results.jsonl")
    assert answer["Content-Disposition"] == 'attachment; filename="results.jsonl"'
    first, second, third = (json.loads(line) for line in answer.content.decode().splitlines())
    assert (first["schema"], first["source"]["name"], first["left_out"]) == ("suchok.findings/1", "no-table.txt", 0)
    assert second == {
        "schema": "suchok.failure/1",
        "source": {"name": "scan.png", "format": None, "sha256": None},
        "code": "file.damaged",
        "message": second["message"],
    }
    assert len(third["findings"]) == 13


@pytest.mark.parametrize(("lang", "sheets"), [("bn", ["ফাইল", "ভুল ও সন্দেহ"]), ("en", ["Files", "Findings"])])
def test_the_workbook_has_a_row_for_each_file_and_each_finding(client: Client, lang: str, sheets: list[str]) -> None:
    address = sent(client, {"b.zip": BUNDLE, "=1+1.txt": SPOILT})
    worked_on(address)
    client.cookies["lang"] = lang
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{address}results.xlsx").content))
    assert book.sheet_names == sheets
    files, findings = (book.get_sheet_by_name(name).to_python() for name in sheets)
    assert [row[1] for row in files[1:]] == [*sorted(FILES_SENT), "=1+1.txt"]
    assert [row[6] for row in files[1:]] == [1, "", 7, 7]
    assert [bool(row[9]) for row in files[1:]] == [False, True, False, False]
    assert len(findings) == 1 + 2 + 13 + 13


WORDS = {
    "bn": ("text প্রতিবেদন", "২০২২-২৩", "১ম ত্রৈমাসিক", "লাইন ১৬, কলাম ১০", "২.২.৩", "৮০% স্তরের লক্ষ্যমাত্রা", "৩১/০১/২০২৩"),
    "en": ("text report", "2022-23", "the first quarter", "line 16, column 10", "2.2.3", "target at 80%", "31/01/2023"),
}  # fmt: skip


@pytest.mark.parametrize("lang", WORDS)
def test_the_workbook_speaks_the_language_of_its_reader(client: Client, lang: str) -> None:
    address = sent(client, {"a.txt": SPOILT, "b.txt": SPOILT})
    worked_on(address)
    client.cookies["lang"] = lang
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{address}results.xlsx").content))
    files, findings = (book.get_sheet_by_index(at).to_python() for at in (0, 1))
    found = next(row for row in findings if row[3] == "date.impossible")
    assert (files[1][2], *files[1][4:6], *found[4:7], found[8]) == WORDS[lang]


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("state", STATES)
def test_looks_at_every_width_in_light_and_dark(
    client: Client, visit: Visit, state: str, lang: str, is_long: bool
) -> None:
    long_name = {"b.zip": bundle({**FILES_SENT, f"{'x' * 150}.txt": SPOILT})}
    address = sent(client, long_name)
    STATES[state](address)  # type: ignore[no-untyped-call]
    looks_well(visit(address, lang=lang), lang, is_long=is_long)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_the_first_page_to_the_results(open_page: OpenPage, tmp_path: Path, script: bool) -> None:
    (tmp_path / "reports.zip").write_bytes(BUNDLE)
    page = open_page("/", lang="en", script=script)
    page.locator("#file").set_input_files(tmp_path / "reports.zip")
    page.locator(".drop [type=submit]").click()
    page.wait_for_url("**/batches/*/")
    expect(page.get_by_text("0 of 3 files are checked.")).to_be_visible()
    worked_on(page.url.partition("/batches")[1] + page.url.partition("/batches")[2])
    # The page follows by itself.
    page.get_by_text("All 3 files are checked.").wait_for()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Results as a workbook (XLSX)").click()
    assert downloaded.value.suggested_filename == "results.xlsx"
    page.get_by_role("link", name="প্রতিবেদন.txt").click()
    expect(page.locator("form.checked")).to_be_visible()
    page.get_by_role("link", name="Back to all files").click()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.get_by_role("heading", name="Everything was deleted")).to_be_visible()


def test_progress_is_shown_row_by_row(open_page: OpenPage, client: Client) -> None:
    address = sent(client)
    page = open_page(address, lang="en")
    batch_at(address).files.filter(name="no-table.txt").update(state="read", errors=1)
    page.get_by_text("1 of 3 files are checked.").wait_for()
    expect(page.locator(".batch-read")).to_have_count(1)
    expect(page.locator("progress")).to_have_js_property("value", 1)
    Batch.objects.all().delete()
    page.get_by_text("There is no such page").wait_for()


def test_several_files_are_dropped_at_once(open_page: OpenPage) -> None:
    page = open_page("/", lang="en")
    page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            for (const name of ["a.txt", "b.txt"])
                dataTransfer.items.add(new File([text], name, {type: "text/plain"}));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        SPOILT.decode(),
    )
    page.wait_for_url("**/batches/*/")
    expect(page.get_by_text("0 of 2 files are checked.")).to_be_visible()


def test_many_that_are_too_large_are_told_before_they_are_sent(open_page: OpenPage, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        with path.open("wb") as file:
            file.truncate(19 * 1024 * 1024)
    page = open_page("/")
    page.locator("#file").set_input_files(paths[:5])
    expect(page.locator(".drop-chosen")).to_have_text("৫টি ফাইল")
    expect(page.locator(".drop-trouble")).to_have_text("")
    page.locator("#file").set_input_files(paths)
    expect(page.get_by_role("alert")).to_have_text("একাধিক ফাইল মিলিয়ে সর্বোচ্চ ১০০ মেগাবাইট হতে পারে; কয়েক ভাগে দিন।")
