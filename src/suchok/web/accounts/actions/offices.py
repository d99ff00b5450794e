"""Writes on the tree of offices: open, change, move, merge, close, reopen; each with its date and reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import BigIntegerField, Case, F, Value, When
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from suchok.core.text.sorting import search_words, sort_key
from suchok.web.accounts.models import Holding, Office, OfficeWord, Post, User
from suchok.web.accounts.rules import may_change, may_open_below
from suchok.web.audit.actions import next_id, record

# Any number, as long as nothing else in the database is locked by it.
_THE_TREE = 7_205_002


class NotPossible(Exception):
    """What cannot be done with an office; its text is one clear sentence, ``field`` where it belongs."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What is known of an office apart from its place in the tree."""

    code: str
    name_bn: str
    name_en: str
    kind: str
    level: str
    geographic_code: str
    memo_code: str

    @property
    def sort_keys(self) -> tuple[str, str]:
        """The order of the name in Bangla and in English."""
        return sort_key(self.name_bn), sort_key(self.name_en or self.name_bn)


@dataclass(frozen=True, slots=True)
class Occasion:
    """By whom, on which day and why the tree is changed."""

    actor: User
    on: date
    reason: str

    def __post_init__(self) -> None:
        if self.on > timezone.localdate():
            raise NotPossible(_("This day is yet to come; write one until today."), "on")


def lock_tree() -> None:
    """Let changes of the tree wait for each other: two moves at once could put each office below the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_THE_TREE])


@transaction.atomic
def open_office(occasion: Occasion, *, superior_id: int | None, facts: OfficeFacts) -> Office:
    """Add an office below ``superior_id``, or at the top."""
    lock_tree()
    superior = None if superior_id is None else _office(superior_id)
    if not may_open_below(occasion.actor, superior):
        raise NotPossible(_("You may open offices below your own only."))
    if superior is not None and superior.closed_on:
        raise NotPossible(_("The superior office is closed."))
    _refuse_known_code(facts.code)
    pk = next_id(Office)
    office = Office(pk=pk, superior=superior, path=f"{superior.path if superior else ''}{pk}/", opened_on=occasion.on)
    _set(office, facts)
    _record("office.open", occasion, office)
    office.save(force_insert=True)
    write_words([office])
    return office


@transaction.atomic
def first_office(facts: OfficeFacts, *, on: date) -> Office:
    """Add the office at the top of a tree that is still empty; nobody is there yet who could."""
    lock_tree()
    if Office.objects.exists():
        raise NotPossible(_("There are offices already."))
    pk = next_id(Office)
    office = Office(pk=pk, path=f"{pk}/", opened_on=on)
    _set(office, facts)
    record("office.open", actor=None, about=office, office_id=pk)
    office.save(force_insert=True)
    write_words([office])
    return office


@transaction.atomic
def change_office(occasion: Occasion, *, office_id: int, facts: OfficeFacts) -> Office:
    """Change what is known of an office."""
    office = _locked(occasion, office_id)
    if facts.code != office.code:
        _refuse_known_code(facts.code)
    before = {name: getattr(office, name) for name in OfficeFacts.__slots__}
    _set(office, facts)
    changed = [name for name in OfficeFacts.__slots__ if before[name] != getattr(office, name)]
    _record("office.change", occasion, office, before={name: before[name] for name in changed})
    office.save(update_fields=[*changed, "sort_key", "sort_key_en"])
    write_words([office])
    return office


@transaction.atomic
def move_office(occasion: Occasion, *, office_id: int, to_id: int) -> Office:
    """Put an office, with all below it, under another superior."""
    office, to = _locked(occasion, office_id), _office(to_id)
    _refuse_target(occasion, office, to)
    _record("office.move", occasion, office, before=office.superior_id, after=to.pk)
    _move([office], to)
    return _office(office_id)


@transaction.atomic
def merge_office(occasion: Occasion, *, office_id: int, into_id: int) -> Office:
    """Close an office as part of another, which takes over all below it."""
    office, into = _locked(occasion, office_id), _office(into_id)
    _refuse_target(occasion, office, into)
    _record("office.merge", occasion, office, into=into.pk)
    below = list(Office.objects.filter(superior=office).select_for_update())
    for each in below:
        _record("office.move", occasion, each, before=office.pk, after=into.pk)
    _move(below, into)
    office.merged_into = into
    _close(office, occasion.on)
    return office


@transaction.atomic
def close_office(occasion: Occasion, *, office_id: int) -> Office:
    """Close an office below which no open one is left; its posts end with it."""
    office = _locked(occasion, office_id)
    if Office.objects.filter(superior=office, closed_on=None).exists():
        raise NotPossible(_("Offices below it are still open: move or close them first."))
    _record("office.close", occasion, office)
    _close(office, occasion.on)
    return office


@transaction.atomic
def reopen_office(occasion: Occasion, *, office_id: int) -> Office:
    """Open a closed office again, where it stood."""
    office = _locked(occasion, office_id, closed=True)
    if office.superior and office.superior.closed_on:
        raise NotPossible(_("The superior office is closed."))
    if office.closed_on and occasion.on < office.closed_on:
        raise NotPossible(_("It was closed later than this day."), "on")
    _record("office.reopen", occasion, office, closed_on=str(office.closed_on), merged_into=office.merged_into_id)
    Office.objects.filter(pk=office_id).update(closed_on=None, merged_into=None)
    return _office(office_id)


@transaction.atomic
def register_single_handed(occasion: Occasion, *, office_id: int, is_single_handed: bool) -> Office:
    """Tell that one officer is head and reporting officer of an office, which the superior's acceptance makes good."""
    office = _locked(occasion, office_id)
    _record("office.single_handed", occasion, office, is_single_handed=is_single_handed)
    office.single_handed_reason = occasion.reason if is_single_handed else ""
    office.save(update_fields=["single_handed_reason"])
    return office


