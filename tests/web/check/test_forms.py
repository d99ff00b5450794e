"""Forms that no page of the site made: the document stays, or one sentence says what is wrong with what was sent."""

from collections.abc import Mapping

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from suchok.documents.bundles import MOST_FILES
from suchok.web.batches.models import Batch
from suchok.web.check.views import EXAMPLE
from tests.fixtures.pages import examine
from tests.web.check.documents import checked, parcel_of

pytestmark = pytest.mark.usefixtures("catalogue")
FORM = "application/x-www-form-urlencoded"
ADDRESSES = ("/check", "/check/download", "/sign-in")
KEY = "date.impossible:0:9:targets.80"


def a_file(name: str = "a.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, EXAMPLE.read_bytes())


def sealed(client: Client) -> str:
    return parcel_of(checked(client, EXAMPLE.read_bytes()))


def test_thousands_of_keys_take_what_they_name_and_go_no_further(client: Client) -> None:
    sent = {
        "document": sealed(client),
        "take": [KEY, "x" * 100_000, "\u202e", ":::", *map("{}:0:9:unit".format, range(4000))],
    }
    first = client.post("/check", sent)
    taken = client.post("/check", {"document": sent["document"], "take": KEY})
    assert first.status_code == taken.status_code == 200
    page, alone = (examine(answer.content.decode(), lang="bn") for answer in (first, taken))
    assert len(parcel_of(page)) == len(parcel_of(alone))
    assert len(page.query(".taken li")) == len(alone.query(".taken li")) == 1


@pytest.mark.parametrize(
    ("lang", "told"), [("bn", "ফরমের চেয়ে বেশি"), ("en", "It has more fields or files than any form")]
)
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", ["typed", "multipart"])
def test_a_form_of_ten_thousand_fields_is_one_sentence(
    client: Client, address: str, kind: str, lang: str, told: str
) -> None:
    client.cookies["lang"] = lang
    fields = {f"field-{number}": "x" for number in range(10_000)}
    typed = {"data": "&".join(f"{name}=x" for name in fields), "content_type": FORM}
    answer = client.post(address, **(typed if kind == "typed" else {"data": fields}))
    assert answer.status_code == 400
    examine(answer.content.decode(), lang=lang)
    assert told in answer.content.decode()


def test_a_form_of_too_many_files_is_one_sentence_on_other_pages_too(client: Client) -> None:
    files = {f"file-{number}": SimpleUploadedFile("a.txt", b"x") for number in range(MOST_FILES + 1)}
    answer = client.post("/sign-in", files, headers={"accept-language": "bn"})
    assert answer.status_code == 400
    assert "ফরমের চেয়ে বেশি" in answer.content.decode()


@pytest.mark.parametrize(("lang", "told"), [("bn", "একবারে সর্বোচ্চ"), ("en", "can be sent at once")])
@pytest.mark.parametrize("kind", ["typed", "multipart"])
def test_a_field_larger_than_a_document_is_one_sentence_and_read_to_its_end(
    client: Client, kind: str, lang: str, told: str
) -> None:
    """A browser that is not heard to the end shows its own page of a broken connection."""
    client.cookies["lang"] = lang
    text = "x" * (settings.UPLOAD_LIMIT + 1)
    typed = {"data": f"document={text}", "content_type": FORM}
    answer = client.post("/check", **(typed if kind == "typed" else {"data": {"document": text}}))
    assert answer.status_code == 413
    examine(answer.content.decode(), lang=lang)
    assert told in answer.content.decode()
    assert answer.wsgi_request.read() == b""


def test_the_same_field_twice_is_two_files(client: Client) -> None:
    answer = client.post("/check", {"file": [a_file(), a_file()]})
    assert answer.status_code == 303
    assert Batch.objects.get().files.count() == 2


def test_a_file_beside_a_document_is_what_is_checked(client: Client) -> None:
    answer = client.post("/check", {"file": a_file("new.txt"), "document": sealed(client)})
    assert "new.txt" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (f"--{BOUNDARY}--\r\n", MULTIPART_CONTENT),
        (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a', MULTIPART_CONTENT),
        ("abc", "multipart/form-data"),
        ("abc", f"multipart/form-data; boundary={'z' * 300}"),
        ("{}", "application/json"),
        ("file=text", FORM),
        ("document=%FF%FE&take=%ED%A0%80", FORM),
        ("document=%FF%FE", f"{FORM}; charset=utf-16"),
        ("document=a&document=b", f"{FORM}; charset=nonsense"),
    ],
)
@pytest.mark.parametrize("lang", ["bn", "en"])
def test_what_is_no_form_is_one_sentence(client: Client, data: str, kind: str, lang: str) -> None:
    client.cookies["lang"] = lang
    for address in ("/check", "/check/download"):
        answer = client.generic("POST", address, data.encode(), content_type=kind)
        assert answer.status_code == 400
        examine(answer.content.decode(), lang=lang)


@pytest.mark.parametrize("fields", [{"document": "file"}, {"take": "file"}, {"untake": "file", "example": "file"}])
def test_files_in_the_place_of_texts_are_no_error(client: Client, fields: Mapping[str, str]) -> None:
    answer = client.post("/check", {name: a_file() for name in fields})
    assert answer.status_code == 400
    assert "আগে একটি ফাইল বাছুন" in answer.content.decode()
