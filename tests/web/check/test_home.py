"""The first page: what Suchok is, and where to drop a document."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page, expect

from tests.fixtures.browser import OpenPage
from tests.fixtures.pages import Fetch, examine


def test_the_form_works_without_script(fetch: Fetch) -> None:
    html = fetch("/").content.decode()
    assert 'action="/check" method="post" enctype="multipart/form-data"' in html
    assert 'type="file" id="file" name="file" required' in html


def test_without_script_there_is_an_ordinary_file_field(open_page: OpenPage) -> None:
    page = open_page("/", script=False)
    expect(page.locator("input[type=file]")).to_be_visible()
    expect(page.get_by_role("button", name="যাচাই করুন")).to_be_visible()
    expect(page.get_by_role("button", name="ফাইল বাছাই করুন")).to_be_hidden()


def test_choosing_a_document_names_it_and_offers_the_check(open_page: OpenPage, tmp_path: Path) -> None:
    report = tmp_path / "প্রতিবেদন.txt"
    report.write_text("ক্রমিক\tসূচক")
    page = open_page("/", lang="en")
    check = page.get_by_role("button", name="Check", exact=True)
    expect(check).to_be_hidden()
    page.locator("#file").set_input_files(report)
    expect(page.get_by_text("প্রতিবেদন.txt")).to_be_visible()
    expect(check).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_document_that_cannot_be_read_gets_its_sentence(open_page: OpenPage, tmp_path: Path, script: bool) -> None:
    broken = tmp_path / "plan.docx"
    broken.write_bytes(b"PK\x03\x04 cut off")
    page = open_page("/", lang="en", script=script)
    page.locator("#file").set_input_files(broken)
    with page.expect_navigation():
        page.locator(".drop [type=submit]").click()
    alert = page.get_by_role("alert")
    expect(alert).to_have_text("plan.docx is damaged and cannot be read; save the original again.")
    expect(alert).to_be_visible()


def test_a_document_that_is_too_large_is_told_before_it_is_sent(open_page: OpenPage, tmp_path: Path) -> None:
    report = tmp_path / "large.txt"
    with report.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    page = open_page("/", lang="en")
    page.locator("#file").set_input_files(report)
    expect(page.get_by_role("alert")).to_have_text("A document may have at most 20 MB; send it in parts.")
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_hidden()


def test_dropping_a_document_anywhere_sends_it(open_page: OpenPage) -> None:
    page = open_page("/")
    page.route("**/check", lambda route: route.fulfill(status=200, body="taken"))
    with page.expect_request("**/check") as sent:
        drop(page, "report.txt", "ক\tখ")
    assert sent.value.method == "POST"


def drop(page: Page, name: str, text: str) -> None:
    page.evaluate(
        """([name, text]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name, {type: "text/plain"}));
            for (const kind of ["dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        [name, text],
    )


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("sent", "status", "bangla", "english"),
    [
        ({"file": b"%PDF-1.7 broken"}, 422, "a <b>.txt নষ্ট হয়ে গেছে", "a <b>.txt is damaged and cannot be read"),
        ({"file": b"PK\x03\x04"}, 422, "a <b>.txt নষ্ট হয়ে গেছে", "a <b>.txt is damaged and cannot be read"),
        ({}, 400, "আগে একটি ফাইল বাছুন।", "Choose a file first."),
        ({"document": "x"}, 400, "ফাইলটি আবার দিন।", "please drop the document again."),
        ({"refusal": "x"}, 400, "ফাইলটি আবার দিন।", "please drop the document again."),
    ],
)
def test_a_refusal_can_be_read_in_the_other_language(
    client: Client, sent: dict[str, bytes | str], status: int, bangla: str, english: str
) -> None:
    files = {name: SimpleUploadedFile("a <b>.txt", said) for name, said in sent.items() if isinstance(said, bytes)}
    address, data = "/check?lang=bn", {**sent, **files}
    for lang, told in (("bn", bangla), ("en", english), ("bn", bangla)):
        answer = client.post(address, data)
        assert answer.status_code == status
        page = examine(answer.content.decode(), lang=lang)
        assert told in page.query(".drop-trouble")[0].to_text()
        switch, kept = page.query(".bar-language form")[0], page.query(".bar-language input")[0]
        address, data = switch.attrs["action"] or "", {"refusal": kept.attrs["value"] or ""}
