"""The role of the web process adds to the history; PostgreSQL lets it neither forge nor edit nor disable it."""

import pytest
from django.test import Client
from psycopg import errors

from suchok.web.audit.rights import FLAWS, watched
from tests.web.audit.conftest import Connection, Site

OFFICE = (
    "INSERT INTO accounts_office (id, code, name_bn, name_en, kind, level, geographic_code, memo_code, path, sort_key,"
    " single_handed_reason) SELECT id, %s, 'ক', '', 'other', '', '', '', id || '/', '', ''"
    " FROM nextval('accounts_office_id_seq') id"
)
EVENT = "accounts_officeevent"
COPY_OF_EVENTS = f"CREATE TEMP TABLE {EVENT} (LIKE public.{EVENT} INCLUDING ALL)"
ENTRY = (
    "INSERT INTO audit_entry (id, at, act, subject, reason, values, transaction)"
    " VALUES (gen_random_uuid(), now(), 'office.open', '', '', '{}', 1) RETURNING transaction"
)

REFUSED = {
    "forge an event": f"INSERT INTO {EVENT} SELECT * FROM {EVENT}",
    "forge a part of an event": f"INSERT INTO {EVENT} (pgh_label) VALUES ('insert')",
    "forge events by COPY": f"COPY {EVENT} FROM STDIN",
    "edit events": f"UPDATE {EVENT} SET name_bn = 'খ'",
    "delete events": f"DELETE FROM {EVENT}",
    "empty events": f"TRUNCATE {EVENT}",
    "turn back the numbers of events": f"SELECT setval('{EVENT}_pgh_id_seq', 1)",
    "edit entries": "UPDATE audit_entry SET reason = ''",
    "delete entries": "DELETE FROM audit_entry",
    "empty entries": "TRUNCATE audit_entry",
    "forge a block": "INSERT INTO audit_block SELECT * FROM audit_block",
    "edit blocks": "UPDATE audit_block SET hash = ''",
    "delete blocks": "DELETE FROM audit_block",
    "empty a table without events": "TRUNCATE accounts_office CASCADE",
    "disable triggers": "ALTER TABLE accounts_office DISABLE TRIGGER ALL",
    "behave as a replica": "SET session_replication_role = replica",
    "drop a table": f"DROP TABLE {EVENT}",
    "add a trigger": f"CREATE TRIGGER mine BEFORE INSERT ON {EVENT} EXECUTE FUNCTION audit_no_truncate()",
    "let triggers ignore writes": (
        "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql"
        " AS 'SELECT true'"
    ),
    "number transactions anew": (
        "CREATE OR REPLACE FUNCTION audit_transaction() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'"
    ),
    "become the owner": "SET ROLE suchok",
    "become the owner for the session": "SET SESSION AUTHORIZATION suchok",
    "make tables": "CREATE TABLE mine (id bigint)",
    "tell of migrations": "DELETE FROM django_migrations",
    "write contexts": "DELETE FROM pghistory_context",
}


def count(connection: Connection, table: str = f"public.{EVENT}") -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(str(row[0])) if row else 0


def add_office(connection: Connection, code: str) -> None:
    connection.execute(OFFICE, [code])


@pytest.mark.parametrize("what", [*REFUSED])
def test_the_application_is_refused_to(what: str, site: Site) -> None:
    with site.application() as application, pytest.raises((errors.InsufficientPrivilege, errors.DuplicateFunction)):
        application.execute(REFUSED[what])


@pytest.mark.parametrize("what", [what for what in REFUSED if not what.startswith(("empty", "forge"))])
def test_each_refused_statement_is_a_statement_that_the_owner_may_say(what: str, site: Site) -> None:
    """So that none of them is refused for another reason."""
    with site.owner() as owner, owner.transaction(force_rollback=True):
        owner.execute(REFUSED[what])


@pytest.mark.parametrize("table", [EVENT, "audit_entry", "audit_block", "accounts_office"])
def test_not_even_the_owner_empties_a_table_by_mistake(table: str, site: Site) -> None:
    with site.owner() as owner, pytest.raises(errors.RaiseException, match="it would leave no history"):
        owner.execute(f"TRUNCATE {table} CASCADE")


def test_the_application_adds_entries_and_its_writes_are_recorded(site: Site) -> None:
    with site.application() as application:
        before = count(application)
        add_office(application, "recorded")
        application.execute("UPDATE accounts_office SET name_en = 'R' WHERE code = 'recorded'")
        application.execute("DELETE FROM accounts_office WHERE code = 'recorded'")
        assert count(application) == before + 3


