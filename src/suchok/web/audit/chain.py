"""The hash chain: blocks of committed entries and events, each sealed with the hash of the one before.

The database seals (``audit_seal`` in ``audit/migrations/0002_history.py``), so that the application can neither write a
block nor leave one out. Here the blocks are checked with statements of this program and none that the database keeps.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from psycopg import sql

from suchok.web.audit.history import event_models, table_of, tracked_model
from suchok.web.audit.models import Block, Entry

# The same as those of audit_seal: the text of a row must not depend on who asks.
_SETTINGS = """
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
SET LOCAL "TimeZone" = 'UTC'; SET LOCAL "DateStyle" = 'ISO'; SET LOCAL "IntervalStyle" = 'iso_8601';
SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL search_path = pg_catalog, public, pg_temp
"""

_HASHES = """
SELECT number, encode(sha256(convert_to(ROW(number, sealed_at, start, finish, tables, previous)::text, 'UTF8')), 'hex')
FROM public.audit_block
"""

# One pass over the table, whatever the number of blocks.
_DIGESTS = """
SELECT width_bucket({number}, %s::bigint[]) AS place, count(*),
    encode(sha256(string_agg(sha256(convert_to(ROW({columns})::text, 'UTF8')), NULL ORDER BY {key})), 'hex')
FROM public.{table} GROUP BY place
"""

_COLUMNS = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"

# Whoever writes an event names an act of the same transaction, or none.
_STRANGE_ACTS = """
SELECT count(*) FROM public.{table} event LEFT JOIN public.audit_entry entry ON entry.id = event.pgh_context_id
WHERE event.pgh_context_id IS NOT NULL AND entry.transaction IS DISTINCT FROM event.pgh_transaction
"""

# What the last event of each row says, beside the rows.
_ROWS_UNLIKE_HISTORY = """
WITH last AS (SELECT DISTINCT ON (pgh_obj_id) * FROM public.{events} ORDER BY pgh_obj_id, pgh_id DESC),
told AS (SELECT pgh_obj_id AS key, ROW({columns})::text AS content FROM last WHERE pgh_label <> 'delete'),
found AS (SELECT {key} AS key, ROW({columns})::text AS content FROM public.{table})
SELECT count(*) FROM told FULL JOIN found USING (key) WHERE told.content IS DISTINCT FROM found.content
"""

Found = Mapping[int, tuple[int, str]]
"""For the place of each block in the chain: the rows of a table now, and their digest."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the history: one sentence for each fault, and how much was looked at."""

    faults: tuple[str, ...]
    blocks: int
    rows: int
    unsealed: int
    last_hash: str

    def __str__(self) -> str:
        count = len(self.faults)
        begin = f"The history has {count} fault{'s' if count > 1 else ''}" if count else "The history is whole"
        seen = f"{self.rows} acts and changes in {self.blocks} blocks, {self.unsealed} of them not sealed yet"
        return f"{begin}: {seen}. The hash of the last block is {self.last_hash or 'none'}."


