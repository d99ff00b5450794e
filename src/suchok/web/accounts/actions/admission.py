"""Writes: whoever can no longer sign in, or no longer holds a post, is admitted again."""

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from suchok.web import mail
from suchok.web.accounts.actions.charge import locked_post
from suchok.web.accounts.actions.letters import tell
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, Post, User
from suchok.web.accounts.queries.offices import charges_not_ended
from suchok.web.audit.actions import record
from suchok.web.audit.models import Entry

# A double click, or a request that was sent again, admits once.
_ONE_CLICK = timedelta(minutes=1)


@transaction.atomic
def admit_again(occasion: Occasion, *, post_id: int, person: User) -> None:
    """Let a person act in a post again: whoever lost the way in signs in anew, whoever lost the charge gets it back.

    Whoever is in charge elsewhere too keeps password and second step, since nothing says that they are lost.
    """
    post = locked_post(occasion, post_id)
    if _was_just_admitted(person, post):
        return
    in_charge = charges_not_ended(post)
    has_charge = in_charge.filter(user=person, start__lte=timezone.localdate()).exists()
    if not has_charge and in_charge.filter(end=None).exists():
        raise NotPossible(_("Somebody else is in charge of this post: hand the charge over instead."), "person")
    told = {"post": post.pk}
    record(
        "person.admit_again",
        actor=occasion.actor,
        about=person,
        office_id=post.office_id,
        reason=occasion.reason,
        **told,
    )
    holding = None if has_charge else _charge_again(occasion, post, person)
    if holding is not None and person.is_active and any(held != post for held in person.posts):
        tell(person, "received", holding, on=occasion.on, reason=occasion.reason)
    else:
        _sign_in_anew(person, post)


def _was_just_admitted(person: User, post: Post) -> bool:
    acts = Entry.objects.filter(subject="user", subject_id=person.pk, act="person.admit_again")
    return acts.filter(at__gt=timezone.now() - _ONE_CLICK, values__post=post.pk).exists()


def _charge_again(occasion: Occasion, post: Post, person: User) -> Holding:
    if Holding.objects.filter(post=post, user=person, end__gt=occasion.on).exists():
        raise NotPossible(_("The charge ended later than this day."), "on")
    return Holding.objects.create(post=post, user=person, start=occasion.on, reason=occasion.reason)


def _sign_in_anew(person: User, post: Post) -> None:
    """Send a link to choose a new password; the second step is set up anew, and every session ends."""
    User.objects.filter(pk=person.pk).update(is_active=True)
    Authenticator.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    link = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"}).replace("UID-KEY", key)
    with translation.override(person.language):
        told = {"link": settings.SITE_URL + link, "user": person, "post": post}
        text = render_to_string("accounts/mail/admitted.txt", told)
        mail.send(mail.Letter(person.email, _("Suchok: you are admitted again"), text))
