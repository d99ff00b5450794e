"""Writes: evidence is added and removed; its file first, so that whoever finds the row finds the file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from suchok.core.plan.fiscal_year import Period
from suchok.documents.previews import LONGEST_DRAWING, preview_of
from suchok.documents.readers import UnreadableFile
from suchok.documents.readers.formats import FileFormat, ending_missed
from suchok.documents.readers.refusals import check_size, taken_format, told_of
from suchok.documents.readers.scan.pictures import UnreadablePicture
from suchok.web.accounts.models import User
from suchok.web.audit.actions import record
from suchok.web.evidence import store
from suchok.web.evidence.models import Evidence
from suchok.web.plans.models import Plan

MOST_OF_AN_INDICATOR = 40
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileFormat.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileFormat.DOC: "application/msword",
    FileFormat.XLS: "application/vnd.ms-excel",
    FileFormat.ODT: "application/vnd.oasis.opendocument.text",
    FileFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileFormat.TEXT: "text/plain; charset=utf-8",
}
_PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"RIFF", "image/webp"),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that somebody offers as evidence."""

    name: str
    data: bytes
    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What evidence is for: an indicator of a plan in a period."""

    plan: Plan
    period: Period
    code: str


def media_type_of(offered: Offered) -> str:
    """Return the media type by the content; raises ``UnreadableFile`` with one sentence for what is not taken."""
    name, data = offered.name, offered.data
    check_size(name, data)
    form = taken_format(name, data, {*_MEDIA_TYPES, FileFormat.SCAN})
    if (known := ending_missed(name, form)) is not None:
        raise UnreadableFile("file.other_kind", name=name, known=known)
    if form is FileFormat.SCAN:
        return next((known for magic, known in _PICTURES if data.startswith(magic)), "image/tiff")
    return _MEDIA_TYPES[form]


def _preview(offered: Offered) -> bytes | None:
    try:
        with told_of(offered.name):
            return preview_of(offered.data)
    except UnreadablePicture as error:
        raise UnreadableFile(str(error), name=offered.name, seconds=str(LONGEST_DRAWING)) from error


def add_evidence(claim: Claim, offered: Offered, *, actor: User, allow: Callable[[], object]) -> Evidence:
    """Keep a file as evidence of a claim; ``allow`` is asked inside the transaction and raises if it must not be.

    Raises ``UnreadableFile`` for what is not taken, ``OSError`` where there is no room. The same file twice at one
    indicator is one piece of evidence.
    """
    media_type = media_type_of(offered)
    digest = sha256(offered.data).hexdigest()
    preview = _preview(offered)
    store.keep(digest, offered.data)
    if preview is not None:
        store.keep(digest, preview, preview=True)
    with transaction.atomic():
        allow()
        plan, code = claim.plan, claim.code
        there = Evidence.objects.filter(plan=plan, period=claim.period.value, code=code, removed_at=None)
        same = there.filter(sha256=digest).first()
        if same is not None:
            return same
        if there.count() >= MOST_OF_AN_INDICATOR:
            raise UnreadableFile("evidence.too_many", limit=str(MOST_OF_AN_INDICATOR))
        record("evidence.add", actor=actor, about=plan, office_id=plan.office_id, code=code, name=offered.name)
        return Evidence.objects.create(
            plan=plan,
            period=claim.period.value,
            code=code,
            kind=offered.kind,
            day=offered.day,
            name=offered.name,
            media_type=media_type,
            size=len(offered.data),
            sha256=digest,
            has_preview=preview is not None,
            added_by=actor,
            added_at=timezone.now(),
        )


@transaction.atomic
def remove_evidence(evidence: Evidence, *, actor: User, allow: Callable[[], object]) -> None:
    """Take evidence out of its report; file and history stay."""
    allow()
    record("evidence.remove", actor=actor, about=evidence.plan, office_id=evidence.plan.office_id, name=evidence.name)
    Evidence.objects.filter(pk=evidence.pk, removed_at=None).update(removed_at=timezone.now())
