"""Acting charge: one person once in the same days."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.actions.people import give_acting_charge
from suchok.web.accounts.models import Holding
from tests.people import Cast, cast
from tests.web.accounts.test_people import post_of, today


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_the_same_charge_twice_is_refused(people: Cast) -> None:
    """As a double click sends it, or a second letter of the ministry."""
    post, boss = post_of(people.head), today(people.administrator)
    give_acting_charge(boss, post_id=post.pk, to=people.stranger, until=in_days(7))
    for until in (in_days(7), in_days(30)):
        with pytest.raises(NotPossible, match="in charge already"):
            give_acting_charge(boss, post_id=post.pk, to=people.stranger, until=until)
    assert Holding.objects.filter(post=post, user=people.stranger).count() == 1


def test_who_holds_a_post_does_not_act_in_it(people: Cast) -> None:
    with pytest.raises(NotPossible, match="in charge already"):
        give_acting_charge(
            today(people.administrator), post_id=post_of(people.head).pk, to=people.head, until=in_days(7)
        )


def test_another_person_may_act_in_the_same_days(people: Cast) -> None:
    post, boss = post_of(people.head), today(people.administrator)
    for person in (people.stranger, people.officer):
        give_acting_charge(boss, post_id=post.pk, to=person, until=in_days(7))
    assert Holding.objects.filter(post=post, acting=True).count() == 2


def test_an_acting_charge_of_one_day_is_in_force_on_that_day(people: Cast) -> None:
    post = post_of(people.head)
    give_acting_charge(today(people.administrator), post_id=post.pk, to=people.stranger, until=in_days(0))
    assert post in type(people.stranger).objects.get(pk=people.stranger.pk).posts
    with pytest.raises(NotPossible, match="last day comes before the first"):
        give_acting_charge(today(people.administrator), post_id=post.pk, to=people.officer, until=in_days(-1))
