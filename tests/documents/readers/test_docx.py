"""Word documents with the habits of Word and Google Docs, written by hand."""

import io
import zipfile

import pytest

from suchok.core.reading.lines import RawLine, RawRow
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.docx import rows_of_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def document(body: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W} {R} {MC}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def lines(data: bytes) -> list[str]:
    return [raw.text for raw in rows_of_docx(data)[0] if isinstance(raw, RawLine) and raw.text]


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [raw.texts for raw in rows_of_docx(data)[0] if isinstance(raw, RawRow)]


@pytest.mark.parametrize(
    ("habit", "inner", "seen"),
    [
        ("a word in several runs", run("কর্ম") + run("পরিকল্পনা"), ["কর্মপরিকল্পনা"]),
        ("an insertion", run("এক ") + f"<w:ins>{run('দুই')}</w:ins>", ["এক দুই"]),
        ("a deletion", run("এক") + "<w:del><w:r><w:delText>দুই</w:delText></w:r></w:del>", ["এক"]),
        ("a passage moved away", run("এক") + f"<w:moveFrom>{run('দুই')}</w:moveFrom>", ["এক"]),
        ("hidden text", run("এক") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>দুই</w:t></w:r>", ["এক"]),
        ("text that is hidden no more", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>দুই</w:t></w:r>', ["দুই"]),
        ("a content control", f"<w:sdt><w:sdtContent>{run('এক')}</w:sdtContent></w:sdt>", ["এক"]),
        ("a hyperlink", f"<w:hyperlink>{run('এক')}</w:hyperlink>", ["এক"]),
        ("a line break", run("এক") + "<w:r><w:br/></w:r>" + run("দুই"), ["এক", "দুই"]),
        ("a field, by its result", "<w:r><w:instrText> DATE </w:instrText></w:r>" + run("৩ মে"), ["৩ মে"]),
        ("a page number", run("পৃষ্ঠা ") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + run("৩"), []),
        ("a comment", run("এক") + '<w:r><w:commentReference w:id="1"/></w:r>', ["এক"]),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else None,
)
def test_text_is_read_as_it_is_seen(habit: str, inner: str, seen: list[str]) -> None:
    assert lines(document(paragraph(inner))) == seen, habit


def test_what_tabs_set_side_by_side_is_a_row_however_many_tabs_there_are() -> None:
    tab = "<w:r><w:tab/></w:r>"
    left, right = "<w:p>" + run("করিম") + tab + run("রহিম") + "</w:p>", tab + tab
    data = document(
        left
        + paragraph(run("পরিচালক") + right + run("সচিব"))
        + paragraph(right + run("১০ এপ্রিল ২০২৩"))
        + paragraph(tab + run("উপর্যুক্ত বিষয়ে জানানো হলো।"))
    )
    texts = [normalise(text) for text in ("করিম", "রহিম", "পরিচালক", "সচিব", "১০ এপ্রিল ২০২৩", "উপর্যুক্ত বিষয়ে জানানো হলো।")]
    assert rows(data) == [(texts[0], texts[1]), (texts[2], texts[3])]
    assert lines(data) == texts[4:]


@pytest.mark.parametrize(
    "properties", ['<w:jc w:val="left"/>', '<w:jc w:val="start"/><w:ind w:left="0"/>', '<w:jc w:val="both"/>']
)
def test_a_line_that_says_it_stands_on_the_left_is_no_block_of_its_own(properties: str) -> None:
    data = document(paragraph(run("করিম")) + paragraph(run("পরিচালক"), properties))
    assert [raw.text for raw in rows_of_docx(data)[0] if isinstance(raw, RawLine)][1:3] == ["করিম", normalise("পরিচালক")]


def test_a_text_box_is_read_once_though_it_is_stored_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('শিরোনাম'))}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    assert lines(document(paragraph(twice))) == ["শিরোনাম"]


def test_headings_in_the_page_header_come_first() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="header1.xml" Type="header"/></Relationships>'
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    header = f"<w:hdr {W}>{paragraph(run('মন্ত্রণালয়'))}</w:hdr>"
    parts = {"word__header1_xml": header, "word/_rels/document.xml.rels": relations}
    assert [text[:3] for text in lines(document(paragraph(run("প্রতিবেদন")) + section, **parts))] == ["মন্", "প্র"]


def test_a_merged_cell_has_its_text_where_it_begins() -> None:
    across, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = document(
        table(
            cell("ক", across) + cell("খ"), cell("১", down) + cell("২") + cell("৩"), cell("", on) + cell("৪") + cell("৫")
        )
    )
    assert rows(data) == [("ক", "", "খ"), ("১", "২", "৩"), ("", "৪", "৫")]


def test_old_horizontal_merges_and_rows_that_begin_later_keep_their_columns() -> None:
    data = document(
        table(
            cell("ক", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("খ"),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("২") + cell("৩"),
        )
    )
    assert rows(data) == [("ক", "", "খ"), ("", "২", "৩")]


def test_a_deleted_row_is_not_read_and_an_inserted_cell_is() -> None:
    data = document(
        table("<w:trPr><w:del/></w:trPr>" + cell("ক"), f"<w:sdt><w:sdtContent>{cell('খ')}</w:sdtContent></w:sdt>")
    )
    assert rows(data) == [("খ",)]


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
OUTLINE = [("0", "1", "decimal", "%1."), ("1", "1", "decimal", "[%1.%2]"), ("2", "1", "decimal", "%1.%2.%3")]
NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='4'>{{}}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='4'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num></w:numbering>"
)


def counted(depth: int, text: str, name: int = 1) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:tc>{paragraph(run(text), numbering)}</w:tc>"


def test_codes_that_word_counts_are_read_where_it_prints_them() -> None:
    body = table(
        counted(0, "ক্ষেত্র") + counted(1, "কাজ") + counted(2, "সূচক"),
        cell("") + counted(1, "কাজ") + counted(2, "সূচক"),
        cell("") + cell("") + counted(2, "সূচক"),
        counted(0, "") + counted(1, "কাজ") + counted(2, "সূচক"),
        counted(0, "নতুন তালিকা", 2) + cell("") + cell(""),
    )
    levels = "".join(LEVEL.format(*level) for level in OUTLINE)
    assert rows(document(body, word__numbering_xml=NUMBERING.format(levels))) == [
        ("1. ক্ষেত্র", "[1.1] কাজ", "1.1.1 সূচক"),
        ("", "[1.2] কাজ", "1.2.1 সূচক"),
        ("", "", "1.2.2 সূচক"),
        ("2.", "[2.1] কাজ", "2.1.1 সূচক"),
        ("7. নতুন তালিকা", "", ""),
    ]


def test_a_style_may_count_and_bullets_in_cells_say_nothing() -> None:
    style = '<w:style w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    serial = "<w:tc>" + paragraph("", '<w:pStyle w:val="N"/>') + "</w:tc>"
    levels = LEVEL.format("0", "3", "decimal", "%1") + LEVEL.format("1", "1", "bullet", "x")
    parts = {
        "word__numbering_xml": NUMBERING.format(levels),
        "word__styles_xml": f"<w:styles {W}>{style}</w:styles>",
    }
    assert rows(document(table(serial + cell("এক"), serial + counted(1, "দুই")), **parts)) == [("3", "এক"), ("4", "দুই")]


def test_a_nested_table_is_a_table_of_its_own() -> None:
    inner = f"<w:tc>{paragraph(run('বাইরে'))}{table(cell('ভেতরে') + cell('২'))}{paragraph('')}</w:tc>"
    assert rows(document(table(inner))) == [("বাইরে",), ("ভেতরে", "২")]


PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Picture 1" descr="সিল"/>'
    '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></wp:inline></w:drawing></w:r>'
)


