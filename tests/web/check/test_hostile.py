"""Documents and names that mean harm, or that nobody expected: a right page, and nothing of them is executed."""

import json

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.fixtures.browser import OpenPage
from tests.fixtures.pages import examine
from tests.web.check.documents import GOOD_ROW, checked, dropped, post, report

pytestmark = pytest.mark.usefixtures("catalogue")

CONTENTS = {
    "script": "<script>window.harmed = 1</script>",
    "image": '<img src=x onerror="window.harmed = 1">',
    "svg": "<svg onload='window.harmed = 1'><style>*{display:none}</style></svg>",
    "end of attribute": "\"'><b onmouseover=alert(1)>x</b>",
    "template": "{{ 7|add:35 }}{% debug %}{# x #}",
    "format": "{bn} {0} {} {printed.__class__} %s %(x)s %n {{",
    "backslashes": "\\N{DANDA} \\x00 \\1 \\g<0>",
    "comment": "<!-- --> ]]> </textarea></form></td></table>",
    "bidi": "\u202e0202\u202c \u2066x\u2069 \u200f",
    "signs": "a\u0301\u0302" * 50 + "\ud7ff\ufffd\U0001f600",
    "control": "x\x01\x02\x1b[31mred\x7f\x85",
    "long": "ক" * 10_000,
    "entity": "&lt;b&gt; &amp;amp; &nbsp; &#0;",
    "url": "javascript:window.harmed=1 data:text/html,x //evil.example",
    "formula": '=HYPERLINK("http://evil.example","x")',
}
NAMES = {
    "path": ("../../x.txt", "x.txt"),
    "windows path": ("C:\\Windows\\x.txt", "x.txt"),
    "quotes": ("a\"b'c.txt", None),
    "line breaks": ("a\r\nX-Evil: 1\n.txt", None),
    "bidi": ("abc\u202etxt.exe", None),
    "nul": ("a\x00b.txt", None),
    "script": ("<script>window.harmed=1</script>.txt", None),
    "tag": ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
    "format": ("{bn} %s {{ 7|add:35 }}.txt", "{bn} %s {{ 7|add:35 }}.txt"),
    "bangla": ("ত্রৈমাসিক প্রতিবেদন.txt", "ত্রৈমাসিক প্রতিবেদন.txt"),
    "long": ("ক" * 10_000 + ".txt", None),
    "no ending": ("report", "report"),
    "dash": ("-o", "-o"),
    "dots": ("....txt", None),
}


def everywhere(text: str) -> str:
    """A report with the text in title, heading, codes, units, targets, achievements, remarks and signatures."""
    odd = GOOD_ROW.split("\t")
    rows = ["\t".join([*odd[:at], text, *odd[at + 1 :]]) for at in range(len(odd))]
    return f"{text}\n" + report(*rows, GOOD_ROW) + f"\n\n{text}\n{text} তারিখ: ৩০/০২/২০২৩\n"


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_content_is_shown_and_never_obeyed(client: Client, content: str, lang: str) -> None:
    page = checked(client, everywhere(content), lang=lang)
    allowed = {"script": 0, "img": 0, "style": 0, "iframe": 0, "b": 0}
    assert {tag: len(page.query(tag)) for tag in allowed} == allowed
    assert all("ladder" in (svg.attrs.get("class") or "") for svg in page.query("main svg"))
    assert [link for link in page.query("main a") if not (link.attrs["href"] or "").startswith("#")] == []


@pytest.mark.parametrize("content", ["{{ 7|add:35 }}", "{bn} {0} {} %s %(x)s"])
def test_braces_and_percents_are_shown_as_they_are(client: Client, content: str) -> None:
    page = checked(client, everywhere(content), lang="en")
    assert content in page.to_text()
    assert any(content in line.to_text() for line in page.query(".said"))


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "json", "txt"])
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_what_is_hostile_can_still_be_downloaded(client: Client, content: str, form: str) -> None:
    page = checked(client, everywhere(content))
    (field,) = page.query("input[name=document]")
    answer = client.post("/check/download", {"document": field.attrs["value"] or "", "form": form})
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer.content


