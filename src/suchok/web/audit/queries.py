"""Reads of the trail: acts about a row or an office, each with what it changed; ask only about what a person may see.

Two queries for any number of acts: one for the entries, one over all tables of events.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Q, QuerySet
from psycopg import sql

from suchok.web.audit.history import Event, event_models, table_of, tracked_model
from suchok.web.audit.models import Entry

# The event before of the same row tells the values before.
_EVENTS = """
SELECT {label} AS model, to_jsonb(event)::text, (
    SELECT to_jsonb(earlier)::text FROM {table} earlier
    WHERE earlier.pgh_obj_id = event.pgh_obj_id AND earlier.pgh_id < event.pgh_id
    ORDER BY earlier.pgh_id DESC LIMIT 1
), event.pgh_created_at AS at, event.pgh_transaction AS number, event.pgh_id AS id
FROM {table} event WHERE {which}
"""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value before and after; ``None`` before a row was there and after it was deleted."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row: ``kind`` is insert, update or delete; ``entry_id`` is empty outside an act."""

    model: type[models.Model]
    pk: int
    kind: str
    at: datetime
    entry_id: UUID | None
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """An entry with the rows that it changed, table by table."""

    entry: Entry
    changes: tuple[RowChange, ...]


def entries_about(row: models.Model) -> QuerySet[Entry]:
    """Return the entries about a row, newest first."""
    return _newest(Q(subject=type(row).__name__.lower(), subject_id=row.pk))


def entries_of_offices(office_ids: Collection[int]) -> QuerySet[Entry]:
    """Return the entries of offices, newest first; of offices that were merged too, by the ids of then."""
    return _newest(Q(office_id__in=office_ids))


def acts(entries: Iterable[Entry]) -> list[Act]:
    """Return entries, such as those of one page, with what each of them changed."""
    listed = list(entries)
    by_entry: dict[UUID | None, list[RowChange]] = defaultdict(list)
    for change in _changes(sql.SQL("event.pgh_context_id = ANY(%s)"), [entry.pk for entry in listed], event_models()):
        by_entry[change.entry_id].append(change)
    return [Act(entry, tuple(by_entry[entry.pk])) for entry in listed]


def changes_of(row: models.Model) -> list[RowChange]:
    """Return all changes of a row, oldest first, also those outside an act."""
    events = [event for event in event_models() if tracked_model(event) is type(row)]
    return list(_changes(sql.SQL("event.pgh_obj_id = ANY(%s)"), [row.pk], events))


def _newest(which: Q) -> QuerySet[Entry]:
    return Entry.objects.filter(which).select_related("actor").order_by("-at", "-pk")


def _changes(which: sql.SQL, values: list[Any], events: Iterable[type[Event]]) -> Iterator[RowChange]:
    models_by_table = {table_of(event): event for event in events}
    parts = [
        sql.SQL(_EVENTS).format(label=sql.Literal(table), table=sql.Identifier(table), which=which)
        for table in models_by_table
    ]
    statement = sql.SQL(" UNION ALL ").join(parts) + sql.SQL(" ORDER BY number, model, id")
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.connection), [values] * len(parts))
        for table, event, earlier, at, *_ in cursor.fetchall():
            yield _row_change(models_by_table[table], _read(event), _read(earlier), at)


def _read(text: str | None) -> dict[str, Any]:
    # A number keeps its digits.
    return json.loads(text, parse_float=Decimal) if text else {}


def _row_change(event: type[Event], new: dict[str, Any], old: dict[str, Any], at: datetime) -> RowChange:
    entry_id = new["pgh_context_id"]
    return RowChange(
        model=tracked_model(event),
        pk=new["pgh_obj_id"],
        kind=new["pgh_label"],
        at=at,
        entry_id=UUID(entry_id) if entry_id else None,
        fields=tuple(_field_changes(event, new, old)),
    )


def _field_changes(event: type[Event], new: dict[str, Any], old: dict[str, Any]) -> Iterator[FieldChange]:
    kind = new["pgh_label"]
    before = {} if kind == "insert" else new if kind == "delete" else old
    after = {} if kind == "delete" else new
    for field in event._meta.concrete_fields:  # noqa: SLF001 - Django documents it
        if field.name.startswith("pgh_"):
            continue
        was, became = before.get(str(field.column)), after.get(str(field.column))
        if was != became:
            yield FieldChange(field.name, _value(field, was), _value(field, became))


def _value(field: "models.Field[Any, Any]", value: object) -> object:
    # A foreign key is shown by its number: the row that it leads to may be gone.
    is_plain = value is None or field.is_relation or isinstance(field, models.JSONField)
    return value if is_plain else field.to_python(value)
