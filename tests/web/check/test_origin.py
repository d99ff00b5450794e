"""A file that comes back is told with its plan and with what was changed, before anything is taken."""

from dataclasses import replace

import pytest
from django.test import Client

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.documents.writers import Format, write
from tests.documents.writers.test_golden import NOON
from tests.web.check.documents import checked

pytestmark = pytest.mark.usefixtures("catalogue")
PLAN = official_plans()[2]


def file_with(level: int, *, plan_named: bool) -> bytes:
    """Return a Word file of the plan whose third row has lost the target of one level."""
    sheet = sheet_of_plan(PLAN)
    rows = list(sheet.indicators)
    rows[2] = replace(rows[2], targets={**rows[2].targets, level: None})
    document = Document(Source("plan", "text", ""), None, (replace(sheet, indicators=tuple(rows)),), (), ())
    return write(document, Format.DOCX, plan=PLAN if plan_named else None, timestamp=NOON).content


@pytest.mark.parametrize(
    ("lang", "marked", "told"), [("bn", "নিজেই জানায়", "বিষয়বস্তু"), ("en", "itself says", "By its contents")]
)
def test_the_page_says_how_it_knows_the_plan(client: Client, lang: str, marked: str, told: str) -> None:
    for plan_named, words in ((True, marked), (False, told)):
        page = checked(client, file_with(90, plan_named=plan_named), "back.docx", lang=lang)
        assert words in page.query(".origin p")[0].to_text()


def test_each_changed_cell_stands_beside_the_official_one(client: Client) -> None:
    page = checked(client, file_with(90, plan_named=True), "back.docx", lang="en")
    rows = [row.to_text().split() for row in page.query(".changes tbody tr")]
    target = PLAN.indicators[2].targets[90]
    assert len(rows) == 1
    assert rows[0][0] == PLAN.indicators[2].code
    assert "90%" in rows[0]
    assert rows[0][-2:] == [f"{target:%d/%m/%Y}" if not isinstance(target, str) else target, "–"]
    assert page.query(".changes a")[0].attrs["href"] == "#row-0-2"