def test_an_entry_has_the_number_of_its_transaction_whatever_the_application_says(site: Site) -> None:
    with site.application() as application, application.transaction():
        (told,) = application.execute(ENTRY).fetchone() or (None,)
        assert application.execute("SELECT pg_current_xact_id()::text::bigint").fetchone() == (told,)


def test_triggers_cannot_be_told_to_ignore_a_write(site: Site) -> None:
    with site.application() as application:
        before = count(application)
        names = application.execute("SELECT array_agg(tgname::text) FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'")
        (triggers,) = names.fetchone() or (None,)
        application.execute("SELECT set_config('pgtrigger.ignore', %s::text[]::text, false)", [triggers])
        add_office(application, "ignored")
        assert count(application) == before + 1


def test_a_temporary_table_is_not_written_in_place_of_the_events(site: Site) -> None:
    with site.application() as application:
        before = count(application)
        application.execute(COPY_OF_EVENTS)
        add_office(application, "hidden")
        assert (count(application), count(application, f"pg_temp.{EVENT}")) == (before + 1, 0)


def test_the_functions_of_the_triggers_cannot_be_borrowed_to_forge_events(site: Site) -> None:
    with site.application() as application:
        found = application.execute(
            "SELECT tgfoid::regproc::text FROM pg_trigger WHERE tgrelid = 'accounts_office'::regclass"
            " AND tgname LIKE 'pgtrigger_insert%'"
        )
        (function,) = found.fetchone() or (None,)
        application.execute("CREATE TEMP TABLE forged (LIKE public.accounts_office)")
        with pytest.raises(errors.InsufficientPrivilege):
            application.execute(
                "CREATE TRIGGER forge AFTER INSERT ON forged REFERENCING NEW TABLE AS new_values"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
            )


IGNORING = (
    "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql"
    " AS 'SELECT 1 > 2'"
)
FLAW_OF = {
    "GRANT UPDATE ON audit_entry TO suchok_app": "may change audit_entry",
    f"GRANT INSERT ON {EVENT} TO PUBLIC": f"may change {EVENT}",
    f"GRANT UPDATE (name_bn) ON {EVENT} TO suchok_app": f"may change {EVENT}",
    "GRANT suchok TO suchok_app": "may change audit_entry",
    "ALTER TABLE accounts_office DISABLE TRIGGER ALL": "of accounts_office is missing or may be passed by",
    f"DROP TRIGGER audit_no_truncate ON {EVENT}": f"{EVENT} may be emptied by TRUNCATE",
    IGNORING: "can be told to ignore",
    "INSERT INTO audit_block VALUES (9, now(), 0, 9000000000000000, '{}', '', '')": "numbered below those",
}


@pytest.mark.parametrize("statement", [*FLAW_OF])
def test_the_site_is_not_ready_while_its_history_can_be_changed(statement: str, site: Site) -> None:
    """What ``/-/ready`` asks as the application; each flaw is made and taken back."""
    with site.owner() as owner, owner.transaction(force_rollback=True):
        owner.execute(statement)
        owner.execute("SET LOCAL ROLE suchok_app")
        found = [str(flaw) for (flaw,) in owner.execute(FLAWS, watched()).fetchall()]
    assert any(FLAW_OF[statement] in flaw for flaw in found), found


def test_as_it_is_migrated_the_history_has_no_flaw(site: Site) -> None:
    with site.application() as application:
        assert application.execute(FLAWS, watched()).fetchall() == []


@pytest.mark.django_db
def test_a_process_that_connects_as_the_owner_is_not_ready(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    assert client.get("/-/ready").status_code == 503
    assert "not ready: the role suchok may change" in caplog.text


def test_migrating_again_mends_what_a_migration_undid(site: Site) -> None:
    function = "SELECT tgfoid::regproc::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_update_update_%'"
    with site.owner() as owner:
        (name,) = owner.execute(function).fetchone() or (None,)
        owner.execute(f"ALTER FUNCTION {name}() SECURITY INVOKER")
    with site.application() as application:
        assert len(application.execute(FLAWS, watched()).fetchall()) == 1
    assert site.run("migrate") == (0, "", "")
    with site.application() as application:
        assert application.execute(FLAWS, watched()).fetchall() == []
