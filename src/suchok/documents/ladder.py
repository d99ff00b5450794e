"""The picture of an indicator's ladder: its rungs on one line, the achievement a marker, the deadline a tick.

Positions run from 0 (nothing reached) to 1 (the best level). Rungs stand by the percent of their
level, the marker and the tick between them by their value; no layout beyond that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from itertools import pairwise

from suchok.core.plan.unit import Value
from suchok.core.report.ladder import Amount, Ladder
from suchok.core.text.numerals import to_bangla_digits

_FOOT = 0.2
"""Where the lowest rung stands: below it there is room for what does not reach it."""


@dataclass(frozen=True, slots=True)
class PictureRung:
    """One defined level and where it stands."""

    position: float
    percent: int


@dataclass(frozen=True, slots=True)
class LadderPicture:
    """The geometry of one indicator; ``marker`` and ``tick`` are ``None`` where there is no such value."""

    rungs: tuple[PictureRung, ...]
    marker: float | None
    tick: float | None


def picture_of(
    targets: Mapping[int, Value | None], *, achieved: Amount | None = None, deadline: Amount | None = None
) -> LadderPicture | None:
    """Return the picture of an indicator's targets, or ``None`` where none can be true.

    That is: where the ladder has a flaw (no target, targets of different kinds, levels out of order).
    ``deadline`` is on the same scale as the targets: a day for a date, otherwise the value that
    should be reached by now. A value of another kind than the targets has no place.
    """
    ladder = Ladder.of(targets)
    if ladder.flaw is not None:
        return None
    rungs = _rungs(ladder)
    return LadderPicture(rungs, _position(ladder, rungs, achieved), _position(ladder, rungs, deadline))


def _rungs(ladder: Ladder) -> tuple[PictureRung, ...]:
    best, lowest = ladder.rungs[0].level, ladder.rungs[-1].level
    span = best - lowest
    return tuple(
        PictureRung(1.0 if span == 0 else _FOOT + (1 - _FOOT) * (rung.level - lowest) / span, rung.level)
        for rung in ladder.rungs
    )


def _position(ladder: Ladder, rungs: tuple[PictureRung, ...], value: Amount | None) -> float | None:
    if value is None or not ladder.fits(value):
        return None
    height = Fraction(ladder.height(value))
    points = [
        (Fraction(ladder.height(rung.target)), place.position) for rung, place in zip(ladder.rungs, rungs, strict=True)
    ]
    for (high, above), (low, below) in pairwise((*points, (_foot(ladder, points), 0.0))):
        if height >= high:
            return above
        if height > low:
            return below + (above - below) * float((height - low) / (high - low))
    return 0.0


def _foot(ladder: Ladder, points: list[tuple[Fraction, float]]) -> Fraction:
    """Return what stands at 0: no count at all, else as far below the last rung as the first is above it."""
    lowest = points[-1][0]
    if not ladder.of_days and not ladder.lower_is_better and lowest > 0:
        return Fraction(0)
    return lowest - max(points[0][0] - lowest, Fraction(1))


_WIDTH, _LEFT, _LINE_Y, _RUNG, _HEIGHT = 160, 8, 12, 5, 32


def ladder_svg(picture: LadderPicture, *, title: str, bangla_digits: bool) -> str:
    """Return the picture as SVG: ``title`` says in words what it shows; looks come from classes alone."""
    words = escape(title)
    parts = [
        f'<svg class="ladder" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{words}"><title>{words}</title>',
        f'<line class="ladder-line" x1="{_x(0)}" y1="{_LINE_Y}" x2="{_x(1)}" y2="{_LINE_Y}"/>',
        *(_rung_svg(rung, bangla_digits=bangla_digits) for rung in picture.rungs),
    ]
    if picture.tick is not None:
        x = _x(picture.tick)
        parts.append(f'<path class="ladder-tick" d="M{x} {_LINE_Y - 10}V{_LINE_Y + 4}"/>')
    if picture.marker is not None:
        parts.append(f'<circle class="ladder-marker" cx="{_x(picture.marker)}" cy="{_LINE_Y}" r="4"/>')
    return "".join(parts) + "</svg>"


def _rung_svg(rung: PictureRung, *, bangla_digits: bool) -> str:
    x = _x(rung.position)
    label = to_bangla_digits(str(rung.percent)) if bangla_digits else str(rung.percent)
    return (
        f'<line class="ladder-rung" x1="{x}" y1="{_LINE_Y - _RUNG}" x2="{x}" y2="{_LINE_Y + _RUNG}"/>'
        f'<text class="ladder-label" x="{x}" y="{_HEIGHT - 3}" text-anchor="middle">{label}</text>'
    )


def _x(position: float) -> str:
    return f"{_LEFT + position * (_WIDTH - 2 * _LEFT):.1f}"
