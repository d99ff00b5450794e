"""Workbooks as Excel and its writers save them: what people see in the cells is what is read."""

import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from suchok.core.reading.lines import RawRow
from suchok.core.report.place import Place
from suchok.documents.readers import UnreadableFile, read_file
from suchok.documents.readers.workbook import rows_of_workbook
from tests.documents.office_files import through_libreoffice


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
    made, (page,) = workbook(("ক", [[0.9783, 0.5]]))
    page["A1"].number_format = "0.00%"
    page["B1"].number_format = '"প্রায় "0%'
    assert rows(made) == [("97.83%", "50%")]


@pytest.mark.parametrize("number_format", ['0"%"', "0\\%"])
def test_a_sign_put_behind_a_number_makes_no_percent(number_format: str) -> None:
    made, (page,) = workbook(("ক", [[80, "নোট"]]))
    page["A1"].number_format = number_format
    assert rows(made) == [("80", "নোট")]


@pytest.fixture(scope="module")
def excel_97() -> bytes:
    """A workbook that LibreOffice saved as .xls."""
    made, (page, hidden) = workbook(
        ("ক", [["নোট", 0.8, 0.9783, 4, 80, 0.25], ["লুকানো"], ["খ", 1 / 3]]), ("গোপন", [["এক"]])
    )
    for cell, form in {"B1": "0%", "C1": "0.00%", "E1": '0"%"', "F1": "0.0%"}.items():
        page[cell].number_format = form
    page.row_dimensions[2].hidden = True
    hidden.sheet_state = "hidden"
    saved = io.BytesIO()
    made.save(saved)
    return through_libreoffice(saved.getvalue(), "xlsx", "xls")


def test_percents_hidden_rows_and_hidden_sheets_of_excel_97(excel_97: bytes) -> None:
    read = [raw.texts for raw in rows_of_workbook(excel_97) if isinstance(raw, RawRow)]
    assert read == [("নোট", "80%", "97.83%", "4", "80", "25%"), ("খ", "0.333333333333333")]


def test_an_excel_97_workbook_behind_a_password_says_so(excel_97: bytes) -> None:
    # The record behind the first one becomes FILEPASS, with which protected workbooks begin.
    begin = excel_97.index(b"\x09\x08\x10\x00") + 20
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.xls", excel_97[:begin] + b"\x2f\x00" + excel_97[begin + 2 :], ())
    assert told.value.code == "file.encrypted"


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


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_hidden_columns_are_not_read_and_merged_cells_that_begin_hidden_are_where_they_are_seen(ending: str) -> None:
    made, (page,) = workbook(
        ("ক", [["শিরোনাম", None, None], ["ক্ষেত্র", "এক", "৫"], [None, "দুই", "৬"], [None, "তিন", "৭"]])
    )
    for merged in ("A1:C1", "A2:A4"):
        page.merge_cells(merged)
    page.insert_cols(3)
    page["C3"] = "হিসাব"
    page.column_dimensions["C"].hidden = page.row_dimensions[2].hidden = True
    saved = io.BytesIO()
    made.save(saved)
    data = saved.getvalue() if ending == "xlsx" else through_libreoffice(saved.getvalue(), "xlsx", ending)
    read = [raw for raw in rows_of_workbook(data) if isinstance(raw, RawRow)]
    assert [raw.texts for raw in read] == [("শিরোনাম",), ("ক্ষেত্র", "দুই", "৬"), ("", "তিন", "৭")]
    assert [cell.place.column for cell in read[1].cells] == [1, 2, 4]


def test_a_title_merged_over_a_hidden_first_column_is_read() -> None:
    made, (page,) = workbook(("ক", [["শিরোনাম", None], ["১", "দুই"]]))
    page.merge_cells("A1:B1")
    page.column_dimensions["A"].hidden = True
    assert rows(made) == [("শিরোনাম",), ("দুই",)]


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


TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMESPACE = f"xmlns='{TRANSITIONAL.decode()}'"
SHEET = "xl/worksheets/sheet1.xml"


