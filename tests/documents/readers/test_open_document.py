"""Workbooks of OpenDocument (.ods): what people see in the cells is what is read, however often it is repeated."""

import io
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from suchok.core.reading.lines import RawRow
from suchok.documents.readers import UnreadableFile, read_file
from suchok.documents.readers.workbook import rows_of_workbook
from tests.documents.office_files import through_libreoffice
from tests.documents.readers.test_workbook import workbook

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


def open_document(rows: str) -> bytes:
    saved = io.BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        head = ODS.partition("<table:table-row>")[0].replace("\n", " ")
        archive.writestr(
            "content.xml", f"{head}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        )
    return saved.getvalue()


def text_cell(text: str, repeated: int = 1) -> str:
    repeats = f'table:number-columns-repeated="{repeated}"'
    return f'<table:table-cell office:value-type="string" {repeats}><text:p>{text}</text:p></table:table-cell>'


ROWS = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
FAR_BELOW = ROWS.format(1, text_cell("ক")) + ROWS.format(1_048_574, "<table:table-cell/>")

FAR_RIGHT = '<table:table-cell table:number-columns-repeated="16383"/>' + text_cell("খ")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            FAR_BELOW + ROWS.format(1, '<table:table-cell table:number-columns-repeated="16383"/>' + text_cell("খ")),
            "file.far_cell",
        ),
        (ROWS.format(1_048_576, text_cell("ক", 16_384)), "file.far_cell"),
        (ROWS.format(1_000_000_000, text_cell("ক")), "file.damaged"),
        (ROWS.format(10_000, text_cell("ক" * 1_000_000, 100)), "file.unpacks_too_large"),
    ],
    ids=["far apart", "all over", "more rows than there are", "a long text"],
)
def test_what_an_open_document_workbook_repeats_takes_no_room(rows: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.ods", open_document(rows), ())
    assert told.value.code == code


def test_spaces_without_end_in_an_open_document_workbook_are_one() -> None:
    cell = text_cell('ক<text:s text:c="2000000000"/>খ<!-- না --> গ')
    read = rows_of_workbook(open_document(ROWS.format(1, cell)))
    assert [raw.texts for raw in read if isinstance(raw, RawRow)] == [("ক খ গ",)]


def test_values_of_an_open_document_workbook_are_read_as_they_are_shown() -> None:
    made, (page,) = workbook(("ক", [[4, 2.5, date(2023, 5, 4), 0.85, "এক\nদুই", "=1/0", None, "শেষ"], [], ["খ"]]))
    page["D1"].number_format = "0%"
    saved = io.BytesIO()
    made.save(saved)
    read = rows_of_workbook(through_libreoffice(saved.getvalue(), "xlsx", "ods"))
    assert [raw.texts for raw in read if isinstance(raw, RawRow)] == [
        ("4", "2.5", "04/05/2023", "85%", "এক দুই", "", "", "শেষ"),
        ("খ",),
    ]


def test_more_cells_than_any_report_has_are_refused() -> None:
    rows = ROWS.format(4_000, text_cell("ক", 100))
    with pytest.raises(UnreadableFile) as told:
        read_file("plan.ods", open_document(rows), ())
    assert told.value.code == "file.too_many_cells"
