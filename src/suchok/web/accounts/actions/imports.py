"""Writes: a file of offices is laid beside the tree, looked at, and taken over in one go."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.documents.readers.records import Record, records_of
from suchok.web.accounts.actions.offices import NotPossible, Occasion, OfficeFacts, lock_tree, words_of
from suchok.web.accounts.models import Office, OfficeImport, OfficeImportRow, User
from suchok.web.accounts.rules import tops_of
from suchok.web.audit.actions import record
from suchok.web.audit.models import Entry

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("কোড",),
    "superior_code": ("ঊর্ধ্বতন কোড",),
    "name_bn": ("বাংলা নাম",),
    "name_en": ("ইংরেজি নাম",),
    "kind": ("ধরন",),
    "level": ("ছক",),
    "geographic_code": ("ভৌগোলিক কোড",),
    "memo_code": ("স্মারক কোড",),
}
MOST_ROWS = 100_000
_LONGEST = {"code": 60, "name_bn": 300, "name_en": 300, "level": 40, "geographic_code": 20, "memo_code": 40}
_KINDS = frozenset(Office.Kind.values)
_STAGED = "run_id, number, code, superior_code, name_bn, name_en, kind, level, geographic_code, memo_code"
_COPY = f"COPY accounts_officeimportrow ({_STAGED}, sort_key, sort_key_en, words, errors, before, outcome) FROM STDIN"


@transaction.atomic
def lay_out(*, actor: User, name: str, data: bytes) -> OfficeImport:
    """Read a file and keep its rows with what they would change; raises ``UnreadableList``."""
    run = OfficeImport.objects.create(made_by=actor, made_at=timezone.now(), file_name=name[:200])
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for count, row in enumerate(records_of(data, COLUMNS)):
            if count >= MOST_ROWS:
                raise NotPossible(_("A file may have at most 100,000 rows."))
            copy.write_row(_staged(run, row))
    _judge(run, actor)
    return run


@transaction.atomic
def take_over(occasion: Occasion, *, run_id: UUID) -> OfficeImport:
    """Write what the preview showed, all of it or nothing; a second time changes nothing."""
    run = OfficeImport.objects.select_for_update().get(pk=run_id, made_by=occasion.actor)
    if run.taken_at:
        return run
    lock_tree()
    shown = _digest(run)
    _judge(run, occasion.actor)
    if run.wrong:
        raise NotPossible(_("Rows with mistakes are left: mend the file and choose it again."))
    if _digest(run) != shown:
        raise NotPossible(_("The offices have changed since the preview: choose the file again."))
    told: dict[str, Any] = {"new": run.new, "changed": run.changed}
    record(
        "office.import", actor=occasion.actor, reason=occasion.reason, file=run.file_name, on=str(occasion.on), **told
    )
    _record_moves(run, occasion)
    _run_sql("take.sql", {"run": run.pk, "on": occasion.on})
    run.taken_at = timezone.now()
    run.save(update_fields=["taken_at"])
    return run


def forget_old(*, before: datetime) -> int:
    """Delete previews, and the rows of what was taken over, that are older than ``before``."""
    OfficeImportRow.objects.filter(run__made_at__lt=before).delete()
    return OfficeImport.objects.filter(made_at__lt=before, taken_at=None).delete()[0]


def _staged(run: OfficeImport, row: Record) -> tuple[object, ...]:
    said = dict(row.values)
    said["kind"] = _KIND_CALLED.get(said["kind"], said["kind"].lower())
    said["level"] = _LEVEL_CALLED.get(said["level"].lower(), said["level"])
    facts = OfficeFacts(**{name: said[name] for name in OfficeFacts.__slots__})
    words = " ".join(words_of(OfficeFacts.__slots__, facts))
    errors = json.dumps(dict(_errors(said)))
    return (run.pk, row.number, *(said[name] for name in COLUMNS), *facts.sort_keys, words, errors, "{}", "")


def _errors(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a row alone: a code of a sentence for each column."""
    yield from ((name, "empty") for name in ("code", "name_bn", "kind", "level") if not said[name])
    yield from ((name, "too_long") for name, most in _LONGEST.items() if len(said[name]) > most)
    if said["kind"] and said["kind"] not in _KINDS:
        yield "kind", "unknown_kind"


_KIND_CALLED = {
    "মন্ত্রিপরিষদ বিভাগ": "cabinet",
    "মন্ত্রণালয়": "ministry",
    "অধিদপ্তর": "department",
    "সংস্থা": "agency",
    "বিভাগীয় অফিস": "divisional",
    "জেলা অফিস": "district",
    "উপজেলা অফিস": "upazila",
    "অন্য অফিস": "other",
    # As many name plates call them.
    "বিভাগীয় কার্যালয়": "divisional",
    "জেলা কার্যালয়": "district",
    "উপজেলা কার্যালয়": "upazila",
}

_LEVEL_CALLED = {
    "ministry": "ministry",
    "মন্ত্রণালয়": "ministry",
    "মন্ত্রণালয় ও বিভাগ": "ministry",
    "মন্ত্রণালয়/বিভাগ": "ministry",
    "মন্ত্রণালয় ও বিভাগের কর্মপরিকল্পনা": "ministry",
    "field": "field",
    "মাঠ": "field",
    "মাঠ পর্যায়": "field",
    "মাঠ পর্যায়ের কর্মপরিকল্পনা": "field",
}


def _judge(run: OfficeImport, actor: User) -> None:
    """Hold every row against the tree as it is now and count what would become of each."""
    everything = actor.holds(Role.ADMINISTRATOR)
    tops = [f"{top.path}%" for top in tops_of(actor)]
    _run_sql("judge.sql", {"run": run.pk, "everything": everything, "tops": tops})
    counted = dict.fromkeys(OfficeImportRow.Outcome.values, 0)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, count(*) FROM accounts_officeimportrow WHERE run_id = %s GROUP BY outcome", [run.pk]
        )
        counted |= dict(cursor.fetchall())
    run.new, run.changed, run.unchanged, run.wrong = (
        counted[each] for each in ("new", "changed", "unchanged", "wrong")
    )
    run.save(update_fields=["new", "changed", "unchanged", "wrong"])


def _digest(run: OfficeImport) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(number || outcome || before::text, ',' ORDER BY number))"
            " FROM accounts_officeimportrow WHERE run_id = %s",
            [run.pk],
        )
        row = cursor.fetchone()
    return str(row[0])


def _record_moves(run: OfficeImport, occasion: Occasion) -> None:
    """Let the page of each office that is moved tell so."""
    moved = run.rows.filter(outcome="changed", before__has_key="superior_code")
    now, values = timezone.now(), {"on": str(occasion.on), "file": run.file_name}
    Entry.objects.bulk_create(
        (
            Entry(
                at=now,
                actor_id=occasion.actor.pk,
                act="office.move",
                subject="office",
                subject_id=row.office_id,
                office_id=row.office_id,
                reason=occasion.reason,
                values=values | {"before": row.before["superior_code"], "after": row.superior_code},
            )
            for row in moved.iterator()
        ),
        batch_size=1000,
    )


def _run_sql(name: str, values: Mapping[str, Any]) -> None:
    text = files("suchok.web.accounts").joinpath("sql", name).read_text("utf-8")
    with connection.cursor() as cursor:
        for statement in text.split(";\n\n"):
            cursor.execute(statement, values)
