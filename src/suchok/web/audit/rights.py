"""Rights in the database: the application adds entries and, through triggers alone, events; it changes neither.

Two roles: the owner migrates, the application (the role of ``DATABASE_URL``) serves and works. ``harden`` runs as the
owner after every migration, because a migration of a tracked model writes its triggers anew; ``flaws`` runs as the
application whenever a load balancer asks whether the site is ready.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pgtrigger
from django.db import connection, transaction
from psycopg import sql

from suchok.web.audit.history import event_models, table_of, tracked_model
from suchok.web.audit.models import Block, Entry
from suchok.web.audit.numbering import go_on_if_behind

_GUARD = "audit_no_truncate"

# An owner's function that anybody may call would write any event: CREATE TRIGGER on a temporary table needs EXECUTE.
# With pg_temp last, a temporary table of an event table's name is not written in its place.
_HARDEN_TRIGGER = """
ALTER FUNCTION public.{function}() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
REVOKE EXECUTE ON FUNCTION public.{function}() FROM PUBLIC;
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {trigger};
"""

_GUARD_TABLE = """
CREATE OR REPLACE TRIGGER {guard} BEFORE TRUNCATE ON public.{table} EXECUTE FUNCTION public.{guard}();
ALTER TABLE public.{table} ENABLE ALWAYS TRIGGER {guard};
"""

# pgtrigger.ignore would let anybody write without an event; _pgh_attach_context would write into a table of contexts.
_FUNCTIONS = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OR REPLACE FUNCTION public._pgh_attach_context() RETURNS uuid LANGUAGE sql IMMUTABLE AS 'SELECT NULL::uuid';
CREATE OR REPLACE FUNCTION public.audit_no_truncate() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'TRUNCATE of % is refused: it would leave no history', TG_TABLE_NAME; END $$;
"""

_RIGHTS = """
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {application};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {application};
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {application};
REVOKE INSERT, UPDATE, DELETE ON public.pghistory_context, public.django_migrations FROM {application};
REVOKE EXECUTE ON FUNCTION public.audit_seal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.audit_seal() TO {application};
"""

_ONLY_READ = """
REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.{table} FROM PUBLIC, {application};
"""
_NO_SEQUENCE = "REVOKE ALL ON SEQUENCE public.{sequence} FROM PUBLIC, {application};"
_ONLY_ADD = """
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.{table} FROM PUBLIC, {application};
"""


class Trigger(NamedTuple):
    """A trigger that writes history, with its function of the same name."""

    table: str
    name: str


@transaction.atomic
def harden(*, application: str) -> None:
    """Give ``application``, the role that serves, all rights but those that would change the history."""
    _run(_FUNCTIONS)
    for trigger in _triggers():
        _run(_HARDEN_TRIGGER, table=trigger.table, trigger=trigger.name, function=trigger.name)
    for table in _guarded():
        _run(_GUARD_TABLE, table=table, guard=_GUARD)
    go_on_if_behind()
    if application != connection.settings_dict["USER"]:
        _grant(application)


def _grant(application: str) -> None:
    _run(_RIGHTS, application=application)
    for table in _only_read():
        _run(_ONLY_READ, table=table, application=application)
    for sequence in _sequences():
        _run(_NO_SEQUENCE, sequence=sequence, application=application)
    _run(_ONLY_ADD, table=table_of(Entry), application=application)


def flaws() -> list[str]:
    """Tell why the role of this connection could change the history or pass it by; empty if it cannot."""
    with connection.cursor() as cursor:
        cursor.execute(FLAWS, watched())
        return [str(row[0]) for row in cursor.fetchall()]


def watched() -> dict[str, str | list[str]]:
    """Return what ``FLAWS`` asks about."""
    return {
        "only_read": _only_read(),
        "only_add": [table_of(Entry)],
        "guarded": list(_guarded()),
        "guard": _GUARD,
        "triggers": [trigger.name for trigger in _triggers()],
        "tables": [trigger.table for trigger in _triggers()],
    }


FLAWS = """
SELECT format('the role %%s may change %%s', current_user, c.relname) FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND (
    (c.relname = ANY(%(only_read)s) AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')))
    OR (c.relname = ANY(%(only_add)s) AND (has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
        OR has_any_column_privilege(c.oid, 'UPDATE')))
    OR (c.relname = ANY(%(guarded)s) AND pg_has_role(c.relowner, 'MEMBER')))
UNION ALL
SELECT format('the trigger %%s of %%s is missing or may be passed by', w.name, w.relation)
FROM unnest(%(triggers)s::text[], %(tables)s::text[]) w (name, relation)
WHERE NOT EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid
    WHERE t.tgname = w.name AND t.tgrelid = to_regclass('public.' || quote_ident(w.relation)) AND t.tgenabled = 'A'
    AND f.prosecdef AND f.proconfig IS NOT NULL AND NOT has_function_privilege(f.oid, 'EXECUTE'))
UNION ALL
SELECT format('%%s may be emptied by TRUNCATE', w.relation) FROM unnest(%(guarded)s::text[]) w (relation)
WHERE NOT EXISTS (
    SELECT FROM pg_trigger t
    WHERE t.tgname = %(guard)s AND t.tgrelid = to_regclass('public.' || quote_ident(w.relation)) AND t.tgenabled = 'A')
UNION ALL
SELECT 'triggers can be told to ignore what is written' WHERE NOT EXISTS (
    SELECT FROM pg_proc WHERE proname = '_pgtrigger_should_ignore' AND prosrc = 'SELECT false')
UNION ALL
SELECT 'transactions are numbered below those that are sealed'
WHERE (SELECT max(finish) FROM public.audit_block) > public.audit_horizon()
"""


def _triggers() -> Iterator[Trigger]:
    for model, trigger in pgtrigger.registered():
        yield Trigger(table_of(model), trigger.get_pgid(model))  # type: ignore[arg-type] # its own type is wrong


def _only_read() -> list[str]:
    return [table_of(Block), *(table_of(event) for event in event_models())]


def _guarded() -> Iterator[str]:
    yield table_of(Entry)
    yield from _only_read()
    yield from (table_of(tracked_model(event)) for event in event_models())


def _sequences() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.relname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid JOIN pg_class t ON t.oid = d.refobjid"
            " WHERE s.relkind = 'S' AND t.relnamespace = 'public'::regnamespace AND t.relname = ANY(%s)",
            [_only_read()],
        )
        return [str(row[0]) for row in cursor.fetchall()]


def _run(statements: str, **names: str) -> None:
    composed = sql.SQL(statements).format(**{name: sql.Identifier(value) for name, value in names.items()})
    with connection.cursor() as cursor:
        cursor.execute(composed.as_string(cursor.connection))
