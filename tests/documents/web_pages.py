"""Reports as web pages, and what a browser prints of them."""

import functools
import html
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from suchok.core.report.document import Document
from suchok.documents.content import content_of
from suchok.documents.content.table import TableRow
from suchok.documents.writers.columns import text_size, widths_in
from suchok.documents.writers.pdf.font import FONT_FILES, FONT_FOLDER
from tests.fixtures.browser import FLAGS


def web_page(document: Document) -> str:
    """Return the same content as a page for WeasyPrint and Chromium."""
    sheet = content_of(document).sheets[0]
    widths = widths_in(sheet.table, 100, 1.05)
    faces = "".join(
        f'@font-face{{font-family:N;font-weight:{weight};src:url("{(FONT_FOLDER / name).as_uri()}")}}'
        for name, weight in zip(FONT_FILES, ("normal", "bold"), strict=True)
    )
    style = (
        f"{faces}@page{{size:A4 landscape;margin:13mm 11mm;"
        '@bottom-center{content:"পৃষ্ঠা " counter(page) "/" counter(pages)}}'
        f"body{{font:{text_size(sheet.table.columns)}pt N}}h1{{font-size:12pt;text-align:center}}"
        "table{border-collapse:collapse;width:100%;table-layout:fixed}"
        "td,th{border:.5pt solid;padding:2.5pt;overflow-wrap:anywhere}"
    )
    columns = "".join(f'<col style="width:{width:.2f}%">' for width in widths)
    head = "".join(_row(row, "th") for row in sheet.table.heading)
    body = "".join(_row(row, "td") for row in sheet.table.rows)
    title = "<br>".join(map(html.escape, sheet.heading))
    return (
        f'<!doctype html><html lang="bn"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<h1>{title}</h1><table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table></html>"
    )


def _row(row: TableRow, tag: str) -> str:
    cells = (f"<{tag} rowspan={cell.rows} colspan={cell.columns}>{html.escape(cell.text)}</{tag}>" for cell in row)
    return f"<tr>{''.join(cells)}</tr>"


@functools.cache
def printed_by_browser(page: str) -> bytes:
    """Return a web page as the PDF that Chromium prints, as it does for whoever saves a page or a Google document."""
    program = shutil.which("chromium")
    assert program is not None, "install the Debian package chromium"
    with TemporaryDirectory() as folder:
        source, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page)
        options = [*FLAGS, f"--user-data-dir={folder}/profile", "--no-pdf-header-footer"]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [program, "--headless", *options, f"--print-to-pdf={printed}", source.as_uri()]
        subprocess.run(command, check=False, capture_output=True, timeout=180)
        return printed.read_bytes()
