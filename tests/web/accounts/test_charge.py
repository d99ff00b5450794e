"""Charges end one by one, and whoever gets or gives up one is told by mail."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from suchok.web.accounts.actions.charge import Beginning, end_charge, give_acting_charge, hand_over
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, Post, User
from suchok.web.ui.templatetags.bangla import day
from tests.fixtures.pages import examine
from tests.letters import delivered, empty_the_box
from tests.people import Cast, cast, person, signed_in
from tests.web.accounts.test_acting import BANGLA, from_day, in_days
from tests.web.accounts.test_people import post_of, today


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def post(people: Cast) -> Post:
    """The head's post of the district, in which the stranger acts now and the officer from tomorrow week on."""
    found = post_of(people.head)
    boss = people.administrator
    give_acting_charge(today(boss), post_id=found.pk, to=people.stranger, until=in_days(5))
    give_acting_charge(from_day(boss, 8), post_id=found.pk, to=people.officer, until=in_days(9))
    delivered().clear()
    empty_the_box()
    return found


def letters() -> dict[str, EmailMessage]:
    return {letter.to[0]: letter for letter in delivered()}


def charge_of(user: User, post: Post) -> Holding:
    return Holding.objects.get(user=user, post=post)


def test_who_ends_a_charge_names_one_person_and_confirms_it(people: Cast, post: Post) -> None:
    address, boss = f"/posts/{post.pk}/end", signed_in(people.department_head)
    given = {"on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Order 7"}
    page = boss.get(address).content.decode()
    examine(page, lang="en")
    for name in (people.head.name_en, f"{people.stranger.name_en}, acting", f"{people.officer.name_en}, acting"):
        assert name in page
    assert 'value="" selected' in page
    assert "This field is required." in boss.post(address, given).content.decode()
    chosen = given | {"charge": charge_of(people.stranger, post).pk}
    asked = boss.post(address, chosen).content.decode()
    examine(asked, lang="en")
    assert f"{people.stranger.name_en} is no longer in charge of “head”; everybody else stays." in asked
    assert not Holding.objects.filter(post=post, end=timezone.localdate()).exists()
    assert boss.post(address, chosen | {"confirmed": "on"}).status_code == 302
    ended = Holding.objects.filter(post=post, end=timezone.localdate())
    assert [each.user for each in ended] == [people.stranger]
    assert Holding.objects.filter(post=post).count() == 3


def test_a_charge_of_another_post_is_not_ended_here(people: Cast, post: Post) -> None:
    other = Holding.objects.get(user=people.officer, end=None)
    given = {"on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Order 7", "charge": other.pk, "confirmed": "on"}
    answer = signed_in(people.department_head).post(f"/posts/{post.pk}/end", given)
    assert answer.status_code == 200
    assert Holding.objects.get(pk=other.pk).end is None


def test_a_charge_still_to_come_is_taken_back(people: Cast, post: Post) -> None:
    coming = charge_of(people.officer, post)
    given = {"on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Order 7", "charge": coming.pk}
    boss = signed_in(people.department_head)
    asked = boss.post(f"/posts/{post.pk}/end?lang=bn", given).content.decode()
    examine(asked, lang="bn")
    assert f"“head” পদে {people.officer.name_bn}-এর আসন্ন ভারপ্রাপ্ত দায়িত্ব প্রত্যাহার হবে।" in asked
    assert boss.post(f"/posts/{post.pk}/end?lang=en", given | {"confirmed": "on"}).status_code == 302
    assert not Holding.objects.filter(pk=coming.pk).exists()
    assert "which you were to have, was taken back" in letters()[people.officer.email].body
    with pytest.raises(Holding.DoesNotExist):
        end_charge(today(people.administrator), holding_id=coming.pk)


def test_a_charge_ends_once_and_not_before_it_began(people: Cast, post: Post) -> None:
    acting = charge_of(people.stranger, post)
    before = Occasion(people.administrator, in_days(-1), "Order 7")
    with pytest.raises(NotPossible, match="began later"):
        end_charge(before, holding_id=acting.pk)
    end_charge(today(people.administrator), holding_id=acting.pk)
    with pytest.raises(NotPossible, match="has ended already"):
        end_charge(today(people.administrator), holding_id=acting.pk)


def test_a_hand_over_is_told_to_both_each_in_the_own_language(people: Cast) -> None:
    post, successor = post_of(people.officer), person(language="bn")
    hand_over(today(people.reviewer), post_id=post.pk, to=successor)
    got, gave = letters()[successor.email], letters()[people.officer.email]
    today_in_bangla = f"{timezone.localdate():%d/%m/%Y}".translate(BANGLA)
    assert got.subject == "সূচক: দায়িত্বে পরিবর্তন"
    assert f"{today_in_bangla} থেকে {people.offices.district.name_bn}-এর “reporting officer” পদের" in got.body
    assert gave.subject == "Suchok: a charge changes"
    assert f"{successor.name_en} is in charge of the post “reporting officer” in District Office, Trial" in gave.body
    assert "Reason: Transfer order 12" in gave.body
    assert "/work/?lang=en" in gave.body


def test_an_acting_charge_and_its_end_are_told_to_who_acts_and_to_who_holds_the_post(people: Cast) -> None:
    post, boss = post_of(people.head), people.administrator
    give_acting_charge(Beginning(boss, in_days(0), "Leave"), post_id=post.pk, to=people.stranger, until=in_days(5))
    told = letters()
    assert set(told) == {people.stranger.email, people.head.email}
    assert f"from {day(in_days(0))} until {day(in_days(5))}, both days" in told[people.stranger.email].body
    assert f"{people.stranger.name_en} has acting charge of your post" in told[people.head.email].body
    delivered().clear()
    empty_the_box()
    end_charge(today(boss), holding_id=charge_of(people.stranger, post).pk)
    told = letters()
    assert "you are no longer in charge" in told[people.stranger.email].body
    assert f"{people.stranger.name_en} no longer acts in your post" in told[people.head.email].body


def test_who_can_no_longer_sign_in_gets_no_letter(people: Cast) -> None:
    User.objects.filter(pk=people.officer.pk).update(is_active=False)
    hand_over(today(people.reviewer), post_id=post_of(people.officer).pk, to=people.stranger)
    assert set(letters()) == {people.stranger.email}


def test_a_charge_that_is_refused_sends_nothing(people: Cast) -> None:
    with pytest.raises(NotPossible):
        hand_over(today(people.reviewer), post_id=post_of(people.officer).pk, to=people.officer)
    assert letters() == {}


def test_the_letter_goes_out_only_with_the_charge(people: Cast) -> None:
    """Nothing is told of an act that was taken back."""
    post = post_of(people.head)
    last = timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotPossible):
        give_acting_charge(today(people.administrator), post_id=post.pk, to=people.officer, until=last)
    assert letters() == {}
