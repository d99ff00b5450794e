"""Rows written by COPY: the database's own defaults, constraints and history hold as for every other insert."""

from collections.abc import Iterable, Sequence
from itertools import chain

from django.db import connection, models


def reserve(model: type[models.Model], count: int) -> Sequence[int]:
    """Return ``count`` numbers that no row of ``model`` will have."""
    table = model._meta.db_table  # noqa: SLF001 - Django documents it
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return [int(row[0]) for row in cursor.fetchall()]


def copy_in(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write ``rows`` in one statement, with their primary keys where they have them."""
    meta = model._meta  # noqa: SLF001 - Django documents it
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return
    fields = [field for field in meta.concrete_fields if first.pk is not None or not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f"COPY {meta.db_table} ({columns}) FROM STDIN") as copy:
        for row in chain((first,), iterator):
            copy.write_row([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields])