def write_words(offices: Iterable[Office]) -> None:
    """Write anew by which words offices are found."""
    found = {office.pk: words_of(OfficeFacts.__slots__, office) for office in offices}
    OfficeWord.objects.filter(office__in=found).delete()
    OfficeWord.objects.bulk_create(OfficeWord(office_id=pk, word=word) for pk, words in found.items() for word in words)


def words_of(names: Iterable[str], office: object) -> tuple[str, ...]:
    """Return the words by which an office, or a row that tells of one, is found."""
    told = [str(getattr(office, name)) for name in names if name not in {"kind", "level"}]
    return search_words(*told)


def _office(pk: int) -> Office:
    return Office.objects.select_related("superior").get(pk=pk)


def _locked(occasion: Occasion, pk: int, *, closed: bool = False) -> Office:
    lock_tree()
    office = Office.objects.select_for_update(of=("self",)).select_related("superior").get(pk=pk)
    if not may_change(occasion.actor, office):
        raise NotPossible(_("Only its superior offices and the administrator may change this office."))
    if closed is (office.closed_on is None):
        raise NotPossible(_("This office is open.") if closed else _("This office is closed: reopen it first."))
    if office.opened_on and occasion.on < office.opened_on:
        raise NotPossible(_("The office was not open yet on this day."), "on")
    return office


def _refuse_target(occasion: Occasion, office: Office, to: Office) -> None:
    if to.path.startswith(office.path):
        raise NotPossible(_("An office cannot stand below itself."), "to")
    if to.closed_on:
        raise NotPossible(_("That office is closed."), "to")
    if not may_open_below(occasion.actor, to):
        raise NotPossible(_("That office is not below yours."), "to")


def _refuse_known_code(code: str) -> None:
    if Office.objects.filter(code=code).exists():
        raise NotPossible(_("Another office has this code."), "code")


def _set(office: Office, facts: OfficeFacts) -> None:
    for name in OfficeFacts.__slots__:
        setattr(office, name, getattr(facts, name))
    office.sort_key, office.sort_key_en = facts.sort_keys


def _move(offices: list[Office], to: Office) -> None:
    """Write superior and path of whole subtrees, each by one statement."""
    for office in offices:
        above = len(office.path) - len(f"{office.pk}/")
        Office.objects.filter(path__startswith=office.path).update(
            path=Concat(Value(to.path), Substr("path", above + 1)),
            superior_id=Case(
                When(pk=office.pk, then=Value(to.pk)), default=F("superior_id"), output_field=BigIntegerField()
            ),
        )


def _close(office: Office, on: date) -> None:
    office.closed_on = on
    office.save(update_fields=["closed_on", "merged_into"])
    posts = Post.objects.filter(office=office, closed_on=None)
    Holding.objects.filter(post__in=posts, start__gt=on).delete()
    Holding.objects.filter(post__in=posts).exclude(end__lte=on).update(end=on)
    posts.update(closed_on=on)


def _record(act: str, occasion: Occasion, office: Office, **values: object) -> None:
    told = {"on": str(occasion.on), **values}
    record(act, actor=occasion.actor, about=office, office_id=office.pk, reason=occasion.reason, **told)
