"""An officer opens last quarter's report: mistakes are shown in the table and mended, the sound document comes down."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Cell, Document
from suchok.core.text.written import written_value
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, write
from tests.documents.samples import report
from tests.documents.scans import Look, as_file, pages_of, photographed
from tests.documents.writers.test_golden import NOON
from tests.fixtures.browser import NARROW, WIDE, OpenPage
from tests.web.check.documents import dropped

PLANS = official_plans()
PLAN = next(plan for plan in PLANS if (plan.fiscal_year.code, plan.level) == ("2022-23", "ministry"))
IMPOSSIBLE = "৩১/০২/২০২৩"


def last_quarter() -> Document:
    """A quarter's report with an impossible date in the row of the third indicator, and a wrong weight in the first."""
    document = report(with_letter=False)
    sheet = document.sheets[0]
    rows = list(sheet.indicators)
    rows[0] = replace(rows[0], weight=_cell(rows[0].weight, "১১"))
    rows[2] = replace(rows[2], targets={**rows[2].targets, 80: _cell(rows[2].targets[80], IMPOSSIBLE)})
    return replace(document, sheets=(replace(sheet, indicators=tuple(rows)),))


def _cell(cell: Cell | None, text: str) -> Cell:
    assert cell is not None
    return replace(cell, written=written_value(text))


def word_file(folder: Path) -> Path:
    path = folder / "প্রতিবেদন.docx"
    path.write_bytes(write(last_quarter(), Format.DOCX, plan=PLAN, timestamp=NOON).content)
    return path


def photograph(folder: Path) -> Path:
    pdf = write(last_quarter(), Format.PDF, plan=PLAN, timestamp=NOON).content
    path = folder / "photo.jpg"
    path.write_bytes(as_file([photographed(pages_of(pdf, Look(grey=4))[0])], "JPEG"))
    return path


def saved(page: Page, name: str, folder: Path) -> Document:
    """Press a button of the downloads and read the file that comes."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return read_file(path.name, path.read_bytes(), PLANS)


def codes(page: Page) -> list[str]:
    found: list[str] = page.locator(".said").evaluate_all("lines => lines.map(line => line.dataset.code)")
    return found


def targets(document: Document) -> list[str | None]:
    return [cell.text if cell else None for row in document.sheets[0].indicators for cell in row.targets.values()]


def take_all(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[name=take_all]").click()
    expect(page.locator(".taken")).to_be_visible()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_word_file_is_mended_and_comes_down_sound(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = dropped(open_page, word_file(tmp_path), lang="en", width=width)
    assert {"date.impossible", "weight.area_sum"} <= set(codes(page))
    take_all(page)
    assert {"date.impossible", "weight.area_sum"}.isdisjoint(codes(page))
    for name in ("DOCX", "XLSX", "PDF"):
        again = saved(page, name, tmp_path)
        assert IMPOSSIBLE not in targets(again)
        weight = again.sheets[0].indicators[0].weight
        assert weight is not None
        assert weight.written.value == PLAN.indicators[0].weight
        assert {"date.impossible", "weight.area_sum"}.isdisjoint(found.code for found in check_document(again, PLANS))


def test_a_photograph_of_a_page_is_read_shown_and_mended(open_page: OpenPage, tmp_path: Path) -> None:
    page = dropped(open_page, photograph(tmp_path), lang="bn")
    assert "date.impossible" in codes(page)
    assert IMPOSSIBLE in page.locator("table .cell-text").all_inner_texts()
    take_all(page)
    assert "date.impossible" not in codes(page)
    again = saved(page, "PDF", tmp_path)
    assert IMPOSSIBLE not in targets(again)
    assert len(targets(again)) > 0
