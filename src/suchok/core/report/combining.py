"""How the reports of one year combine into one achievement (``regime.md`` section 2, rule 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Combine
from suchok.core.report.ladder import Amount

_QUARTERS: dict[Period, int] = {Period.H1: 2, Period.ANNUAL: 4}
_COVERED: dict[Period, frozenset[Period]] = {
    Period.H1: frozenset({Period.Q1, Period.Q2}),
    Period.ANNUAL: frozenset({Period.Q1, Period.Q2, Period.Q3, Period.Q4, Period.H1}),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What one report says of an indicator. ``prose``: there are words, but no value of the asked kind.

    ``up_to_date``: the value stands for everything from the year's beginning on (a cumulative column).
    """

    value: date | Decimal | None = None
    prose: bool = False
    period: Period | None = None
    up_to_date: bool = False

    def is_after(self, day: date) -> bool:
        """Whether it tells a day later than ``day``."""
        return isinstance(self.value, date) and self.value > day


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage by its parts: 45 of 60 notes."""

    part: Decimal
    whole: Decimal


def combined(entries: Sequence[Entry], how: Combine, *, per_quarter_max: Decimal | None = None) -> Amount | None:
    """Return the achievement of ``entries`` in the order of their periods; ``None`` if none has a value.

    ``SUM`` adds numbers; of several reports each counts at most ``per_quarter_max`` for every quarter of
    its period, while a lone report stands as it is written. ``LATEST`` takes the last value,
    ``FIRST_DATE`` the earliest day. A document gives no parts of a percentage, so that
    ``RATIO_OF_SUMS`` takes the latest; ``ratio_of_sums`` serves where the parts are known.
    """
    told = _counting_once([entry for entry in entries if entry.value is not None])
    values = [entry.value for entry in told if entry.value is not None]
    if not values:
        return None
    days = [value for value in values if isinstance(value, date)]
    if how is Combine.FIRST_DATE and days:
        return min(days)
    if how is Combine.SUM and not days:
        limit = per_quarter_max if len(entries) > 1 else None
        return sum((_counted(entry, limit) for entry in told), start=Decimal(0))
    return values[-1]


def ratio_of_sums(shares: Sequence[Share]) -> Fraction | None:
    """Return 100 × the sum of the parts ÷ the sum of the wholes; ``None`` where the wholes are nothing."""
    whole = sum((Fraction(share.whole) for share in shares), start=Fraction(0))
    part = sum((Fraction(share.part) for share in shares), start=Fraction(0))
    return 100 * part / whole if whole else None


def _counting_once(told: Sequence[Entry]) -> Sequence[Entry]:
    """Leave out what a later, a wider or a cumulative entry says again.

    The half-year covers its two quarters and the annual report all (rule 9); of two reports of one
    period the last given counts.
    """
    if len(told) < 2:
        return told
    since = max((position for position, entry in enumerate(told) if entry.up_to_date), default=0)
    left = told[since:]
    return [entry for position, entry in enumerate(left) if not _is_replaced(entry, left, left[position + 1 :])]


def _is_replaced(entry: Entry, among: Sequence[Entry], later: Sequence[Entry]) -> bool:
    if entry.period is None:
        return False
    wider = any(entry.period in _COVERED.get(other.period, ()) for other in among if other.period is not None)
    return wider or any(other.period is entry.period for other in later)


def _counted(entry: Entry, per_quarter_max: Decimal | None) -> Decimal:
    value = entry.value if isinstance(entry.value, Decimal) else Decimal(0)
    if per_quarter_max is None or entry.up_to_date or entry.period is None:
        return value
    return min(value, per_quarter_max * _QUARTERS.get(entry.period, 1))
