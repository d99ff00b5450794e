"""What travels in the page: signed, compressed, of limited age; nothing of it is stored."""

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from justhtml import JustHTML
from pytest_django.fixtures import Settings

from suchok.documents.writers import Format
from suchok.web.check.forms import BrokenParcel, Parcel
from suchok.web.check.views import EXAMPLE
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import report
from tests.documents.scans import LOOKS, as_file, pages_of
from tests.fixtures.pages import examine
from tests.web.check.documents import checked, parcel_of, post

pytestmark = pytest.mark.usefixtures("catalogue")
SENTENCES = {
    "bn": "পাতাটি বেশিক্ষণ খোলা ছিল বা পথে বদলে গেছে: ফাইলটি আবার দিন।",
    "en": "This page was open too long or was changed on the way: please drop the document again.",
}
LIMIT = 1024 * 1024


def refused(client: Client, sealed: str, *, lang: str = "en", address: str = "/check") -> str:
    client.cookies["lang"] = lang
    answer = client.post(address, {"document": sealed, "form": "pdf"})
    html = answer.content.decode()
    assert answer.status_code == 400
    examine(html, lang=lang)
    return html


def test_a_parcel_comes_back_as_it_was() -> None:
    parcel = Parcel("প্রতিবেদন.txt", EXAMPLE.read_bytes(), ("unit.mismatch:0:4:unit",))
    assert Parcel.opened(parcel.sealed(), limit=LIMIT) == parcel
    assert len(parcel.sealed()) < len(parcel.data)


@pytest.mark.parametrize("address", ["/check", "/check/download"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-1] + ("A" if sealed[-1] != "A" else "B"),
        lambda sealed: sealed[: len(sealed) // 2],
        lambda sealed: sealed[:20] + ("x" if sealed[20] != "x" else "y") + sealed[21:],
        lambda sealed: "x",
        lambda sealed: "::",
        lambda sealed: "\x00" + sealed,
        lambda sealed: "১২৩:" + sealed,
        lambda sealed: sealed * 3,
    ],
    ids=["last sign", "cut", "one sign", "no parcel", "empty parts", "nul", "bangla", "thrice"],
)
def test_a_changed_parcel_is_one_sentence(client: Client, spoil: object, address: str) -> None:
    sealed = parcel_of(checked(client, EXAMPLE.read_bytes()))
    assert SENTENCES["en"] in refused(client, spoil(sealed), address=address)  # type: ignore[operator]


@pytest.mark.parametrize("lang", ["bn", "en"])
def test_a_parcel_of_another_site_is_refused(client: Client, settings: Settings, lang: str) -> None:
    sealed = Parcel("a.txt", EXAMPLE.read_bytes()).sealed()
    assert client.post("/check", {"document": sealed}).status_code == 200
    settings.SECRET_KEY = "another site's key, also of thirty-two characters"
    assert SENTENCES[lang] in refused(client, sealed, lang=lang)


@pytest.mark.parametrize(("hours", "status"), [(23.9, 200), (24.1, 400)])
def test_a_page_is_open_for_a_day(client: Client, monkeypatch: pytest.MonkeyPatch, hours: float, status: int) -> None:
    sealed = Parcel("a.txt", EXAMPLE.read_bytes()).sealed()
    then = time.time() + hours * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: then)
    client.cookies["lang"] = "en"
    answer = client.post("/check", {"document": sealed})
    assert answer.status_code == status
    assert (SENTENCES["en"] in answer.content.decode()) == (status == 400)


def test_a_parcel_is_unpacked_to_the_limit_and_no_further() -> None:
    sealed = Parcel("bomb.txt", b"a" * 50 * LIMIT).sealed()
    assert len(sealed) < LIMIT
    with pytest.raises(BrokenParcel):
        Parcel.opened(sealed, limit=LIMIT)


def test_programs_get_a_problem(client: Client) -> None:
    answer = client.post("/check", {"document": "x"}, headers={"accept": "application/json"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = json.loads(answer.content)
    assert set(told) == {"code", "title", "detail", "status", "values"}
    assert told["code"] == "document.expired"


def test_the_problem_of_a_file_says_which_file(client: Client) -> None:
    file = SimpleUploadedFile("প্রতিবেদন.pdf", b"%PDF-1.7 broken")
    told = json.loads(client.post("/check", {"file": file}, headers={"accept": "application/json"}).content)
    assert (told["code"], told["values"]) == ("file.damaged", {"name": "প্রতিবেদন.pdf"})


def rows_of_all_tables() -> dict[str, int]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        counts = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def files(*roots: Path) -> set[Path]:
    walked = (step for root in roots for step in os.walk(root))
    return {Path(folder) / name for folder, _, names in walked if "postgres" not in folder for name in names}


def test_nothing_is_stored(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folders = (Path(settings.STATIC_ROOT).parent, tmp_path)  # type: ignore[misc]
    before = rows_of_all_tables(), files(*folders)
    # Larger than what Django keeps in memory by default, so that a temporary file would be made.
    post(client, EXAMPLE.read_bytes() + b" " * 3 * LIMIT, "nothing-is-stored.txt")
    page = checked(client, EXAMPLE.read_bytes(), "nothing-is-stored.txt")
    client.post("/check/download", {"document": parcel_of(page), "form": "pdf"})
    assert (rows_of_all_tables(), files(*folders)) == before


def test_a_large_word_file_comes_back_with_every_button(client: Client) -> None:
    file = io.BytesIO(printed(report(), Format.DOCX))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/media/photograph.jpg", os.urandom(17 * LIMIT))
    page = checked(client, file.getvalue(), "report.docx")
    assert len(parcel_of(page)) < LIMIT
    for address in ("/check", "/check/download"):
        assert client.post(address, {"document": parcel_of(page), "form": "docx"}).status_code == 200


def test_of_a_scan_what_was_read_travels_and_it_is_read_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = as_file(pages_of(printed(report(), Format.PDF), LOOKS["300 dpi stamped"])[1:], "PNG", dpi=300)
    first = checked(client, scan, "page.png")
    parcel = Parcel.opened(parcel_of(first), limit=LIMIT)
    assert parcel.is_transcript
    assert len(parcel_of(first)) < len(scan) / 2

    def again(*_: object) -> None:
        pytest.fail("the scan was read a second time")

    monkeypatch.setattr("suchok.documents.readers.by_format.apart", again)
    client.cookies["lang"] = "en"
    second = JustHTML(client.post("/check", {"document": parcel_of(first)}).content.decode(), sanitize=False)
    assert len(second.query(".clipping")) == len(first.query(".clipping")) > 0
    assert client.post("/check/download", {"document": parcel_of(first), "form": "docx"}).status_code == 200
