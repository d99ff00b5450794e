"""``core`` imports only itself and the standard library."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CORE = Path(__file__).parents[2] / "src/suchok/core"
FILES = sorted(CORE.rglob("*.py"))


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def foreign(source: str) -> list[str]:
    return [
        name
        for name in imported(source)
        if name.split(".", maxsplit=1)[0] not in sys.stdlib_module_names and not f"{name}.".startswith("suchok.core.")
    ]


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(CORE)) for file in FILES])
def test_core_needs_nothing(file: Path) -> None:
    assert foreign(file.read_text(encoding="utf-8")) == []


def test_the_rule_sees_what_breaks_it() -> None:
    source = (
        "import django\nfrom lxml import etree\nfrom suchok.web import env\nfrom . import plan\nimport suchok.corelike"
    )
    assert foreign(source) == ["django", "lxml", "suchok.web", ".", "suchok.corelike"]


def test_django_is_not_needed_where_core_is_tested() -> None:
    assert "django" not in sys.modules or "pytest_django" in sys.modules
