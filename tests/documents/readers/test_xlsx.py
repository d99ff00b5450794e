"""Workbooks as Excel and its writers save them: what people see in the cells is what is read."""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from suchok.core.reading.lines import RawRow
from suchok.core.report.place import Place
from suchok.documents.readers.xlsx import rows_of_workbook


def workbook(*sheets: tuple[str, list[list[object]]]) -> tuple[Workbook, list[Worksheet]]:
    made = Workbook()
    made.remove(made.worksheets[0])
    pages = []
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
        pages.append(page)
    return made, pages


def rows(made: Workbook) -> list[tuple[str, ...]]:
    saved = io.BytesIO()
    made.save(saved)
    return [raw.texts for raw in rows_of_workbook(saved.getvalue()) if isinstance(raw, RawRow)]


def test_numbers_dates_and_percents_are_read_as_they_are_shown() -> None:
    made, (page,) = workbook(("ক", [[4, 2.5, date(2023, 5, 4), 0.85, "৮০%", "4"]]))
    page["D1"].number_format = "0%"
    assert rows(made) == [("4", "2.5", "04/05/2023", "85%", "৮০%", "4")]


def test_a_percent_with_decimals_keeps_them() -> None:
    made, (page,) = workbook(("ক", [[0.9783, 1]]))
    page["A1"].number_format = "0.00%"
    page["B1"].number_format = '0"%"'
    assert rows(made)[0][0] == "97.83%"


def test_a_merged_cell_has_its_text_where_it_begins() -> None:
    made, (page,) = workbook(("ক", [["শিরোনাম", None, "খ"], ["১", "২", "৩"]]))
    page.merge_cells("A1:B1")
    assert rows(made) == [("শিরোনাম", "", "খ"), ("১", "২", "৩")]


def test_hidden_rows_and_sheets_are_not_read() -> None:
    made, (page, hidden) = workbook(("ক", [["এক"], ["দুই"]]), ("খ", [["তিন"]]))
    page.row_dimensions[2].hidden = True
    hidden.sheet_state = "hidden"
    assert rows(made) == [("এক",)]


def test_every_visible_sheet_is_read_with_its_places() -> None:
    made, _ = workbook(("প্রথম", [["ক"]]), ("দ্বিতীয়", [[None], [None, "খ"]]))
    saved = io.BytesIO()
    made.save(saved)
    found = [
        cell for raw in rows_of_workbook(saved.getvalue()) if isinstance(raw, RawRow) for cell in raw.cells if cell.text
    ]
    assert [cell.place for cell in found] == [
        Place(sheet="প্রথম", row=1, column=1),
        Place(sheet="দ্বিতীয়", row=2, column=2),
    ]
