"""docs/json.md names every key that the commands print."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import FIRST, SPOILT, Suchok
from tests.cli.test_commands import LETTER

PAGE = (Path(__file__).parents[2] / "docs/json.md").read_text()
# Keys that are data: levels, headings of columns, places, languages and names of findings' own.
DATA = {"extra", "targets"}


def keys_of(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    return set(value).union(*(keys_of(inside) for key, inside in value.items() if key not in DATA))


@pytest.mark.parametrize("command", ["read", "check", "score"])
def test_every_key_is_documented(suchok: Suchok, command: str) -> None:
    documented = set(re.findall(r"`([a-z_0-9]+)`", PAGE))
    for path in (FIRST, SPOILT):
        printed = json.loads(suchok(command, "--json", path).out)
        assert printed["schema"] in PAGE
        assert keys_of(printed) <= documented
    assert documented >= LETTER
