"""Reads: a dropped document as it is checked, mended and scored."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suchok.core.checking.mending import mended_by_keys
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.core.report.document_score import MatchedDocument, document_scores, scoring_day
from suchok.core.report.finding import Finding
from suchok.core.report.marks import SheetScore
from suchok.core.report.matching import Match, match_sheets
from suchok.core.report.place import Place
from suchok.documents.readers import clippings_of_file, read_file
from suchok.web.check.forms import Parcel

MOST_PICTURES = 100
"""Pictures of doubtful cells that one page carries; a page with more is a scan to be made again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with the taken proposals in it, what remains to be found, and the marks of each sheet."""

    document: Document
    taken: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    matches: tuple[Match, ...]
    scores: Mapping[int, SheetScore]
    on: date

    @property
    def plan(self) -> Plan | None:
        """The official plan of the first sheet, whose scale names the rating levels in print."""
        return self.matches[0].plan if self.matches else None


def pictures_of(parcel: Parcel, checked: Checked) -> Mapping[Place, str]:
    """Return the cells of a scan that were read with doubt, as pictures that the page itself carries."""
    doubtful = [finding.place for finding in checked.findings if finding.code == "scan.doubtful"]
    clippings = clippings_of_file(parcel.data, frozenset(doubtful[:MOST_PICTURES]))
    return {place: f"data:image/png;base64,{b64encode(png).decode()}" for place, png in clippings.items()}


def check_parcel(parcel: Parcel, plans: Sequence[Plan], *, today: date) -> Checked:
    """Read, mend, check and score what a parcel carries; raises ``UnreadableFile``."""
    document = read_file(parcel.name, parcel.data, plans)
    document, taken, findings = mended_by_keys(document, plans, parcel.taken)
    matches = match_sheets(document, plans)
    on = scoring_day(document, today=today)
    scores = document_scores(MatchedDocument(document, matches), on=on)
    return Checked(document, taken, findings, matches, scores, on)
