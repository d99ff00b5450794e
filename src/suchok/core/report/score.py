"""The three numbers of one indicator: progress, the mark if the year ended today, the evaluated mark."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from suchok.core.plan.plan import Rule
from suchok.core.plan.unit import Unit
from suchok.core.report.exemption import Exemption, Way
from suchok.core.report.ladder import Amount, Ladder
from suchok.core.report.progress import progress
from suchok.core.report.scoring import (
    STILL_TO_COME,
    UNMEASURABLE,
    EvaluatedMark,
    Rating,
    Reason,
    exact_mark,
    printed,
    rate,
    reachable_percent,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What an office reports for one indicator up to a day.

    ``prose``: something is written but no value of the asked kind is in it. With a ``value`` besides,
    one of several reports was such prose. ``limited``: quarters that claim more than one can bring were cut.
    ``coming``: the only day that is written had not come when the score was made, so that it is no ``value``.
    """

    value: Amount | None = None
    prose: bool = False
    limited: bool = False
    coming: date | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Progress and mark of one indicator, exact; the properties are the printed figures (``None``: cannot be told).

    ``weight`` is ``None`` where it is missing or unreadable. ``evaluated`` is given by a person and
    never follows from the others. ``coming``: what is reported is a day after the one the score was made ``on``.
    ``exemption``: the indicator does not count, whatever was achieved.
    """

    unit: Unit
    weight: Decimal | None
    ladder: Ladder
    achieved: Amount | None
    rating: Rating
    progress: Fraction | None
    reachable_percent: Fraction | None
    on: date
    left_out: bool = False
    limited: bool = False
    coming: date | None = None
    evaluated: EvaluatedMark | None = None
    exemption: Exemption | None = None

    @property
    def exact_mark(self) -> Fraction | None:
        """The mark before it is rounded."""
        return self._of_weight(self.rating.percent)

    @property
    def exact_progress_mark(self) -> Fraction | None:
        """The progress mark before it is rounded."""
        return self._of_weight(None if self.progress is None else self.progress * 100)

    @property
    def exact_reachable(self) -> Fraction | None:
        """The best mark still possible before it is rounded."""
        return self._of_weight(self.reachable_percent)

    @property
    def mark(self) -> Decimal | None:
        """The mark if the year ended today."""
        return _printed(self.exact_mark)

    @property
    def progress_mark(self) -> Decimal | None:
        """Progress as a part of the weight, as offices write it for a quarter."""
        return _printed(self.exact_progress_mark)

    @property
    def reachable(self) -> Decimal | None:
        """The best mark still possible on the day."""
        return _printed(self.exact_reachable)

    def _of_weight(self, percent: Fraction | None) -> Fraction | None:
        return None if percent is None or self.weight is None else exact_mark(self.weight, percent)


@dataclass(frozen=True, slots=True)
class Terms:
    """By what an indicator is scored. ``year_end`` is ``None`` where the fiscal year is not known."""

    unit: Unit
    weight: Decimal | None
    ladder: Ladder
    rule: Rule = Rule.INTERPOLATE
    year_end: date | None = None


def score(claim: Claim, terms: Terms, *, on: date) -> Score:
    """Return progress, mark and reachable mark of ``claim`` on the day ``on``."""
    rating = _rating(claim, terms)
    return Score(
        unit=terms.unit,
        weight=terms.weight,
        ladder=terms.ladder,
        achieved=claim.value,
        rating=rating,
        progress=None if claim.value is None and claim.prose else progress(claim.value, terms.ladder),
        reachable_percent=_reachable(claim, terms, rating, on),
        on=on,
        left_out=claim.prose and claim.value is not None,
        limited=claim.limited,
        coming=claim.coming,
    )


def _reachable(claim: Claim, terms: Terms, rating: Rating, on: date) -> Fraction | None:
    """Return what is still possible; once the year has ended it is what was achieved."""
    if terms.year_end is not None and on > terms.year_end:
        return rating.percent
    now = rating.percent if claim.value is not None else None
    return reachable_percent(now, terms.ladder, rule=terms.rule, on=on)


def _rating(claim: Claim, terms: Terms) -> Rating:
    if claim.coming is not None:
        return STILL_TO_COME
    if claim.value is None and claim.prose:
        return UNMEASURABLE
    return rate(claim.value, terms.ladder, rule=terms.rule)


def exempted(scored: Score, exemption: Exemption) -> Score:
    """Return the score of an indicator that does not count: no figures, or full ones where the plan says so."""
    full = Fraction(1) if exemption.way is Way.FULL_MARKS else None
    percent = None if full is None else full * 100
    reported = scored.achieved is not None or scored.rating in (UNMEASURABLE, STILL_TO_COME)
    return replace(
        scored,
        rating=Rating(Reason.NOT_APPLICABLE, percent),
        progress=full,
        reachable_percent=percent,
        left_out=False,
        limited=False,
        exemption=replace(exemption, reported=reported),
    )


def _printed(figure: Fraction | None) -> Decimal | None:
    return None if figure is None else printed(figure)
