"""Rows of totals: which of their numbers is the sheet's, which only an area's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from suchok.core.reading.columns import Column
from suchok.core.reading.headings import ColumnKind
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.reading.rows import is_total
from suchok.core.reading.traits import traits_of
from suchok.core.text.normalise import is_blank, normalise

_WEIGHTS = frozenset({ColumnKind.WEIGHT, ColumnKind.AREA_WEIGHT})
_PARTIAL = re.compile(normalise(r"^\W*উপ-?\s?মোট|^\W*sub-?\s?total"), re.IGNORECASE)


@dataclass(slots=True)
class Totals:
    """The printed totals of the weights and of the marks; ``others`` is what else such rows say, an area's totals."""

    weight: RawCell | None = None
    marks: RawCell | None = None
    others: list[RawCell] = field(default_factory=list)
    rows: int = 0
    """How many rows stand above the last one that was taken."""

    def take(self, row: RawRow, columns: Sequence[Column], weights: Sequence[str]) -> None:
        """Take a row of totals; ``weights`` are those of the rows since the one before, and the last one counts."""
        numbers = [(at, cell) for at, cell in enumerate(row.cells) if traits_of(cell.text).written.is_number]
        kinds = {at: column.kind for at, column in enumerate(columns)}
        marks = next((cell for at, cell in numbers if kinds.get(at) is ColumnKind.SCORE), None)
        in_weights = [cell for at, cell in numbers if kinds.get(at) in _WEIGHTS]
        weight = next(iter([*in_weights, *(cell for _, cell in numbers if cell is not marks)]), None)
        is_partial = any(map(_PARTIAL.match, row.texts)) or self._sums_only(weight, weights)
        said = [cell for cell in row.cells if not is_blank(cell.text) and not is_total(cell.text)]
        self._demote()
        if is_partial:
            self.others += said
        else:
            self.weight, self.marks = weight, marks
            kept = [cell.text for cell in (weight, marks) if cell is not None]
            self.others += [cell for cell in said if cell.text not in kept]
        self.rows += len(weights)

    def settle(self, rows: int) -> None:
        """Take totals with rows below them, ``rows`` in all, for those of an area."""
        if rows > self.rows:
            self._demote()

    def _sums_only(self, total: RawCell | None, weights: Sequence[str]) -> bool:
        """Whether a total that is not the first one only sums the rows since the one before."""
        values = [traits_of(text).written.value for text in weights]
        known = [value for value in values if isinstance(value, Decimal)]
        if total is None or not self.rows or not known:
            return False
        return traits_of(total.text).written.value == sum(known)

    def _demote(self) -> None:
        self.others += [cell for cell in (self.weight, self.marks) if cell is not None]
        self.weight = self.marks = None
