"""From an achievement to a percent and a mark (``regime.md`` section 2; explained in ``docs/scoring.md``).

Everything is exact until ``printed`` rounds a figure once.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from suchok.core.plan.plan import Rule
from suchok.core.report.ladder import BEST, Amount, Flaw, Ladder, Rung
from suchok.core.report.progress import progress

_FULL = Fraction(BEST)
_NOTHING = Fraction(0)


class Reason(StrEnum):
    """Why an indicator has the percent that it has, or none."""

    NOT_REPORTED = "not_reported"
    STILL_TO_COME = "still_to_come"
    ZERO_REPORTED = "zero_reported"
    NOT_MEASURABLE = "not_measurable"
    REACHED_BEST = "reached_best"
    BETTER_THAN_BEST = "better_than_best"
    REACHED_LEVEL = "reached_level"
    INTERPOLATED = "interpolated"
    STEP = "step"
    BELOW_LAST = "below_last"
    PRO_RATA = "pro_rata"
    MISSED = "missed"
    NO_TARGETS = "no_targets"
    LEVELS_UNKNOWN = "levels_unknown"
    LEVELS_UNREADABLE = "levels_unreadable"
    LEVELS_OUT_OF_ORDER = "levels_out_of_order"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Rating:
    """The exact percent of the weight that an achievement brings, and why; ``None`` if it cannot be told.

    ``better`` and ``worse`` are the levels that decided: the one reached, the two it lies between, or
    the last one, which was missed.
    """

    reason: Reason
    percent: Fraction | None = None
    better: Rung | None = None
    worse: Rung | None = None


@dataclass(frozen=True, slots=True)
class EvaluatedMark:
    """The mark that the superior office gave on the evidence: typed by a person, never computed (rule 8)."""

    mark: Decimal
    weight: Decimal

    def __post_init__(self) -> None:
        if not 0 <= self.mark <= self.weight:
            raise MarkOutOfRange(mark=self.mark, weight=self.weight)


class MarkOutOfRange(ValueError):
    """A mark below zero or above its weight."""

    def __init__(self, *, mark: Decimal, weight: Decimal) -> None:
        super().__init__(f"a mark of {mark} is not between 0 and {weight}")
        self.mark = mark
        self.weight = weight


STILL_TO_COME = Rating(Reason.STILL_TO_COME, _NOTHING)
"""The rating of a day that had not come when the score was made: nothing, as if it were not reported."""

UNMEASURABLE = Rating(Reason.NOT_MEASURABLE)
"""The rating of words in which no value of the asked kind could be found."""


def rate(achieved: Amount | None, ladder: Ladder, *, rule: Rule = Rule.INTERPOLATE) -> Rating:
    """Return what ``achieved`` brings if the year ended today; ``None`` means that nothing was reported."""
    if achieved is None:
        return Rating(Reason.NOT_REPORTED, _NOTHING)
    if not ladder.fits(achieved):
        return UNMEASURABLE
    rating = _rate_by(rule, achieved, ladder)
    if rating.percent == 0 and achieved == 0:
        return Rating(Reason.ZERO_REPORTED, _NOTHING, rating.better, rating.worse)
    return rating


def exact_mark(weight: Decimal, percent: Fraction) -> Fraction:
    """Return ``percent`` of ``weight``, unrounded."""
    above, below = weight.as_integer_ratio()
    return Fraction(above * percent.numerator, below * percent.denominator * BEST)


def printed(figure: Fraction) -> Decimal:
    """Round a figure that is not negative once, half up, to two places (rule 6)."""
    above, below = figure.as_integer_ratio()
    return Decimal((200 * above + below) // (2 * below)).scaleb(-2)


def reachable_percent(now: Fraction | None, ladder: Ladder, *, rule: Rule, on: date) -> Fraction | None:
    """Return the best percent that is possible on the day ``on`` of the year (rule 10); ``None``: it cannot be told.

    ``now`` is what the achievement brings already, ``None`` where there is none. A day not yet reported can at best
    be ``on`` itself, and one that was reported stays. Counts and percentages can still reach everything until the
    year ends, whatever was achieved: more may be reported and a percentage may rise.
    """
    if not ladder.of_days:
        return rate(ladder.rungs[0].target, ladder, rule=rule).percent if ladder.rungs else None
    today = rate(on, ladder, rule=rule).percent
    if now is None:
        return today
    return now if today is None else max(now, today)


def _rate_by(rule: Rule, achieved: Amount, ladder: Ladder) -> Rating:
    if ladder.reaches_best(achieved):
        return _reached_best(achieved, ladder)
    if rule is Rule.PRO_RATA:
        return _pro_rata(achieved, ladder)
    if rule is Rule.ALL_OR_NOTHING:
        return _missed(ladder)
    if ladder.flaw is not None:
        return Rating(Reason(ladder.flaw))
    return _between_levels(achieved, ladder, by_steps=rule is Rule.STEP)


def _reached_best(achieved: Amount, ladder: Ladder) -> Rating:
    """Full marks, no bonus; also where the other levels cannot be read (rule 4)."""
    best = ladder.rungs[0]
    exactly = ladder.height(achieved) == ladder.heights[0]
    return Rating(Reason.REACHED_BEST if exactly else Reason.BETTER_THAN_BEST, _FULL, better=best)


def _between_levels(achieved: Amount, ladder: Ladder, *, by_steps: bool) -> Rating:
    height = ladder.height(achieved)
    first, last = ladder.rungs[0], ladder.rungs[-1]
    if height >= ladder.heights[0]:  # only where the level 100 is not defined
        percent = _FULL if first is last else Fraction(first.level)
        return Rating(Reason.REACHED_LEVEL, percent, better=first)
    for better, worse in ladder.steps():
        if height >= ladder.height(worse.target):
            return _in_step(height, ladder, better, worse, by_steps=by_steps)
    return Rating(Reason.BELOW_LAST, _NOTHING, worse=last)


def _in_step(height: Fraction | int, ladder: Ladder, better: Rung, worse: Rung, *, by_steps: bool) -> Rating:
    """Between two neighbouring levels: linear by number or by days, or the lower level."""
    above = height - ladder.height(worse.target)
    if above == 0:
        return Rating(Reason.REACHED_LEVEL, Fraction(worse.level), better=worse)
    if by_steps:
        return Rating(Reason.STEP, Fraction(worse.level), better, worse)
    share = Fraction(above, ladder.height(better.target) - ladder.height(worse.target))
    return Rating(Reason.INTERPOLATED, worse.level + (better.level - worse.level) * share, better, worse)


def _pro_rata(achieved: Amount, ladder: Ladder) -> Rating:
    """Return the share of the 100% target, without a floor; days all or nothing (rule 3)."""
    if ladder.best is None or isinstance(achieved, date):
        return _missed(ladder)
    share = progress(achieved, ladder)
    return Rating(Reason.PRO_RATA, None if share is None else share * BEST, better=ladder.rungs[0])


def _missed(ladder: Ladder) -> Rating:
    if ladder.best is None:
        return Rating(Reason(ladder.flaw or Flaw.NO_TARGETS))
    return Rating(Reason.MISSED, _NOTHING, better=ladder.rungs[0])
