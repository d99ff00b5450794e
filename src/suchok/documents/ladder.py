"""The ladder: an indicator's rating levels as rungs on one line, the achievement a marker, the deadline a tick.

Positions run from 0 (nothing reached) to 1 (the best level). Rungs stand by the percent of their
level, the marker and the tick between them by their value; no layout beyond that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from itertools import pairwise

from suchok.core.plan.unit import Value
from suchok.core.text.numerals import to_bangla_digits

_FOOT = 0.2
"""Where the lowest rung stands: below it there is room for what does not reach it."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One defined level and its target."""

    position: float
    percent: int
    target: Value


@dataclass(frozen=True, slots=True)
class Ladder:
    """The geometry of one indicator; ``marker`` and ``tick`` are ``None`` where there is no such value."""

    rungs: tuple[Rung, ...]
    marker: float | None
    tick: float | None


def ladder_of(
    targets: Mapping[int, Value | None], *, achieved: Value | None = None, deadline: Value | None = None
) -> Ladder | None:
    """Return the ladder of an indicator, or ``None`` where no picture can be true.

    That is: no target defined, targets of different kinds, or levels that do not run from better
    to worse. ``deadline`` is on the same scale as the targets: a day for a date, otherwise the
    value that should be reached by now. A value of another kind than the targets has no place.
    """
    rungs = _rungs(targets)
    numbers = [_number(rung.target) for rung in rungs]
    steps = [better - worse for better, worse in pairwise(numbers)]
    one_kind = len({isinstance(rung.target, date) for rung in rungs}) == 1
    if not one_kind or not (all(step >= 0 for step in steps) or all(step <= 0 for step in steps)):
        return None
    return Ladder(rungs, _position(rungs, achieved), _position(rungs, deadline))


def _rungs(targets: Mapping[int, Value | None]) -> tuple[Rung, ...]:
    defined = sorted(((percent, target) for percent, target in targets.items() if target is not None), reverse=True)
    if not defined:
        return ()
    lowest, best = defined[-1][0], defined[0][0]
    span = best - lowest
    return tuple(
        Rung(1.0 if span == 0 else _FOOT + (1 - _FOOT) * (percent - lowest) / span, percent, target)
        for percent, target in defined
    )


def _position(rungs: tuple[Rung, ...], value: Value | None) -> float | None:
    if value is None or isinstance(value, date) is not isinstance(rungs[0].target, date):
        return None
    better_is_more = _better_is_more(rungs)
    number = _number(value) if better_is_more else -_number(value)
    points = [(_number(rung.target) if better_is_more else -_number(rung.target), rung.position) for rung in rungs]
    for (high, above), (low, below) in pairwise((*points, _foot(points, rungs))):
        if number >= high:
            return above
        if number > low:
            return below + (above - below) * float((number - low) / (high - low))
    return 0.0


def _foot(points: list[tuple[Decimal, float]], rungs: tuple[Rung, ...]) -> tuple[Decimal, float]:
    """Return the point at 0: no count at all, else as far below the last rung as the first is above it."""
    lowest = points[-1][0]
    if not isinstance(rungs[0].target, date) and _better_is_more(rungs) and lowest > 0:
        return Decimal(0), 0.0
    return lowest - max(points[0][0] - lowest, Decimal(1)), 0.0


def _better_is_more(rungs: tuple[Rung, ...]) -> bool:
    """Return whether more is better: never for dates; for numbers by the best and the worst level."""
    best, worst = rungs[0].target, rungs[-1].target
    return not isinstance(best, date) and _number(best) >= _number(worst)


def _number(value: Value) -> Decimal:
    return Decimal(value.toordinal()) if isinstance(value, date) else value


_WIDTH, _LEFT, _LINE_Y, _RUNG, _HEIGHT = 160, 8, 12, 5, 32


def ladder_svg(ladder: Ladder, *, title: str, digits: Callable[[str], str] = to_bangla_digits) -> str:
    """Return the ladder as SVG: ``title`` says in words what it shows; looks come from classes alone.

    ``digits`` writes the percents of the levels as the reader's language does.
    """
    words = escape(title)
    parts = [
        f'<svg class="ladder" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{words}"><title>{words}</title>',
        f'<line class="ladder-line" x1="{_x(0)}" y1="{_LINE_Y}" x2="{_x(1)}" y2="{_LINE_Y}"/>',
        *(_rung_svg(rung, digits(str(rung.percent))) for rung in ladder.rungs),
    ]
    if ladder.tick is not None:
        x = _x(ladder.tick)
        parts.append(f'<path class="ladder-tick" d="M{x} {_LINE_Y - 10}V{_LINE_Y + 4}"/>')
    if ladder.marker is not None:
        parts.append(f'<circle class="ladder-marker" cx="{_x(ladder.marker)}" cy="{_LINE_Y}" r="4"/>')
    return "".join(parts) + "</svg>"


def _rung_svg(rung: Rung, label: str) -> str:
    x = _x(rung.position)
    return (
        f'<line class="ladder-rung" x1="{x}" y1="{_LINE_Y - _RUNG}" x2="{x}" y2="{_LINE_Y + _RUNG}"/>'
        f'<text class="ladder-label" x="{x}" y="{_HEIGHT - 3}" text-anchor="middle">{label}</text>'
    )


def _x(position: float) -> str:
    return f"{_LEFT + position * (_WIDTH - 2 * _LEFT):.1f}"
