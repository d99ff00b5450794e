"""Writes: evidence is added and removed; its file first, so that whoever finds the row finds the file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from suchok.core.plan.fiscal_year import Period
from suchok.documents.previews import LONGEST_DRAWING, preview_of
from suchok.documents.readers import LARGEST_FILE, UnreadableFile
from suchok.documents.readers.archive import UnsafeArchive
from suchok.documents.readers.formats import EncryptedFile, FileFormat, ending_missed, format_of
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
_REFUSALS = {
    FileFormat.ENCRYPTED: "file.encrypted",
    FileFormat.MACROS: "file.macros",
    FileFormat.ARCHIVE: "file.is_archive",
    FileFormat.HEIC: "file.heic",
}


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
    if not data.strip():
        raise UnreadableFile("file.empty", name=name)
    if len(data) > LARGEST_FILE:
        raise UnreadableFile("file.too_large", name=name, limit=str(LARGEST_FILE // 1024**2))
    try:
        form = format_of(data)
    except UnsafeArchive as error:
        code = "file.unpacks_too_large" if str(error) == "too large" else "file.damaged"
        raise UnreadableFile(code, name=name) from error
    if form not in _MEDIA_TYPES and form is not FileFormat.SCAN:
        raise UnreadableFile(_REFUSALS.get(form, "file.unknown_kind"), name=name)
    if (known := ending_missed(name, form)) is not None:
        raise UnreadableFile("file.other_kind", name=name, known=known)
    if form is FileFormat.SCAN:
        return next((known for magic, known in _PICTURES if data.startswith(magic)), "image/tiff")
    return _MEDIA_TYPES[form]


def _preview(offered: Offered) -> bytes | None:
    try:
        return preview_of(offered.data)
    except EncryptedFile as error:
        raise UnreadableFile("file.encrypted", name=offered.name) from error
    except UnsafeArchive as error:
        raise UnreadableFile("file.damaged", name=offered.name) from error
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
