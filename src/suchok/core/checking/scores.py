"""Rules for the document's own marks."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from suchok.core.checking.context import RowContext, SheetContext, number_of
from suchok.core.checking.sums import sum_of
from suchok.core.report.document import IndicatorRow
from suchok.core.report.finding import Finding
from suchok.core.report.marks import score_row
from suchok.core.report.rows import MatchedSheet
from suchok.core.report.score import Score
from suchok.core.text.values import shortest


def score_is_within_weight(context: SheetContext) -> Iterator[Finding]:
    """A mark is at most the weight; the tenth is proposed where it is a possible mark (১৫ for 1.5)."""
    for row in context.rows:
        mark, weight = number_of(row.row.score), number_of(row.row.weight)
        if mark is not None and weight is not None and mark > weight:
            tenth = mark / 10
            proposal = shortest(tenth) if tenth <= weight else None
            values = {"printed": shortest(mark), "weight": shortest(weight)}
            yield row.found("score.exceeds_weight", "score", values, proposal=proposal)


def total_of_marks_is_sum(context: SheetContext) -> Iterator[Finding]:
    """A printed total of marks is the sum of those above it, as it is rounded; what is measured must have a mark."""
    total, printed = context.sheet.marks_total, number_of(context.sheet.marks_total)
    rows = [row for row in context.sheet.indicators if row.score or _is_measured(row)]
    found = sum_of(context, [(row.code or row.title, row.score) for row in rows])
    if total is None or printed is None or found is None or _rounds_to(found.total, printed):
        return
    values = {"printed": shortest(printed), "sum": shortest(found.total)}
    yield found.judged(context.found("total.differs", place=total.place, field="score", values=values))


def _is_measured(row: IndicatorRow) -> bool:
    return row.achievement is not None and row.achievement.written.value is not None


def _rounds_to(exact: Decimal, printed: Decimal) -> bool:
    """Whether a mark of no sign is printed cut off or rounded half up."""
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    return -step / 2 <= exact - printed < step


def score_is_by_the_rule(context: SheetContext) -> Iterator[Finding]:
    """A mark is the progress mark or the mark if the year ended today."""
    marked = [row for row in context.counting if _judged(row)]
    day = context.last_day
    if not marked or day is None:
        return
    matched = MatchedSheet(context.sheet, context.match.indicators)
    for row in marked:
        found = score_row(matched.row(row.number), matched, plan=context.plan, on=day)
        mark = number_of(row.row.score)
        if mark is not None and not _fits(mark, found):
            values = {
                "printed": shortest(mark),
                "progress": shortest(found.progress_mark or Decimal(0)),
                "mark": shortest(found.mark or Decimal(0)),
            }
            yield row.found("score.differs", "score", values)


def _judged(row: RowContext) -> bool:
    """Whether a row has a mark within its weight and a value that the rule can be applied to."""
    mark, weight = number_of(row.row.score), number_of(row.row.weight)
    cell = row.row.cumulative or row.row.achievement
    value: date | Decimal | None = cell.written.value if cell is not None else None
    return mark is not None and weight is not None and mark <= weight and value is not None


def _fits(mark: Decimal, score: Score) -> bool:
    """Whether a mark is one of the two, rounded as the document rounds; nothing is judged where neither is known."""
    known = [found for found in (score.progress_mark, score.mark) if found is not None]
    if not known or mark in known:
        return True
    step = Decimal(1).scaleb(mark.as_tuple().exponent)  # type: ignore[arg-type]
    return any(abs(found - mark) < step for found in known)
