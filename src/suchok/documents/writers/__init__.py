"""Documents out: PDF, DOCX, XLSX, JSON and text of the same content.

The libraries of PDF, DOCX and XLSX take half a second to import, which whoever only reads should
not wait for; so each writer is imported when its first file is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.documents.content import content_of
from suchok.documents.content.parts import Content
from suchok.documents.mark import Mark
from suchok.documents.writers.json import document_as_json, document_json, encoded
from suchok.documents.writers.text import write_text


class Format(StrEnum):
    """What a document can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"
    TEXT = "txt"

    @property
    def media_type(self) -> str:
        """The media type of the file."""
        return _MEDIA_TYPES[self]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: f"{_OFFICE}.wordprocessingml.document",
    Format.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.TEXT: "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the file does not show: ``characters.left_out`` or ``text.left_out``."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A written file. ``notes`` tell what it lacks; a PDF keeps that in its attachment, JSON lacks nothing."""

    content: bytes
    media_type: str
    notes: tuple[Note, ...] = ()


def write(document: Document, form: Format, *, plan: Plan | None = None, timestamp: datetime) -> Written:
    """Return ``document`` in the form ``form``.

    ``plan`` is the official plan that names the rating levels; ``timestamp`` (with a zone) is the
    date of the file: the same document, plan and timestamp give the same bytes.
    """
    if form is Format.JSON:
        return Written(document_json(document), form.media_type)
    content = content_of(document, plan)
    notes = [Note("text.left_out", {"count": str(content.left_out)})] if content.left_out else []
    if form is Format.PDF:
        from suchok.documents.writers.pdf import write_pdf  # noqa: PLC0415 - see above

        written, lacking = write_pdf(content, encoded(document_as_json(document)), timestamp=timestamp)
        if lacking:
            notes.append(Note("characters.left_out", {"characters": " ".join(sorted(map(_named, lacking)))}))
        return Written(written, form.media_type, tuple(notes))
    return Written(_WRITERS[form](content, _mark(document, plan), timestamp), form.media_type, tuple(notes))


def _mark(document: Document, plan: Plan | None) -> str:
    digest = sha256(encoded(document_as_json(document))).hexdigest()
    return str(Mark(digest, plan.key if plan is not None else None))


def _named(character: str) -> str:
    """Return a character as people can look it up: itself with its number, the number alone if it cannot be shown."""
    number = f"U+{ord(character):04X}"
    return f"{character} ({number})" if character.isprintable() else number


def _docx(content: Content, mark: str, timestamp: datetime) -> bytes:
    from suchok.documents.writers.docx import write_docx  # noqa: PLC0415 - see above

    return write_docx(content, mark, timestamp=timestamp)


def _xlsx(content: Content, mark: str, timestamp: datetime) -> bytes:
    from suchok.documents.writers.xlsx import write_xlsx  # noqa: PLC0415 - see above

    return write_xlsx(content, mark, timestamp=timestamp)


def _text(content: Content, _mark: str, _timestamp: datetime) -> bytes:
    return write_text(content)


_WRITERS: Mapping[Format, Callable[[Content, str, datetime], bytes]] = {
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.TEXT: _text,
}
