"""What a rule looks at: one sheet of a document beside its official plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from suchok.core.plan.plan import Indicator, Plan
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.document import Cell, Document, IndicatorRow, Sheet, Signature
from suchok.core.report.finding import SEVERITIES, Finding, Severity
from suchok.core.report.matching import Match, counts_things, measured_unit
from suchok.core.report.place import Place
from suchok.core.text.values import shortest


@dataclass(frozen=True, slots=True)
class SheetContext:
    """One sheet with its number in the document, the official plan that fits it, if any, and its rows."""

    document: Document
    number: int
    sheet: Sheet
    match: Match
    rows: tuple["RowContext", ...] = field(init=False, repr=False, compare=False)
    counting: tuple["RowContext", ...] = field(init=False, repr=False, compare=False)
    """The rows whose achievements count: not those from which the office is exempted."""
    last_day: date | None = field(init=False, repr=False, compare=False)
    """The last day of the reported period."""

    def __post_init__(self) -> None:
        official = self.match.indicators
        rows = tuple([RowContext(self, at, row, official.get(at)) for at, row in enumerate(self.sheet.indicators)])
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "counting", tuple([row for row in rows if not row.is_exempted]))
        year, period = self.sheet.fiscal_year, self.sheet.period
        last_day = year.last_day_of(period) if year is not None and period is not None else None
        object.__setattr__(self, "last_day", last_day)

    @property
    def doubtful(self) -> frozenset[Place]:
        """The places that a scan's reader was not sure of: what stands there proves nothing."""
        return self.document.doubtful

    @property
    def signatures(self) -> Sequence[tuple[int, Signature]]:
        """The signatures below the sheet with their positions among all of the document."""
        return self.document.signed.get(self.number, ())

    @property
    def plan(self) -> Plan | None:
        """The official plan that fits the sheet."""
        return self.match.plan

    def found(
        self,
        code: str,
        *,
        place: Place,
        field: str | None = None,
        values: Mapping[str, str] | None = None,
        proposal: str | None = None,
    ) -> Finding:
        """Return a finding on the sheet as a whole."""
        return Finding(
            code, SEVERITIES[code], place, sheet=self.number, field=field, values=values or {}, proposal=proposal
        )


@dataclass(frozen=True, slots=True)
class RowContext:
    """One indicator row with the official indicator that it was matched to.

    ``unit`` is the one that the indicator is measured in, whatever unit is printed.
    """

    sheet: SheetContext
    number: int
    row: IndicatorRow
    official: Indicator | None
    unit: Unit | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", measured_unit(self.row, self.official))

    @property
    def is_exempted(self) -> bool:
        """Whether the office is exempted from the indicator, so that nothing that it reports of it counts."""
        return self.official is not None and self.official.exemption is not None

    @property
    def counts_things(self) -> bool:
        """Whether the indicator surely counts things, so that a percentage answers nothing."""
        return counts_things(self.row, self.official)

    def place_of(self, field: str) -> Place:
        """Return the place of a field, the row's own where the field is not printed."""
        return self.row.places.get(field, self.row.place)

    def is_doubtful(self, field: str) -> bool:
        """Whether a field was read with doubt, so that it proves nothing of others."""
        return self.place_of(field) in self.sheet.doubtful

    def severity_beside(self, code: str, fields: Iterable[str]) -> Severity:
        """Return how grave a finding is that rests on other fields, too: a doubt if one of them was read with doubt."""
        return Severity.WARNING if any(map(self.is_doubtful, fields)) else SEVERITIES[code]

    def official_target(self, level: int) -> Value | None:
        """Return the official target of a level if it is certain."""
        return self.official.certain.get(level) if self.official is not None else None

    def found(
        self,
        code: str,
        field: str | None,
        values: Mapping[str, str] | None = None,
        *,
        proposal: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding on a cell of the row."""
        return Finding(
            code,
            severity or SEVERITIES[code],
            self.row.place if field is None else self.place_of(field),
            sheet=self.sheet.number,
            row=self.number,
            indicator=self.row.code,
            field=field,
            values=values or {},
            proposal=proposal,
        )


def plain(value: Value | str | None) -> str | None:
    """Return a value as the JSON contracts write it."""
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else shortest(value)


def unless_printed(proposal: str | None, cell: Cell | None) -> str | None:
    """Return the proposal, or ``None`` where the cell says it already."""
    return None if cell is not None and cell.written.plain == proposal else proposal


def number_of(cell: Cell | None) -> Decimal | None:
    """Return the number in a cell, ``None`` if it holds none."""
    value = cell.written.value if cell is not None else None
    return value if isinstance(value, Decimal) else None
