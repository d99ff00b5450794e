"""Workbooks that are filled offline: what an officer may fill, and that LibreOffice keeps it so."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from suchok.core.plan.catalogue import official_plans
from suchok.documents.readers import read_file
from suchok.documents.writers import Format
from tests.documents.office_files import through_libreoffice
from tests.documents.readers.test_round_trip import of_plan, printed
from tests.documents.said import said
from tests.documents.samples import report

HEADINGS = 4
FILLED = {"অর্জন (জুলাই-সেপ্টেম্বর ২০২২)", "মন্তব্য"}


@pytest.fixture(params=["as written", "after LibreOffice"])
def data(request: pytest.FixtureRequest) -> bytes:
    written = printed(report(with_letter=False), Format.XLSX)
    if request.param == "as written":
        return written
    return through_libreoffice(written, "xlsx", "xlsx:Calc MS Excel 2007 XML")


def table_of(data: bytes) -> tuple[Worksheet, int]:
    """The worksheet of the plan, and the row of its first heading."""
    page = load_workbook(io.BytesIO(data)).worksheets[-1]
    return page, next(cell.row for cell in page["A"] if cell.value == "ক্রম")


def test_only_achievements_and_remarks_can_be_filled(data: bytes) -> None:
    page, top = table_of(data)
    assert page.protection.sheet
    headings = {cell.column: cell.value for cell in page[top] if cell.value}
    first = top + HEADINGS
    for row in page.iter_rows(min_row=first, max_row=first + 11):
        open_cells = {headings.get(cell.column) for cell in row if not cell.protection.locked}
        assert open_cells == FILLED
    total = page[first + 12]
    assert total[0].value == "মোট"
    assert all(cell.protection.locked for cell in total if cell.value)
    assert all(cell.protection.locked for row in page.iter_rows(max_row=first - 1) for cell in row if cell.value)


def test_the_heading_stays_in_sight() -> None:
    # LibreOffice without a window forgets the frozen rows of any workbook.
    page, top = table_of(printed(report(with_letter=False), Format.XLSX))
    assert page.freeze_panes == f"A{top + HEADINGS}"


def test_every_achievement_is_asked_for_in_its_unit(data: bytes) -> None:
    page, top = table_of(data)
    asked = {
        cell: rule for rule in page.data_validations.dataValidation for rows in rule.sqref.ranges for cell in rows.cells
    }
    column = next(cell.column for cell in page[top] if cell.value in FILLED)
    prompts = [asked[row, column].promptTitle for row in range(top + HEADINGS, top + HEADINGS + 12)]
    units = [row.unit_text for row in report().sheets[0].indicators]
    assert prompts == ["শতকরা" if unit == "%" else unit for unit in units]
    assert {rule.errorStyle for rule in asked.values()} == {"warning"}


def test_it_reads_the_same(data: bytes) -> None:
    text = read_file("x.txt", printed(report(with_letter=False), Format.TEXT), official_plans())
    assert said(read_file("x.xlsx", data, official_plans())) == said(text)


def test_what_is_filled_in_is_read() -> None:
    page, top = table_of(printed(report(with_letter=False), Format.XLSX))
    column = next(cell.column for cell in page[top] if cell.value in FILLED)
    page.cell(top + HEADINGS, column).value = "০৪/০৯/২০২২"
    saved = io.BytesIO()
    page.parent.save(saved)
    achieved = read_file("x.xlsx", saved.getvalue(), official_plans()).sheets[0].indicators[0].achievement
    assert achieved is not None
    assert achieved.written.plain == "2022-09-04"


def test_a_plan_with_nothing_to_fill_is_not_protected() -> None:
    page, _ = table_of(printed(of_plan(official_plans()[0]), Format.XLSX))
    assert not page.protection.sheet
