"""Who comes, who goes: invitations by mail, hand-over of charge, acting charge, several offices."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from suchok.core.workflow import Role
from suchok.web.accounts import rules
from suchok.web.accounts.actions import charge
from suchok.web.accounts.actions import offices as offices_actions
from suchok.web.accounts.actions import people as actions
from suchok.web.accounts.actions.admission import admit_again
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.actions.people import Newcomer, Seat
from suchok.web.accounts.models import Holding, Invitation, Post, User
from tests.fixtures.pages import examine
from tests.letters import delivered, link_in
from tests.people import PASSWORD, Cast, cast, person, sign_in_fully, signed_in

NEWCOMER = Newcomer("রহিমা খাতুন", "Rahima Khatun", PASSWORD, "en")
ACCEPTED = {
    "name_bn": "রহিমা খাতুন",
    "name_en": "Rahima Khatun",
    "language": "en",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def invited(actor: User, office_id: int, role: Role = Role.REPORTING_OFFICER, email: str = "new@example.gov.bd") -> str:
    """Invite somebody and return the path of the link in the letter."""
    actions.invite(actor=actor, seat=Seat(office_id, role, "কর্মকর্তা"), email=email, language="en")
    return link_in([letter for letter in delivered() if letter.to == [email]][-1])


def token_of(link: str) -> str:
    return link.rpartition("/")[2]


def today(actor: User) -> Occasion:
    return Occasion(actor, timezone.localdate(), "Transfer order 12")


def post_of(user: User) -> Post:
    return Post.objects.get(holdings__user=user)


def test_a_superior_invites_and_the_newcomer_takes_charge(people: Cast) -> None:
    boss = signed_in(people.department_head)
    pk = people.offices.district.pk
    given = {"email": "New@example.gov.bd", "role": "reporting_officer", "title_bn": "উদ্ভাবন কর্মকর্তা", "language": "bn"}
    assert boss.post(f"/offices/{pk}/invite", given).headers["Location"] == f"/offices/{pk}/"
    assert "new@example.gov.bd" in boss.get(f"/offices/{pk}/").content.decode()
    (letter,) = delivered()
    assert letter.subject == "সূচক: আপনাকে আমন্ত্রণ"
    browser, link = Client(), link_in(letter)
    examine(browser.get(f"{link}?lang=en").content.decode(), lang="en")
    assert browser.post(link, ACCEPTED).headers["Location"] == "/work/"
    user = User.objects.get(email="new@example.gov.bd")
    assert [(post.office, post.role) for post in user.posts] == [(people.offices.district, "reporting_officer")]
    assert browser.get("/me/").status_code == 200


def test_whoever_has_an_account_adds_the_post_to_it(people: Cast) -> None:
    link = invited(people.administrator, people.offices.elsewhere.pk, email=people.officer.email)
    assert "You have an account" in Client().get(f"{link}?lang=en").content.decode()
    browser = signed_in(people.officer)
    assert "added to your account" in browser.get(link).content.decode()
    assert browser.post(link).headers["Location"] == "/me/"
    officer = User.objects.get(pk=people.officer.pk)
    assert {post.office for post in officer.posts} == {people.offices.district, people.offices.elsewhere}


def test_a_link_is_not_readable_in_the_database(people: Cast) -> None:
    token = token_of(invited(people.department_head, people.offices.district.pk))
    assert token not in Invitation.objects.get().token_hash


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda: Invitation.objects.update(withdrawn_at=timezone.now()), "was withdrawn"),
        (lambda: Invitation.objects.update(expires_at=timezone.now()), "is too old"),
        (lambda: Invitation.objects.update(accepted_at=timezone.now()), "was accepted already"),
        (lambda: Post.objects.update(closed_on=timezone.localdate()), "was closed"),
        (lambda: Invitation.objects.all().delete(), "is not complete"),
    ],
)
def test_each_dead_link_is_one_sentence(people: Cast, spoil: Callable[[], object], sentence: str) -> None:
    link = invited(people.department_head, people.offices.district.pk)
    spoil()
    answer = Client().get(f"{link}?lang=en")
    assert answer.status_code == 410
    assert sentence in answer.content.decode()
    examine(answer.content.decode(), lang="en")
    assert Client().post(link, ACCEPTED).status_code == 410


def test_an_invitation_is_withdrawn_by_who_may_send_it(people: Cast) -> None:
    link = invited(people.department_head, people.offices.district.pk)
    pk = Invitation.objects.get().pk
    for stranger in (people.stranger, people.officer, people.auditor):
        assert signed_in(stranger).post(f"/invitations/{pk}/withdraw").status_code == 404
    signed_in(people.reviewer).post(f"/invitations/{pk}/withdraw")
    assert Client().get(link).status_code == 410


def test_a_second_invitation_to_the_same_post_ends_the_first(people: Cast) -> None:
    first = invited(people.department_head, people.offices.district.pk)
    second = invited(people.department_head, people.offices.district.pk, email="other@example.gov.bd")
    assert (Client().get(first).status_code, Client().get(second).status_code) == (410, 200)


def test_the_administrator_makes_an_observer_outside_the_line(people: Cast) -> None:
    offices, boss = people.offices, signed_in(people.administrator)
    given = {"email": "o@example.gov.bd", "role": "observer", "title_bn": "তদারকি", "language": "en"}
    refused = boss.post(f"/offices/{offices.elsewhere.pk}/invite", given)
    assert refused.status_code == 200
    examine(refused.content.decode(), lang="en")
    assert "An observer, and nobody else" in refused.content.decode()
    strange = boss.post(f"/offices/{offices.elsewhere.pk}/invite", given | {"observes": "no such code"})
    assert "No office with this code" in strange.content.decode()
    named = given | {"observes": offices.district.code}
    assert boss.post(f"/offices/{offices.elsewhere.pk}/invite", named).status_code == 302
    link = link_in(delivered()[-1])
    Client().post(link, ACCEPTED)
    observer = User.objects.get(email="o@example.gov.bd")
    assert rules.roles_on(observer, offices.upazila) == {Role.OBSERVER}
    assert rules.roles_on(observer, offices.department) == frozenset()
    page = boss.get(f"/offices/{offices.district.pk}/").content.decode()
    examine(page, lang="en")
    assert "তদারকি" in page
    assert "Rahima Khatun" in page


def test_only_an_observer_observes(people: Cast) -> None:
    given = {"email": "a@example.gov.bd", "role": "head", "title_bn": "ক", "language": "bn"}
    path = f"/offices/{people.offices.elsewhere.pk}/invite"
    refused = signed_in(people.administrator).post(path, given | {"observes": people.offices.district.code})
    assert refused.status_code == 200
    assert not Invitation.objects.filter(email="a@example.gov.bd").exists()


def test_an_observer_is_handed_over_by_the_administrator_alone(people: Cast) -> None:
    path = f"/posts/{post_of(people.observer).pk}/hand-over"
    assert signed_in(people.administrator).get(path).status_code == 200
    assert signed_in(people.department_head).get(path).status_code == 404
    district = f"/offices/{people.offices.district.pk}/"
    assert path in signed_in(people.administrator).get(district).content.decode()
    assert path not in signed_in(people.department_head).get(district).content.decode()


@pytest.mark.parametrize(
    ("name", "office_of", "role", "may"),
    [
        ("department_head", "district", Role.REPORTING_OFFICER, True),
        ("reviewer", "upazila", Role.HEAD, True),
        ("head", "upazila", Role.HEAD, True),
        ("administrator", "ministry", Role.AUDITOR, True),
        ("department_head", "district", Role.ADMINISTRATOR, False),
        ("department_head", "district", Role.AUDITOR, False),
        ("department_head", "department", Role.HEAD, False),
        ("department_head", "elsewhere", Role.HEAD, False),
        ("officer", "upazila", Role.HEAD, False),
        ("evaluator", "district", Role.HEAD, False),
        ("auditor", "district", Role.HEAD, False),
        ("stranger", "district", Role.HEAD, False),
    ],
)
def test_who_may_invite_whom(people: Cast, name: str, office_of: str, role: Role, *, may: bool) -> None:
    pk = getattr(people.offices, office_of).pk
    actor = getattr(people, name)
    if may:
        invited(actor, pk, role)
    else:
        with pytest.raises(NotPossible):
            invited(actor, pk, role)
    given = {"email": "a@example.gov.bd", "role": role.value, "title_bn": "ক", "language": "bn"}
    signed_in(actor).post(f"/offices/{pk}/invite", given)
    assert Invitation.objects.filter(email="a@example.gov.bd").exists() is may


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"password2": "different"}, "The two passwords differ."),
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"name_bn": ""}, "required"),
    ],
)
def test_what_is_filled_in_wrongly_stands_at_its_field(people: Cast, changed: dict[str, str], sentence: str) -> None:
    link = invited(people.department_head, people.offices.district.pk)
    page = Client().post(f"{link}?lang=en", ACCEPTED | changed).content.decode()
    assert sentence in page
    assert not User.objects.filter(email="new@example.gov.bd").exists()


def test_charge_is_handed_over_in_one_act(people: Cast) -> None:
    successor, post = person(), post_of(people.officer)
    given = {"to": successor.email, "on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Transfer order 12"}
    signed_in(people.department_head).post(f"/posts/{post.pk}/hand-over", given)
    assert User.objects.get(pk=people.officer.pk).posts == ()
    assert User.objects.get(pk=successor.pk).posts == (post,)
    assert Holding.objects.get(user=people.officer).end == timezone.localdate()


@pytest.mark.parametrize(("given_away", "to"), [("head", "officer"), ("officer", "head")])
def test_one_person_alone_in_an_office_is_told_of_before_it_is_done(people: Cast, given_away: str, to: str) -> None:
    post, person = post_of(getattr(people, given_away)), getattr(people, to)
    given = {"to": person.email, "on": f"{timezone.localdate():%d/%m/%Y}", "reason": "Transfer order 12"}
    address, boss = f"/posts/{post.pk}/hand-over", signed_in(people.department_head)
    asked = boss.post(address, given).content.decode()
    examine(asked, lang="en")
    assert "nobody can check and send" in asked
    assert "register the office as single-handed with a reason" in asked
    assert Holding.objects.get(post=post, end=None).user != person
    assert boss.post(address, given | {"confirmed": "on"}).status_code == 302
    assert Holding.objects.get(post=post, end=None).user == person


def test_nothing_is_asked_where_two_people_are_left_or_one_is_enough(people: Cast) -> None:
    post, boss = post_of(people.head), signed_in(people.department_head)
    day = f"{timezone.localdate():%d/%m/%Y}"
    last = f"{timezone.localdate() + timedelta(days=9):%d/%m/%Y}"
    acting = {"to": people.officer.email, "on": day, "until": last, "reason": "Leave"}
    assert boss.post(f"/posts/{post.pk}/acting", acting).status_code == 302
    Holding.objects.filter(acting=True).delete()
    people.offices.district.single_handed_reason = "One officer has both charges."
    people.offices.district.save()
    assert boss.post(f"/posts/{post.pk}/hand-over", acting).status_code == 302


def test_whoever_accepts_the_second_charge_of_an_office_is_told(people: Cast) -> None:
    post = post_of(people.head)
    charge.end_charge(today(people.reviewer), holding_id=Holding.objects.get(post=post).pk)
    link = invited(people.department_head, people.offices.district.pk, Role.HEAD, people.officer.email)
    said = signed_in(people.officer).get(link).content.decode()
    examine(said, lang="en")
    assert "nobody can check and send" in said


def test_a_hand_over_needs_another_person_and_a_possible_day(people: Cast) -> None:
    post = post_of(people.officer)
    with pytest.raises(NotPossible, match="in charge already"):
        charge.hand_over(today(people.reviewer), post_id=post.pk, to=people.officer)
    page = signed_in(people.reviewer).post(f"/posts/{post.pk}/hand-over", {"to": "nobody@example.gov.bd"})
    assert "send an invitation" in page.content.decode()


def test_an_acting_head_has_charge_for_a_period(people: Cast) -> None:
    post, until = post_of(people.head), timezone.localdate() + timedelta(days=9)
    charge.give_acting_charge(today(people.reviewer), post_id=post.pk, to=people.officer, until=until)
    assert Role.HEAD in {Role(held.role) for held in User.objects.get(pk=people.officer.pk).posts}
    assert people.head.posts == (post,)
    Holding.objects.filter(acting=True).update(start=timezone.localdate() - timedelta(9), end=timezone.localdate())
    assert {held.role for held in User.objects.get(pk=people.officer.pk).posts} == {"reporting_officer"}
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotPossible, match="before the first"):
        charge.give_acting_charge(today(people.reviewer), post_id=post.pk, to=people.officer, until=yesterday)


def test_a_lost_telephone_the_superior_admits_again(people: Cast) -> None:
    link = invited(people.administrator, people.offices.department.pk, Role.REVIEWER, "reviewer@example.gov.bd")
    actions.accept(token_of(link), person=people.reviewer)
    post = Post.objects.filter(holdings__user=people.reviewer).first()
    assert post is not None
    browser = Client()
    sign_in_fully(browser, people.reviewer)
    admit_again(today(people.administrator), post_id=post.pk, person=people.reviewer)
    assert not people.reviewer.authenticator_set.exists()
    letter = delivered()[-1]
    assert letter.to == [people.reviewer.email]
    assert Client().get(link_in(letter), follow=True).status_code == 200


def test_nobody_staffs_the_own_office_or_one_elsewhere(people: Cast) -> None:
    for actor in (people.head, people.stranger, people.officer, people.auditor):
        for act in ("hand-over", "acting", "end", "admit-again"):
            assert signed_in(actor).get(f"/posts/{post_of(people.officer).pk}/{act}").status_code == 404


def test_whoever_serves_two_offices_switches_between_them(people: Cast) -> None:
    link = invited(people.administrator, people.offices.elsewhere.pk, email=people.officer.email)
    actions.accept(token_of(link), person=people.officer)
    browser = signed_in(people.officer)
    assert "You act for" in browser.get("/me/").content.decode()
    assert browser.post("/me/office", {"office": people.offices.elsewhere.pk}).headers["Location"] == "/work/"
    assert f'value="{people.offices.elsewhere.pk}" selected' in browser.get("/me/").content.decode()
    assert browser.post("/me/office", {"office": people.offices.cabinet.pk}).status_code == 404


def accept_twice_at_once() -> list[str]:
    """Two browsers accept one invitation at the same moment."""
    people = cast()
    token = token_of(invited(people.department_head, people.offices.district.pk))
    ready, outcomes = threading.Barrier(2, timeout=30), []

    def accept(user: User) -> None:
        try:
            ready.wait()
            actions.accept(token, person=user)
            outcomes.append("accepted")
        except NotPossible:
            outcomes.append("told")
        except Exception as error:  # noqa: BLE001
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=(user,)) for user in (person(), person())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_an_invitation_is_accepted_once() -> None:
    assert accept_twice_at_once() == ["accepted", "told"]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_one_would_end_in_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = threading.Barrier(2, timeout=30)

    def unlocked(token: str, *, lock: bool = False) -> Invitation:
        found = invitation_of(token)
        if threading.current_thread() is not threading.main_thread():
            seen.wait()
        return found

    invitation_of = actions.invitation_of
    monkeypatch.setattr(actions, "invitation_of", unlocked)
    monkeypatch.setattr(actions, "_refuse_taken", lambda post: None)
    assert accept_twice_at_once() == ["IntegrityError", "accepted"]


def test_a_closed_office_has_no_posts_to_give(people: Cast) -> None:
    offices_actions.close_office(today(people.reviewer), office_id=people.offices.upazila.pk)
    with pytest.raises(NotPossible, match="reopen it first"):
        invited(people.reviewer, people.offices.upazila.pk)