def left_out(data: bytes) -> list[tuple[str, dict[str, int | str], dict[str, str]]]:
    notes = read_file("x.docx", data, ()).notes
    return [(one.code, one.place.as_json(), dict(one.values)) for one in notes if one.code.startswith("text.")]


def test_what_is_left_out_is_told() -> None:
    deleted = "<w:del><w:r><w:delText>পুরোনো</w:delText></w:r></w:del>"
    comment = '<w:r><w:commentReference w:id="1"/></w:r>'
    shape = "<w:r><w:drawing/></w:r>"
    body = paragraph(run("লেখা") + deleted + deleted + comment + shape) + table(f"<w:tc>{paragraph(PICTURE)}</w:tc>")
    assert left_out(document(body + paragraph(PICTURE))) == [
        ("text.deletions", {}, {"count": "2"}),
        ("text.comments", {}, {"count": "1"}),
        ("text.picture", {"table": 1, "row": 1, "column": 1}, {"name": "সিল"}),
        ("text.picture", {"row": 2}, {"name": "সিল"}),
    ]


def test_a_deleted_end_of_a_paragraph_leaves_nothing_out() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert left_out(document(f"<w:p>{mark}{run('লেখা')}</w:p>")) == []


def test_runs_in_a_bijoy_font_become_unicode_and_the_others_stay() -> None:
    font = '<w:rPr><w:rFonts w:ascii="SutonnyMJ" w:hAnsi="SutonnyMJ"/></w:rPr>'
    bijoy = "".join(f"<w:r>{font}<w:t>{part}</w:t></w:r>" for part in ("‡", "mev mnwR", "KiY"))
    data = document(paragraph(bijoy + run(" Monitoring ২০২৩")))
    assert lines(data) == ["সেবা সহজিকরণ Monitoring ২০২৩"]
    assert rows_of_docx(data)[1].has_bijoy


def test_a_bijoy_font_may_come_from_the_style() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="B"><w:rPr><w:rFonts w:ascii="SutonnyMJ"/></w:rPr></w:style></w:styles>'
    data = document(paragraph(run("ZvwiL"), '<w:pStyle w:val="B"/>'), word__styles_xml=styles)
    assert lines(data) == ["তারিখ"]


def test_entities_are_not_followed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        text = (
            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            f"<w:document {W}><w:body>{paragraph('<w:r><w:t>&x;</w:t></w:r>')}</w:body></w:document>"
        )
        package.writestr("word/document.xml", text)
    assert lines(made.getvalue()) == []


def test_what_is_no_word_document_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("other.xml", "<x/>")
    for data in (b"PK\x03\x04 broken", made.getvalue(), document("<w:p>")):
        with pytest.raises(UnsafeArchive):
            rows_of_docx(data)
