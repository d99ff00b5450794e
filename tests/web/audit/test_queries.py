"""Acts about a row or an office, each with what it changed: field, before and after, in two queries."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from suchok.web.accounts.models import Holding, Office, Post, User
from suchok.web.audit import actions, queries
from suchok.web.audit.models import Entry
from suchok.web.audit.queries import FieldChange
from tests.web.audit.test_history import office

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


@transaction.atomic
def opened(code: str) -> Office:
    row = office(code, opened_on=date(2026, 7, 1))
    actions.record("office.open", actor=None, about=row, office_id=row.pk, reason="a new upazila")
    row.save()
    return row


@transaction.atomic
def staffed(row: Office, person: User) -> Entry:
    act = actions.record("post.hold", actor=person, about=row, office_id=row.pk)
    post = Post.objects.create(office=row, role="head", title_bn="প্রধান")
    Holding.objects.create(post=post, user=person, start=date(2026, 7, 2))
    Office.objects.filter(pk=row.pk).update(name_en="Office", closed_on=date(2027, 1, 1))
    return act


@pytest.fixture
def person() -> User:
    return User.objects.create_user("person@example.org")


def test_each_act_comes_with_its_changes_newest_first(person: User) -> None:
    row = opened("1")
    staffed(row, person)
    latest, first = queries.acts(queries.entries_about(row))
    assert (latest.entry.act, latest.entry.actor, first.entry.reason) == ("post.hold", person, "a new upazila")
    assert [(change.model, change.kind) for change in latest.changes] == [
        (Holding, "insert"),
        (Office, "update"),
        (Post, "insert"),
    ]
    assert latest.changes[1].fields == (
        FieldChange("name_en", "", "Office"),
        FieldChange("closed_on", None, date(2027, 1, 1)),
    )
    assert FieldChange("post", None, latest.changes[2].pk) in latest.changes[0].fields
    assert FieldChange("opened_on", None, date(2026, 7, 1)) in first.changes[0].fields


def test_acts_of_an_office_are_not_those_of_another(person: User) -> None:
    one, two = opened("1"), opened("2")
    staffed(two, person)
    assert [act.entry.act for act in queries.acts(queries.entries_of_offices([one.pk]))] == ["office.open"]
    assert len(queries.acts(queries.entries_of_offices([one.pk, two.pk]))) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    count: int, person: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [opened(str(number)) for number in range(count)]
    for row in rows:
        staffed(row, person)
    with django_assert_num_queries(2):
        found = queries.acts(queries.entries_of_offices([row.pk for row in rows])[:100])
        assert [str(act.entry.actor) for act in found if act.entry.actor] == ["person@example.org"] * count
    assert sum(len(act.changes) for act in found) == count * 4


@pytest.mark.django_db(transaction=True)
def test_all_changes_of_a_row_are_told_also_those_outside_an_act(person: User) -> None:
    row = opened("1")
    pk = row.pk
    Office.objects.update(name_en="By hand")
    with transaction.atomic():
        act = actions.record("office.close", actor=person, about=row)
        row.delete()
    row.pk = pk
    changes = queries.changes_of(row)
    assert [(change.kind, change.entry_id is not None) for change in changes] == [
        ("insert", True),
        ("update", False),
        ("delete", True),
    ]
    assert changes[1].fields == (FieldChange("name_en", "", "By hand"),)
    assert FieldChange("name_en", "By hand", None) in changes[2].fields
    assert changes[2].entry_id == act.pk


def test_times_are_times_again(person: User) -> None:
    User.objects.filter(pk=person.pk).update(created_at=THEN)
    (change,) = queries.changes_of(person)[1:]
    assert [(field.name, field.after) for field in change.fields] == [("created_at", THEN)]
