"""Writes: later deadlines, granted by a superior office to an office with everything below it, and taken back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from suchok.web.accounts.models import User
from suchok.web.accounts.rules import may_change
from suchok.web.audit.actions import record
from suchok.web.plans.actions.steps import ReasonMissing
from suchok.web.plans.models import Extension
from suchok.web.plans.queries import Window, extensions_in_force, extensions_of, window_of


class NotASuperior(Exception):
    """Somebody grants more time to an office that is not below the own one."""


class NoSuchDeadline(Exception):
    """The plans of the year set no such day for the office."""


class DayIsOver(Exception):
    """The new day has passed."""


class _OfDay(Exception):
    def __init__(self, day: date) -> None:
        super().__init__(f"{type(self).__name__} {day}")
        self.day = day


class NotLater(_OfDay):
    """The new day is not after ``day``, which the year sets."""


class YearCloses(_OfDay):
    """The new day is after ``day``, on which the year closes."""


class NotEarlier(_OfDay):
    """The day that is to shorten an extension is not before ``day``, which was granted."""


class LateAtOnce(_OfDay):
    """What is taken back leaves ``day`` as the last one, which is over, and nobody confirmed what follows."""


@dataclass(frozen=True, slots=True)
class TakingBack:
    """Who takes time back, why and on which day; ``confirmed`` that offices may be late at once by that."""

    actor: User
    reason: str
    today: date
    confirmed: bool = False


@transaction.atomic
def grant_extension(extension: Extension, *, actor: User, today: date) -> None:
    """Keep an extension, which counts for its office and every office below it.

    Raises ``NotASuperior``, ``NoSuchDeadline``, ``NotLater``, ``YearCloses``, ``DayIsOver`` or ``ReasonMissing``; then
    nothing is kept.
    """
    _must_have_right(extension, actor, extension.reason)
    _must_fit(extension.until, _window(extension))
    if extension.until < today:
        raise DayIsOver
    _record("extend", extension, actor, extension.reason)
    extension.granted_by, extension.granted_at = actor, timezone.now()
    extension.save(force_insert=True)


@transaction.atomic
def shorten_extension(*, extension_id: int, until: date, act: TakingBack) -> Extension:
    """Let an extension end on an earlier day.

    Raises ``NotASuperior``, ``ReasonMissing``, ``NotEarlier``, ``NotLater`` or ``LateAtOnce``; then nothing is changed.
    """
    extension = _locked(extension_id)
    _must_have_right(extension, act.actor, act.reason)
    if until >= extension.until:
        raise NotEarlier(extension.until)
    window = _window(extension)
    _must_fit(until, window)
    _must_be_known(_day_without(extension, window, until), act)
    extension.until = until
    _change("shorten", extension, act)
    return extension


@transaction.atomic
def withdraw_extension(*, extension_id: int, act: TakingBack) -> Extension:
    """Let an extension no longer count.

    Raises ``NotASuperior``, ``ReasonMissing`` or ``LateAtOnce``; then nothing is changed.
    """
    extension = _locked(extension_id)
    _must_have_right(extension, act.actor, act.reason)
    window = window_of(extension.deadline, extension.office, extension.fiscal_year)
    _must_be_known(_day_without(extension, window), act)
    extension.withdrawn = True
    _change("withdraw", extension, act)
    return extension


def _locked(extension_id: int) -> Extension:
    rows = extensions_in_force().select_for_update(of=("self",))
    return rows.select_related("office").get(pk=extension_id)


def _must_have_right(extension: Extension, actor: User, reason: str) -> None:
    if not may_change(actor, extension.office):
        raise NotASuperior
    if not reason.strip():
        raise ReasonMissing


def _window(extension: Extension) -> Window:
    window = window_of(extension.deadline, extension.office, extension.fiscal_year)
    if window is None:
        raise NoSuchDeadline
    return window


def _must_fit(until: date, window: Window) -> None:
    if until <= window.day:
        raise NotLater(window.day)
    if until > window.closes_on:
        raise YearCloses(window.closes_on)


def _day_without(extension: Extension, window: Window | None, *instead: date) -> date | None:
    """Return the last day of the office without an extension, or with another day ``instead`` of its own."""
    others = extensions_of(extension.office, extension.fiscal_year)
    same = [each.until for each in others if each.deadline == extension.deadline and each.pk != extension.pk]
    return max([*instead, *same, *([window.day] if window is not None else [])], default=None)


def _must_be_known(last_day: date | None, act: TakingBack) -> None:
    if last_day is not None and last_day < act.today and not act.confirmed:
        raise LateAtOnce(last_day)


def _change(name: str, extension: Extension, act: TakingBack) -> None:
    _record(name, extension, act.actor, act.reason)
    extension.changed_at = timezone.now()
    extension.save(update_fields=["until", "withdrawn", "changed_at"])


def _record(name: str, extension: Extension, actor: User, reason: str) -> None:
    office, values = extension.office, {"deadline": extension.deadline, "until": extension.until.isoformat()}
    record(f"deadline.{name}", actor=actor, about=office, office_id=office.pk, reason=reason, **values)
