"""The whole page of a checked document."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from suchok.core.checking.mending import CellKey, proposed_keys
from suchok.core.messages.files import FILES
from suchok.core.messages.findings import PERIODS
from suchok.core.plan.rating import RatingLevel
from suchok.core.report.document import Document, Letter, Sheet, SheetKind
from suchok.core.report.marks import SheetScore
from suchok.core.report.matching import Match
from suchok.core.report.place import Place
from suchok.core.text.values import shortest
from suchok.documents.content import content_of
from suchok.documents.content.columns import level_names
from suchok.web.check.convert.cells import ROWS_ON_PAGE, ROWS_SHOWN, CellView, Desk, RowView, Taken, rows_of
from suchok.web.check.convert.marks import LISTED, NO_PICTURES, Listed, Mark, Marks, listed, mark_of
from suchok.web.check.convert.origin import Origin, origin_of
from suchok.web.check.queries import Checked
from suchok.web.ui.language import in_digits, in_language

SHEETS_SHOWN = 50
"""Tables that a page shows at most."""

_REPORTED = ("achievement", "cumulative", "score", "remarks")


@dataclass(frozen=True, slots=True)
class SheetView:
    """One plan table. ``marks`` are the findings on the sheet as a whole; ``rows`` are the first that it has.

    ``signed`` counts its signatures, of which the first are shown.
    """

    sheet: Sheet
    levels: tuple[RatingLevel, ...]
    reported: tuple[str, ...]
    remarks_below: bool
    rows: tuple[RowView, ...]
    marks: Listed
    score: SheetScore
    signatures: tuple[CellView, ...]
    signed: int
    title: CellView
    about: str
    is_report: bool
    heading_year: CellView
    total: CellView
    origin: Origin | None

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(("indicator", "unit", "weight")) + self.rest

    @property
    def hidden(self) -> int:
        """How many rows the page does not show."""
        return len(self.sheet.indicators) - len(self.rows)

    @property
    def rest(self) -> int:
        """How many columns follow the weight."""
        return len(self.levels) + len(self.reported) + len(("beside",))


@dataclass(frozen=True, slots=True)
class LetterView:
    """The covering letter with the findings on it."""

    letter: Letter
    marks: Listed


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows. ``outside`` are the findings on no sheet and no letter.

    ``left_out`` tells how much of the document its printed forms lack.
    """

    document: Document
    letter: LetterView | None
    sheets: tuple[SheetView, ...]
    outside: Listed
    taken: tuple[Mark, ...]
    taken_in_all: int
    counts: Mapping[str, int]
    proposals: int
    left_out: str | None
    on: date


def page_of(checked: Checked, *, language: str, pictures: Mapping[Place, bytes] = NO_PICTURES) -> Page:
    """Return the page of a checked document in a language; ``pictures`` are those of doubtful cells of a scan."""
    rows = _rows_shown(checked.document)
    marks = Marks.of(checked.findings, frozenset(_shown_cells(checked, rows)), language, pictures)
    reported = {(found.sheet, found.field) for found in checked.findings if found.row is not None}
    taken: Taken = frozenset((finding.sheet, finding.row, finding.field) for finding in checked.taken)
    counts = Counter(finding.severity.value for finding in checked.findings)
    alone = marks.where(None, None)
    of_letter = tuple(mark for mark in alone if _is_of_letter(mark))
    letter = checked.document.letter
    return Page(
        document=checked.document,
        letter=LetterView(letter, listed(of_letter)) if letter is not None else None,
        sheets=tuple(
            _sheet(checked, at, marks, taken, reported, language=language, rows=shown) for at, shown in enumerate(rows)
        ),
        outside=listed([mark for mark in alone if not _is_of_letter(mark)]),
        taken=tuple(
            mark_of([finding], number, language, is_shown=False)
            for number, finding in enumerate(checked.taken[:LISTED], 1)
        ),
        taken_in_all=len(checked.taken),
        counts={name: counts[name] for name in ("error", "warning", "info")},
        proposals=len(proposed_keys(checked.findings)),
        left_out=_left_out(checked, language),
        on=checked.on,
    )


def _is_of_letter(mark: Mark) -> bool:
    return (mark.finding.field or "").startswith("letter.")


def _rows_shown(document: Document) -> Sequence[int]:
    """Return how many rows the page shows of each sheet that it shows."""
    shown: list[int] = []
    for sheet in document.sheets[:SHEETS_SHOWN]:
        shown.append(min(len(sheet.indicators), ROWS_SHOWN, ROWS_ON_PAGE - sum(shown)))
    return shown