def seal() -> int:
    """Seal what was committed since the last block; return the number of rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit_seal()")
        return int(cursor.fetchone()[0])


@transaction.atomic
def verify(*, noted: str | None = None) -> Verdict:
    """Hold the chain against the rows, and the newest event of each row against the row.

    ``noted`` is the hash of a block that somebody wrote down elsewhere: whoever rewrites a whole chain cannot keep it.
    """
    _execute(_SETTINGS)
    blocks = list(Block.objects.order_by("number"))
    found = {table: _digests(table, blocks) for table in _sealed_tables(blocks)}
    faults = [
        *_missing(noted, blocks),
        *_broken_links(blocks),
        *_changed_rows(blocks, found),
        *_strange_acts(),
        *_rows_unlike_history(),
    ]
    return Verdict(
        faults=tuple(faults),
        blocks=len(blocks),
        rows=sum(rows for places in found.values() for rows, _ in places.values()),
        unsealed=sum(places.get(len(blocks), (0, ""))[0] for places in found.values()),
        last_hash=blocks[-1].hash if blocks else "",
    )


def _missing(noted: str | None, blocks: Sequence[Block]) -> Iterator[str]:
    if noted and noted not in {block.hash for block in blocks}:
        yield f"No block has the hash {noted}: the chain was written anew, or it was cut."


def _broken_links(blocks: Sequence[Block]) -> Iterator[str]:
    hashes = dict(_execute(_HASHES))
    number, finish, before = 0, 0, ""
    for block in blocks:
        if block.number != number + 1:
            yield f"Block {number + 1} is missing: the chain goes from {number} to {block.number}."
        elif (block.start, block.previous) != (finish, before):
            yield f"Block {block.number} does not follow the one before it: one of the two was changed."
        if hashes[block.number] != block.hash:
            yield f"Block {block.number} was changed after it was sealed."
        number, finish, before = block.number, block.finish, block.hash


def _sealed_tables(blocks: Sequence[Block]) -> list[str]:
    named = {table for block in blocks for table in block.tables}
    return sorted({table_of(Entry), *map(table_of, event_models())} | named)


def _digests(table: str, blocks: Sequence[Block]) -> Found:
    """Return rows and digest for each block, with the columns that the block was sealed with."""
    present = [name for (name,) in _execute(_COLUMNS, [f"public.{table}"])] if _is_there(table) else []
    finishes = [block.finish for block in blocks]
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, block in enumerate(blocks):
        places[tuple(block.tables.get(table, {}).get("columns", ()))].add(place)
    places[()].add(len(blocks))
    found: dict[int, tuple[int, str]] = {}
    for columns, wanted in places.items():
        if set(columns) <= set(present) and present:
            rows = _execute(_composed(_DIGESTS, table, columns or present), [finishes])
            found |= dict.fromkeys(wanted, (0, "")) | {
                place: (count, sha) for place, count, sha in rows if place in wanted
            }
    return found


def _composed(statement: str, table: str, columns: Sequence[str]) -> sql.Composed:
    is_entry = table == table_of(Entry)
    return sql.SQL(statement).format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        number=sql.Identifier("transaction" if is_entry else "pgh_transaction"),
        key=sql.Identifier("id" if is_entry else "pgh_id"),
    )


def _changed_rows(blocks: Sequence[Block], found: Mapping[str, Found]) -> Iterator[str]:
    for place, block in enumerate(blocks):
        for table, places in found.items():
            sealed = block.tables.get(table, {"rows": 0, "digest": ""})
            if place not in places:
                yield f"{table}: block {block.number} cannot be checked, columns that it sealed are gone."
            elif places[place] != (sealed["rows"], sealed["digest"]):
                yield _fault(block, table, places[place][0] - sealed["rows"])


def _fault(block: Block, table: str, difference: int) -> str:
    what = f"{abs(difference)} row{'s' if abs(difference) > 1 else ''}"
    change = f"{what} deleted" if difference < 0 else f"{what} inserted" if difference else "rows edited"
    return f"{table}: {change} in block {block.number}, sealed at {block.sealed_at:%Y-%m-%d %H:%M:%S} UTC."


def _strange_acts() -> Iterator[str]:
    for event in event_models():
        statement = sql.SQL(_STRANGE_ACTS).format(table=sql.Identifier(table_of(event)))
        ((count,),) = _execute(statement)
        if count:
            yield f"{table_of(event)}: {count} of its changes name an act that is not there or of another transaction."


def _rows_unlike_history() -> Iterator[str]:
    for event in event_models():
        model = tracked_model(event)
        fields = {field.name for field in event._meta.fields}  # noqa: SLF001
        columns = [str(field.column) for field in model._meta.concrete_fields if field.name in fields]  # noqa: SLF001
        statement = sql.SQL(_ROWS_UNLIKE_HISTORY).format(
            events=sql.Identifier(table_of(event)),
            table=sql.Identifier(table_of(model)),
            key=sql.Identifier(str(model._meta.pk.column)),  # noqa: SLF001
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        )
        ((count,),) = _execute(statement)
        if count:
            yield f"{table_of(model)}: {count} rows are not as their history says."


def _is_there(table: str) -> bool:
    return _execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"]) == [(True,)]


def _execute(statement: str | sql.Composed, values: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        text = statement.as_string(cursor.connection) if isinstance(statement, sql.Composed) else statement
        cursor.execute(text, values)
        return list(cursor.fetchall()) if cursor.description else []
