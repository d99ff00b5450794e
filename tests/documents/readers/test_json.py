"""The JSON of a document, back to the document: the same JSON again, and nothing else is taken for one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.readers.json import LARGEST_JSON, document_of_json
from suchok.documents.readers.json_values import NotADocument
from suchok.documents.writers.json import document_as_json, document_json
from tests.documents.readers.test_round_trip import of_plan
from tests.documents.samples import indicator_row, ministry_report, plan, report
from tests.fixtures.seeds import seeds

CORPUS = sorted((Path(__file__).parents[2] / "corpus").rglob("*.*"))
CELLS = st.one_of(
    st.text(max_size=30).map(normalise),
    st.from_regex(r"[০-৯0-9]{1,3}[./-][০-৯0-9]{1,2}[./-][০-৯0-9]{2,4}", fullmatch=True),
    st.from_regex(r"-?[০-৯0-9]{1,4}(\.[০-৯0-9]{1,3})? ?(%|টি|জন)?", fullmatch=True),
    st.sampled_from(["", "–", "--", "২০২২-১০-১৩", "2022-10-13", "৩০% (ত্রিশ)", "শতকরা ৮০"]),
)


def comes_back(document: Document) -> None:
    data = document_json(document)
    assert document_json(document_of_json(data)) == data


@pytest.mark.parametrize("path", [*CORPUS, *seeds()], ids=lambda path: path.name)
def test_every_document_comes_back(path: Path) -> None:
    comes_back(read_file(path.name, path.read_bytes(), official_plans()))


@pytest.mark.parametrize("document", [report(), plan(), *map(of_plan, official_plans())])
def test_samples_and_official_plans_come_back(document: Document) -> None:
    comes_back(document)


@given(st.lists(CELLS.filter(lambda text: "|" not in text and "\n" not in text), min_size=9, max_size=9))
def test_whatever_the_cells_say(cells: list[str]) -> None:
    weight, *targets, achievement, score, remarks = cells
    line = "|".join(["1", "1.1 কার্যক্রম", "1.1.1 সূচক", "তারিখ", weight, *targets, achievement, score, remarks])
    row = indicator_row(line, (100, 90, 80, 70, 60))
    comes_back(report((row,), with_letter=False))


def test_what_it_says_is_known_by_its_shape() -> None:
    original, again = (one.sheets[0] for one in (report(), document_of_json(document_json(report()))))
    for row, other in zip(original.indicators, again.indicators, strict=True):
        for percent, cell in row.targets.items():
            found = other.targets[percent]
            assert (cell and cell.written.value) == (found and found.written.value)
        assert (row.achievement and row.achievement.text) == (other.achievement and other.achievement.text)
    assert again.has_achievements == original.has_achievements == ministry_report().has_achievements


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(NotADocument):
        document_of_json(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def paths(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Return the way to each part of a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in items for found in paths(inner, (*path, key)))]


KEYS = paths(document_as_json(report()))[1:]


@given(st.sampled_from(KEYS), _JSON)
def test_a_part_of_another_kind_is_refused_or_read(path: tuple[object, ...], instead: object) -> None:
    value = json.loads(document_json(report()))
    holder = value
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = instead
    try:
        document_json(document_of_json(json.dumps(value).encode()))
    except NotADocument:
        return


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b"{}", b'{"schema": "suchok.document/2"}', b" " * (LARGEST_JSON + 1), b"1" * 5000, b"\xff\xfe{"],
    ids=["nesting", "no schema", "another schema", "too large", "a number without end", "half a text"],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(NotADocument):
        document_of_json(data)


def test_a_scale_of_more_levels_than_any_has_is_refused() -> None:
    told = json.loads(document_json(report()))
    told["sheets"][0]["levels"] = [100] * 20_000
    with pytest.raises(NotADocument):
        document_of_json(json.dumps(told).encode())
