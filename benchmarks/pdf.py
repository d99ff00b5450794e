"""Official reports of 15, 300 and 3,000 rows to PDF, beside WeasyPrint, LibreOffice and Chromium.

All write the same content in one run, alternating; every repetition has other words, because both
Typst and WeasyPrint remember what they have set before. Suchok's time is the whole way from the
document to the mended PDF with its JSON inside; LibreOffice and Chromium start cold, as they would
on a server without a process of their own. Prints medians and ratios; exits 1 below a bar.
"""

import importlib.metadata
import logging
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import weasyprint

from suchok.core.report.document import Document
from suchok.documents.writers import Format, write
from tests.documents.extracted import pdf_words
from tests.documents.samples import long_report
from tests.documents.web_pages import web_page

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
REPETITIONS = {15: 7, 300: 5, 3000: 5}
# Minutes each: a few of them are enough beside bars that are passed many times over.
WEASYPRINT_REPETITIONS = {15: 7, 300: 5, 3000: 3}
COLD_REPETITIONS = {15: 5, 300: 5, 3000: 1}
# Seconds after which a process is ended and counted with them: far beyond every bar.
LONGEST_COLD = 240
BARS = {
    "WeasyPrint": {15: 6.0, 300: 6.0, 3000: 6.0},
    "LibreOffice": {15: 6.0, 300: 6.0, 3000: 3.0},
    "Chromium": {15: 6.0, 300: 6.0, 3000: 3.0},
}

Task = Callable[[], object]


def documents(rows: int) -> Iterator[Document]:
    """Yield reports of ``rows`` rows without end, each with words of its own in every row."""
    plain = long_report(rows)
    number = 0
    while True:
        number += 1
        sheet = plain.sheets[0]
        titled = tuple(replace(row, title=f"{row.title} {number}-{at}") for at, row in enumerate(sheet.indicators))
        yield replace(plain, sheets=(replace(sheet, indicators=titled),))


def suchok(document: Document, _folder: Path) -> Task:
    return lambda: write(document, Format.PDF, timestamp=NOON)


def weasy(document: Document, _folder: Path) -> Task:
    page = web_page(document)
    return lambda: weasyprint.HTML(string=page).write_pdf()


def libreoffice(document: Document, folder: Path) -> Task:
    source = folder / "report.docx"
    source.write_bytes(write(document, Format.DOCX, timestamp=NOON).content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return lambda: _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)])


def chromium(document: Document, folder: Path) -> Task:
    source = folder / "report.html"
    source.write_text(web_page(document))
    profile = f"--user-data-dir={folder / 'chromium'}"
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", profile, "--no-pdf-header-footer"]
    return lambda: _run(["chromium", *options, f"--print-to-pdf={folder / 'page.pdf'}", source.as_uri()])


def _run(command: list[str]) -> None:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, process_group=0) as process:
        try:
            if process.wait(LONGEST_COLD):
                raise subprocess.CalledProcessError(process.returncode, command)
        except subprocess.TimeoutExpired:
            # Both begin others of their own.
            os.killpg(process.pid, signal.SIGKILL)


def peers() -> dict[str, tuple[Callable[[Document, Path], Task], dict[int, int]]]:
    """Return who is measured, with the repetitions for each size."""
    found = {"Suchok": (suchok, REPETITIONS), "WeasyPrint": (weasy, WEASYPRINT_REPETITIONS)}
    if shutil.which("soffice"):
        found["LibreOffice"] = (libreoffice, COLD_REPETITIONS)
    if shutil.which("chromium"):
        found["Chromium"] = (chromium, COLD_REPETITIONS)
    return found


def measure(rows: int, folder: Path) -> dict[str, list[float]]:
    """Return the seconds of each peer, taken in turns."""
    source = documents(rows)
    times: dict[str, list[float]] = {name: [] for name in peers()}
    _warm_up(next(source), folder)
    for turn in range(max(REPETITIONS[rows], WEASYPRINT_REPETITIONS[rows])):
        for name, (prepare, repetitions) in peers().items():
            if turn < repetitions[rows]:
                task = prepare(next(source), folder)
                start = time.perf_counter()
                task()
                times[name].append(time.perf_counter() - start)
    return times


def _warm_up(document: Document, folder: Path) -> None:
    """Load fonts and libraries; the long reports are warm from the short ones."""
    if len(document.sheets[0].indicators) < 100:
        suchok(document, folder)()
        weasy(document, folder)()


def words_lost(rows: int) -> int:
    """Return how many indicator titles of a report do not come back whole from its PDF."""
    document = next(documents(rows))
    words = pdf_words(write(document, Format.PDF, timestamp=NOON).content)
    titles = [row.title for row in document.sheets[0].indicators]
    return sum(title not in words for title in titles)


def report(rows: int, times: dict[str, list[float]]) -> bool:
    """Print one size; return whether every bar is passed."""
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    own = medians["Suchok"]
    print(f"\n{rows:,} rows: Suchok {own * 1000:,.0f} ms (median of {len(times['Suchok'])})")
    passed = True
    for name, median in medians.items():
        if name == "Suchok":
            continue
        bar = BARS[name][rows]
        verdict = "" if median / own >= bar else "  BELOW THE BAR"
        passed = passed and not verdict
        least = "at least " if median >= LONGEST_COLD else ""
        print(
            f"  {name:12} {median:9.3f} s  {least}{median / own:6.1f}x"
            f"  (bar {bar:.0f}x, median of {len(times[name])}){verdict}"
        )
    return passed


def versions() -> str:
    """Return what is measured, with versions and machine."""
    names = " ".join(f"{name} {importlib.metadata.version(name)}" for name in ("typst", "pikepdf", "weasyprint"))
    cold = [name for name in ("LibreOffice", "Chromium") if name not in peers()]
    missing = f"; not installed, so not measured: {', '.join(cold)}" if cold else ""
    return f"{names}; Python {sys.version.split()[0]}, {os.cpu_count()} cores{missing}"


def main() -> int:
    """Measure all sizes; return 1 if a bar is missed or a word is lost."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    sizes = [int(size) for size in sys.argv[1:]] or list(REPETITIONS)
    print(f"Report to PDF: {versions()}")
    passed = True
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            passed = report(rows, measure(rows, Path(folder))) and passed
            lost = words_lost(rows)
            print(f"  titles that PDFium does not give back whole: {lost}")
            passed = passed and lost == 0
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
