"""Writes: people are invited to posts by mail, and accept."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from suchok.core.workflow import Role
from suchok.web import mail
from suchok.web.accounts.actions.offices import NotPossible
from suchok.web.accounts.models import Holding, Invitation, Office, Post, User
from suchok.web.accounts.rules import may_admit
from suchok.web.audit.actions import record

OPEN_FOR = timedelta(days=14)
# A double click, or a request that was sent again, brings one letter whose link opens.
_ONE_CLICK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A post as an invitation names it; ``observes`` is the office at the top of what an observer reads."""

    office_id: int
    role: Role
    title_bn: str
    title_en: str = ""
    observes: Office | None = None


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody without an account says of themselves."""

    name_bn: str
    name_en: str
    password: str
    language: str


@transaction.atomic
def invite(*, actor: User, seat: Seat, email: str, language: str) -> Invitation:
    """Send a link by which whoever reads the mail of ``email`` takes charge of a post."""
    office = Office.objects.select_for_update().get(pk=seat.office_id)
    if not may_admit(actor, office, seat.role):
        raise NotPossible(_("You may invite people to posts of offices below your own only."))
    if office.closed_on:
        raise NotPossible(_("This office is closed: reopen it first."))
    if (seat.role is Role.OBSERVER) != (seat.observes is not None):
        raise NotPossible(_("An observer, and nobody else, observes an office: name it by its code."), "observes")
    post = vacant_post(seat)
    if (sent := _sent_just_now(post, email.lower())) is not None:
        return sent
    _open_invitations(post).update(withdrawn_at=timezone.now())
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    invitation = Invitation(email=email.lower(), post=post, token_hash=_hashed(token), invited_by=actor)
    invitation.created_at, invitation.expires_at = now, now + OPEN_FOR
    record("invitation.send", actor=actor, about=post, office_id=office.pk, email=invitation.email)
    invitation.save(force_insert=True)
    _send_link(invitation, office, token, language)
    return invitation


@transaction.atomic
def withdraw(*, actor: User, invitation_id: int) -> None:
    """Take an invitation back; its link no longer opens."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("post__office").get(pk=invitation_id)
    if not may_admit(actor, invitation.post.office, Role(invitation.post.role)):
        raise NotPossible(_("You may invite people to posts of offices below your own only."))
    record("invitation.withdraw", actor=actor, about=invitation.post, office_id=invitation.post.office_id)
    _open_invitations(invitation.post).filter(pk=invitation_id).update(withdrawn_at=timezone.now())


def invitation_of(token: str, *, lock: bool = False) -> Invitation:
    """Return the invitation that a link opens, or raise ``NotPossible`` with the reason why it opens none."""
    found = Invitation.objects.select_related("post__office").filter(token_hash=_hashed(token))
    invitation = (found.select_for_update(of=("self",)) if lock else found).first()
    if invitation is None:
        raise NotPossible(_("This link is not complete: copy the whole address from the letter."))
    if invitation.accepted_at:
        raise NotPossible(_("This invitation was accepted already: sign in."))
    if invitation.withdrawn_at:
        raise NotPossible(_("This invitation was withdrawn: ask your superior office for a new one."))
    if invitation.expires_at <= timezone.now():
        raise NotPossible(_("This invitation is too old: ask your superior office for a new one."))
    if invitation.post.closed_on or invitation.post.office.closed_on:
        raise NotPossible(_("The post of this invitation was closed: ask your superior office."))
    return invitation


@transaction.atomic
def accept(token: str, *, person: User | Newcomer) -> User:
    """Give the post to a person who has an account, or make one; a link is good for one acceptance."""
    invitation = invitation_of(token, lock=True)
    user = person if isinstance(person, User) else _new_account(invitation.email, person)
    post = Post.objects.select_for_update().get(pk=invitation.post_id)
    _refuse_taken(post)
    record("invitation.accept", actor=user, about=post, office_id=post.office_id)
    Holding.objects.create(post=post, user=user, start=timezone.localdate())
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    return user


def vacant_post(seat: Seat) -> Post:
    """Return the open post of this role and title that nobody holds, else a new one."""
    held = Holding.objects.filter(end=None).values("post")
    found = Post.objects.filter(**_facts_of(seat), closed_on=None).exclude(pk__in=held).first()
    return found or Post.objects.create(**_facts_of(seat), title_en=seat.title_en)


def post_held(person: User, seat: Seat) -> Post | None:
    """Return the open post of this role and title that a person holds, or held before and nobody holds now."""
    found = Post.objects.filter(**_facts_of(seat), closed_on=None)
    now = found.filter(holdings__user=person, holdings__end=None).first()
    held = Holding.objects.filter(end=None).values("post")
    return now or found.filter(holdings__user=person).exclude(pk__in=held).order_by("pk").first()


def _facts_of(seat: Seat) -> dict[str, Any]:
    return {"office_id": seat.office_id, "role": seat.role.value, "title_bn": seat.title_bn, "observes": seat.observes}


def _open_invitations(post: Post) -> QuerySet[Invitation]:
    return Invitation.objects.filter(post=post, accepted_at=None, withdrawn_at=None)


def _sent_just_now(post: Post, email: str) -> Invitation | None:
    return _open_invitations(post).filter(email=email, created_at__gt=timezone.now() - _ONE_CLICK).first()


def _new_account(email: str, newcomer: Newcomer) -> User:
    if User.objects.filter(email=email).exists():
        raise NotPossible(_("You have an account with this address: sign in, then open the link once more."))
    facts = {"name_bn": newcomer.name_bn, "name_en": newcomer.name_en, "language": newcomer.language}
    return User.objects.create_user(email, newcomer.password, **facts)


def _refuse_taken(post: Post) -> None:
    if Holding.objects.filter(post=post, end=None).exists():
        raise NotPossible(_("Somebody else is in charge of this post by now: ask your superior office."))


def _send_link(invitation: Invitation, office: Office, token: str, language: str) -> None:
    with translation.override(language):
        context = {
            "invitation": invitation,
            "office": office,
            "link": f"{settings.SITE_URL}{reverse('accounts:accept', args=[token])}?lang={language}",
        }
        text = render_to_string("accounts/mail/invitation.txt", context)
        mail.send(mail.Letter(invitation.email, _("Suchok: you are invited"), text))


def _hashed(token: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"invitation" + token.encode(), hashlib.sha256).hexdigest()
