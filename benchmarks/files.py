"""Reading and checking Word, Excel and PDF files and scans beside bare libraries that only open them.

python-docx, python-calamine and pdfplumber each open the same file in the same run, alternating, and walk its cells.
Reports of 15 rows may take 5 ms longer than the bare library, those of 3,000 rows 1.3 times as long. The PDF has no
JSON inside, so that it is read by what it shows. A scanned page may take twice as long as Tesseract alone with the
whole page, which reads its words and knows of no cells. Times are of the processor, all threads together, since
nothing waits; PDFs and scans are read in this process, as when many files are read. Prints medians and ratios; exits 1
above a bar.
"""

import importlib.metadata
import io
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
import pdfplumber
from python_calamine import load_workbook

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plan, official_plans
from suchok.documents.apart import bound_memory
from suchok.documents.readers import read_file
from suchok.documents.readers.scan import pages_of_picture
from suchok.documents.readers.scan.tesseract import words_of
from suchok.documents.writers import Format, write
from tests.documents.attachments import without_attachment
from tests.documents.samples import long_report, report
from tests.documents.scans import LOOKS, as_file, pages_of

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
PLANS = official_plans()
PLAN = official_plan("2022-23", "ministry")
MOST_LONGER = 5.0
"""Milliseconds that a report of 15 rows may take beyond the bare library."""
MOST_TIMES, MOST_TIMES_OF_SCAN = 1.3, 2.0
"""How many times as long as the bare library 3,000 rows may take, and a scanned page."""
LONG = 3000
SCANS = ("300 dpi", "300 dpi tilted, grey")
_WHOLE_PAGE = 3

Task = Callable[[bytes], object]


def walk_docx(data: bytes) -> int:
    tables = docx.Document(io.BytesIO(data)).tables
    return sum(len(cell.text) for table in tables for row in table.rows for cell in row.cells)


def walk_workbook(data: bytes) -> int:
    book = load_workbook(io.BytesIO(data))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return sum(len(str(cell)) for rows in sheets for row in rows for cell in row)


def walk_pdf(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    return sum(len(cell or "") for table in tables for row in table for cell in row)


def words_of_page(data: bytes) -> int:
    return sum(len(words_of(page, _WHOLE_PAGE).text) for page in pages_of_picture(data))


PEERS: Mapping[Format, tuple[str, Task]] = {
    Format.DOCX: ("python-docx", walk_docx),
    Format.XLSX: ("python-calamine", walk_workbook),
    Format.PDF: ("pdfplumber", walk_pdf),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A file beside the library that opens it; ``times`` is the bar as a ratio, without it the one in milliseconds.

    The library is timed ``bare`` times, Suchok ``repetitions`` times.
    """

    name: str
    data: bytes
    library: str
    peer: Task
    times: float | None
    repetitions: int
    bare: int

    def keeps(self, bare: float, ours: float) -> bool:
        """Whether times in milliseconds are within the bar."""
        return ours - bare <= MOST_LONGER if self.times is None else ours <= self.times * bare


def cases() -> Iterator[Case]:
    """Yield every file to be read."""
    for rows in (15, LONG):
        for form, (library, peer) in PEERS.items():
            # What python-docx takes for merged cells grows with the square of the rows: minutes, as pdfplumber does.
            is_slow = rows == LONG and form is not Format.XLSX
            times, repetitions = (MOST_TIMES, 5) if rows == LONG else (None, 11)
            name = f"{form.value}, {rows} rows"
            yield Case(name, file_of(rows, form), library, peer, times, repetitions, 1 if is_slow else repetitions)
    pdf = write(report(), Format.PDF, plan=PLAN, timestamp=NOON).content
    for name in SCANS:
        data = as_file(pages_of(pdf, LOOKS[name])[:1], "PNG")
        yield Case(f"scan, {name}", data, "tesserocr", words_of_page, MOST_TIMES_OF_SCAN, 5, 5)


def read_and_check(data: bytes) -> None:
    check_document(read_file("report", data, PLANS), PLANS)


def file_of(rows: int, form: Format) -> bytes:
    data = write(long_report(rows), form, plan=PLAN, timestamp=NOON).content
    return without_attachment(data) if form is Format.PDF else data


def milliseconds(task: Task, data: bytes) -> float:
    begun = time.process_time()
    task(data)
    return 1000 * (time.process_time() - begun)


def run() -> bool:
    """Print the table; return whether every bar is kept."""
    bound_memory()
    print(f"Reading and checking files, Python {platform.python_version()}, {platform.machine()}, medians, ms")
    print(f"{'file':28}{'beside':24}{'bare':>10}{'ours':>10}{'longer':>10}{'times':>8}")
    kept = [_line(case) for case in cases()]
    return all(kept)


def _line(case: Case) -> bool:
    bare, ours = [], []
    # Once before, as on a server that has read others of its kind.
    read_and_check(case.data)
    for repetition in range(case.repetitions):
        if repetition < case.bare:
            bare.append(milliseconds(case.peer, case.data))
        ours.append(milliseconds(read_and_check, case.data))
    peer_time, time_taken = statistics.median(bare), statistics.median(ours)
    kept = case.keeps(peer_time, time_taken)
    version = f"{case.library} {importlib.metadata.version(case.library)}"
    figures = f"{peer_time:10.1f}{time_taken:10.1f}{time_taken - peer_time:10.1f}{time_taken / peer_time:8.2f}"
    print(f"{case.name:28}{version:24}{figures}{'' if kept else '   above the bar'}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
