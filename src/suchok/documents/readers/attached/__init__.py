"""A PDF that Suchok printed carries its document as JSON: taken where the visible text says the same.

The attachment keeps what print loses (how words were divided, what found no home). It is not trusted:
where it says anything else than what people see, what they see counts, and a finding says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from suchok.core.reading.lines import Raw, RawLine
from suchok.core.report.document import Document
from suchok.core.report.finding import SEVERITIES, Finding
from suchok.core.report.place import Place
from suchok.documents.content import content_of
from suchok.documents.readers.attached.placing import placed, without_places
from suchok.documents.readers.attached.saying import bare, said, words_of
from suchok.documents.readers.json import document_of_json
from suchok.documents.readers.json_values import NotADocument
from suchok.documents.writers.text import write_text

_CODE = "document.attachment_differs"
_LOST_WORDS = 0.02
_MOST_TOLD = 50


def with_attached(visible: Document, attachment: bytes, raws: Sequence[Raw]) -> Document:
    """Return the attached document with the places of the visible one, or the visible one with findings.

    ``raws`` are the rows and lines that ``visible`` was read from. An attachment that is no document is
    left out.
    """
    try:
        attached = document_of_json(attachment)
    except NotADocument:
        return visible
    if _has_same_form(visible, attached):
        found = [*_differences(visible, attached)][:_MOST_TOLD]
        document = placed(attached, visible)
    else:
        found = [] if _is_shown(attached, raws) else [_difference("", "", Place())]
        document = without_places(attached, visible)
    return replace(visible, notes=(*found, *visible.notes)) if found else document


def _has_same_form(visible: Document, attached: Document) -> bool:
    """Whether both have the same tables with as many areas and rows, and both a letter or none."""
    forms = [
        [(len(sheet.areas), len(sheet.indicators), sheet.levels) for sheet in one.sheets] for one in (visible, attached)
    ]
    return forms[0] == forms[1] and (visible.letter is None) == (attached.letter is None)


def _differences(visible: Document, attached: Document) -> Iterator[Finding]:
    """Yield a finding for each field that is seen with other words than the attachment has."""
    meant = said(attached)
    for key, (seen, place) in said(visible).items():
        sheet, row, field = key
        told = meant[key][0] if key in meant else ""
        if bare(seen) != bare(told):
            code = visible.sheets[sheet].indicators[row].code if sheet is not None and row is not None else None
            yield _difference(seen, told, place)._replace(sheet=sheet, row=row, field=field, indicator=code)


def _difference(seen: str, told: str, place: Place) -> Finding:
    return Finding(_CODE, SEVERITIES[_CODE], place, values={"printed": seen or "–", "attached": told or "–"})


def _is_shown(attached: Document, raws: Sequence[Raw]) -> bool:
    """Whether all that an attached document prints stands in the PDF, where its tables were read otherwise."""
    texts = [raw.text if isinstance(raw, RawLine) else " ".join(raw.texts) for raw in raws]
    printed = words_of(write_text(content_of(attached)).decode())
    lost = Counter(printed) - Counter(words_of(" ".join(texts)))
    return not any(word.isdigit() for word in lost) and lost.total() <= _LOST_WORDS * len(printed)
