"""Letters to whoever gets or gives up a charge, in the language of the person."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suchok.web import mail
from suchok.web.accounts.models import Holding, User
from suchok.web.ui.templatetags.bangla import day, spoken_name, spoken_or

_SAID: Mapping[str, Promise] = {
    "received": gettext_lazy(
        "From %(on)s you are in charge of the post “%(post)s” in %(office)s. Its drafts and reminders come with it."
    ),
    "handed_over": gettext_lazy(
        "From %(on)s %(name)s is in charge of the post “%(post)s” in %(office)s, which you hand over with its drafts "
        "and reminders."
    ),
    "acting": gettext_lazy(
        "You have acting charge of the post “%(post)s” in %(office)s from %(on)s until %(last)s, both days included."
    ),
    "acts_beside": gettext_lazy(
        "%(name)s has acting charge of your post “%(post)s” in %(office)s from %(on)s until %(last)s, "
        "both days included."
    ),
    "ended": gettext_lazy("From %(on)s you are no longer in charge of the post “%(post)s” in %(office)s."),
    "acted": gettext_lazy("From %(on)s %(name)s no longer acts in your post “%(post)s” in %(office)s."),
    "ended_to_come": gettext_lazy(
        "The acting charge of the post “%(post)s” in %(office)s from %(first)s until %(last)s, which you were to have, "
        "was taken back."
    ),
    "acted_to_come": gettext_lazy(
        "The acting charge of your post “%(post)s” in %(office)s, which %(name)s was to have from %(first)s until "
        "%(last)s, was taken back."
    ),
}


def tell(person: User, what: str, holding: Holding, *, on: date, reason: str) -> None:
    """Write to ``person`` what becomes of a charge, one of ``_SAID``; who can no longer sign in is not written to."""
    if not person.is_active:
        return
    with translation.override(person.language):
        context = {
            "said": str(_SAID[what]) % _named_in(holding, on),
            "reason": reason,
            "link": f"{settings.SITE_URL}{reverse('desk:work')}?lang={person.language}",
        }
        text = render_to_string("accounts/mail/charge.txt", context)
        mail.send(mail.Letter(person.email, _("Suchok: a charge changes"), text))


def _named_in(holding: Holding, on: date) -> dict[str, str]:
    return {
        "name": spoken_name(holding.user),
        "post": spoken_or(holding.post, "title"),
        "office": spoken_name(holding.post.office),
        "on": day(on),
        "first": day(holding.start),
        "last": day(holding.last_day) if holding.last_day is not None else "",
    }
