"""What other programs make of Word files: LibreOffice, a typist without rulings, one who writes Bijoy."""

import functools
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from suchok.core.text.numerals import to_latin_digits
from tests.documents.readers.bijoy_encoder import to_bijoy

BIJOY_FONT = "SutonnyMJ"
_BANGLA = re.compile("[\u0980-\u09ff]")


@functools.cache
def _profile() -> "TemporaryDirectory[str]":
    """Return a profile of LibreOffice's, made once, for that takes it seconds."""
    return TemporaryDirectory()


@functools.cache
def through_libreoffice(data: bytes, ending: str, to: str, *options: str) -> bytes:
    """Open a file in LibreOffice and return it saved in another format, nothing if it cannot."""
    return all_through_libreoffice((data,), ending, to, *options)[0]


@functools.cache
def all_through_libreoffice(files: tuple[bytes, ...], ending: str, to: str, *options: str) -> tuple[bytes, ...]:
    """The same for several files at one start of LibreOffice, which takes it longer than its work."""
    program = shutil.which("soffice")
    assert program is not None, "install libreoffice-writer-nogui and libreoffice-calc-nogui"
    with TemporaryDirectory() as folder:
        sources = [Path(folder) / f"{number}.{ending}" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{_profile().name}", "--headless", *options]
        command += ["--convert-to", to, "--outdir", f"{folder}/out", *map(str, sources)]
        subprocess.run(command, check=False, capture_output=True, timeout=180)
        made = {path.stem: path.read_bytes() for path in Path(f"{folder}/out").glob("*")}
        return tuple(made.get(source.stem, b"") for source in sources)


def without_rulings(data: bytes) -> bytes:
    """Return a Word file whose tables have no borders and no shading."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = re.sub(rb"<w:tblBorders>.*?</w:tblBorders>|<w:tblStyle[^>]*>|<w:shd[^>]*/>", b"", content)
            new.writestr(old.getinfo(name), content)
    return made.getvalue()


def without_numbered_columns(data: bytes) -> bytes:
    """Return a Word file whose tables have no line that numbers their columns (১ ২ ৩ …)."""

    def is_numbering(row: _Row) -> bool:
        texts = [to_latin_digits(cell.text.strip()) for cell in row.cells]
        return texts == [str(number) for number in range(1, len(texts) + 1)]

    word = docx.Document(io.BytesIO(data))
    for row in [row for table in word.tables for row in table.rows if is_numbering(row)]:
        row._tr.getparent().remove(row._tr)
    return _saved(word)


def headed_once(data: bytes) -> bytes:
    """Return a Word file whose tables do not print their headings again on each page."""
    word = docx.Document(io.BytesIO(data))
    for element in list(word.element.iter("{*}tblHeader")):
        element.getparent().remove(element)
    return _saved(word)


def spaced(data: bytes, size: int) -> bytes:
    """Return a Word file with type of one size, in points, and the space that Word leaves below each paragraph."""
    word = docx.Document(io.BytesIO(data))
    for element in word.element.iter("{*}sz", "{*}szCs"):
        element.set(qn("w:val"), str(2 * size))
    for paragraph in (Paragraph(found, word) for found in word.element.body.iter("{*}p")):
        paragraph.paragraph_format.space_after = Pt(10)
        paragraph.paragraph_format.line_spacing = 1.15
    return _saved(word)


def narrowed(data: bytes, size: float, widths: Mapping[str, float]) -> bytes:
    """Return a Word file with its type so many times as large, and columns so many times as wide by their headings."""
    word = docx.Document(io.BytesIO(data))
    for element in word.element.iter("{*}sz", "{*}szCs"):
        element.set(qn("w:val"), str(round(int(element.get(qn("w:val"))) * size)))
    for table in word.tables:
        for column, heading in zip(table.columns, table.rows[0].cells, strict=True):
            column.width = Twips(round(column.width.twips * widths.get(heading.text, 1.0)))
    return _saved(word)


def in_bijoy(data: bytes) -> bytes:
    """Return a Word file whose Bangla is written in Bijoy; a run with a cluster that Bijoy lacks stays as it is."""
    word = docx.Document(io.BytesIO(data))
    for run in (Run(found, word) for found in word.element.iter("{*}r")):
        if _BANGLA.search(run.text) is not None:
            _write_in_bijoy(run)
    return _saved(word)


def _saved(word: WordDocument) -> bytes:
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _write_in_bijoy(run: Run) -> None:
    try:
        run.text = to_bijoy(run.text)
    except KeyError:
        return
    run.font.name = BIJOY_FONT
