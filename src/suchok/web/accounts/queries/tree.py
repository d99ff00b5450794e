"""The tree of offices as it is read: a level at a time, a long level in portions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from suchok.web.accounts.models import Office, User
from suchok.web.accounts.queries import offices_visible_to, tops_visible_to
from suchok.web.accounts.queries.offices import InLine
from suchok.web.accounts.queries.order import name_key

PORTION = 64
"""As many as there are districts: these, and the ministries and divisions, stand in one portion each."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An office in the shown part of the tree; ``below`` is what is shown below it, ``None`` where it is not open."""

    office: Office
    has_more: bool
    below: "Level | None"


@dataclass(frozen=True, slots=True)
class Level:
    """The portion that is shown of the offices directly below one; ``of`` is ``None`` at the top."""

    of: int | None
    branches: tuple[Branch, ...]
    number: int = 1
    last: int = 1

    @property
    def earlier(self) -> int:
        """The number of the portion before; 0 where this is the first."""
        return self.number - 1

    @property
    def later(self) -> int:
        """The number of the portion after; 0 where this is the last."""
        return self.number + 1 if self.number < self.last else 0


def tree(user: User, opened: int | None, number: int = 1) -> Level:
    """Return what ``user`` may see from the top, opened down to ``opened`` and one level more.

    Of that level the portion ``number`` is shown, of those above it the one in which the tree is open.
    """
    seen = offices_visible_to(user)
    line = _line(seen, opened)
    shown: dict[int | None, tuple[int, int]] = {office.pk: _portion(office, line, number) for office in line}
    levels = [_in_portion(seen, pk, portion) for pk, (portion, _) in shown.items()]
    tops = _with_more(seen, tops_visible_to(user))
    below: dict[int | None, list[Office]] = {}
    for office in tops.union(*levels, all=True):
        below.setdefault(office.superior_id if office.superior_id in shown else None, []).append(office)
    return _level(None, below, shown)


def _line(seen: QuerySet[Office], opened: int | None) -> Sequence[Office]:
    """Return the offices from the top down to ``opened``, each with how many stand before and how many below it."""
    if opened is None:
        return ()
    key = name_key()
    same = {key: OuterRef(key), "pk__lt": OuterRef("pk")}
    earlier = Q(**{f"{key}__lt": OuterRef(key)}) | Q(**same)
    before = _number_of(seen.filter(earlier, superior=OuterRef("superior")))
    path = Subquery(seen.filter(pk=opened).values("path"))
    found = seen.filter(InLine(F("pk"), path)).order_by("path")
    return list(found.annotate(before=before, below=_number_of(seen.filter(superior=OuterRef("pk")))))


def _number_of(offices: QuerySet[Office]) -> Subquery:
    return Subquery(offices.order_by().values("superior").annotate(number=Count("pk")).values("number"))


def _portion(office: Office, line: Sequence[Office], number: int) -> tuple[int, int]:
    """Return which portion is shown below an open office, and the number of the last one."""
    last = max(1, -(-(getattr(office, "below", 0) or 0) // PORTION))
    inside = next((each for each in line if each.superior_id == office.pk), None)
    if inside is not None:
        number = (getattr(inside, "before", 0) or 0) // PORTION + 1
    return min(max(1, number), last), last


def _in_portion(seen: QuerySet[Office], pk: int | None, number: int) -> QuerySet[Office]:
    below = _with_more(seen, seen.filter(superior=pk)).order_by(name_key(), "pk")
    return below[(number - 1) * PORTION : number * PORTION]


def _with_more(seen: QuerySet[Office], offices: QuerySet[Office]) -> QuerySet[Office]:
    return offices.annotate(has_more=Exists(seen.filter(superior=OuterRef("pk"))))


def _level(
    of: int | None, below: Mapping[int | None, Sequence[Office]], shown: Mapping[int | None, tuple[int, int]]
) -> Level:
    offices = sorted(below.get(of, ()), key=attrgetter(name_key(), "pk"))
    branches = tuple(
        Branch(
            office, getattr(office, "has_more", False), _level(office.pk, below, shown) if office.pk in shown else None
        )
        for office in offices
    )
    return Level(of, branches, *shown.get(of, (1, 1)))
