"""The printed documents, word by word. ``SUCHOK_ACCEPT=1`` writes the golden texts anew: look at the difference."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suchok.core.report.document import Document
from suchok.documents.writers import Format, write
from tests.documents.extracted import docx_text, pdf_text, xlsx_text
from tests.documents.samples import plan, report

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
GOLDEN = Path(__file__).parent / "golden"
READ = {
    Format.PDF: pdf_text,
    Format.DOCX: docx_text,
    Format.XLSX: xlsx_text,
    Format.TEXT: bytes.decode,
    Format.JSON: bytes.decode,
}


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize(("name", "document"), [("report", report()), ("plan", plan())])
def test_printed_document_says_what_it_said(form: Format, name: str, document: Document) -> None:
    text = READ[form](write(document, form, timestamp=NOON).content)
    golden = GOLDEN / f"{name}.{form.value}.txt"
    if os.environ.get("SUCHOK_ACCEPT") == "1":
        golden.write_text(text)
    assert text == golden.read_text()


def test_the_same_document_and_time_give_the_same_bytes_later() -> None:
    first = {form: write(report(), form, timestamp=NOON).content for form in Format}
    time.sleep(2.1)  # Zip files and identifiers of PDF hold the time of day, to two seconds.
    second = {form: write(report(), form, timestamp=NOON).content for form in Format}
    assert [form for form in Format if first[form] != second[form]] == []


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.XLSX])
def test_the_time_of_the_file_is_the_one_given(form: Format) -> None:
    later = NOON.replace(hour=13)
    assert write(report(), form, timestamp=NOON).content != write(report(), form, timestamp=later).content
