"""The offices of the country as rows, their posts, and one person for each post."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suchok.core.text.sorting import sort_key
from suchok.core.workflow import Role
from suchok.web.accounts.actions.offices import OfficeFacts, words_of
from suchok.web.accounts.models import Holding, Office, OfficeWord, Post, User
from suchok.web.demo.nation.bulk import copy_in, reserve
from suchok.web.demo.nation.tree import Place
from suchok.web.demo.people import TITLES

_AT_THE_TOP = (Role.ADMINISTRATOR, Role.AUDITOR, Role.REVIEWER, Role.EVALUATOR)


@dataclass(frozen=True, slots=True)
class Staff:
    """One office with the numbers of its row and of its people by role; ``reviewer`` sits in its superior office."""

    place: Place
    office_id: int
    superior_id: int | None
    people: Mapping[Role, int]
    reviewer: int


def make_offices(country: Sequence[Place], *, password: str, since: date) -> Sequence[Staff]:
    """Write all offices with their posts and people; ``password`` is encoded already, one for all."""
    ids = reserve(Office, len(country))
    offices = list(_offices(country, ids, since))
    copy_in(Office, offices)
    copy_in(OfficeWord, _words(offices))
    with_subordinates = {place.superior for place in country}
    roles = [_roles(place, has_subordinates=place.number in with_subordinates) for place in country]
    seats = [(place, role) for place, held in zip(country, roles, strict=True) for role in held]
    users, posts = reserve(User, len(seats)), reserve(Post, len(seats))
    copy_in(User, (_user(pk, *seat, password) for pk, seat in zip(users, seats, strict=True)))
    copy_in(Post, (_post(pk, ids[place.number], role) for pk, (place, role) in zip(posts, seats, strict=True)))
    pairs = zip(posts, users, strict=True)
    copy_in(Holding, (Holding(post_id=post, user_id=user, start=since) for post, user in pairs))
    return _staff(country, ids, zip(seats, users, strict=True))


def _offices(country: Sequence[Place], ids: Sequence[int], since: date) -> Iterator[Office]:
    paths: list[str] = []
    for place, pk in zip(country, ids, strict=True):
        paths.append(f"{'' if place.superior is None else paths[place.superior]}{pk}/")
        yield Office(
            pk=pk,
            code=place.code,
            name_bn=place.name_bn,
            name_en=place.name_en,
            kind=place.kind.value,
            level=place.level,
            superior_id=None if place.superior is None else ids[place.superior],
            path=paths[-1],
            sort_key=sort_key(place.name_bn),
            sort_key_en=sort_key(place.name_en),
            opened_on=since,
        )


def _words(offices: Sequence[Office]) -> Iterator[OfficeWord]:
    for office in offices:
        for word in words_of(OfficeFacts.__slots__, office):
            yield OfficeWord(office_id=office.pk, word=word)


def _roles(place: Place, *, has_subordinates: bool) -> Sequence[Role]:
    if place.superior is None:
        return _AT_THE_TOP
    working = (Role.REPORTING_OFFICER, Role.HEAD)
    return (*working, Role.REVIEWER) if has_subordinates else working


def _user(pk: int, place: Place, role: Role, password: str) -> User:
    bangla, english = TITLES[role]
    names = {"name_bn": f"{bangla}, {place.name_bn}", "name_en": f"{english}, {place.name_en}"}
    return User(pk=pk, email=f"{role.value.replace('_', '-')}@{place.code}.example", password=password, **names)


def _post(pk: int, office: int, role: Role) -> Post:
    bangla, english = TITLES[role]
    return Post(pk=pk, office_id=office, role=role.value, title_bn=bangla, title_en=english)


def _staff(
    country: Sequence[Place], ids: Sequence[int], seats: "Iterator[tuple[tuple[Place, Role], int]]"
) -> list[Staff]:
    people: list[dict[Role, int]] = [{} for _ in country]
    for (place, role), user in seats:
        people[place.number][role] = user
    return [
        Staff(
            place,
            ids[place.number],
            None if place.superior is None else ids[place.superior],
            people[place.number],
            people[place.superior or 0][Role.REVIEWER],
        )
        for place in country
    ]
