"""What a printed cell can be, and how ill it would stand in a column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from suchok.core.plan.unit import Unit, Value
from suchok.core.reading.codes import code_alone, depth_of, split_code
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.units import unit_of
from suchok.core.text.memory import remembered
from suchok.core.text.values import WrittenValue
from suchok.core.text.written import says_none, written_value


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What a text is, told once: its value, the depth of the code before it, the unit it names.

    ``is_blank``: it says nothing, being empty, dashes or N/A. ``is_date``: it is meant as a date. ``is_value``: it is
    one or a number.
    ``costs`` tells how ill it stands in a column of a kind: 0 where it fits; ``None`` is no column at all.
    """

    text: str
    written: WrittenValue
    value: Value | None
    depth: int
    unit: Unit | None
    is_code: bool
    is_blank: bool
    is_date: bool
    is_value: bool
    costs: Mapping[ColumnKind | None, float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "costs", _Costs(self))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is printed, not even a dash."""
        return not self.text


@remembered(16384)
def traits_of(text: str) -> Traits:
    """Return what a normalised text is."""
    written = written_value(text)
    blank = written.plain is None or says_none(text)
    date = written.is_date
    value = date or written.is_number
    depth = 0 if blank or value else depth_of(split_code(text)[0])
    unit = None if blank or value or depth else unit_of(text)
    is_code = depth > 0 and code_alone(text) is not None
    return Traits(text, written, written.value, depth, unit, is_code, blank, date, value)


_LARGEST_SERIAL = 99
_LARGEST_WEIGHT = 100
# A mark of 10.5 typed as 105.
_LOST_POINT = 0.6
_SHORT = 25

# One lost cell costs about 0.6 (costs.py): 0 fits, 0.5 may be, 2 and more only if nothing else fits.
_BLANK = {ColumnKind.INDICATOR: 2.0, ColumnKind.UNIT: 0.8, ColumnKind.WEIGHT: 1.0}
_CODED = {
    ColumnKind.AREA: (0.4, 0.0, 3.0, 3.5),
    ColumnKind.ACTIVITY: (0.5, 1.5, 0.0, 2.5),
    ColumnKind.INDICATOR: (0.4, 2.5, 0.8, 0.0),
}
_NO_TEXT = 4.0


class _Costs(dict[ColumnKind | None, float]):
    """How ill a cell stands in a column of a kind, told when it is asked for; in no column at all, infinitely ill."""

    def __init__(self, traits: "Traits") -> None:
        super().__init__({None: inf})
        self._traits = traits

    def __missing__(self, kind: ColumnKind | None) -> float:
        cost = self[kind] = inf if kind is None else _cost_in(self._traits, kind)
        return cost


def _cost_in(traits: Traits, kind: ColumnKind) -> float:
    if traits.is_blank:
        return _blank_cost(traits, kind)
    if kind in _CODED:
        return _text_cost(traits, kind)
    if kind in (ColumnKind.SERIAL, ColumnKind.AREA_WEIGHT, ColumnKind.WEIGHT, ColumnKind.SCORE):
        return _number_cost(traits, kind)
    if kind is ColumnKind.UNIT:
        return _unit_cost(traits)
    if kind is ColumnKind.TARGET:
        return _target_cost(traits)
    return _open_cost(traits, kind)


def _blank_cost(traits: Traits, kind: ColumnKind) -> float:
    left = (ColumnKind.SERIAL, ColumnKind.AREA, ColumnKind.AREA_WEIGHT, ColumnKind.ACTIVITY, ColumnKind.INDICATOR)
    # Dashes stand for "no target" and "nothing achieved", not for a merged cell.
    dash = 0.5 if not traits.is_empty and (kind in left or kind is ColumnKind.UNIT) else 0.0
    return _BLANK.get(kind, 0.0) + dash


def _text_cost(traits: Traits, kind: ColumnKind) -> float:
    if traits.is_value:
        return _NO_TEXT
    cost = _CODED[kind][min(traits.depth, 3)]
    return cost + 2.5 if traits.unit is not None else cost


def _number_cost(traits: Traits, kind: ColumnKind) -> float:
    value = traits.written.value
    if not traits.written.is_number or value is None:
        return 5.0 if traits.written.is_date or traits.depth > 1 else _NO_TEXT
    largest = _LARGEST_SERIAL if kind is ColumnKind.SERIAL else _LARGEST_WEIGHT
    whole = kind is not ColumnKind.SERIAL or value == int(value)  # type: ignore[arg-type]
    if not whole or value < 0 or "%" in traits.text:  # type: ignore[operator]
        return 3.0
    if value <= largest:  # type: ignore[operator]
        return 0.0
    return _LOST_POINT if kind is ColumnKind.SCORE and value <= 10 * largest else 3.0  # type: ignore[operator]


def _unit_cost(traits: Traits) -> float:
    if traits.unit is not None:
        return 0.0
    if traits.is_value:
        return 3.5
    return 1.5 if len(traits.text) < _SHORT and not traits.depth else _NO_TEXT


def _target_cost(traits: Traits) -> float:
    if traits.written.is_number or traits.written.value is not None:
        return 0.0
    if traits.written.is_date:
        return 0.1
    if traits.depth > 1 or traits.unit is not None:
        return 4.5
    return 1.5 if len(traits.text) < _SHORT else 2.5


def _open_cost(traits: Traits, kind: ColumnKind) -> float:
    if traits.depth > 1 or traits.unit is not None:
        return 0.0 if kind is ColumnKind.CODE and traits.is_code else 3.5
    if kind is ColumnKind.SPARE:
        return 2.0
    if kind is ColumnKind.CODE:
        # A code of two parts is a number, too.
        return 0.0 if code_alone(traits.text) else 3.0
    if traits.is_value:
        return 0.4 if kind in (ColumnKind.REMARKS, ColumnKind.EXTRA) else 0.0
    return 0.1 if kind in (ColumnKind.ACHIEVEMENT, ColumnKind.CUMULATIVE) else 0.0
