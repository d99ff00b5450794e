"""The hash chain: what was committed is sealed in blocks, and what is done to it afterwards is told in a sentence."""

import re
import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from suchok.web.accounts.models import Office
from suchok.web.audit import actions, chain
from suchok.web.audit.models import Block, Entry
from suchok.web.audit.tasks import seal_history
from tests.web.audit.conftest import Site
from tests.web.audit.test_history import events, office
from tests.web.audit.test_rights import add_office
from tests.web.processes import command, ended

pytestmark = pytest.mark.django_db(transaction=True)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def act(code: str, **fields: object) -> None:
    with transaction.atomic():
        actions.record("office.open", actor=None, reason="a new district")
        office(code, **fields).save()


@pytest.fixture
def sealed() -> None:
    """Two blocks, of three acts with a row each and of one."""
    for code in ("1", "2", "3"):
        act(code)
    assert chain.seal() == 6
    act("4")
    assert chain.seal() == 2


def faults() -> tuple[str, ...]:
    return chain.verify().faults


def test_what_was_committed_is_sealed_once_and_found_whole(sealed: None) -> None:
    act("5")
    verdict = chain.verify()
    assert (verdict.faults, verdict.blocks, verdict.rows, verdict.unsealed) == ((), 2, 10, 2)
    seal_history.func(timestamp=0)
    verdict = chain.verify()
    assert (verdict.faults, verdict.blocks, verdict.unsealed) == ((), 3, 0)
    assert str(verdict).startswith("The history is whole: 10 acts and changes in 3 blocks")


def test_nothing_new_makes_no_block(sealed: None) -> None:
    assert chain.seal() == 0
    assert Block.objects.count() == 2


def test_what_is_not_committed_waits_for_a_later_block(sealed: None) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            actions.record("office.open", actor=None)
            office("slow").save()
            begun.set()
            go_on.wait(timeout=30)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    assert begun.wait(timeout=30)
    act("5")
    # A later transaction that is committed waits too: the block ends before the first that still runs.
    assert chain.seal() == 0
    go_on.set()
    writer.join()
    assert chain.seal() == 4
    assert faults() == ()


BLOCK_1 = r"block 1, sealed at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\."
FORGED = (
    "INSERT INTO accounts_officeevent SELECT (jsonb_populate_record(e, '{\"pgh_id\": 0}')).*"
    " FROM accounts_officeevent e WHERE code = '1'"
)
ACT_1 = "(SELECT pgh_context_id FROM accounts_officeevent WHERE code = '1')"
TAMPERING = {
    "UPDATE accounts_officeevent SET name_bn = 'খ' WHERE code = '2'": [
        rf"accounts_officeevent: rows edited in {BLOCK_1}",
        r"accounts_office: 1 rows are not as their history says\.",
    ],
    "DELETE FROM accounts_officeevent WHERE code = '2'": [
        rf"accounts_officeevent: 1 row deleted in {BLOCK_1}",
        r"accounts_office: 1 rows are not as their history says\.",
    ],
    FORGED: [rf"accounts_officeevent: 1 row inserted in {BLOCK_1}"],
    f"UPDATE audit_entry SET reason = '' WHERE id = {ACT_1}": [rf"audit_entry: rows edited in {BLOCK_1}"],
    f"DELETE FROM audit_entry WHERE id = {ACT_1}": [
        r"accounts_officeevent: 1 of its changes name an act that is not there or of another transaction\.",
        rf"audit_entry: 1 row deleted in {BLOCK_1}",
    ],
    "UPDATE audit_block SET tables = '{}' WHERE number = 1": [
        r"Block 1 was changed after it was sealed\.",
        rf"accounts_officeevent: 3 rows inserted in {BLOCK_1}",
        rf"audit_entry: 3 rows inserted in {BLOCK_1}",
    ],
    "UPDATE audit_block SET previous = '' WHERE number = 2": [
        r"Block 2 does not follow the one before it: one of the two was changed\.",
        r"Block 2 was changed after it was sealed\.",
    ],
    "DELETE FROM audit_block WHERE number = 1": [r"Block 1 is missing: the chain goes from 0 to 2\."],
    "ALTER TABLE accounts_office DISABLE TRIGGER ALL; UPDATE accounts_office SET name_en = 'X' WHERE code = '3'": [
        r"accounts_office: 1 rows are not as their history says\."
    ],
}


@pytest.mark.parametrize("statement", [*TAMPERING])
def test_tampering_is_told_in_a_sentence(statement: str, sealed: None) -> None:
    told = tampered(statement)
    for sentence in TAMPERING[statement]:
        assert any(re.fullmatch(sentence, fault) for fault in told), told


