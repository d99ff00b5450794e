"""Files that are broken, hostile or of another kind: one clear sentence, nothing executed, nothing followed."""

import gc
import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import RawLine, RawRow
from suchok.documents.previews import preview_of
from suchok.documents.readers import UnreadableFile, limits, read_file
from suchok.documents.readers.archive import UnsafeArchive, root_of
from suchok.documents.readers.docx import rows_of_docx
from suchok.documents.readers.scan.pictures import UnreadablePicture
from suchok.documents.writers import Format
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import report

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


def named(text: str) -> bytes:
    return text.encode("utf-16-le")


REFUSED = [
    ("three million lines", "ক\n".encode() * 3_000_000, "file.too_many_lines"),
    ("old line ends", b"a\r" * 3_000_000, "file.too_many_lines"),
    ("an empty file", b" \n", "file.empty"),
    ("a broken PDF", b"%PDF-1.7 ...", "file.damaged"),
    ("a photograph", b"\xff\xd8\xff\xe0" + bytes(100), "file.damaged"),
    ("our own JSON", b'\xef\xbb\xbf{ "schema": "suchok.document/1", "sheets": [] }', "file.for_programs"),
    ("a program", b"\x7fELF" + bytes(100), "file.unknown_kind"),
    ("a photograph of an iPhone", b"\x00\x00\x00\x18ftypheic" + bytes(100), "file.heic"),
    ("some other archive", packed(readme=b"hello"), "file.is_archive"),
    ("a cut archive", printed(report(), Format.DOCX)[:4000], "file.damaged"),
    ("a Word file without its text", packed(word__document_xml=b"<oops"), "file.damaged"),
    ("a Word file with macros", packed(word__document_xml=b"<x/>", **{"word/vbaProject.bin": b"x"}), "file.macros"),
    ("an Excel file with macros, old kind", COMPOUND + named("Workbook") + named("_VBA_PROJECT_CUR"), "file.macros"),
    ("a protected file", COMPOUND + named("EncryptedPackage"), "file.encrypted"),
    ("a bomb", packed(word__document_xml=bytes(300_000_000)), "file.unpacks_too_large"),
]


@pytest.mark.parametrize(("what", "data", "code"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_each_gets_its_sentence(what: str, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_file("ফাইল.docx", data, ())
    assert refused.value.code == code, what
    assert "ফাইল.docx" in refused.value.sentence.bn
    assert "ফাইল.docx" in refused.value.sentence.en


def outcome(data: bytes) -> str:
    try:
        read_file("x.docx", data, ())
    except UnreadableFile as refused:
        return refused.code
    return "read"


def test_names_inside_an_archive_lead_nowhere() -> None:
    paragraph = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    )
    data = packed(word__document_xml=paragraph, **{"../../outside.txt": b"x", "/etc/outside": b"x"})
    assert read_file("x.docx", data, ()).sheets == ()


def test_nesting_without_end_is_refused_or_read_but_never_followed() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for depth in (200, 5000):
        tables = "<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth
        data = packed(word__document_xml=f"<w:document {w}><w:body>{tables}</w:body></w:document>".encode())
        assert outcome(data) in ("read", "file.damaged")


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: bytes) -> bytes:
    return packed(word__document_xml=f"<w:document {WORD}><w:body>{body}</w:body></w:document>".encode(), **parts)


PARAGRAPH = "<w:p><w:r><w:t>ক</w:t></w:r></w:p>"


def paragraph(number: int) -> str:
    return f"<w:p><w:r><w:t>{number:x}</w:t></w:r></w:p>"


CELL = f"<w:tc>{PARAGRAPH}</w:tc>"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>")],
    ids=["tables in tables", "boxes in boxes"],
)
def test_what_stands_in_one_another_is_read_once(opening: str, closing: str) -> None:
    raws, _ = rows_of_docx(word(opening * 20 + PARAGRAPH + closing * 20))
    texts = [raw.text if isinstance(raw, RawLine) else " ".join(raw.texts) for raw in raws]
    assert texts.count("ক") == 1


def many_levels() -> bytes:
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{at}"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        for at in range(20_000)
    )
    lists = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="1"/></w:num>' for at in range(20_000))
    return word(PARAGRAPH, word__numbering_xml=f"<w:numbering {WORD}>{levels}{lists}</w:numbering>".encode())


def test_levels_that_no_list_has_take_no_time() -> None:
    begin = time.process_time()
    read_file("x.docx", many_levels(), ())
    assert time.process_time() - begin < 10


