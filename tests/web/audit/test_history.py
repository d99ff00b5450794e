"""Every change of a tracked table is recorded, however it was written, and names the act that it belongs to."""

from itertools import count

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client

from suchok.web.accounts.models import Office, User
from suchok.web.audit import actions
from suchok.web.audit.history import Event, event_models, tracked_model
from suchok.web.audit.models import Entry
from tests.people import PASSWORD

UNTRACKED = {
    "audit.Entry": "it is the trail itself, and only ever added to",
    "audit.Block": "it seals the trail, and is only ever added to",
    "desk.Digest": "it only tells that a letter was written",
    "accounts.OfficeWord": "it is told by the names of its office, which are tracked",
    "accounts.OfficeImport": "it is a file before it is taken over; the offices that it changes are tracked",
    "accounts.OfficeImportRow": "it is a file before it is taken over; the offices that it changes are tracked",
    "batches.Batch": "it lives for a day, and only its sender may know of it",
    "batches.BatchFile": "it lives for a day, and only its sender may know of it",
}


_numbers = count(1_000_000)


def office(code: str, **fields: object) -> Office:
    pk = next(_numbers)
    values = {"name_bn": "কার্যালয়", "kind": "district", "level": "field", "path": f"{pk}/", "sort_key": code}
    return Office(pk=pk, code=code, **{**values, **fields})


def events(model: type[models.Model] = Office) -> "models.QuerySet[Event]":
    (found,) = [event for event in event_models() if tracked_model(event) is model]
    return found._default_manager.order_by("pgh_id")


def labels() -> list[str]:
    return list(events().values_list("pgh_label", flat=True))


def own_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("suchok.web.") and not issubclass(model, Event)
    ]


def test_every_model_is_tracked_or_has_a_reason_not_to_be() -> None:
    tracked = {tracked_model(event)._meta.label for event in event_models()}
    known = {model._meta.label for model in own_models()}
    assert known - tracked == set(UNTRACKED)
    assert {"accounts.Office", "accounts.User", "plans.Template"} <= tracked


@pytest.mark.django_db
def test_every_tracked_table_has_a_trigger_for_each_kind_of_change() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname ~ '^pgtrigger_(insert_insert|update_update|delete_delete)_' AND t.tgtype & 1 = 0"
            " GROUP BY 1"
        )
        found = dict(cursor.fetchall())
    assert found == {tracked_model(event)._meta.db_table: 3 for event in event_models()}


@pytest.mark.django_db
def test_single_and_bulk_writes_and_bare_sql_are_recorded() -> None:
    office("1").save()
    Office.objects.bulk_create(office(str(number)) for number in range(2, 5))
    Office.objects.update(name_en="Office")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_office SET name_en = 'Bureau' WHERE code = '1'")
    Office.objects.filter(code="4").delete()
    assert labels() == ["insert"] * 4 + ["update"] * 5 + ["delete"]


@pytest.mark.django_db
def test_a_write_that_changes_nothing_is_no_change() -> None:
    office("1", name_en="Office").save()
    Office.objects.update(name_en="Office")
    assert labels() == ["insert"]


@pytest.mark.django_db
def test_a_change_names_its_act_and_one_outside_an_act_none() -> None:
    row = office("1")
    row.save()
    with transaction.atomic():
        act = actions.record("office.rename", actor=None, about=row, office_id=row.pk, reason="a new name", name="B")
        Office.objects.filter(pk=row.pk).update(name_en="B")
        Office.objects.bulk_create([office("2")])
    assert list(events().values_list("pgh_context_id", flat=True)) == [None, act.pk, act.pk]
    assert Entry.objects.get().values == {"name": "B"}


@pytest.mark.django_db
def test_the_second_act_of_a_transaction_has_the_changes_after_it() -> None:
    first = actions.record("office.open", actor=None)
    office("1").save()
    second = actions.record("office.open", actor=None)
    office("2").save()
    assert list(events().values_list("pgh_context_id", flat=True)) == [first.pk, second.pk]


@pytest.mark.django_db
def test_an_act_that_was_taken_back_is_not_named() -> None:
    savepoint = transaction.savepoint()
    actions.record("office.open", actor=None)
    transaction.savepoint_rollback(savepoint)
    office("1").save()
    assert [event.pgh_context_id for event in events()] == [None]


@pytest.mark.django_db(transaction=True)
def test_an_act_ends_with_its_transaction_and_is_never_outside_one() -> None:
    with transaction.atomic():
        actions.record("office.open", actor=None)
    office("1").save()
    assert [event.pgh_context_id for event in events()] == [None]
    with pytest.raises(RuntimeError, match=r"office\.close must be recorded inside the transaction"):
        actions.record("office.close", actor=None)


@pytest.mark.django_db
def test_an_act_and_its_changes_have_the_number_of_their_transaction() -> None:
    act = actions.record("office.open", actor=None)
    office("1").save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (number,) = cursor.fetchone()
    act.refresh_from_db()
    assert (act.transaction, events().get().pgh_transaction) == (number, number)


@pytest.mark.django_db
def test_nothing_is_written_to_a_table_of_contexts() -> None:
    actions.record("office.open", actor=None)
    office("1").save()
    assert apps.get_model("pghistory.Context")._default_manager.count() == 0


@pytest.mark.django_db
def test_no_password_is_kept_and_signing_in_is_no_change_of_the_person(client: Client) -> None:
    person = User.objects.create_user("person@example.org", password=PASSWORD)
    client.force_login(person)
    person.refresh_from_db()
    assert person.last_login is not None
    person.set_password("another long sentence")
    person.save()
    recorded = events(User)
    assert [event.pgh_label for event in recorded] == ["insert"]
    assert {"password", "last_login"}.isdisjoint(recorded.values()[0])


@pytest.mark.django_db
def test_bulk_and_single_writes_are_recorded_without_exception(is_long: bool) -> None:
    """Half of the changes are bulk inserts, most of the rest one update, 1 of 20 is a write of its own."""
    bulk, single = (19_000, 2_000) if is_long else (950, 100)
    Office.objects.bulk_create(office(str(number)) for number in range(bulk))
    Office.objects.update(name_en="Office")
    rows = list(Office.objects.order_by("pk")[:single])
    for number, row in enumerate(rows):
        if number % 4:
            row.name_en = f"Office {number}"
            row.save()
        else:
            row.delete()
    deleted = len(range(0, single, 4))
    counts = {label: events().filter(pgh_label=label).count() for label in ("insert", "update", "delete")}
    assert counts == {"insert": bulk, "update": bulk + single - deleted, "delete": deleted}
    assert sum(counts.values()) == (40_000 if is_long else 2_000)
