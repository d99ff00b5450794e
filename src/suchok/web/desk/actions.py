"""Writes: one digest a day for each person who has something to send or to review."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from suchok.core.plan.calendar import dhaka_day
from suchok.web import mail, sms
from suchok.web.accounts.convert import reminder_token
from suchok.web.accounts.models import User
from suchok.web.desk.models import Digest
from suchok.web.desk.queries.reminders import Reminder, reminders_at


def remind(moment: datetime) -> int:
    """Send the digests of the day that were not sent yet; return how many."""
    reminders, day = reminders_at(moment), dhaka_day(moment)
    told = set(Digest.objects.filter(day=day).values_list("user_id", flat=True))
    people = User.objects.in_bulk([pk for pk in reminders if pk not in told])
    return sum(send_digest(user, reminders[pk], day) for pk, user in sorted(people.items()))


@transaction.atomic
def send_digest(user: User, reminder: Reminder, day: date) -> bool:
    """Write the letter of a day together with the row that tells that it was written; return whether it was now."""
    wanted = reminder if user.wants_reminders else reminder.always_told()
    if not wanted:
        return False
    # Another worker may do the same now: the constraint lets one of them write.
    _digest, is_new = Digest.objects.get_or_create(user=user, day=day, defaults={"made_at": timezone.now()})
    if not is_new:
        return False
    with translation.override(user.language):
        mail.send(_letter(user, wanted))
        if wanted.is_of_reports:
            sms.send(user.phone, _text_message())
    return True


def _letter(user: User, reminder: Reminder) -> mail.Letter:
    context = {
        "reminder": reminder,
        "work": settings.SITE_URL + reverse("desk:work"),
        "stop": settings.SITE_URL + reverse("accounts:no_reminders", args=[reminder_token(user)]),
    }
    return mail.Letter(user.email, _("Suchok: what is due"), render_to_string("desk/mail/reminder.txt", context))


def _text_message() -> str:
    return _("Suchok: reports of your office are due. See %(address)s") % {
        "address": settings.SITE_URL + reverse("desk:work")
    }