MANY_STYLES = "".join(f'<w:style w:styleId="{at}"/>' for at in range(20_000))
WIDE_ROW = f"<w:tr><w:trPr><w:gridBefore w:val='64'/></w:trPr>{CELL * 40}</w:tr>"
FAR_TOO_MUCH = [
    ("more lines than any report", word("".join(map(paragraph, range(2_500)))), "file.too_many_lines"),
    ("more cells than any report", word(f"<w:tbl>{WIDE_ROW * 30}</w:tbl>"), "file.too_many_cells"),
    ("more cells than any text", ("১\t২\t৩\n" * 600).encode(), "file.too_many_cells"),
    (
        "more styles than Word has",
        word(PARAGRAPH, word__styles_xml=f"<w:styles {WORD}>{MANY_STYLES}</w:styles>".encode()),
        "file.unpacks_too_large",
    ),
]


@pytest.mark.parametrize(("what", "data", "code"), FAR_TOO_MUCH, ids=[what for what, _, _ in FAR_TOO_MUCH])
def test_far_too_much_is_refused_before_it_takes_room(
    what: str, data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A hundredth of what is read otherwise.
    monkeypatch.setattr(limits, "MOST_LINES", limits.MOST_LINES // 100)
    monkeypatch.setattr(limits, "MOST_CELLS", limits.MOST_CELLS // 100)
    with pytest.raises(UnreadableFile) as refused:
        read_file("x.docx", data, ())
    assert refused.value.code == code, what


def test_a_part_of_more_elements_than_memory_holds_is_not_parsed() -> None:
    with pytest.raises(UnsafeArchive):
        root_of(b"<a>" + b"<b/>" * 6_000_000 + b"</a>")


def test_a_row_has_no_more_columns_than_word_could_show() -> None:
    raws, _ = rows_of_docx(word(f"<w:tbl><w:tr>{CELL * 1_000}</w:tr></w:tbl>"))
    assert [len(raw.cells) for raw in raws if isinstance(raw, RawRow)] == [200]


def pdf(content: str) -> bytes:
    """Return a PDF of one page that draws ``content`` in the type F."""
    resources = "/Resources << /Font << /F 5 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 4200 4200] /Contents 4 0 R {resources} >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content.encode()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n"
    return made + head + b"%d\n%%%%EOF" % len(made)


TEXT = "BT /F 8 Tf 20 4000 Td (" + "words of a plain line " * 40 + ") Tj ET "


def test_a_page_of_more_characters_than_a_page_holds_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_file("x.pdf", pdf("".join(TEXT.replace("4000", str(4000 - 10 * at)) for at in range(100))), ())
    assert refused.value.code == "file.unpacks_too_large"


@pytest.mark.usefixtures("in_this_process")
def test_a_page_of_rulings_or_of_ones_takes_no_minutes() -> None:
    rulings = " ".join(f"0 {at * 2.1} m 4200 {at * 2.1} l S {at * 2.1} 0 m {at * 2.1} 4200 l S" for at in range(1900))
    ones = " ".join(f"1 0 0 1 {20 + at % 60 * 60} {20 + at // 60 * 20} Tm (1) Tj" for at in range(10_000))
    for content in (rulings + TEXT, f"BT /F 8 Tf {ones} ET"):
        begin = time.process_time()
        read_file("x.pdf", pdf(content), ())
        assert time.process_time() - begin < 30


def test_a_jpeg_that_goes_over_its_picture_again_and_again_is_refused() -> None:
    saved = io.BytesIO()
    Image.new("L", (400, 400), 255).save(saved, "JPEG", progressive=True)
    begin, last = saved.getvalue()[:-2], saved.getvalue().rindex(b"\xff\xda")
    data = begin + begin[last:] * 200 + b"\xff\xd9"
    for read in (lambda: read_file("x.jpg", data, ()), lambda: preview_of(data)):
        with pytest.raises((UnreadableFile, UnreadablePicture)) as refused:
            read()
        assert "damaged" in str(refused.value)


def test_a_picture_of_a_single_column_has_no_preview() -> None:
    saved = io.BytesIO()
    Image.new("1", (1, 70_000)).save(saved, "PNG")
    with pytest.raises(UnreadablePicture):
        preview_of(saved.getvalue())


def test_long_texts_of_earlier_files_stay_in_no_memory() -> None:
    """A server reads files of strangers for weeks; what they wrote at length must not pile up in it."""
    rows = (Path(__file__).parents[2] / "corpus" / "ministry_report.txt").read_text()
    row = next(line for line in rows.split("\n") if line.count("\t") > 9)
    long = "দীর্ঘ বিবরণ " * 20_000
    plans = official_plans()
    read_file("report.txt", rows.encode(), plans)
    tracemalloc.start()
    for number in range(8):
        data = rows.replace(row, f"{row} {number} {long}").encode()
        check_document(read_file("report.txt", data, plans), plans)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The last few sheets are kept beside their official plan.
    assert kept < 4 * len(data)
