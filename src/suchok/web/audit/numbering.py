"""Numbers of transactions go on growing where a database was restored on a server that has counted less far."""

from django.db import connection

GO_ON = """
DO $$
DECLARE
    one record;
    found bigint;
    last bigint := (SELECT coalesce(max(finish), 0) FROM public.audit_block);
BEGIN
    FOR one IN SELECT * FROM public.audit_tables() LOOP
        EXECUTE format('SELECT max(%I) FROM public.%I', one.transaction, one.name) INTO found;
        last := greatest(last, found);
    END LOOP;
    IF public.audit_horizon() <= last THEN
        last := last + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
        EXECUTE format('CREATE OR REPLACE FUNCTION public.audit_transaction() RETURNS bigint LANGUAGE sql STABLE AS %L',
            format('SELECT pg_current_xact_id()::text::bigint + %s', last));
        EXECUTE format('CREATE OR REPLACE FUNCTION public.audit_horizon() RETURNS bigint LANGUAGE sql STABLE AS %L',
            format('SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s', last));
    END IF;
END
$$;
"""


def go_on_if_behind() -> None:
    """Number the transactions to come above all that are sealed; as the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(finish) > audit_horizon() FROM audit_block")
        if cursor.fetchone() == (True,):
            cursor.execute(GO_ON)