@pytest.mark.parametrize(("name", "shown"), NAMES.values(), ids=NAMES.keys())
def test_names_are_only_names(client: Client, name: str, shown: str | None) -> None:
    page = checked(client, report(), name, lang="en")
    heading = page.query("h1")[0].to_text()
    assert shown in (heading, None)
    assert len(heading) <= 120
    assert not any(sign in heading for sign in "\x00\r\n\u202e/\\") or shown
    (field,) = page.query("input[name=document]")
    answer = client.post("/check/download", {"document": field.attrs["value"] or "", "form": "txt"})
    assert answer.status_code == 200
    assert "\n" not in answer["Content-Disposition"]
    assert "X-Evil" not in answer.headers


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_a_file_without_a_name_was_not_chosen(client: Client, name: str) -> None:
    boundary = "b"
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\nx\r\n--{boundary}--\r\n'
    )
    client.cookies["lang"] = "en"
    answer = client.generic("POST", "/check", body, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.status_code == 400
    assert "Choose a file first." in answer.content.decode()


UNREADABLE = {
    "empty": (b"", "file.empty"),
    "blank": (b" \n\t\n", "file.empty"),
    "nul": (b"\x00" * 100, "file.unknown_kind"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "file.damaged"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file.unknown_kind"),
}


@pytest.mark.parametrize("lang", ["bn", "en"])
@pytest.mark.parametrize(("data", "code"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_one_sentence(client: Client, data: bytes, code: str, lang: str) -> None:
    answer = post(client, data, "নথি.bin", lang=lang)
    html = answer.content.decode()
    (trouble,) = examine(html, lang=lang).query(".drop-trouble")
    if data:
        assert answer.status_code == 422
        assert "নথি.bin" in trouble.to_text()
    else:
        assert answer.status_code in (400, 422)
        assert trouble.to_text()
    told = json.loads(client.post("/check", {"file": _file(data)}, headers={"accept": "application/json"}).content)
    assert told["code"] in (code, "document.missing")


def _file(data: bytes) -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("x.bin", data)


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_too_large_is_one_sentence_before_anything_is_read(client: Client, settings: Settings, accept: str) -> None:
    settings.UPLOAD_LIMIT = 1000
    client.cookies["lang"] = "en"
    answer = client.post("/check", {"file": _file(b"x" * 2000)}, headers={"accept": accept})
    assert answer.status_code == 413
    assert "The document is too large" in answer.content.decode()
    assert answer["Content-Type"].startswith("text/html" if accept == "text/html" else "application/problem+json")


ODD_BODIES = {
    "not multipart": ("x=1", "application/x-www-form-urlencoded", 400),
    "json": ('{"file": "x"}', "application/json", 400),
    "no boundary": ("x", "multipart/form-data", 400),
    "cut": (
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx',
        "multipart/form-data; boundary=b",
        400,
    ),
    "field instead of file": (
        '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--',
        "multipart/form-data; boundary=b",
        400,
    ),
    "many fields": ("&".join(f"a{n}=1" for n in range(2000)), "application/x-www-form-urlencoded", 400),
    "bad charset": ("document=%ff%fe", "application/x-www-form-urlencoded; charset=utf-7", 400),
}


@pytest.mark.parametrize(("body", "kind", "status"), ODD_BODIES.values(), ids=ODD_BODIES.keys())
def test_odd_requests_get_a_page(client: Client, body: str, kind: str, status: int) -> None:
    answer = client.generic("POST", "/check", body, content_type=kind)
    assert answer.status_code == status
    examine(answer.content.decode(), lang="bn")


@pytest.mark.parametrize(
    "fields",
    [
        {"take": "x"},
        {"take": "date.impossible:0:999:targets.100"},
        {"take": "date.impossible:None:None:None"},
        {"untake": "x"},
        {"take": "\x00"},
        {"take": "a" * 10_000},
        {"take_all": "1"},
    ],
)
def test_proposals_that_nobody_made_change_nothing(client: Client, fields: dict[str, str]) -> None:
    (field,) = checked(client, report()).query("input[name=document]")
    answer = client.post("/check", {"document": field.attrs["value"] or "", **fields})
    assert answer.status_code == 200
    examine(answer.content.decode(), lang="bn")


def test_an_unknown_form_is_one_sentence(client: Client) -> None:
    (field,) = checked(client, report(), lang="en").query("input[name=document]")
    answer = client.post("/check/download", {"document": field.attrs["value"] or "", "form": "exe"})
    assert answer.status_code == 400
    assert "This kind of file cannot be made." in answer.content.decode()


@pytest.mark.parametrize("content", [CONTENTS["script"] + CONTENTS["image"] + CONTENTS["svg"] + CONTENTS["url"]])
def test_a_browser_executes_nothing(open_page: OpenPage, tmp_path: object, content: str) -> None:
    path = tmp_path / "x.txt"  # type: ignore[operator]
    path.write_text(everywhere(content))
    page = dropped(open_page, path)
    assert page.evaluate("window.harmed") is None
    assert page.locator("text=window.harmed").count() > 3
