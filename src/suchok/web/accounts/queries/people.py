"""Reads: who is known by a mail address, and what they are and were in charge of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from suchok.web.accounts.models import Holding, User
from suchok.web.accounts.models.holding import not_ended

PostName = tuple[str, str, str]
"""A post as files call it: the code of its office, its role, its title in Bangla."""
_NAME_OF_POST = ("post__office__code", "post__role", "post__title_bn")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody with an account: the posts held at any time, and those of now and later."""

    user: User
    held: frozenset[PostName]
    in_charge_of: frozenset[PostName]

    @property
    def has_charge(self) -> bool:
        """Whether the person can sign in and is in charge of some post."""
        return self.user.is_active and bool(self.in_charge_of)


def people_known(emails: Iterable[str]) -> Mapping[str, KnownPerson]:
    """Return who has an account with one of the addresses, by the address."""
    users = {user.pk: user for user in User.objects.filter(email__in=set(emails))}
    found = Holding.objects.filter(user__in=users, post__closed_on=None)
    rows = found.annotate(is_now=not_ended(timezone.localdate())).values_list("user", "is_now", *_NAME_OF_POST)
    held, now = defaultdict[int, set[PostName]](set), defaultdict[int, set[PostName]](set)
    for pk, is_now, *name in rows:
        post = (name[0], name[1], name[2])
        held[pk].add(post)
        if is_now:
            now[pk].add(post)
    return {user.email: KnownPerson(user, frozenset(held[pk]), frozenset(now[pk])) for pk, user in users.items()}
