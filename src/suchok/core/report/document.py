"""A document as it was written: sheets, letter and signatures, each value with its place.

The shapes follow ``suchok.document/1``. Reading makes these values, everything else only reads them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.unit import Unit
from suchok.core.report.finding import DOUBTFUL, Finding
from suchok.core.report.place import Place
from suchok.core.text.values import WrittenValue


class SheetKind(StrEnum):
    """What a plan table is: the plan alone, or a report against it."""

    PLAN = "plan"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table says and where it stands."""

    written: WrittenValue
    place: Place

    @property
    def text(self) -> str:
        """The normalised text of the cell."""
        return self.written.text


@dataclass(frozen=True, slots=True)
class Fragment:
    """A text with its place: what found no home, or a passage that was kept whole."""

    text: str
    place: Place


class ActivityRow(NamedTuple):
    """The activity of an indicator row. ``printed`` is false where it was carried down from a row above."""

    code: str | None
    title: str
    printed: bool


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A performance area as printed. ``serial`` is the number in the serial column beside it, in Latin digits."""

    number: str | None
    title: str
    weight: Cell | None
    place: Place
    serial: str | None = None
    serial_place: Place | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator row as printed.

    ``targets`` has an entry for each level of the sheet, best first; ``None`` or a blank cell where
    no target is printed. ``places`` tells where each field stands ("unit", "weight", "code",
    "targets.80", "achievement", "score", "remarks").
    """

    code: str | None
    area: str | None
    activity: ActivityRow | None
    title: str
    unit: Unit | None
    unit_text: str | None
    weight: Cell | None
    targets: Mapping[int, Cell | None]
    place: Place
    achievement: Cell | None = None
    cumulative: Cell | None = None
    score: Cell | None = None
    remarks: Cell | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Office:
    """The office that a sheet is of, as far as the document tells; ``level`` is the plan form of the catalogue."""

    name: str | None = None
    kind: str | None = None
    branch: str | None = None
    place: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One plan table with its title. ``heading_year`` is the year that the table's own heading names.

    ``total`` is the printed sum of the weights, ``marks_total`` that of the document's own marks.
    """

    kind: SheetKind
    title: str | None
    office: Office
    fiscal_year: FiscalYear | None
    period: Period | None
    levels: tuple[int, ...]
    areas: tuple[AreaRow, ...]
    indicators: tuple[IndicatorRow, ...]
    total: Cell | None = None
    unplaced: tuple[Fragment, ...] = ()
    heading_year: FiscalYear | None = None
    heading_year_place: Place | None = None
    title_period: Period | None = None
    months_period: Period | None = None
    title_place: Place | None = None
    has_achievements: bool = False
    marks_total: Cell | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block after a sheet; ``sheet`` is the index of that sheet."""

    text: str
    date: WrittenValue | None
    sheet: int | None
    place: Place
    date_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The lines above a letter."""

    government: str | None = None
    office: str | None = None
    branch: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The letter that this one answers (সূত্র)."""

    office: str | None
    memo_number: str | None
    date: WrittenValue | None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs a letter."""

    name: str | None
    designation: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class RepeatedHeading:
    """The memo number and date again, above the copies."""

    memo_number: str | None
    date: WrittenValue | None
    bangla_date: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A covering letter. ``places`` tells where each key stands."""

    letterhead: Letterhead
    memo_number: str | None
    date: WrittenValue | None
    bangla_date: str | None
    subject: str | None
    references: tuple[Reference, ...]
    body: str | None
    enclosures: str | None
    recipient: str | None
    copies: tuple[str, ...]
    copies_note: str | None
    signatories: tuple[Signatory, ...]
    repeated: RepeatedHeading | None
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from; ``sha256`` in hexadecimal.

    ``plan_key`` names the plan that the file was printed from, where the file itself tells.
    """

    name: str
    format: str
    sha256: str
    plan_key: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. ``notes`` are the findings of reading itself (what was put right, what found no home)."""

    source: Source
    letter: Letter | None
    sheets: tuple[Sheet, ...]
    signatures: tuple[Signature, ...]
    unplaced: tuple[Fragment, ...]
    notes: tuple[Finding, ...] = ()
    signed: Mapping[int | None, Sequence[tuple[int, Signature]]] = field(init=False, repr=False, compare=False)
    """The signatures below each sheet with their positions among all."""
    doubtful: frozenset[Place] = field(init=False, repr=False, compare=False)
    """The places that a scan's reader was not sure of: what stands there proves nothing."""

    def __post_init__(self) -> None:
        signed: dict[int | None, list[tuple[int, Signature]]] = {}
        for at, signature in enumerate(self.signatures):
            signed.setdefault(signature.sheet, []).append((at, signature))
        object.__setattr__(self, "signed", signed)
        object.__setattr__(self, "doubtful", frozenset([note.place for note in self.notes if note.code == DOUBTFUL]))


def day_of(written: WrittenValue | None) -> date | None:
    """Return the day that ``written`` names, or ``None`` if it names no possible one."""
    return written.value if written is not None and isinstance(written.value, date) else None
