"""What was read of a file can be kept in its place: it makes the same document, by any plans, without the file."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import RawRow
from suchok.documents.readers import clippings_of_file, document_of, read_file, transcript_of
from suchok.documents.readers.transcript import Transcript, transcript_from, transcript_json
from suchok.documents.writers import Format
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import report
from tests.documents.scans import LOOKS, as_file, pages_of

PLANS = official_plans()


@pytest.fixture(scope="module")
def scan() -> bytes:
    return as_file(pages_of(printed(report(), Format.PDF), LOOKS["200 dpi tilted, grey"])[1:], "PNG", dpi=200)


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.JSON])
def test_it_makes_the_same_document(form: Format) -> None:
    data = printed(report(), form)
    transcript = transcript_from(transcript_json(transcript_of("report", data)))
    assert document_of(transcript, PLANS) == read_file("report", data, PLANS)


@pytest.fixture(scope="module")
def scanned(scan: bytes) -> Transcript:
    return transcript_of("scan.png", scan)


def test_a_scan_is_a_hundredth_of_its_pictures_and_read_once(scan: bytes, scanned: Transcript) -> None:
    kept = transcript_json(scanned)
    assert scanned.scanned
    assert len(kept) < len(scan) / 20
    assert document_of(transcript_from(kept), PLANS) == read_file("scan.png", scan, PLANS)


def test_pictures_of_cells_are_kept_with_it(scan: bytes, scanned: Transcript) -> None:
    rows = [raw for raw in scanned.raws if isinstance(raw, RawRow)]
    place = rows[-1].cells[0].place
    pictures = clippings_of_file(scan, frozenset([place]))
    assert pictures
    kept = Transcript(scanned.source, scanned.raws, scanned=True, pictures=pictures)
    assert transcript_from(transcript_json(kept)).pictures == pictures
