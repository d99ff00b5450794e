"""Large documents: the first rows on the page, all of them counted and in the files."""

import json
import re
from itertools import product

import pytest
from django.test import Client
from justhtml import JustHTML

from suchok.web.check.convert.cells import ROWS_ON_PAGE, ROWS_SHOWN
from suchok.web.check.convert.marks import LISTED
from suchok.web.check.convert.page import SHEETS_SHOWN
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


def note_in(page: JustHTML, part: str) -> str:
    (note,) = page.query(f"{part} .note-doubt")
    return note.to_text()


def leads_somewhere(page: JustHTML) -> bool:
    ids = {element.attrs["id"] for element in page.query("[id]")}
    return all((a.attrs["href"] or "#")[1:] in ids for a in page.query("main a"))


def test_of_very_many_lines_outside_tables_the_first_are_told_and_all_counted(client: Client) -> None:
    page = checked(client, "\n".join(f"লাইন {number}" for number in range(5000)), lang="en")
    assert len(page.query(".said")) < 2 * LISTED
    assert page.query(".tally .sign-info")[0].to_text().startswith("5000")
    assert note_in(page, ".outside").startswith(f"The first {LISTED} of 5001 findings are shown here.")


def test_of_very_many_tables_the_first_are_shown(client: Client) -> None:
    page = checked(client, "\n\n".join(large(10) + f"\nনাম {at}\nতারিখ: ৩০/০২/২০২৩" for at in range(120)), lang="en")
    assert len(page.query("section.sheet")) == SHEETS_SHOWN
    assert note_in(page, "form.checked >").startswith(f"The first {SHEETS_SHOWN} of 120 are shown.")
    assert leads_somewhere(page)


def test_a_page_shows_a_thousand_rows_of_all_its_tables(client: Client) -> None:
    page = checked(client, "\n\n".join(large(400) for _ in range(4)), lang="en")
    assert len([row for row in page.query("tr") if (row.attrs.get("id") or "").startswith("row-")]) == ROWS_ON_PAGE
    assert leads_somewhere(page)


def test_of_very_many_signatures_the_first_are_shown(client: Client) -> None:
    page = checked(client, large(10) + "\n\n" + "\n\n".join(f"নাম {n}\nতারিখ: ৩০/০২/২০২৩" for n in range(900)), lang="en")
    assert len(page.query(".signature")) == LISTED
    assert [note.to_text()[:24] for note in page.query("section.sheet .note-doubt")] == [
        "The first 200 of 900 are",
        "The first 200 of 900 fin",
    ][::-1]
    assert leads_somewhere(page)


def test_all_proposals_of_a_large_document_are_taken_at_once(client: Client) -> None:
    marked = re.sub(r"\t\d+\t\t$", "\t১\t১৫\t", large(600), flags=re.MULTILINE)
    page = checked(client, marked, lang="en")
    taken = JustHTML(post(client, marked, lang="en", take_all="1").content.decode(), sanitize=False)
    assert len(taken.query(".taken li")) == LISTED
    assert note_in(taken, ".taken").startswith(f"The first {LISTED} of ")
    assert len(page.query(".taken")) == 0


def test_all_rows_of_a_document_of_the_limit_are_shown(client: Client) -> None:
    page = checked(client, large(ROWS_SHOWN))
    assert page.query(".note-doubt") == []
    assert len([row for row in page.query("tr") if (row.attrs.get("id") or "").startswith("row-")]) == ROWS_SHOWN