def tampered(statement: str) -> tuple[str, ...]:
    """What ``verify`` says while the tampering is there; it is taken back with its transaction."""
    original = chain._SETTINGS
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        execute(statement)
        # The transaction has begun already, so that it cannot be made one that only reads.
        patch.setattr(chain, "_SETTINGS", original.split(";", 1)[1])
        found = faults()
        transaction.set_rollback(True)
    return found


def test_a_chain_that_was_written_anew_does_not_hold_a_hash_that_was_noted(sealed: None) -> None:
    noted = chain.verify().last_hash
    assert chain.verify(noted=noted).faults == ()
    execute("DELETE FROM audit_entry; DELETE FROM accounts_officeevent; DELETE FROM accounts_office")
    execute("DELETE FROM accounts_officeevent; DELETE FROM audit_block")
    act("1")
    chain.seal()
    assert faults() == ()
    assert chain.verify(noted=noted).faults == (
        f"No block has the hash {noted}: the chain was written anew, or it was cut.",
    )


def test_a_new_column_leaves_old_blocks_whole_and_a_lost_one_is_told(sealed: None) -> None:
    execute("ALTER TABLE accounts_officeevent ADD COLUMN later text NOT NULL DEFAULT 'x'")
    try:
        act("5")
        assert chain.seal() == 2
        assert faults() == ()
    finally:
        execute("ALTER TABLE accounts_officeevent DROP COLUMN later")
    assert faults() == ("accounts_officeevent: block 3 cannot be checked, columns that it sealed are gone.",)


def test_many_writers_at_once_and_none_is_missed(is_long: bool) -> None:
    """Writers with short, slow and taken back transactions, while two workers seal without a pause."""
    writers, acts = 6, 400 if is_long else 40
    done = threading.Event()

    def write(writer: int) -> None:
        for number in range(acts):
            with transaction.atomic():
                actions.record("office.open", actor=None)
                Office.objects.bulk_create(office(f"{writer}-{number}-{row}") for row in range(1 + number % 3))
                if number % 5 == writer % 5:
                    time.sleep(0.01)
                transaction.set_rollback(number % 7 == 0)
        connection.close()

    def seal() -> None:
        while not done.is_set():
            chain.seal()
        connection.close()

    run_together([lambda writer=writer: write(writer) for writer in range(writers)], beside=[seal, seal], done=done)
    chain.seal()
    verdict = chain.verify()
    assert verdict.faults == ()
    assert verdict.unsealed == 0
    kept = [number for number in range(acts) if number % 7]
    assert Entry.objects.count() == writers * len(kept)
    assert events().count() == writers * sum(1 + number % 3 for number in kept)
    sealed = sum(table["rows"] for block in Block.objects.all() for table in block.tables.values())
    assert sealed == Entry.objects.count() + events().count()
    assert Block.objects.count() > writers


def run_together(tasks: list[Callable[[], None]], *, beside: list[Callable[[], None]], done: threading.Event) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    others = [threading.Thread(target=task) for task in beside]
    for thread in [*threads, *others]:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    for thread in others:
        thread.join()


def test_the_worker_seals_within_a_minute(site: Site) -> None:
    worker = command("worker", SUCHOK_DATA_DIR=str(site.folder), SUCHOK_SECRET_KEY="k" * 40)
    try:
        with site.application() as application:
            add_office(application, "sealed by the worker")
            until, sealed = time.monotonic() + 60, False
            while not sealed and time.monotonic() < until:
                time.sleep(0.5)
                (sealed,) = application.execute(SEALED).fetchone() or (False,)
        assert sealed, ended(worker)
    finally:
        ended(worker)


SEALED = (
    "SELECT coalesce((SELECT max(finish) FROM audit_block), 0) > pgh_transaction"
    " FROM accounts_officeevent WHERE code = 'sealed by the worker'"
)


def test_the_command_tells_and_ends_with_1(site: Site) -> None:
    """On a site of its own, where the owner has to take the guards away first."""
    with site.application() as application:
        application.execute(
            "INSERT INTO accounts_user (email, password, name_bn, name_en, language, is_active, created_at,"
            " wants_reminders, phone, calendar_number)"
            " VALUES ('sealed@example.org', '', '', '', 'bn', true, now(), true, '', 1)"
        )
        application.execute("SELECT audit_seal()")
    code, said, error = site.run("verify-history")
    assert (code, error) == (0, "")
    assert said.startswith("The history is whole: ")
    with site.owner() as owner:
        owner.execute("UPDATE accounts_userevent SET is_active = false WHERE email = 'sealed@example.org'")
    code, said, error = site.run("verify-history")
    assert code == 1
    assert re.search(r"^suchok: accounts_userevent: rows edited in block \d+, sealed at ", error, flags=re.MULTILINE)
    assert said.startswith("The history has 2 faults")
    with site.owner() as owner:
        owner.execute("UPDATE accounts_userevent SET is_active = true WHERE email = 'sealed@example.org'")
    assert site.run("verify-history")[0] == 0
