"""The targets of one indicator as a ladder: defined levels, best first, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from operator import ge, gt

from suchok.core.plan.unit import Value

Amount = date | Decimal | Fraction
"""An achievement: a day, a number, or an exact ratio of numbers."""

BEST = 100


class Flaw(StrEnum):
    """Why the targets of an indicator do not suffice for a mark (``regime.md`` section 2, rule 4)."""

    NO_TARGETS = "no_targets"
    UNKNOWN = "levels_unknown"
    UNREADABLE = "levels_unreadable"
    OUT_OF_ORDER = "levels_out_of_order"


@dataclass(frozen=True, slots=True)
class Rung:
    """One defined level and its target."""

    level: int
    target: Value


@dataclass(frozen=True, slots=True)
class Ladder:
    """The defined levels, best first.

    ``lower_is_better`` follows from the best and the worst defined target (rule 5); for days earlier
    is always better. ``flaw`` is the first reason for which no mark can be told between the levels.
    """

    rungs: tuple[Rung, ...]
    lower_is_better: bool = False
    flaw: Flaw | None = None
    best: Value | None = field(init=False, repr=False, compare=False)
    """The target at 100%, or ``None`` if it is not there to be read."""
    of_days: bool = field(init=False, repr=False, compare=False)
    """Whether the targets are days."""
    heights: tuple[Fraction | int, ...] = field(init=False, repr=False, compare=False)
    """The height of each target."""

    def __post_init__(self) -> None:
        first = self.rungs[0] if self.rungs else None
        object.__setattr__(self, "best", first.target if first is not None and first.level == BEST else None)
        object.__setattr__(self, "of_days", first is not None and _is_day(first.target))
        object.__setattr__(self, "heights", tuple([self.height(rung.target) for rung in self.rungs]))

    @classmethod
    def of(
        cls,
        targets: Mapping[int, Value | None],
        *,
        unknown: AbstractSet[int] = frozenset(),
        unreadable: AbstractSet[int] = frozenset(),
    ) -> "Ladder":
        """Build the ladder of ``targets`` (``None``: not defined).

        A level in ``unknown`` counts only if it has no target; a target of another kind than the best
        one is unreadable.
        """
        defined = tuple(
            [(level, target) for level, target in sorted(targets.items(), reverse=True) if target is not None]
        )
        return _ladder(defined, bool(unreadable), any(targets.get(level) is None for level in unknown))

    def fits(self, value: Amount) -> bool:
        """Whether ``value`` is of the kind of the targets."""
        return not self.rungs or _is_day(value) == self.of_days

    def height(self, value: Amount) -> Fraction | int:
        """Return a number that grows as ``value`` gets better; days count as days, and whole numbers are ``int``."""
        if isinstance(value, date):
            return -value.toordinal()
        above, below = value.as_integer_ratio()
        exact = above if below == 1 else Fraction(above, below)
        return -exact if self.lower_is_better else exact

    def reaches_best(self, value: Amount) -> bool:
        """Whether ``value`` is at least as good as the target at 100%.

        Where the order is broken and only the last level makes lower look better, the direction is
        open: only the target itself counts, so that nobody gets full marks by a slip of the pen.
        """
        if self.best is None or not self.fits(value):
            return False
        if self.flaw is Flaw.OUT_OF_ORDER and self.lower_is_better and not self._mostly_falls:
            return value == self.best
        return self.height(value) >= self.heights[0]

    def steps(self) -> Iterator[tuple[Rung, Rung]]:
        """Yield neighbouring defined levels, the better one first; gaps are crossed (rule 4)."""
        return pairwise(self.rungs)

    @property
    def in_order(self) -> bool:
        """Whether no level has a better target than a level above it."""
        return all(map(ge, self.heights, self.heights[1:]))

    @property
    def _mostly_falls(self) -> bool:
        falling: int = sum(map(gt, self.heights, self.heights[1:]))
        return 2 * falling > len(self.heights) - 1


@lru_cache(maxsize=4096)
def _ladder(defined: tuple[tuple[int, Value], ...], has_unreadable: bool, has_unknown: bool) -> Ladder:  # noqa: FBT001 - arguments by name are remembered slower
    """Return the ladder of the defined targets; remembered, for offices print the official ones again and again."""
    of_days = bool(defined) and _is_day(defined[0][1])
    rungs = tuple([Rung(level, target) for level, target in defined if _is_day(target) == of_days])
    ladder = Ladder(rungs, lower_is_better=_falls(rungs))
    if has_unreadable or len(rungs) < len(defined):
        return replace(ladder, flaw=Flaw.UNREADABLE)
    if has_unknown:
        return replace(ladder, flaw=Flaw.UNKNOWN)
    if not rungs:
        return replace(ladder, flaw=Flaw.NO_TARGETS)
    return ladder if ladder.in_order else replace(ladder, flaw=Flaw.OUT_OF_ORDER)


def _is_day(value: Amount) -> bool:
    return isinstance(value, date)


def _falls(rungs: tuple[Rung, ...]) -> bool:
    """Whether the best number is the lowest."""
    if not rungs:
        return False
    best, worst = rungs[0].target, rungs[-1].target
    return not isinstance(best, date) and not isinstance(worst, date) and best < worst
