"""One row of a sheet beside its official indicator: by what it is scored and what it claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.combining import Entry
from suchok.core.report.document import Cell, IndicatorRow, Sheet
from suchok.core.report.ladder import Ladder
from suchok.core.report.matching import counts_things, measured_unit
from suchok.core.text.values import Shape

_NUMBERS = frozenset({Shape.NUMBER, Shape.PERCENT})
_SHAPES: Mapping[Unit, frozenset[Shape]] = {
    Unit.DATE: frozenset({Shape.DATE}),
    Unit.NUMBER: _NUMBERS,
    Unit.PERCENT: _NUMBERS,
}


@dataclass(frozen=True, slots=True)
class MatchedSheet:
    """A sheet with the official indicator of each row (by its index) that has one."""

    sheet: Sheet
    matches: Mapping[int, Indicator] = field(default_factory=dict)

    def rows(self) -> tuple["Row", ...]:
        """Return the indicator rows in the printed order."""
        return tuple([self.row(index) for index in range(len(self.sheet.indicators))])

    def row(self, index: int) -> "Row":
        """Return the indicator row at ``index``."""
        return Row(index, self.sheet.indicators[index], self.matches.get(index), self.sheet.period)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator row of one report."""

    index: int
    printed: IndicatorRow
    official: Indicator | None
    period: Period | None
    unit: Unit = field(init=False, repr=False, compare=False)
    """The unit that the row is measured in, a number where nothing tells."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", measured_unit(self.printed, self.official) or Unit.NUMBER)

    @property
    def key(self) -> tuple[str, str]:
        """What the same row of another report has as well: official indicator, else code, else title."""
        if self.official is not None:
            return "official", self.official.code
        return ("code", self.printed.code) if self.printed.code else ("title", self.printed.title)

    @property
    def weight(self) -> Decimal | None:
        """The printed weight, or ``None`` if it is missing or no number from zero up."""
        value = self.printed.weight.written.value if self.printed.weight is not None else None
        return value if isinstance(value, Decimal) and value >= 0 else None

    @property
    def exemption(self) -> str | None:
        """The reason for which the office is exempted from the indicator, ``None`` if it counts."""
        return None if self.official is None else self.official.exemption

    def ladder(self) -> Ladder:
        """Return the printed targets; levels that the sheet has no column for are those of the official plan."""
        printed, unit = self.printed.targets.items(), self.unit
        targets = {level: _value(cell, unit) for level, cell in printed}
        unreadable = {level for level, cell in printed if targets[level] is None and not _is_blank(cell)}
        return Ladder.of(self._not_printed() | targets, unknown=self._unknown(), unreadable=unreadable)

    def entry(self) -> Entry:
        """Return what the row claims: its cumulative achievement if there is one, else the one of its period."""
        cumulative, achievement = self.printed.cumulative, self.printed.achievement
        if (value := self._achieved(cumulative)) is not None:
            return Entry(value, period=self.period, up_to_date=True)
        value = self._achieved(achievement)
        return Entry(value, prose=value is None and not _is_blank(achievement), period=self.period)

    def _achieved(self, cell: Cell | None) -> Value | None:
        """Return what a cell claims; 100% of four workshops is no number of workshops."""
        percent = cell is not None and cell.written.shape is Shape.PERCENT
        return None if percent and counts_things(self.printed, self.official) else _value(cell, self.unit)

    def _not_printed(self) -> dict[int, Value | None]:
        if self.official is None or (self.official.unit is Unit.DATE) != (self.unit is Unit.DATE):
            return {}
        certain = self.official.targets.items()
        return {level: target for level, target in certain if level not in self.official.uncertain}

    def _unknown(self) -> frozenset[int]:
        """Levels that the official plan has but whose target neither the plan nor the sheet tells."""
        if self.official is None:
            return frozenset()
        return self.official.unknown | {level for level in self.official.uncertain if level not in self.printed.targets}


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or cell.written.shape is Shape.BLANK


def _value(cell: Cell | None, unit: Unit) -> Value | None:
    """Return the value of a cell if it is of the kind that ``unit`` asks for."""
    return cell.written.value if cell is not None and cell.written.shape in _SHAPES[unit] else None
