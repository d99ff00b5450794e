"""Downloads of the mended document open in other programs and hold the value that was taken."""

import io
import json

import docx
import pypdfium2
import pytest
import python_calamine
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import expect

from suchok.web.check.forms import Parcel
from suchok.web.check.views import EXAMPLE
from tests.fixtures.browser import OpenPage
from tests.web.check.documents import dropped
from tests.web.check.test_taking import press

pytestmark = pytest.mark.usefixtures("catalogue")
WRONG, RIGHT = "৩১/০২/২০২৩", "৩১/০১/২০২৩"
TAKEN = "date.impossible:0:9:targets.80"


def downloaded(client: Client, form: str, *taken: str) -> HttpResponse:
    parcel = Parcel('প্রতিবেদন "১".txt', EXAMPLE.read_bytes(), taken)
    answer = client.post("/check/download", {"document": parcel.sealed(), "form": form})
    assert answer.status_code == 200
    return answer


def text_of_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def text_of_docx(content: bytes) -> str:
    tables = docx.Document(io.BytesIO(content)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def text_of_xlsx(content: bytes) -> str:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    return "\n".join(str(value) for rows in sheets for row in rows for value in row)


TEXTS = {"pdf": text_of_pdf, "docx": text_of_docx, "xlsx": text_of_xlsx, "txt": bytes.decode}


@pytest.mark.parametrize("form", TEXTS)
def test_the_taken_value_is_in_the_file(client: Client, form: str) -> None:
    text = TEXTS[form]
    assert WRONG in text(downloaded(client, form).content)
    mended = text(downloaded(client, form, TAKEN).content)
    assert WRONG not in mended
    assert mended.count(RIGHT) >= 2


def test_json_is_the_document_of_the_contract(client: Client) -> None:
    document = json.loads(downloaded(client, "json", TAKEN).content)
    assert document["schema"] == "suchok.document/1"
    assert document["sheets"][0]["indicators"][9]["targets"]["80"] == "2023-01-31"


@pytest.mark.parametrize("form", [*TEXTS, "json"])
def test_a_file_has_the_name_of_the_document(client: Client, form: str) -> None:
    answer = downloaded(client, form)
    assert answer["Content-Disposition"].endswith(f"%20%221%22.{form}".replace("1", "%E0%A7%A7"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_browser_saves_the_file_and_stays_on_the_page(open_page: OpenPage, script: bool) -> None:
    page = dropped(open_page, EXAMPLE, lang="en", script=script)
    press(page, "Take 31/01/2023")
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF", exact=True).click()
    assert download.value.suggested_filename == "example.pdf"
    assert RIGHT in text_of_pdf(download.value.path().read_bytes())
    expect(page.locator("h1")).to_have_text("example.txt")
