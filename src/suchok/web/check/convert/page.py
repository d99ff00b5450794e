"""The whole page of a checked document."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from suchok.core.checking.mending import CellKey, proposed_keys
from suchok.core.messages.files import FILES
from suchok.core.messages.findings import PERIODS
from suchok.core.plan.rating import RatingLevel
from suchok.core.report.document import Document, Letter, Sheet, SheetKind
from suchok.core.report.finding import Finding
from suchok.core.report.marks import SheetScore
from suchok.core.report.matching import Match
from suchok.core.report.place import Place
from suchok.core.text.values import shortest
from suchok.documents.content import content_of
from suchok.documents.content.columns import level_names
from suchok.web.check.convert.cells import ROWS_SHOWN, CellView, Desk, RowView, Taken, rows_of
from suchok.web.check.convert.marks import NO_PICTURES, Mark, Marks, mark_of
from suchok.web.check.convert.origin import Origin, origin_of
from suchok.web.check.queries import Checked
from suchok.web.ui.language import in_digits, in_language

_REPORTED = ("achievement", "cumulative", "score", "remarks")


@dataclass(frozen=True, slots=True)
class SheetView:
    """One plan table. ``marks`` are the findings on the sheet as a whole; ``rows`` are the first that it has."""

    sheet: Sheet
    levels: tuple[RatingLevel, ...]
    reported: tuple[str, ...]
    remarks_below: bool
    rows: tuple[RowView, ...]
    marks: tuple[Mark, ...]
    score: SheetScore
    signatures: tuple[CellView, ...]
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
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows. ``outside`` are the findings on no sheet and no letter.

    ``left_out`` tells how much of the document its printed forms lack.
    """

    document: Document
    letter: LetterView | None
    sheets: tuple[SheetView, ...]
    outside: tuple[Mark, ...]
    taken: tuple[Mark, ...]
    counts: Mapping[str, int]
    proposals: int
    left_out: str | None
    on: date


def page_of(checked: Checked, *, language: str, pictures: Mapping[Place, bytes] = NO_PICTURES) -> Page:
    """Return the page of a checked document in a language; ``pictures`` are those of doubtful cells of a scan."""
    marks = Marks.of(checked.findings, frozenset(_shown_cells(checked)), language, pictures)
    taken: Taken = frozenset((finding.sheet, finding.row, finding.field) for finding in checked.taken)
    counts = Counter(finding.severity.value for finding in checked.findings)
    alone = marks.where(None, None)
    of_letter = tuple(mark for mark in alone if (mark.finding.field or "").startswith("letter."))
    letter = checked.document.letter
    return Page(
        document=checked.document,
        letter=LetterView(letter, of_letter) if letter is not None else None,
        sheets=tuple(
            _sheet(checked, at, marks, taken, language=language) for at in range(len(checked.document.sheets))
        ),
        outside=tuple(mark for mark in alone if mark not in of_letter),
        taken=tuple(
            mark_of([finding], number, language, is_shown=False) for number, finding in enumerate(checked.taken, 1)
        ),
        counts={name: counts[name] for name in ("error", "warning", "info")},
        proposals=len(proposed_keys(checked.findings)),
        left_out=_left_out(checked, language),
        on=checked.on,
    )


def _shown_cells(checked: Checked) -> Iterator[CellKey]:
    """Yield the cells that have a place on the page, where a mark can stand."""
    for at, sheet in enumerate(checked.document.sheets):
        yield from ((at, None, field) for field in ("period", "fiscal_year", "total"))
        shown_areas = {row.area for row in sheet.indicators[:ROWS_SHOWN]}
        for number, area in enumerate(sheet.areas):
            if area.number in shown_areas:
                yield from ((at, None, f"areas.{number}.{key}") for key in ("number", "weight"))
        for row in range(min(len(sheet.indicators), ROWS_SHOWN)):
            yield from ((at, row, field) for field in ("code", "unit", "weight", *_REPORTED))
            yield from ((at, row, f"targets.{level}") for level in sheet.levels)
    for number, signature in enumerate(checked.document.signatures):
        yield signature.sheet, None, f"signatures.{number}.date"


def _left_out(checked: Checked, language: str) -> str | None:
    count = content_of(checked.document, checked.plan).left_out
    return in_language(FILES["text.left_out"].filled({"count": str(count)}), language) if count else None


def _sheet(checked: Checked, at: int, marks: Marks, taken: Taken, *, language: str) -> SheetView:
    sheet = checked.document.sheets[at]
    levels = _levels(sheet, checked.matches[at])
    reported = tuple(field for field in _REPORTED if _is_reported(sheet, field, checked.findings, at))
    remarks_below = {"achievement", "remarks"} <= set(reported)
    reported = tuple(field for field in reported if not (remarks_below and field == "remarks"))
    desk = Desk(sheet, at, levels, reported, remarks_below, marks, taken, language)
    score = checked.scores[at]
    signatures = [(number, found) for number, found in enumerate(checked.document.signatures) if found.sheet == at]
    return SheetView(
        sheet=sheet,
        levels=levels,
        reported=reported,
        remarks_below=remarks_below,
        rows=tuple(rows_of(desk, {row.row: row for row in score.rows})),
        marks=marks.where(at, None),
        score=score,
        signatures=tuple(desk.cell(None, f"signatures.{number}.date", found.text) for number, found in signatures),
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


def _is_reported(sheet: Sheet, field: str, findings: tuple[Finding, ...], at: int) -> bool:
    """Whether a column of what was reported is shown: some row fills it, or something is found in it."""
    said = any(getattr(row, field) is not None for row in sheet.indicators)
    found = any(finding.sheet == at and finding.field == field and finding.row is not None for finding in findings)
    return said or found or (field == "achievement" and sheet.has_achievements)
