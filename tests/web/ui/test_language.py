"""Bangla first; ``?lang=`` switches, a cookie remembers, nothing else counts."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client

WEB = Path(__file__).parents[3] / "src/suchok/web"
BANGLA, ENGLISH = "প্রতিবেদন দিন, ভুলগুলো দেখুন", "Drop a report, see its mistakes"


@pytest.fixture
def visitor(client: Client, db: None) -> Client:
    return client


def test_bangla_whatever_the_browser_prefers(visitor: Client) -> None:
    answer = visitor.get("/", headers={"accept-language": "en-GB,en;q=0.9"})
    assert BANGLA in answer.content.decode()
    assert answer["Content-Language"] == "bn"


def test_the_switch_is_remembered_and_can_be_taken_back(visitor: Client) -> None:
    assert ENGLISH in visitor.get("/?lang=en").content.decode()
    assert ENGLISH in visitor.get("/").content.decode()
    assert BANGLA in visitor.get("/?lang=bn").content.decode()
    assert BANGLA in visitor.get("/").content.decode()


@pytest.mark.parametrize("nonsense", ["fr", "", "EN", "../x", "en\x00", "<script>"])
def test_an_unknown_language_changes_nothing(visitor: Client, nonsense: str) -> None:
    answer = visitor.get("/", {"lang": nonsense})
    assert BANGLA in answer.content.decode()
    assert "lang" not in answer.cookies


def test_the_switch_keeps_the_rest_of_the_address(visitor: Client) -> None:
    assert 'href="?page=2&amp;lang=en"' in visitor.get("/?page=2&lang=bn").content.decode()


def test_caches_keep_the_languages_apart(visitor: Client) -> None:
    assert "Cookie" in visitor.get("/catalogue/")["Vary"]


def said_in_templates() -> set[str]:
    said: set[str] = set()
    for template in [*WEB.rglob("templates/**/*.html"), *WEB.rglob("templates/**/*.txt")]:
        text = template.read_text()
        said |= {found[1] for found in re.findall(r"{% translate (['\"])(.+?)\1", text)}
        for block in re.findall(r"{% blocktranslate[^%]*%}(.+?){% endblocktranslate %}", text, flags=re.DOTALL):
            for part in re.split(r"{% plural %}", block):
                said.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", part))
    return said


def said_in_code() -> set[str]:
    calls = (
        node
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call)
    )
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "gettext_lazy"})
    return {call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)}  # type: ignore[misc]


def test_every_sentence_is_translated_and_none_is_left_over() -> None:
    with (WEB / "locale/bn/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file)
    translated: set[str] = set()
    for message in catalogue:
        if message.id:
            if any(comment.startswith("Of ") for comment in message.user_comments):
                # What libraries say and have no Bangla for.
                continue
            assert all(message.string if isinstance(message.string, tuple) else [message.string]), message.id
            translated |= set(message.id) if isinstance(message.id, tuple) else {message.id}
    assert translated == said_in_templates() | said_in_code()
