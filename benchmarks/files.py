"""Reading and checking Word, Excel and PDF files beside bare libraries that only open them and walk their cells.

python-docx, python-calamine and pdfplumber each open the same file in the same run, alternating. Reports of
15 rows may take 5 ms longer than the bare library, those of 3,000 rows 1.3 times as long. The PDF has no JSON
inside, so that it is read by what it shows. Times are of the processor, since all of them work in one process
and wait for nothing. Prints medians and ratios; exits 1 above a bar.
"""

import importlib.metadata
import io
import platform
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import docx
import pdfplumber
from python_calamine import load_workbook

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, write
from tests.documents.attachments import without_attachment
from tests.documents.samples import long_report

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
PLANS = official_plans()
REPETITIONS = {15: 11, 3000: 5}
# Minutes: what python-docx takes for merged cells grows with the square of the rows.
SLOW = {(Format.DOCX, 3000): 1, (Format.PDF, 3000): 1}
MOST_LONGER = 5.0
"""Milliseconds that a report of 15 rows may take beyond the bare library."""
MOST_TIMES = 1.3
"""How many times as long as the bare library 3,000 rows may take."""

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


PEERS: Mapping[Format, tuple[str, Task]] = {
    Format.DOCX: ("python-docx", walk_docx),
    Format.XLSX: ("python-calamine", walk_workbook),
    Format.PDF: ("pdfplumber", walk_pdf),
}


def read_and_check(data: bytes) -> None:
    check_document(read_file("report", data, PLANS), PLANS)


def file_of(rows: int, form: Format) -> bytes:
    data = write(long_report(rows), form, plan=PLANS[0], timestamp=NOON).content
    return without_attachment(data) if form is Format.PDF else data


def milliseconds(task: Task, data: bytes) -> float:
    begun = time.process_time()
    task(data)
    return 1000 * (time.process_time() - begun)


def run() -> bool:
    """Print the table; return whether every bar is kept."""
    print(f"Reading and checking files, Python {platform.python_version()}, {platform.machine()}, medians, ms")
    print(f"{'file':6}{'rows':>6}  {'beside':24}{'bare':>10}{'ours':>10}{'longer':>10}{'times':>8}")
    kept = [_line(form, rows) for rows in REPETITIONS for form in PEERS]
    return all(kept)


def _line(form: Format, rows: int) -> bool:
    name, peer = PEERS[form]
    data = file_of(rows, form)
    bare, ours = [], []
    # Once before, as on a server that has read others of its kind.
    read_and_check(data)
    for repetition in range(REPETITIONS[rows]):
        if repetition < SLOW.get((form, rows), REPETITIONS[rows]):
            bare.append(milliseconds(peer, data))
        ours.append(milliseconds(read_and_check, data))
    peer_time, time_taken = statistics.median(bare), statistics.median(ours)
    longer, times_as_long = time_taken - peer_time, time_taken / peer_time
    kept = times_as_long <= MOST_TIMES if rows >= 3000 else longer <= MOST_LONGER
    version = f"{name} {importlib.metadata.version(name)}"
    figures = f"{peer_time:10.1f}{time_taken:10.1f}{longer:10.1f}{times_as_long:8.2f}"
    print(f"{form.value:6}{rows:6}  {version:24}{figures}{'' if kept else '   above the bar'}", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
