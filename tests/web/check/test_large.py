"""Large documents: the first rows on the page, all of them counted and in the files."""

import json
from itertools import product

import pytest
from django.test import Client

from suchok.web.check.convert.cells import ROWS_SHOWN
from tests.web.check.documents import HEADINGS, TITLE, checked, parcel_of, post

pytestmark = pytest.mark.usefixtures("catalogue")
ROWS = 3000


def large(rows: int) -> str:
    lines = [
        f"{area}\t[{area}] ক্ষেত্র {area}\t২০\t[{area}.{part}] কাজ {area} {part}\t[{area}.{part}.1] সূচক {area} {part}"
        f" সম্পন্ন\tতারিখ\t২\t১৩/১০/২০২২\t২৭/১০/২০২২\t৩১/০২/২০২৩\t\t\t{part}\t\t"
        for area, part in product(range(1, rows // 10 + 1), range(1, 11))
    ]
    return "\n".join([TITLE, HEADINGS, *lines])


def test_3000_rows(client: Client) -> None:
    page = checked(client, large(ROWS), lang="en")
    rows = [row for row in page.query("tr") if (row.attrs.get("id") or "").startswith("row-")]
    assert len(rows) == ROWS_SHOWN
    (note,) = page.query(".note-doubt")
    assert note.to_text().startswith("The first 500 of 3000 rows are shown.")
    counted = sum(int(sign.to_text().split()[0]) for sign in page.query(".tally .sign"))
    assert counted > len(page.query(".said")) > ROWS_SHOWN
    ids = {element.attrs["id"] for element in page.query("[id]")}
    assert [a.attrs["href"] for a in page.query("main a") if (a.attrs["href"] or "#")[1:] not in ids] == []
    answer = client.post("/check/download", {"document": parcel_of(page), "form": "json"})
    assert len(json.loads(answer.content)["sheets"][0]["indicators"]) == ROWS


def test_a_page_is_of_bounded_size(client: Client) -> None:
    sizes = [len(post(client, large(rows)).content) for rows in (600, 1200)]
    assert sizes[1] < sizes[0] * 1.3


def test_all_rows_of_a_document_of_the_limit_are_shown(client: Client) -> None:
    page = checked(client, large(ROWS_SHOWN))
    assert page.query(".note-doubt") == []
    assert len([row for row in page.query("tr") if (row.attrs.get("id") or "").startswith("row-")]) == ROWS_SHOWN