def _shown_cells(checked: Checked, rows: Sequence[int]) -> Iterator[CellKey]:
    """Yield the cells that have a place on the page, where a mark can stand."""
    for at, (sheet, shown) in enumerate(zip(checked.document.sheets, rows, strict=False)):
        yield from ((at, None, field) for field in ("period", "fiscal_year", "total"))
        shown_areas = {row.area for row in sheet.indicators[:shown]}
        for number, area in enumerate(sheet.areas):
            if area.number in shown_areas:
                yield from ((at, None, f"areas.{number}.{key}") for key in ("number", "weight"))
        for row in range(shown):
            yield from ((at, row, field) for field in ("code", "unit", "weight", *_REPORTED))
            yield from ((at, row, f"targets.{level}") for level in sheet.levels)
        for number, _ in checked.document.signed.get(at, ())[:LISTED]:
            yield at, None, f"signatures.{number}.date"


def _left_out(checked: Checked, language: str) -> str | None:
    count = content_of(checked.document, checked.plan).left_out
    return in_language(FILES["text.left_out"].filled({"count": str(count)}), language) if count else None


def _sheet(  # noqa: PLR0913 - what all sheets of a page have in common
    checked: Checked,
    at: int,
    marks: Marks,
    taken: Taken,
    found: AbstractSet[tuple[int | None, str | None]],
    *,
    language: str,
    rows: int,
) -> SheetView:
    sheet = checked.document.sheets[at]
    levels = _levels(sheet, checked.matches[at])
    reported = tuple(field for field in _REPORTED if _is_reported(sheet, field) or (at, field) in found)
    remarks_below = {"achievement", "remarks"} <= set(reported)
    reported = tuple(field for field in reported if not (remarks_below and field == "remarks"))
    desk = Desk(sheet, at, levels, reported, remarks_below, marks, taken, language, rows)
    score = checked.scores[at]
    signatures = checked.document.signed.get(at, ())
    return SheetView(
        sheet=sheet,
        levels=levels,
        reported=reported,
        remarks_below=remarks_below,
        rows=tuple(rows_of(desk, {row.row: row for row in score.rows})),
        marks=listed(marks.where(at, None)),
        score=score,
        signatures=tuple(
            desk.cell(None, f"signatures.{number}.date", signature.text) for number, signature in signatures[:LISTED]
        ),
        signed=len(signatures),
        title=desk.cell(None, "period", sheet.title or sheet.office.name),
        about=_about(sheet, language),
        is_report=sheet.kind is SheetKind.REPORT,
        heading_year=desk.cell(None, "fiscal_year", _year(sheet, language)),
        total=desk.cell(None, "total", _total(sheet, score, language)),
        origin=origin_of(checked.document.source, sheet, checked.matches[at]),
    )


def _about(sheet: Sheet, language: str) -> str:
    """Return office, year and period on one line."""
    year = in_digits(sheet.fiscal_year.code, language) if sheet.fiscal_year is not None else None
    period = in_language(PERIODS[sheet.period], language) if sheet.period is not None else None
    return " · ".join(filter(None, [sheet.office.name, sheet.office.branch, year, period]))


def _year(sheet: Sheet, language: str) -> str:
    year = sheet.heading_year or sheet.fiscal_year
    return in_digits(year.code, language) if year is not None else ""


def _total(sheet: Sheet, score: SheetScore, language: str) -> str:
    """Return the printed total of the weights, or their sum where none is printed."""
    if sheet.total is not None:
        return sheet.total.text
    return in_digits(shortest(score.total.weight), language) if score.total.weight is not None else ""


def _levels(sheet: Sheet, match: Match) -> tuple[RatingLevel, ...]:
    """Return the levels of the sheet with the names of the official scale, else the usual ones."""
    official = {level.percent: level for level in match.plan.scale.levels} if match.plan is not None else {}
    usual = level_names(sheet.levels, match.plan)
    return tuple(official.get(percent) or RatingLevel(percent, usual.get(percent, ""), "") for percent in sheet.levels)


def _is_reported(sheet: Sheet, field: str) -> bool:
    """Whether a sheet has a column of what was reported: some row fills it, or its heading is printed."""
    said = any(getattr(row, field) is not None for row in sheet.indicators)
    return said or (field == "achievement" and sheet.has_achievements)
