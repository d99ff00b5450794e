"""Workbooks as Excel and its writers save them: what people see in the cells is what is read."""

import io
from datetime import date
from zipfile import ZipFile

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


def test_what_binary_fractions_add_to_a_figure_is_not_read() -> None:
    made, (page,) = workbook(("ক", [[66.67 / 100, 0.1 + 0.2, 1 / 3, 0.57 * 100]]))
    page["A1"].number_format = "0.00%"
    assert rows(made) == [("66.67%", "0.3", "0.333333333333333", "57")]


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


MANIFEST = """<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="ক">
<table:table-row>
 <table:table-cell office:value-type="string"><text:p>নোট</text:p></table:table-cell>
 <table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.8"/>
 <table:table-cell office:value-type="float" office:value="4"/>
 <table:table-cell office:value-type="percentage" office:value="0.6667000000000001"/>
</table:table-row>
<table:table-row table:visibility="collapse">
 <table:table-cell office:value-type="float" office:value="9"/>
</table:table-row>
<table:table-row table:number-rows-repeated="2">
 <table:table-cell office:value-type="percentage" office:value="0.05"/>
</table:table-row>
<table:table-row table:number-rows-repeated="1048000">
 <table:table-cell table:number-columns-repeated="1024"/>
</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_percents_and_hidden_rows_of_open_document_workbooks() -> None:
    saved = io.BytesIO()
    with ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr(
            "content.xml", "".join(line.strip(" ") for line in ODS.split("\n")).replace('"xmlns', '" xmlns')
        )
    read = [raw.texts for raw in rows_of_workbook(saved.getvalue()) if isinstance(raw, RawRow)]
    assert read == [("নোট", "80%", "80%", "4", "66.67%"), ("5%",), ("5%",)]
