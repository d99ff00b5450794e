"""Every printed cell and line is found somewhere in what was read; only headings and merged copies are left out."""

import dataclasses
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import RawRow
from suchok.core.report.document import Document
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers import read_file
from suchok.documents.readers.text import rows_of_text

PLANS = official_plans()
CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "layouts").iterdir())
_WORD = re.compile(r"[^\s\[\](){}।,;:*।ঃ'\"|–—-]+")
_LABELS = {"সর্বমোট"}
"""The label of a total is no value."""


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_in(getattr(value, field.name))


def words_of(text: str) -> set[str]:
    return {word.strip(".") for word in _WORD.findall(to_latin_digits(text))}


def missing_words(document: Document, text: str, heading: set[str]) -> list[str]:
    """Return the words of a file that are neither in the document nor in its headings."""
    sheets = document.sheets
    numbers = {part for sheet in sheets for row in sheet.indicators for part in (row.code or "").split(".")}
    known = set().union(
        heading, numbers, _LABELS, *(words_of(said) for said in texts_in(dataclasses.replace(document, notes=())))
    )
    raws = rows_of_text(text)
    printed = [said for raw in raws for said in (raw.texts if isinstance(raw, RawRow) else [raw.text])]
    return [word for said in printed for word in words_of(said) if word and word not in known]


def heading_words(text: str) -> set[str]:
    rows = [raw for raw in rows_of_text(text) if isinstance(raw, RawRow)][:4]
    return {word for row in rows for said in row.texts for word in words_of(said)}


@pytest.mark.parametrize("path", CORPUS, ids=[path.name for path in CORPUS])
def test_every_word_of_the_corpus_is_kept(path: Path) -> None:
    text = path.read_text()
    document = read_file(path.name, text.encode(), PLANS)
    assert missing_words(document, text, heading_words(text)) == []


def is_heading(line: str) -> bool:
    return "অসাধারণ" in line or "কর্মসম্পাদন সূচকের মান" in line


def test_every_word_of_a_damaged_table_is_kept(is_long: bool) -> None:
    rng = random.Random(11)
    for path in CORPUS:
        text = path.read_text()
        heading = heading_words(text)
        for _ in range(200 if is_long else 6):
            lines = text.split("\n")
            at = rng.choice([at for at in range(8, len(lines)) if not is_heading(lines[at])])
            stray = f"বিচ্ছিন্ন{rng.randrange(1000)}"
            separator = next((sign for sign in ("\t", "|", ";", ",") if sign in lines[at]), "\t")
            cells = lines[at].split(separator)
            cells.insert(rng.randrange(len(cells) + 1), stray)
            lines[at] = separator.join(cells)
            document = read_file(path.name, "\n".join(lines).encode(), PLANS)
            assert missing_words(document, "\n".join(lines), heading) == []
