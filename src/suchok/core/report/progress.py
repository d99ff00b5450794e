"""Progress: how much of the year's work is done, whatever mark it brings (``regime.md`` section 2, rule 8)."""

from datetime import date
from fractions import Fraction

from suchok.core.report.ladder import Amount, Ladder

_NOTHING, _EVERYTHING = Fraction(0), Fraction(1)


def progress(achieved: Amount | None, ladder: Ladder) -> Fraction | None:
    """Return a share from 0 to 1 of the target at 100%, or ``None`` if there is no such target.

    A day counts 1 once it is reached, also late. Where lower is better it is 1 if reached, else
    target ÷ value. A target of zero is either reached or not.
    """
    if ladder.best is None or (achieved is not None and not ladder.fits(achieved)):
        return None
    if achieved is None:
        return _NOTHING
    if isinstance(achieved, date) or isinstance(ladder.best, date) or ladder.reaches_best(achieved):
        return _EVERYTHING
    return _share(Fraction(achieved), Fraction(ladder.best), lower_is_better=ladder.lower_is_better)


def _share(value: Fraction, target: Fraction, *, lower_is_better: bool) -> Fraction:
    if value <= 0 or target <= 0:
        return _NOTHING
    return min(target / value if lower_is_better else value / target, _EVERYTHING)
