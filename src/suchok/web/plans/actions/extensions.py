"""Writes: later deadlines, granted by a superior office to an office with everything below it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from suchok.web.accounts.models import User
from suchok.web.accounts.rules import may_change
from suchok.web.audit.actions import record
from suchok.web.plans.actions.steps import ReasonMissing
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import official_last_day


class NotASuperior(Exception):
    """Somebody grants more time to an office that is not below the own one."""


class NoSuchDeadline(Exception):
    """The plans of the year set no such day for the office."""


class DayIsOver(Exception):
    """The new day has passed."""


class NotLater(Exception):
    """The new day is not after ``day``, which the year sets."""

    def __init__(self, day: date) -> None:
        super().__init__(f"not after {day}")
        self.day = day


@transaction.atomic
def grant_extension(extension: Extension, *, actor: User, today: date) -> None:
    """Keep an extension, which counts for its office and every office below it.

    Raises ``NotASuperior``, ``NoSuchDeadline``, ``NotLater``, ``DayIsOver`` or ``ReasonMissing``; then nothing is kept.
    """
    office = extension.office
    if not may_change(actor, office):
        raise NotASuperior
    if not extension.reason.strip():
        raise ReasonMissing
    _must_be_later(extension, today)
    values = {"deadline": extension.deadline, "until": extension.until.isoformat()}
    record("deadline.extend", actor=actor, about=office, office_id=office.pk, reason=extension.reason, **values)
    extension.granted_by, extension.granted_at = actor, timezone.now()
    extension.save(force_insert=True)


def _must_be_later(extension: Extension, today: date) -> None:
    day = official_last_day(extension.deadline, extension.office, extension.fiscal_year)
    if day is None:
        raise NoSuchDeadline
    if extension.until <= day:
        raise NotLater(day)
    if extension.until < today:
        raise DayIsOver
