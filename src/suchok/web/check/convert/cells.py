"""The cells of a checked table as the page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from suchok.core.checking.mending import CellKey
from suchok.core.plan.rating import RatingLevel
from suchok.core.report.document import AreaRow, Cell, IndicatorRow, Sheet
from suchok.core.report.marks import RowScore
from suchok.web.check.convert.marks import Listed, Mark, Marks, listed
from suchok.web.ui.ladder import ladder_of
from suchok.web.ui.language import in_digits, in_language

ROWS_SHOWN = 500
"""Rows of one sheet that a page shows at most; a browser on a phone shows no more in good time."""

ROWS_ON_PAGE = 2 * ROWS_SHOWN
"""Rows of all sheets that a page shows at most."""

Taken = frozenset[CellKey]
"""The cells in which a proposal was taken."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: its field, what it says, the mark on it, and whether a proposal was taken there."""

    field: str
    text: str
    mark: Mark | None
    is_taken: bool


@dataclass(frozen=True, slots=True)
class AreaView:
    """A performance area, above its first row. ``serial`` is what the serial column beside it says."""

    number: str | None
    serial: CellView
    title: str
    weight: CellView


@dataclass(frozen=True, slots=True)
class RowView:
    """One indicator row with all findings on it, its score and its ladder (SVG).

    ``remarks`` stand below the achievement where the table has both: one wide column less.
    """

    number: int
    area: AreaView | None
    activity: tuple[str | None, str] | None
    code: CellView
    title: str
    unit: CellView
    weight: CellView
    targets: tuple[tuple[RatingLevel, CellView], ...]
    reported: tuple[tuple[str, CellView], ...]
    remarks: CellView | None
    extra: tuple[tuple[str, str], ...]
    marks: Listed
    score: RowScore | None
    explanation: str
    ladder: SafeString | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every row of one sheet is made with."""

    sheet: Sheet
    number: int
    levels: tuple[RatingLevel, ...]
    reported: tuple[str, ...]
    remarks_below: bool
    marks: Marks
    taken: Taken
    language: str
    rows: int
    """How many rows the page shows."""

    def cell(self, row: int | None, field: str, text: str | None) -> CellView:
        """Return one cell with the marks on it."""
        return CellView(
            field, text or "", self.marks.on(self.number, row, field), (self.number, row, field) in self.taken
        )


def rows_of(desk: Desk, scores: dict[int, RowScore]) -> Iterator[RowView]:
    """Yield the rows of a sheet in their order."""
    shown_areas: set[int] = set()
    activity: tuple[str | None, str] | None = None
    for at, row in enumerate(desk.sheet.indicators[: desk.rows]):
        area = _area_at(desk, row, shown_areas)
        named = (row.activity.code, row.activity.title) if row.activity is not None else None
        yield _row(desk, at, area, scores.get(at), begins_activity=named != activity)
        activity = named


def _area_at(desk: Desk, row: IndicatorRow, shown: set[int]) -> AreaView | None:
    """Return the area of a row if it was not shown yet."""
    at = next((at for at, area in enumerate(desk.sheet.areas) if area.number == row.area), None)
    if at is None or at in shown:
        return None
    shown.add(at)
    area: AreaRow = desk.sheet.areas[at]
    return AreaView(
        number=in_digits(area.number, desk.language) if area.number else None,
        serial=desk.cell(None, f"areas.{at}.number", in_digits(area.serial or area.number or "", desk.language)),
        title=area.title,
        weight=desk.cell(None, f"areas.{at}.weight", text_of(area.weight)),
    )


def _row(desk: Desk, at: int, area: AreaView | None, score: RowScore | None, *, begins_activity: bool) -> RowView:
    row = desk.sheet.indicators[at]
    return RowView(
        number=at,
        area=area,
        activity=_activity(row, desk.language) if begins_activity else None,
        code=desk.cell(at, "code", f"[{in_digits(row.code, desk.language)}]" if row.code else None),
        title=row.title,
        unit=desk.cell(at, "unit", row.unit_text),
        weight=desk.cell(at, "weight", text_of(row.weight)),
        targets=tuple(
            (level, desk.cell(at, f"targets.{level.percent}", text_of(row.targets.get(level.percent))))
            for level in desk.levels
        ),
        reported=tuple((field, desk.cell(at, field, text_of(getattr(row, field)))) for field in desk.reported),
        remarks=desk.cell(at, "remarks", text_of(row.remarks)) if desk.remarks_below else None,
        extra=tuple(row.extra.items()),
        marks=listed(desk.marks.where(desk.number, at)),
        score=score,
        explanation=in_language(score.explanation, desk.language) if score is not None else "",
        ladder=ladder_of(row, score.score, desk.language) if score is not None else None,
    )


def text_of(cell: Cell | None) -> str:
    """Return what a cell says."""
    return cell.text if cell is not None else ""


def _activity(row: IndicatorRow, language: str) -> tuple[str | None, str] | None:
    if row.activity is None:
        return None
    return (in_digits(row.activity.code, language) if row.activity.code else None), row.activity.title
