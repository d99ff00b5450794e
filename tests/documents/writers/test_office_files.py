"""DOCX and XLSX: the form that Word, Excel and LibreOffice show, and text that stays text."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from lxml import etree
from openpyxl import load_workbook

from suchok.core.report.document import Document
from suchok.documents.mark import MARK_NAME, Mark
from suchok.documents.writers import Format, write
from suchok.documents.writers.json import document_as_json, encoded
from tests.documents.extracted import docx_text, xlsx_text
from tests.documents.samples import MINISTRY_LEVELS, MINISTRY_REPORT, plan, report, rows_of

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def body_of(document: Document) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(write(document, Format.DOCX, timestamp=NOON).content)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def hash_of(document: Document) -> str:
    return sha256(encoded(document_as_json(document))).hexdigest()


def with_title(title: str) -> Document:
    first, *others = rows_of(MINISTRY_REPORT, MINISTRY_LEVELS)
    return report((replace(first, title=title), *others), with_letter=False)


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
def test_the_hidden_mark_names_the_document(form: Format) -> None:
    content = write(report(), form, timestamp=NOON).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        properties = package.read("docProps/custom.xml").decode()
    assert MARK_NAME in properties
    assert str(Mark(hash_of(report()), None)) in properties
    assert hash_of(report()) != hash_of(plan())


def test_word_repeats_the_four_heading_rows() -> None:
    table = body_of(plan()).find(".//w:tbl", W)
    assert table is not None
    heading = [row.find("w:trPr/w:tblHeader", W) is not None for row in table.findall("w:tr", W)]
    assert heading[:4] == [True] * 4
    assert not any(heading[4:])


def test_word_gets_a_full_grid_in_every_row() -> None:
    table = body_of(plan()).find(".//w:tbl", W)
    assert table is not None
    columns = len(table.findall("w:tblGrid/w:gridCol", W))
    for row in table.findall("w:tr", W):
        spans = [cell.find("w:tcPr/w:gridSpan", W) for cell in row.findall("w:tc", W)]
        assert sum(1 if span is None else int(span.get(f"{{{W['w']}}}val", "1")) for span in spans) == columns


def test_word_takes_bangla_from_the_complex_script_font() -> None:
    for properties in body_of(report()).iterfind(".//w:rPr", W):
        names = [child.tag.split("}")[1] for child in properties]
        assert {"rFonts", "sz", "szCs", "cs"} <= set(names)
        assert ("b" in names) == ("bCs" in names)


def test_word_has_the_letter_upright_and_the_table_lying() -> None:
    sizes = [size.get(f"{{{W['w']}}}orient") for size in body_of(report()).iterfind(".//w:pgSz", W)]
    assert sizes == [None, "landscape"]


def test_the_workbook_merges_freezes_and_repeats() -> None:
    page = load_workbook(io.BytesIO(write(plan(), Format.XLSX, timestamp=NOON).content)).active
    assert page is not None
    assert page.page_setup.orientation == "landscape"
    assert page.freeze_panes == "A7"
    assert page.print_title_rows == "$3:$6"
    assert "F3:H3" in {str(one) for one in page.merged_cells.ranges}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("http://example.org")', "{=1}"])
def test_nothing_typed_becomes_a_formula(text: str) -> None:
    document = with_title("ক")
    sheet = document.sheets[0]
    rows = (replace(sheet.indicators[0], code=None, title=text), *sheet.indicators[1:])
    document = replace(document, sheets=(replace(sheet, indicators=rows, title=text),))
    book = load_workbook(io.BytesIO(write(document, Format.XLSX, timestamp=NOON).content))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells].count(text) == 2


@pytest.mark.parametrize(("form", "read"), [(Format.DOCX, docx_text), (Format.XLSX, xlsx_text)])
@pytest.mark.parametrize("hostile", ["<w:p/>&amp;]]>", "a\x00b\x07c", "half \ud800 character", "\ufffe", "🙂"])
def test_text_is_never_markup(form: Format, read: object, hostile: str) -> None:
    assert callable(read)
    shown = "".join(one for one in hostile if one not in "\x00\x07\ud800\ufffe")
    assert f"আগে {shown} পরে" in read(write(with_title(f"আগে {hostile} পরে"), form, timestamp=NOON).content)


def test_a_text_longer_than_a_cell_of_excel_is_cut_and_does_not_fail() -> None:
    assert write(with_title("ক" * 40_000), Format.XLSX, timestamp=NOON).content
