"""What helps to put the rows of a table right: official indicators of its form, and its last day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Indicator, Plan
from suchok.core.reading.columns import Layout
from suchok.core.reading.costs import RowHints
from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import traits_of
from suchok.core.text.similarity import nearest

_SURE = 0.6
_SHORTEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Hints:
    """What may help to put rows right: official indicators, and the last day anything can have been achieved on."""

    indicators: tuple[Indicator, ...] = ()
    last_day: date | None = None
    same_year: bool = True
    titles: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "titles", tuple([indicator.title for indicator in self.indicators]))

    def of(self, row: RawRow, usual: int | None) -> RowHints:
        """Return the hints for one row of a part whose rows have ``usual`` cells."""
        return RowHints(self.official(row.texts), self.same_year, self.last_day, usual)

    def official(self, texts: Sequence[str]) -> Indicator | None:
        """Return the official indicator that one of ``texts`` surely names."""
        titles = [text for text in texts if traits_of(text).depth > 2]
        titles = titles or [text for text in texts if len(text) > _SHORTEST_TITLE and not traits_of(text).is_value]
        nearness, best = max([nearest(title, self.titles) for title in titles], default=(0.0, 0))
        return self.indicators[best] if nearness >= _SURE else None


def hints_for(plans: Sequence[Plan], year: FiscalYear | None, layout: Layout, last_day: date | None) -> Hints:
    """Return the hints that plans with the same rating levels give: those of the year, else those of all years."""
    exact = [plan for plan in plans if plan.scale.percents == layout.levels]
    fitting = exact or [plan for plan in plans if set(layout.levels) <= set(plan.scale.percents)]
    of_year = [plan for plan in fitting if plan.fiscal_year == year]
    indicators = tuple([indicator for plan in of_year or fitting for indicator in plan.indicators])
    return Hints(indicators, last_day, same_year=bool(of_year))
