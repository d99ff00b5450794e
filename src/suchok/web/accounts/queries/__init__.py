"""Reads: own office, its subtree for heads and reviewers, everything for administrators."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from suchok.core.workflow import Role
from suchok.web.accounts.models import Office, User

_SEE_EVERYTHING = frozenset({Role.ADMINISTRATOR.value, Role.AUDITOR.value})
_SEE_THEIR_SUBTREE = frozenset({Role.HEAD.value, Role.REVIEWER.value, Role.EVALUATOR.value})


def offices_visible_to(user: User) -> QuerySet[Office]:
    """Return the offices that ``user`` may see today."""
    if _sees_everything(user):
        return Office.objects.all()
    seen = Q(pk__in=[post.office_id for post in user.posts])
    for post in user.posts:
        top = post.observes or (post.office if post.role in _SEE_THEIR_SUBTREE else None)
        if top is not None:
            seen |= Q(path__startswith=top.path)
    return Office.objects.filter(seen)


def tops_visible_to(user: User) -> QuerySet[Office]:
    """Return the offices that ``user`` may see without the one above them: where the tree begins."""
    seen = offices_visible_to(user)
    if _sees_everything(user):
        return seen.filter(superior=None)
    # Whatever else is seen stands below one of these.
    own = [pk for post in user.posts for pk in (post.office_id, post.observes_id) if pk is not None]
    return seen.filter(~Exists(seen.filter(pk=OuterRef("superior"))), pk__in=own)


def _sees_everything(user: User) -> bool:
    return any(post.role in _SEE_EVERYTHING for post in user.posts)


def offices_merged_into(office_ids: Collection[int]) -> QuerySet[Office]:
    """Return the offices that were closed as part of others; their ids alone."""
    return Office.objects.filter(merged_into__in=office_ids).values("pk")  # type: ignore[return-value]


def has_second_step(user: User) -> bool:
    """Whether ``user`` has a passkey or an app for one-time codes."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())
