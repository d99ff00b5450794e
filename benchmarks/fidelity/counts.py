"""What is counted of one format."""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.fidelity.samples import PLANS, Sample
from suchok.core.checking.checking import check_document
from suchok.core.report.document import Document
from suchok.core.report.finding import Severity
from suchok.core.text.normalise import normalise
from tests.documents.scanned import doubted, facts, nearly

# What a format alone gives reason to tell.
_OF_FORMATS = ("document.", "layout.", "scan.", "text.")
_Told = tuple[str, int | None, int | None, str | None]


@dataclass(slots=True)
class Count:
    """The cells of one format: how many there are, are right, are wrong but doubted, and the peer has.

    ``needless`` are the doubts on cells that are right.

    ``findings`` are those told of the text, ``found`` those of them told of the format, ``false`` the errors told of
    clean documents; ``wrong`` names wrong cells that are not doubted.
    """

    cells: int = 0
    right: int = 0
    doubted: int = 0
    needless: int = 0
    findings: int = 0
    found: int = 0
    false: int = 0
    texts: int = 0
    texts_of_peer: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, sample: Sample, document: Document) -> None:
        """Count a document beside the sample that it was made from."""
        read, doubts = facts(document), doubted(document)
        for place, value in facts(sample.read).items():
            self.cells += 1
            if nearly(value, read.get(place)):
                self.right += 1
                self.needless += place in doubts
            elif place in doubts:
                self.doubted += 1
            else:
                self.wrong.append(f"{place}: {value!r}, read {read.get(place)!r}")
        told, again = _told(sample.read), _told(document)
        self.findings += told.total()
        self.found += (told & again).total()
        if sample.is_clean:
            self.false += sum(found.severity is Severity.ERROR for found in check_document(document, PLANS))

    def add_peer(self, sample: Sample, texts: set[str]) -> None:
        """Count the cells whose text a peer has."""
        printed = _texts(sample.document)
        self.texts += len(printed)
        self.texts_of_peer += sum(text in texts for text in printed)


def _told(document: Document) -> Counter[_Told]:
    found = check_document(document, PLANS)
    return Counter((one.code, one.sheet, one.row, one.field) for one in found if not one.code.startswith(_OF_FORMATS))


def _texts(document: Document) -> list[str]:
    """Return the printed texts of the cells: titles, units, weights, targets, values."""
    texts = []
    for row in (row for sheet in document.sheets for row in sheet.indicators):
        cells = [row.weight, *row.targets.values(), row.achievement, row.score]
        texts += [row.title, row.unit_text or "", *(cell.text for cell in cells if cell is not None)]
    return [normalise(text) for text in texts if text]
