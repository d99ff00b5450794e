"""A scan on the page: what was read with doubt stands beside the picture of its cell."""

import base64

import pytest
from django.test import Client

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.documents.writers import Format, write
from tests.documents.scans import LOOKS, as_file, pages_of
from tests.documents.writers.test_golden import NOON
from tests.web.check.documents import checked

pytestmark = pytest.mark.usefixtures("catalogue")
PLAN = next(plan for plan in official_plans() if not plan.has_areas)


@pytest.mark.parametrize(("lang", "words"), [("bn", "ঘরে যা আছে"), ("en", "What stands in the cell")])
def test_a_doubtful_cell_is_shown_beside_its_sentence(client: Client, lang: str, words: str) -> None:
    document = Document(Source("plan", "text", ""), None, (sheet_of_plan(PLAN),), (), ())
    pdf = write(document, Format.PDF, plan=PLAN, timestamp=NOON).content
    page = checked(client, as_file(pages_of(pdf, LOOKS["300 dpi stamped"]), "PNG"), "scan.png", lang=lang)
    doubts = page.query('.said[data-code="scan.doubtful"]')
    assert doubts
    for doubt in doubts:
        (picture,) = doubt.query("img.clipping")
        assert picture.attrs["alt"] == words
        assert base64.b64decode(str(picture.attrs["src"]).partition(",")[2]).startswith(b"\x89PNG")
