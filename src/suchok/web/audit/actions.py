"""Writes: an entry is added at the beginning of the transaction that it tells of."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone

from suchok.web.audit.history import table_of
from suchok.web.audit.models import Entry


def record(
    act: str,
    *,
    actor: AbstractBaseUser | None,
    about: models.Model | None = None,
    office_id: int | None = None,
    reason: str = "",
    **values: object,
) -> Entry:
    """Add the entry of an act and let every row that this transaction writes from here on name it."""
    if not connection.in_atomic_block:
        message = f"{act} must be recorded inside the transaction that it tells of"
        raise RuntimeError(message)
    entry = Entry.objects.create(
        at=timezone.now(),
        actor_id=None if actor is None else actor.pk,
        act=act,
        subject="" if about is None else type(about).__name__.lower(),
        subject_id=None if about is None else about.pk,
        office_id=office_id,
        reason=reason,
        values=values,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', %s, true)", [str(entry.pk)])
    return entry


def next_id(model: type[models.Model]) -> int:
    """Return the id of a row that is about to be added, so that the act that adds it can name it beforehand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table_of(model)])
        row = cursor.fetchone()
    return int(row[0])
