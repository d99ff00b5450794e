"""Writes: what a person changes about the own account."""

from django.db import transaction
from django.db.models import F

from suchok.web.accounts.models import User
from suchok.web.audit.actions import record


def speak(user: User, language: str) -> None:
    """Remember the language that a person has switched to."""
    if language in User.Language.values and language != user.language:
        User.objects.filter(pk=user.pk).update(language=language)
        user.language = language


@transaction.atomic
def rename(user: User, *, name_bn: str, name_en: str) -> None:
    """Change how a person is called."""
    record("person.rename", actor=user, about=user)
    User.objects.filter(pk=user.pk).update(name_bn=name_bn, name_en=name_en)


@transaction.atomic
def set_reminders(user: User, *, wants_reminders: bool, phone: str) -> None:
    """Change whether a person gets reminders, and where text messages go."""
    record("person.reminders", actor=user, about=user)
    User.objects.filter(pk=user.pk).update(wants_reminders=wants_reminders, phone=phone)


@transaction.atomic
def take_back_calendar(user: User) -> None:
    """Make the address of the calendar of a person anew; the old one shows nothing any more."""
    record("person.calendar", actor=user, about=user)
    User.objects.filter(pk=user.pk).update(calendar_number=F("calendar_number") + 1)
