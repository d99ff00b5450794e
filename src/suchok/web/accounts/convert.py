"""Between people and the links by which they are known without signing in."""

from django.core import signing

from suchok.web.accounts.models import User

_REMINDERS, _CALENDAR = "suchok.reminders", "suchok.calendar"


def reminder_token(user: User) -> str:
    """Return what stands in the link that stops the reminders of ``user``."""
    return signing.Signer(salt=_REMINDERS).sign_object([user.pk])


def whose_reminders(token: str) -> User | None:
    """Return whose reminders a link stops, ``None`` for a link that is not ours."""
    found = _opened(token, _REMINDERS)
    return User.objects.filter(pk__in=found, is_active=True).first()


def calendar_token(user: User) -> str:
    """Return what stands in the address of the calendar of ``user``; it ends with the number that it holds."""
    return signing.Signer(salt=_CALENDAR).sign_object([user.pk, user.calendar_number])


def whose_calendar(token: str) -> User | None:
    """Return whose calendar an address shows, ``None`` for one that is not ours or was taken back."""
    found = _opened(token, _CALENDAR)
    return User.objects.filter(pk__in=found[:1], calendar_number__in=found[1:], is_active=True).first()


def _opened(token: str, salt: str) -> list[int]:
    try:
        return [int(number) for number in signing.Signer(salt=salt).unsign_object(token)]
    except signing.BadSignature:
        return []
