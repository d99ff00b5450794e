"""Writes: somebody who can no longer sign in is admitted again."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from suchok.web import mail
from suchok.web.accounts.actions.charge import locked_post
from suchok.web.accounts.actions.offices import NotPossible, Occasion
from suchok.web.accounts.models import Holding, User
from suchok.web.audit.actions import record


@transaction.atomic
def admit_again(occasion: Occasion, *, post_id: int) -> User:
    """Let the holder of a post choose a new password and a new second step; where they were signed in, they are not."""
    post = locked_post(occasion, post_id)
    holding = Holding.objects.select_related("user").filter(post=post, end=None).first()
    if holding is None:
        raise NotPossible(_("Nobody is in charge of this post."))
    user = holding.user
    record("person.admit_again", actor=occasion.actor, about=user, office_id=post.office_id, reason=occasion.reason)
    User.objects.filter(pk=user.pk).update(is_active=True)
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    link = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"}).replace("UID-KEY", key)
    with translation.override(user.language):
        text = render_to_string("accounts/mail/admitted.txt", {"link": settings.SITE_URL + link, "user": user})
        mail.send(mail.Letter(user.email, _("Suchok: you are admitted again"), text))
    return user