def with_cells(rows: str, part: str = SHEET) -> bytes:
    """Return a workbook whose first sheet has these rows as XML, in a part of that name."""
    made, _ = workbook(("ক", [["এক"]]))
    saved, changed = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == SHEET:
                new.writestr(part, f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>")
            else:
                new.writestr(name, old.read(name))
    return changed.getvalue()


FAR_APART = '<row><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>2</v></c></row>'
PREFIXED = (
    f"""<row><c r="A1"><v>1</v></c><x:c xmlns:x='{TRANSITIONAL.decode()}' r="XFD1048576"><x:v>2</x:v></x:c></row>"""
)
UNNAMED = f"<row>{'<c><v>1</v></c>' * 3000}</row>{'<row/>' * 3000}<row><c><v>1</v></c></row>"

IN_A_FAR_ROW = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1900000"><c><v>1</v></c><c><v>1</v></c></row>'
SLASHED = '<row r="1"><c r="A1"><v>1</v></c></row><row><a/b:c r="XFD1048576"><v>2</v></a/b:c></row>'


@pytest.mark.parametrize(
    ("data", "code", "cell"),
    [
        (with_cells(FAR_APART), "file.far_cell", "XFD1048576"),
        (with_cells(FAR_APART, "xl/WorkSheets/sheet1.xml"), "file.far_cell", "XFD1048576"),
        (with_cells(PREFIXED), "file.far_cell", "XFD1048576"),
        (with_cells(UNNAMED), "file.far_cell", "DKJ3002"),
        (with_cells(IN_A_FAR_ROW), "file.far_cell", "C1900002"),
        (with_cells(SLASHED), "file.damaged", ""),
        (with_cells('<row><c r="A1"><v>1</v></c><c r="AAAA1"><v>1</v></c></row>'), "file.damaged", ""),
        (with_cells('<row><c r="A1"><v>1</v></c><c r="B৯"><v>1</v></c></row>'), "file.damaged", ""),
    ],
    ids=[
        "far apart",
        "in a part with capitals",
        "with a prefix",
        "without names",
        "in a row that names itself",
        "under no name",
        "in no column",
        "in no row",
    ],
)
def test_a_sheet_with_room_for_too_many_cells_is_refused(data: bytes, code: str, cell: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.xlsx", data, ())
    assert told.value.code == code
    assert cell in told.value.sentence.en


CONTENT_TYPES = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def of_parts(sheets: str, relations: dict[str, str], parts: dict[str, str]) -> bytes:
    """Return a workbook of parts written by hand: relations lead to sheets, whose rows ``parts`` gives."""
    saved = io.BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        main = f'<Relationship Id="w" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships {PACKAGE}>{main}</Relationships>")
        archive.writestr(
            "xl/workbook.xml", f'<workbook {NAMESPACE} xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
        )
        led = [f'<Relationship Id="{key}" Type="{OFFICE}/worksheet" Target="{to}"/>' for key, to in relations.items()]
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships {PACKAGE}>{''.join(led)}</Relationships>")
        for name, rows in parts.items():
            archive.writestr(name, f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>")
    return saved.getvalue()


SHEET_OF = '<sheet name="ক" sheetId="1" {}/>'


@pytest.mark.parametrize(
    "data",
    [
        of_parts(
            SHEET_OF.format('r:id="a"'),
            {"a": "worksheets/sheet1.xml"},
            {"xl/worksheets/sheet1.xml": ONE, "xl\\worksheets\\sheet1.xml": FAR_APART},
        ),
        of_parts(
            SHEET_OF.format('r:id="a"'),
            {"a": "worksheets/sheet&#50;.xml"},
            {"xl/worksheets/sheet2.xml": ONE, "xl/worksheets/sheet&#50;.xml": FAR_APART},
        ),
        of_parts(
            SHEET_OF.format('x:id="b" xmlns:x="urn:x" r:id="a"'),
            {"a": "worksheets/sheet1.xml", "b": "worksheets/sheet2.xml"},
            {"xl/worksheets/sheet1.xml": FAR_APART, "xl/worksheets/sheet2.xml": ONE},
        ),
    ],
    ids=["by another stroke", "by a sign in figures", "by another name of the relation"],
)
def test_the_sheet_that_was_measured_is_the_one_that_is_read(data: bytes) -> None:
    assert [raw.texts for raw in rows_of_workbook(data) if isinstance(raw, RawRow)] == [("1",)]


def test_a_part_that_is_many_sheets_is_refused() -> None:
    sheets = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="a"/>' for number in range(1, 3))
    data = of_parts(sheets, {"a": "worksheets/sheet1.xml"}, {"xl/worksheets/sheet1.xml": ONE})
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.xlsx", data, ())
    assert told.value.code == "file.damaged"


def test_a_figure_that_is_no_moment_damages_the_workbook_and_nothing_else() -> None:
    made, (page,) = workbook(("ক", [[1]]))
    page["A1"].number_format = "dd/mm/yyyy"
    saved, changed = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>1</v>", b"<v>-inf</v>"))
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.xlsx", changed.getvalue(), ())
    assert told.value.code == "file.damaged"


def repeating(text: str, cells: int) -> bytes:
    """Return a workbook in which so many cells show the same text, which is written once."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as made:
        page = made.add_worksheet()
        for row in range(cells):
            page.write_string(row, 0, text)
    return saved.getvalue()


def test_a_text_that_many_cells_show_counts_as_often() -> None:
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.xlsx", repeating("দীর্ঘ" * 6_000, 5_000), ())
    assert told.value.code == "file.unpacks_too_large"
    assert len(rows_of_workbook(repeating("দীর্ঘ" * 100, 5_000))) == 5_001


def test_a_stray_cell_some_way_off_and_a_blank_one_far_off_are_read() -> None:
    blank = '<c r="XFD1048576" s="0"/>'
    data = with_cells(f'<row><c r="A1"><v>1</v></c></row><row><c r="C70000"><v>2</v></c></row><row>{blank}</row>')
    assert [raw.texts for raw in rows_of_workbook(data) if isinstance(raw, RawRow)] == [("1",), ("", "", "2")]


def test_percents_and_hidden_rows_of_a_strict_open_xml_workbook() -> None:
    made, (page,) = workbook(("ক", [[0.8], ["লুকানো"]]))
    page["A1"].number_format = "0%"
    page.row_dimensions[2].hidden = True
    saved, strict = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with ZipFile(saved) as old, ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(TRANSITIONAL, b"http://purl.oclc.org/ooxml/spreadsheetml/main"))
    assert [raw.texts for raw in rows_of_workbook(strict.getvalue()) if isinstance(raw, RawRow)] == [("80%",)]
