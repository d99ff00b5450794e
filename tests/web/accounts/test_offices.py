"""The tree of offices: opened, changed, moved, merged, closed and reopened, each with its date and reason."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from suchok.web.accounts.actions import offices as actions
from suchok.web.accounts.actions.offices import NotPossible, Occasion, OfficeFacts
from suchok.web.accounts.models import Holding, Office, OfficeWord, User
from suchok.web.audit.models import Entry
from tests.people import Cast, cast, office

FACTS = OfficeFacts("new", "নতুন কার্যালয়", "New Office", "upazila", "field", "3026", "")
TOMORROW = timezone.localdate() + timedelta(days=1)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def today(actor: User, reason: str = "Gazette of 1 July") -> Occasion:
    return Occasion(actor, timezone.localdate(), reason)


def below(top: Office) -> set[str]:
    return {each.code for each in Office.objects.filter(path__startswith=Office.objects.get(pk=top.pk).path)}


def last_entry() -> Entry:
    return Entry.objects.order_by("at").last()  # type: ignore[return-value]


def test_an_office_is_opened_below_another_and_found(people: Cast) -> None:
    opened = actions.open_office(today(people.department_head), superior_id=people.offices.district.pk, facts=FACTS)
    assert opened.path == f"{people.offices.district.path}{opened.pk}/"
    assert OfficeWord.objects.filter(word="new", office=opened).exists()
    entry = last_entry()
    assert (entry.act, entry.actor, entry.reason) == ("office.open", people.department_head, "Gazette of 1 July")


def test_a_code_belongs_to_one_office(people: Cast) -> None:
    actions.open_office(today(people.administrator), superior_id=None, facts=FACTS)
    with pytest.raises(NotPossible, match="Another office has this code"):
        actions.open_office(today(people.administrator), superior_id=None, facts=FACTS)


def test_only_the_administrator_opens_at_the_top(people: Cast) -> None:
    with pytest.raises(NotPossible):
        actions.open_office(today(people.department_head), superior_id=None, facts=FACTS)


def test_what_is_known_is_changed_and_what_it_was_is_kept(people: Cast) -> None:
    facts = OfficeFacts("district", "নতুন নাম", "New Name", "district", "field", "", "")
    changed = actions.change_office(today(people.reviewer), office_id=people.offices.district.pk, facts=facts)
    assert changed.name_en == "New Name"
    assert last_entry().values["before"]["name_en"] == "District Office, Trial"
    assert not OfficeWord.objects.filter(office=changed, word="trial").exists()


def test_a_whole_subtree_is_moved_by_one_statement(
    people: Cast, django_assert_max_num_queries: Callable[..., object]
) -> None:
    offices = people.offices
    for number in range(30):
        office(f"below-{number}", offices.district)
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        actions.move_office(today(people.administrator), office_id=offices.district.pk, to_id=offices.elsewhere.pk)
    assert {"district", "upazila", "below-29"} <= below(offices.elsewhere)
    assert below(offices.department) == {"department", "neighbour"}
    assert last_entry().values == {
        "on": str(timezone.localdate()),
        "before": offices.department.pk,
        "after": offices.elsewhere.pk,
    }


def test_no_office_stands_below_itself(people: Cast) -> None:
    offices = people.offices
    with pytest.raises(NotPossible, match="below itself"):
        actions.move_office(today(people.administrator), office_id=offices.department.pk, to_id=offices.upazila.pk)


@pytest.mark.parametrize(
    ("path", "superior"),
    [("wrong/", "department"), ("{upazila}{pk}/", "upazila"), ("{department}{pk}/", "upazila")],
)
def test_the_database_refuses_a_path_that_does_not_follow_the_superior(people: Cast, path: str, superior: str) -> None:
    offices = people.offices
    told = {"upazila": offices.upazila.path, "department": offices.department.path, "pk": offices.district.pk}
    with pytest.raises(IntegrityError, match="path_follows_superior"), transaction.atomic():
        Office.objects.filter(pk=offices.district.pk).update(
            path=path.format(**told), superior=getattr(offices, superior)
        )


def test_a_merged_office_is_closed_and_the_other_takes_over_what_is_below(people: Cast) -> None:
    offices = people.offices
    actions.merge_office(today(people.reviewer), office_id=offices.district.pk, into_id=offices.neighbour.pk)
    merged = Office.objects.get(pk=offices.district.pk)
    assert (merged.merged_into, merged.closed_on) == (offices.neighbour, timezone.localdate())
    assert below(offices.neighbour) == {"neighbour", "upazila"}
    assert people.officer.posts == ()


def test_an_office_is_closed_once_nothing_below_it_is_open_and_reopened(people: Cast) -> None:
    offices = people.offices
    with pytest.raises(NotPossible, match="still open"):
        actions.close_office(today(people.reviewer), office_id=offices.district.pk)
    actions.close_office(today(people.reviewer), office_id=offices.upazila.pk)
    with pytest.raises(NotPossible, match="reopen it first"):
        actions.close_office(today(people.reviewer), office_id=offices.upazila.pk)
    actions.close_office(today(people.reviewer), office_id=offices.district.pk)
    assert Holding.objects.get(user=people.officer).end == timezone.localdate()
    with pytest.raises(NotPossible, match="superior office is closed"):
        actions.reopen_office(today(people.reviewer), office_id=offices.upazila.pk)
    actions.reopen_office(today(people.reviewer), office_id=offices.district.pk)
    assert Office.objects.get(pk=offices.district.pk).closed_on is None


def test_a_day_must_be_possible(people: Cast) -> None:
    with pytest.raises(NotPossible, match="yet to come"):
        Occasion(people.reviewer, TOMORROW, "")
    early = Occasion(people.reviewer, date(2019, 1, 1), "")
    with pytest.raises(NotPossible, match="not open yet"):
        actions.close_office(early, office_id=people.offices.neighbour.pk)


def test_a_single_handed_office_is_registered_by_its_superior_with_a_reason(people: Cast) -> None:
    upazila = people.offices.upazila
    with pytest.raises(NotPossible):
        actions.register_single_handed(today(people.officer), office_id=upazila.pk, is_single_handed=True)
    actions.register_single_handed(today(people.head, "one officer only"), office_id=upazila.pk, is_single_handed=True)
    assert Office.objects.get(pk=upazila.pk).single_handed_reason == "one officer only"


@pytest.mark.parametrize(
    ("name", "office_of", "may"),
    [
        ("administrator", "cabinet", True),
        ("department_head", "district", True),
        ("department_head", "upazila", True),
        ("reviewer", "neighbour", True),
        ("reviewer", "department", False),
        ("head", "district", False),
        ("head", "upazila", True),
        ("evaluator", "district", False),
        ("officer", "upazila", False),
        ("observer", "upazila", False),
        ("auditor", "district", False),
        ("stranger", "district", False),
        ("department_officer", "district", False),
    ],
)
def test_who_may_change_an_office(people: Cast, name: str, office_of: str, *, may: bool) -> None:
    changed = getattr(people.offices, office_of)
    facts = OfficeFacts(changed.code, "ক", "", changed.kind, changed.level, "", "")
    occasion = today(getattr(people, name))
    if may:
        actions.change_office(occasion, office_id=changed.pk, facts=facts)
    else:
        with pytest.raises(NotPossible, match="Only its superior offices"):
            actions.change_office(occasion, office_id=changed.pk, facts=facts)


def move_both_at_once(people: Cast) -> list[str]:
    """Two administrators move the district below its neighbour and the neighbour below the district."""
    offices = people.offices
    both, outcomes = threading.Barrier(2, timeout=30), []

    def move(moved: Office, to: Office) -> None:
        try:
            with transaction.atomic():
                actions.lock_tree()
                Office.objects.select_for_update().get(pk=moved.pk)
                if unlocked:
                    both.wait()
                actions.move_office(today(people.administrator), office_id=moved.pk, to_id=to.pk)
            outcomes.append("moved")
        except NotPossible:
            outcomes.append("refused")
        except OperationalError as error:
            outcomes.append("deadlock" if "deadlock" in str(error) else str(error))
        finally:
            connection.close()

    unlocked = actions.lock_tree.__name__ == "<lambda>"
    threads = [
        threading.Thread(target=move, args=pair)
        for pair in ((offices.district, offices.neighbour), (offices.neighbour, offices.district))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_cannot_put_each_office_below_the_other() -> None:
    assert move_both_at_once(cast()) == ["moved", "refused"]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_one_of_them_would_end_in_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "lock_tree", lambda: None)
    assert move_both_at_once(cast()) == ["deadlock", "moved"]
