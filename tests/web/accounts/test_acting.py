"""Acting charge: one person once in the same days."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from suchok.core.workflow import Role
from suchok.web.accounts.actions.charge import Beginning, give_acting_charge
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.models import Holding, User
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.rules import roles_on
from suchok.web.ui.templatetags.bangla import day
from tests.fixtures.pages import examine
from tests.people import Cast, cast, signed_in
from tests.web.accounts.test_people import post_of, today

BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def from_day(actor: User, days: int) -> Beginning:
    return Beginning(actor, in_days(days), "Transfer order 12")


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


def test_another_person_acts_after_the_first_and_not_in_the_same_days(people: Cast) -> None:
    post, boss = post_of(people.head), from_day(people.administrator, 3)
    give_acting_charge(boss, post_id=post.pk, to=people.stranger, until=in_days(7))
    for first, last, field in ((3, 7, "on"), (0, 3, "until"), (7, 9, "on"), (0, 30, "until"), (4, 5, "on")):
        with pytest.raises(NotPossible, match=f"Stranger|{people.stranger.name_en}") as told:
            give_acting_charge(
                from_day(people.administrator, first), post_id=post.pk, to=people.officer, until=in_days(last)
            )
        assert told.value.field == field
    for first, last in ((0, 2), (8, 9)):
        give_acting_charge(
            from_day(people.administrator, first), post_id=post.pk, to=people.officer, until=in_days(last)
        )
    assert Holding.objects.filter(post=post, acting=True).count() == 3


def test_nothing_counts_before_the_first_day(people: Cast) -> None:
    post = post_of(people.head)
    give_acting_charge(from_day(people.administrator, 1), post_id=post.pk, to=people.stranger, until=in_days(2))
    user, office = type(people.stranger).objects.get(pk=people.stranger.pk), people.offices.district
    assert post not in user.posts
    assert roles_on(user, office) == frozenset()
    assert not offices_visible_to(user).filter(pk=office.pk).exists()
    assert signed_in(user).get(f"/offices/{office.pk}/").status_code == 404
    Holding.objects.filter(acting=True).update(start=timezone.localdate())
    assert roles_on(type(user).objects.get(pk=user.pk), office) == {Role.HEAD}


def test_the_page_shows_a_charge_that_is_coming(people: Cast) -> None:
    post, office = post_of(people.head), people.offices.district
    given = {
        "to": people.stranger.email,
        "on": f"{in_days(2):%d/%m/%Y}",
        "until": f"{in_days(5):%d/%m/%Y}",
        "reason": "Training abroad",
    }
    boss = signed_in(people.administrator)
    assert boss.post(f"/posts/{post.pk}/acting", given).headers["Location"] == f"/offices/{office.pk}/"
    for lang, words in (
        ("en", f"coming: from {day(in_days(2))} until {day(in_days(5))}"),
        ("bn", f"আসছে: {in_days(2):%d/%m/%Y} থেকে {in_days(5):%d/%m/%Y} পর্যন্ত".translate(BANGLA)),
    ):
        page = boss.get(f"/offices/{office.pk}/?lang={lang}").content.decode()
        examine(page, lang=lang)
        assert words in page
    told = boss.post(f"/posts/{post.pk}/acting?lang=bn", given | {"to": people.officer.email}).content.decode()
    examine(told, lang="bn")
    assert "ভারপ্রাপ্ত: সে দায়িত্ব শেষ করুন, নয়তো অন্য দিন লিখুন।" in told


def test_a_first_day_more_than_a_year_ahead_is_a_slip_of_the_pen(people: Cast) -> None:
    with pytest.raises(NotPossible, match="more than a year away") as told:
        give_acting_charge(
            from_day(people.administrator, 400), post_id=post_of(people.head).pk, to=people.officer, until=in_days(500)
        )
    assert told.value.field == "on"


def test_an_acting_charge_of_one_day_is_in_force_on_that_day(people: Cast) -> None:
    post = post_of(people.head)
    give_acting_charge(today(people.administrator), post_id=post.pk, to=people.stranger, until=in_days(0))
    assert post in type(people.stranger).objects.get(pk=people.stranger.pk).posts
    with pytest.raises(NotPossible, match="last day comes before the first"):
        give_acting_charge(today(people.administrator), post_id=post.pk, to=people.officer, until=in_days(-1))
