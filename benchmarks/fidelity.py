"""How many cells are read right, format by format, beside what LibreOffice and Tesseract alone get out of them.

The project's own documents: the official plans and a quarter's report, written in every format and
scanned in several ways. A cell is right when code, unit, weight, target or value is exactly what was
printed, prose when at least 95 of 100 characters are. The peers only have to have the text of the
cell anywhere, in a cell or paragraph of theirs (LibreOffice) or a line or word (Tesseract): what they make of it is not
asked. ``doubted`` are the wrong cells of a scan that Suchok itself says it is not sure of.
"""

import html
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.readers.scan.tesseract import words_of
from suchok.documents.writers import Format, write
from tests.documents.samples import report
from tests.documents.scanned import Facts, doubted, facts, nearly
from tests.documents.scans import LOOKS, as_file, pages_of

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
PLANS = official_plans()
BARS: Mapping[str, float] = {"txt": 99.5, "docx": 99.5, "xlsx": 99.5, "pdf": 99.0, "scan 300 dpi": 97.0}
"""Percent of cells that must be right."""

_WHOLE_PAGE = 3
_FLAGS = re.DOTALL | re.IGNORECASE
_TAGS = re.compile(r"<[^>]+>")


@dataclass(slots=True)
class Count:
    """The cells of one format: how many there are, are right, are wrong but doubted, and the peer has."""

    cells: int = 0
    right: int = 0
    doubted: int = 0
    peer: int | None = None

    def add(self, printed: Facts, document: Document) -> None:
        """Count a document."""
        read, doubts = facts(document), doubted(document)
        for place, value in printed.items():
            self.cells += 1
            is_right = nearly(value, read.get(place))
            self.right += is_right
            self.doubted += not is_right and place in doubts

    def add_peer(self, texts: set[str], printed: Document) -> None:
        """Count the cells whose text a peer has."""
        self.peer = (self.peer or 0) + sum(text in texts for text in _texts(printed))


@dataclass(frozen=True, slots=True)
class Sample:
    """One document with its plan, and what reading its text form says it holds."""

    document: Document
    plan: Plan
    printed: Facts = field(init=False)

    def __post_init__(self) -> None:
        text = read_file("x.txt", self.written(Format.TEXT), PLANS)
        object.__setattr__(self, "printed", facts(text))

    def written(self, form: Format) -> bytes:
        """Return the document as a file."""
        return write(self.document, form, plan=self.plan, timestamp=NOON).content


def samples() -> Iterator[Sample]:
    """Yield every official plan, and a report."""
    for plan in PLANS:
        yield Sample(Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ()), plan)
    of_report = next(plan for plan in PLANS if (plan.fiscal_year.code, plan.level) == ("2022-23", "ministry"))
    yield Sample(report(with_letter=False), of_report)


def _texts(document: Document) -> list[str]:
    """Return the printed texts of the cells: titles, units, weights, targets, values."""
    texts = []
    for row in (row for sheet in document.sheets for row in sheet.indicators):
        cells = [row.weight, *row.targets.values(), row.achievement, row.score]
        texts += [row.title, row.unit_text or "", *(cell.text for cell in cells if cell is not None)]
    return [normalise(text) for text in texts if text]


def texts_of_libreoffice(data: bytes, ending: str) -> set[str]:
    """Return the texts of the table cells and paragraphs that LibreOffice finds, bracketed codes taken away."""
    program = shutil.which("soffice")
    assert program is not None, "install libreoffice-writer-nogui and libreoffice-calc-nogui"
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"file.{ending}"
        source.write_bytes(data)
        into = ["--infilter=writer_pdf_import"] if ending == "pdf" else []
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            *into,
            "--convert-to",
            "html",
        ]
        subprocess.run([*command, "--outdir", folder, str(source)], check=False, capture_output=True, timeout=180)
        made = Path(folder) / "file.html"
        page = made.read_text(errors="replace") if made.is_file() else ""
    parts = [found for tag in ("t[dh]", "p") for found in re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", page, _FLAGS)]
    return {_without_code(normalise(html.unescape(_TAGS.sub(" ", part)))) for part in parts}


def texts_of_tesseract(pages: list[object]) -> set[str]:
    """Return the lines and words that Tesseract reads on whole pages; a title must be a line."""
    lines = [line for page in pages for line in words_of(page, _WHOLE_PAGE).lines]  # type: ignore[arg-type]
    return {_without_code(line) for line in lines} | {word for line in lines for word in line.split()}


def _without_code(text: str) -> str:
    return re.sub(r"^\[[^\]]*\]\s*", "", text).strip()


def measured(all_samples: list[Sample]) -> dict[str, Count]:
    """Read every sample in every format."""
    counts: dict[str, Count] = {}
    office: dict[Format, Callable[[bytes], set[str]]] = {
        form: lambda data, ending=form.value: texts_of_libreoffice(data, ending)
        for form in (Format.DOCX, Format.XLSX, Format.PDF)
    }
    for sample in all_samples:
        for form in (Format.TEXT, Format.DOCX, Format.XLSX, Format.PDF):
            count = counts.setdefault(form.value, Count())
            data = sample.written(form)
            count.add(sample.printed, read_file(f"x.{form}", data, PLANS))
            if form in office:
                count.add_peer(office[form](data), sample.document)
        pdf = sample.written(Format.PDF)
        for name, look in LOOKS.items():
            count = counts.setdefault(f"scan {name}", Count())
            pages = pages_of(pdf, look)
            count.add(sample.printed, read_file("x.tiff", as_file(pages, "TIFF", compression="tiff_lzw"), PLANS))
            count.add_peer(texts_of_tesseract(list(pages)), sample.document)
    return counts


def run() -> bool:
    """Print the table; return whether every format is within its bar."""
    every = list(samples())
    texts = sum(len(_texts(sample.document)) for sample in every)
    print(f"Cells read right, {len(every)} documents of the project's own; peers: texts found at all, of {texts}")
    print(f"{'format':28}{'cells':>7}{'right':>8}{'wrong':>7}{'doubted':>9}{'peer':>8}   peer is")
    kept = True
    for name, count in measured(every).items():
        share = 100 * count.right / count.cells
        kept = kept and share >= BARS.get(name, 0.0)
        peer = f"{100 * count.peer / texts:.1f}%" if count.peer is not None else ""
        told = "" if not peer else "Tesseract" if name.startswith("scan") else "LibreOffice, HTML"
        below = "" if share >= BARS.get(name, 0.0) else f"   below {BARS[name]:g}%"
        wrong = count.cells - count.right
        print(f"{name:28}{count.cells:7}{share:7.1f}%{wrong:7}{count.doubted:9}{peer:>8}   {told}{below}")
    return kept


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
