"""Reads: a dropped document as it is checked, mended and scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from suchok.core.checking.mending import key_of, mended_by_keys
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.report.document_score import MatchedDocument, document_scores, scoring_day
from suchok.core.report.finding import DOUBTFUL, Finding
from suchok.core.report.marks import SheetScore
from suchok.core.report.matching import Match, match_sheets
from suchok.core.report.place import Place
from suchok.documents.readers import clippings_of_file, document_of, transcript_of
from suchok.documents.readers.transcript import Transcript, transcript_from, transcript_json
from suchok.web.check.forms import Parcel

MOST_PICTURES = 100
"""Pictures of doubtful cells that one page carries; a page with more is a scan to be made again."""

LARGEST_CARRIED = 1024 * 1024
"""Bytes of a file that a page carries as it is; of a larger one it carries what was read."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with the taken proposals in it, what remains to be found, and the marks of each sheet."""

    document: Document
    taken: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    matches: tuple[Match, ...]
    scores: Mapping[int, SheetScore]
    on: date
    transcript: Transcript

    @property
    def plan(self) -> Plan | None:
        """The official plan of the first sheet, whose scale names the rating levels in print."""
        return self.matches[0].plan if self.matches else None


def pictures_of(parcel: Parcel, checked: Checked) -> Mapping[Place, bytes]:
    """Return the pictures of the cells of a scan that were read with doubt, as PNG."""
    if parcel.is_transcript:
        return checked.transcript.pictures
    doubtful = [finding.place for finding in checked.findings if finding.code == DOUBTFUL]
    return clippings_of_file(parcel.data, frozenset(doubtful[:MOST_PICTURES]))


def transcribed(parcel: Parcel, checked: Checked, pictures: Mapping[Place, bytes]) -> Parcel:
    """Return what the page carries on: of a scan its transcript with the pictures of doubtful cells, else the file.

    A large file is mostly pictures that nobody reads, and would come back larger than a form may be. Of the keys that
    came with it only those that named a proposal go on.
    """
    parcel = parcel.with_taken(tuple(map(key_of, checked.taken)))
    if parcel.is_transcript or not (checked.transcript.scanned or len(parcel.data) > LARGEST_CARRIED):
        return parcel
    data = transcript_json(replace(checked.transcript, pictures=pictures))
    return replace(parcel, data=data, is_transcript=True)


def check_parcel(parcel: Parcel, plans: Sequence[Plan], *, today: date) -> Checked:
    """Read, mend, check and score what a parcel carries; raises ``UnreadableFile``."""
    transcript = transcript_from(parcel.data) if parcel.is_transcript else transcript_of(parcel.name, parcel.data)
    document = document_of(transcript, plans)
    document, taken, findings = mended_by_keys(document, plans, parcel.taken)
    matches = match_sheets(document, plans)
    on = scoring_day(document, today=today)
    scores = document_scores(MatchedDocument(document, matches), on=on)
    return Checked(document, taken, findings, matches, scores, on, transcript)
