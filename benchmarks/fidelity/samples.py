"""The documents that are written in every format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from suchok.core.plan.catalogue import official_plan, official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document, Source
from suchok.core.report.matching import match_sheet
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, Written, write
from tests.core.checking.test_findings import AREAS, CASES, CORPUS, FIELD, LETTER, changed
from tests.documents.rearranged import write_rearranged
from tests.documents.samples import report
from tests.documents.unseen import unseen_plan

PLANS = official_plans()
_NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
_UNSEEN = 6


@dataclass(frozen=True, slots=True)
class Sample:
    """One document with its plan, and what reading its text form says it holds; a clean one has no mistake.

    ``write`` is how it is written: as official forms are, or as offices do.
    """

    document: Document
    plan: Plan
    is_clean: bool
    write: Callable[..., Written] = write
    read: Document = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", read_file("x.txt", self.written(Format.TEXT), PLANS))

    def written(self, form: Format) -> bytes:
        """Return the document as a file."""
        return self.write(self.document, form, plan=self.plan, timestamp=_NOON).content


def samples() -> Iterator[Sample]:
    """Yield official plans, unseen ones (every other rearranged), a report, and the corpus, whole and with mistakes."""
    for plan in PLANS:
        yield Sample(Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ()), plan, is_clean=True)
    for seed in range(_UNSEEN):
        yield Sample(unseen_plan(seed), PLANS[-1], is_clean=True, write=write_rearranged if seed % 2 else write)
    yield Sample(one := report(with_letter=False), _plan_of(one), is_clean=False)
    for name in (FIELD, AREAS, LETTER):
        for at, text in enumerate(((CORPUS / name).read_text(), *_mistaken(name))):
            document = read_file(name, text.encode(), PLANS)
            yield Sample(document, _plan_of(document), is_clean=not at)


def _mistaken(name: str) -> Iterator[str]:
    """Yield a document with every mistake that is told, as many in one text as do not meet in one place."""
    waiting = [(printed, instead) for _, of, printed, instead, *_ in CASES if of == name and printed != "(all)"]
    while waiting:
        text, left = (CORPUS / name).read_text(), []
        for printed, instead in waiting:
            if printed.removeprefix("(row) ") in text:
                text = changed(text, printed, instead)
            else:
                left.append((printed, instead))
        waiting = left
        yield text


def _plan_of(document: Document) -> Plan:
    found = [match_sheet(sheet, PLANS).plan for sheet in document.sheets]
    return next(filter(None, found), None) or official_plan("2022-23", "ministry")
