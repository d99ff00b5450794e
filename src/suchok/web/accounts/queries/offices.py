"""Reads of offices: what is above one, who sits in it, what happened to it, lists that are searched and sorted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, F, Lookup, OuterRef, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from suchok.core.text.sorting import search_words
from suchok.core.workflow import Role
from suchok.web.accounts.models import Holding, Invitation, Office, OfficeWord, Post, User
from suchok.web.accounts.models.holding import not_ended
from suchok.web.accounts.queries import offices_visible_to
from suchok.web.accounts.queries.order import as_read
from suchok.web.audit.history import event_models, tracked_model
from suchok.web.audit.models import Entry

# Two people: what one prepares, the other checks and sends.
_PREPARE_AND_SEND = (Role.REPORTING_OFFICER.value, Role.HEAD.value)
ORDERS: Mapping[str, tuple[str, ...]] = {
    "name": ("sort_key", "pk"),
    "-name": ("-sort_key", "-pk"),
    "code": ("code",),
    "-code": ("-code",),
    "kind": ("kind", "sort_key"),
    "-kind": ("-kind", "sort_key"),
    "opened": ("opened_on", "sort_key"),
    "-opened": ("-opened_on", "sort_key"),
}


class InLine(Lookup):
    """Whether an office stands in the line from the top down to the one of a path: ``InLine(F("pk"), path)``."""

    lookup_name = "in_line"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """Return it as a list of numbers, so that the index of the office serves."""
        office, of_office = self.process_lhs(compiler, connection)
        path, of_path = self.process_rhs(compiler, connection)
        return f"{office} = ANY(string_to_array(trim('/' FROM {path}), '/')::bigint[])", (*of_office, *of_path)


def chain_of(office: Office, user: User) -> list[Office]:
    """Return the offices above one, from the top down, as far as ``user`` may see them."""
    above = office.line[:-1]
    found = offices_visible_to(user).in_bulk(above)
    return [found[pk] for pk in above if pk in found]


def offices_found(user: User, *, words: str = "", order: str = "name", state: str = "open") -> QuerySet[Office]:
    """Return the offices that ``user`` may see whose names or codes have words that begin with each of ``words``."""
    found = offices_visible_to(user)
    if state in {"open", "closed"}:
        found = found.filter(closed_on__isnull=state == "open")
    for word in search_words(words):
        found = found.filter(Exists(OfficeWord.objects.filter(office=OuterRef("pk"), word__startswith=word)))
    return found.select_related("superior").order_by(*as_read(ORDERS.get(order, ORDERS["name"])))


@dataclass(frozen=True, slots=True)
class Staffing:
    """A post with who is in charge of it now or later; ``last`` held it last, where nobody holds it now."""

    post: Post
    charges: tuple[Holding, ...]
    last: Holding | None


def staffing_of(office: Office) -> list[Staffing]:
    """Return the posts of an office and those that observe it."""
    own_or_observing = Q(office=office) | Q(observes__in=office.line, closed_on=None)
    found = Post.objects.filter(own_or_observing).select_related("office", "observes").order_by("closed_on", "pk")
    charges, last = defaultdict[int, list[Holding]](list), dict[int, Holding]()
    shown = not_ended(timezone.localdate()) | _ended_last(found)
    for holding in Holding.objects.filter(shown, post__in=found).select_related("user"):
        if holding.has_ended:
            last[holding.post_id] = holding
        else:
            charges[holding.post_id].append(holding)
    return [_staffing(post, charges[post.pk], last.get(post.pk)) for post in found]


def _staffing(post: Post, charges: list[Holding], last: Holding | None) -> Staffing:
    is_vacant = all(each.acting for each in charges)
    in_order = sorted(charges, key=lambda each: (each.start, each.pk))
    return Staffing(post, tuple(in_order), last if is_vacant else None)


def _ended_last(posts: Iterable[Post]) -> Q:
    """Tell the charge of each post that ended last, acting ones left out."""
    ended = Holding.objects.filter(post__in=posts, acting=False, end__lte=timezone.localdate(), end__gt=F("start"))
    return Q(pk__in=ended.order_by("post_id", "-end", "-pk").distinct("post_id").values("pk"))


def admissible_to(post: Post) -> QuerySet[User]:
    """Return whom a superior may admit again to a post: who is in charge of it, or else who held it before."""
    today = timezone.localdate()
    held = Holding.objects.filter(post=post, start__lte=today)
    now = held.filter(not_ended(today))
    if now.filter(end=None).exists():
        return User.objects.filter(pk__in=now.values("user")).order_by("pk")
    return User.objects.filter(pk__in=held.values("user")).order_by("pk")


def charges_not_ended(post: Post) -> QuerySet[Holding]:
    """Return who is in charge of a post now or later, those who were first before."""
    charges = Holding.objects.filter(not_ended(timezone.localdate()), post=post)
    return charges.select_related("user").order_by("start", "pk")


def would_be_alone(post: Post, person: User, *, on: date, instead: bool) -> bool:
    """Whether ``person``, in charge of ``post``, would be the only officer and the only head of its office.

    ``instead`` of its holder, else beside. Nobody is told of an office that is registered as single-handed.
    """
    if post.office.single_handed_reason or post.role not in _PREPARE_AND_SEND:
        return False
    there = Holding.objects.filter(post__office=post.office_id, post__role__in=_PREPARE_AND_SEND, start__lte=on)
    there = there.filter(not_ended(on), post__closed_on=None)
    if instead:
        there = there.exclude(post=post, end=None)
    held = {*there.values_list("post__role", "user_id"), (post.role, person.pk)}
    return held == {(role, person.pk) for role in _PREPARE_AND_SEND}


def invitations_open(office: Office) -> QuerySet[Invitation]:
    """Return the invitations to posts of an office that nobody has accepted yet."""
    waiting = Invitation.objects.filter(post__office=office, accepted_at=None, withdrawn_at=None)
    return waiting.filter(expires_at__gt=timezone.now()).select_related("post").order_by("pk")


def superior_on(office: Office, day: date) -> int | None:
    """Return the id of the superior of an office at the end of a day, whenever its moves were recorded."""
    events: Any = next(event for event in event_models() if tracked_model(event) is Office)
    moves = events.objects.filter(pgh_obj_id=office.pk).order_by("pgh_id")
    facts = list(moves.values_list("superior_id", "pgh_created_at", "pgh_context_id"))
    entries = Entry.objects.in_bulk([entry_id for _, _, entry_id in facts if entry_id])
    superior = facts[0][0] if facts else office.superior_id
    for superior_id, recorded_at, entry_id in facts:
        entry = entries.get(entry_id)
        on = entry.values.get("on") if entry is not None else None
        if (date.fromisoformat(on) if on else timezone.localdate(recorded_at)) <= day:
            superior = superior_id
    return superior


def nearest_open_above(office: Office) -> int | None:
    """Return the id of the nearest superior of an office that is open, ``None`` where none is."""
    # Each path is the beginning of those below it, so that the nearest sorts last.
    above = Office.objects.filter(pk__in=office.line[:-1], closed_on=None).order_by("-path")
    return above.values_list("pk", flat=True).first()


def closing_of(office: Office) -> Entry | None:
    """Return the act that closed an office, alone or as part of another; ``None`` where it is open."""
    if office.closed_on is None:
        return None
    acts = Entry.objects.filter(subject="office", subject_id=office.pk, act__in=("office.close", "office.merge"))
    return acts.order_by("-at").first()


def history_of(office: Office) -> QuerySet[Entry]:
    """Return what happened to an office, the latest first."""
    acts = Entry.objects.filter(office_id=office.pk, act__regex="^(office|post|holding|invitation)\\.")
    return acts.select_related("actor").order_by("-at")
