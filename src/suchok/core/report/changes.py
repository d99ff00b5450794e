"""What a report changed of the official plan that it was made from: the way back of a file filled elsewhere.

Only what is official counts: title, unit, weight and the targets that are known for certain.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from suchok.core.plan.plan import Indicator
from suchok.core.plan.unit import Value
from suchok.core.report.document import Cell, IndicatorRow, Sheet
from suchok.core.report.matching import Match
from suchok.core.text.values import Shape

# Named here because Python takes long to look up a member of an enumeration, and this is asked for every target.
_BLANK = Shape.BLANK


class Change(NamedTuple):
    """One official cell that says something else: ``field`` as in findings, ``row`` the index in the sheet.

    ``official`` is what the plan says, ``printed`` what the sheet says; ``None``: nothing.
    """

    row: int
    field: str
    official: Value | str | None
    printed: str | None


def changes_of(sheet: Sheet, match: Match) -> tuple[Change, ...]:
    """Return the changes of every row that was matched, in the order of the sheet."""
    return tuple(
        change
        for at, row in enumerate(sheet.indicators)
        if (official := match.indicators.get(at)) is not None
        for change in _changes(at, row, official)
    )


def _changes(at: int, row: IndicatorRow, official: Indicator) -> Iterator[Change]:
    if row.title and row.title != official.title:
        yield Change(at, "title", official.title, row.title)
    weight = row.weight.written.value if row.weight is not None else None
    if row.weight is not None and isinstance(weight, Decimal) and weight != official.weight:
        yield Change(at, "weight", official.weight, row.weight.written.plain)
    if row.unit is not None and row.unit not in (official.unit, official.printed_unit):
        yield Change(at, "unit", official.unit, row.unit)
    for level, cell in row.targets.items():
        if level in official.certain and _says_another(cell, official.certain[level]):
            printed = cell.written.plain if cell is not None else None
            yield Change(at, f"targets.{level}", official.certain[level], printed)


def _says_another(cell: Cell | None, official: Value | None) -> bool:
    if cell is None or cell.written.shape is _BLANK:
        return official is not None
    return cell.written.value != official
