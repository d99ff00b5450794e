"""What Django and allauth say in a form is said in Bangla, in Bangla digits, like everything else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import django
import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.utils import ErrorList
from django.utils.translation import gettext, ngettext, override, pgettext

from suchok.web.ui.templatetags.bangla import sentences

DJANGO, ALLAUTH = Path(django.__file__).parent, Path(allauth.__file__).parent
# Names of tables and of their columns reach no page of ours: there is no admin site.
UNSEEN = {"admin.py", "apps.py", "models.py"}
SPEAKING = [
    *(DJANGO / "forms").glob("*.py"),
    DJANGO / "core/validators.py",
    DJANGO / "contrib/auth/password_validation.py",
    *(file for app in ("account", "mfa", "usersessions") for file in (ALLAUTH / app).rglob("*.py")),
]
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
NAMES = {"IPv4", "IPv6"}
Said = tuple[str, tuple[str, ...]]


def said_by_libraries() -> Iterator[Said]:
    """Every sentence of the modules that speak to people: the call, its texts."""
    for file in SPEAKING:
        if (file.name in UNSEEN and DJANGO not in file.parents) or "tests" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and (name := _name(node)) in CALLS:
                texts = tuple(each.value for each in node.args if isinstance(each, ast.Constant))
                if texts and re.search("[a-z]{2}", texts[-1]) and texts[0] not in NAMES:
                    yield name, texts


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def in_bangla(said: Said) -> str:
    name, texts = said
    if name.startswith("ngettext"):
        return ngettext(texts[0], texts[1], 5)
    return pgettext(texts[0], texts[1]) if name.startswith("pgettext") else gettext(texts[0])


def test_every_sentence_of_the_libraries_has_bangla() -> None:
    said = set(said_by_libraries())
    assert len(said) > 120
    with override("bn"):
        assert [each for each in said if not re.search("[\u0980-\u09ff]", in_bangla(each))] == []


class Typed(forms.Form):
    """A form with limits of every kind."""

    name = forms.CharField(max_length=10, min_length=3)
    count = forms.IntegerField(max_value=12)
    share = forms.DecimalField(max_digits=4, decimal_places=2)
    file = forms.FileField(max_length=20)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"name": "x" * 120}, "name", "সর্বোচ্চ ১০টি অক্ষর লেখা যায় (আছে ১২০টি)।"),
        ({"name": "x"}, "name", "অন্তত ৩টি অক্ষর লিখুন (আছে ১টি)।"),
        ({"share": "1.234"}, "share", "দশমিকের পরে ২টির বেশি অঙ্ক থাকতে পারে না।"),
    ],
)
def test_figures_in_them_are_in_bangla_digits(typed: dict[str, str], field: str, said: str) -> None:
    with override("bn"):
        assert said in sentences(Typed(typed).errors[field])
    with override("en"):
        assert not re.search("[\u0980-\u09ff]", " ".join(sentences(Typed(typed).errors[field])))


def test_the_name_of_a_file() -> None:
    file = SimpleUploadedFile("a" * 30 + ".csv", b"x")
    with override("bn"):
        said = sentences(Typed({}, {"file": file}).errors["file"])
    assert said == ["ফাইলের নাম সর্বোচ্চ ২০টি অক্ষরের হতে পারে (আছে ৩৪টি)।"]


def test_what_we_say_ourselves_stays_as_it_is_written() -> None:
    with override("bn"):
        assert sentences(ErrorList(["কোড D12 নেই"])) == ["কোড D12 নেই"]
