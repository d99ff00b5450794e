"""The marks of a whole sheet, alone or with the earlier reports of its year (``suchok.score/1``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from suchok.core.messages.sentence import Sentence
from suchok.core.plan.plan import NotApplicable, Plan, Rule, TotalOf, usual_combine
from suchok.core.report.combining import combined
from suchok.core.report.exemption import ONE, Division, Part, divided
from suchok.core.report.explanation import explain
from suchok.core.report.rows import MatchedSheet, Row
from suchok.core.report.score import Claim, Score, Terms, exempted, score
from suchok.core.report.scoring import printed
from suchok.core.text.values import shortest


@dataclass(frozen=True, slots=True)
class RowScore:
    """The score of one indicator row; ``row`` is its index in ``sheet.indicators``.

    In the total its figures are taken times ``factor``, which is 1 but where an exemption gives it more weight.
    """

    row: int
    code: str | None
    score: Score
    explanation: Sentence
    factor: Fraction = ONE

    def as_json(self) -> dict[str, object]:
        """Return the row as ``suchok.score/1`` writes it."""
        return {
            "row": self.row,
            "code": self.code,
            "weight": None if self.score.weight is None else shortest(self.score.weight),
            "progress": _two_places(self.score.progress),
            "progress_mark": _fixed(self.score.progress_mark),
            "percent": _two_places(self.score.rating.percent),
            "mark": _fixed(self.score.mark),
            "reachable": _fixed(self.score.reachable),
            "explanation": self.explanation.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a sheet; ``None`` where no row has the figure. ``complete``: every row that counts has a mark.

    ``agreement_mark`` is the total mark ÷ the plan's divisor: what the plan brings in the annual
    performance agreement (rule 7); ``None`` without an official plan.
    """

    weight: Decimal | None
    progress_mark: Decimal | None
    mark: Decimal | None
    reachable: Decimal | None
    agreement_mark: Decimal | None
    complete: bool

    def as_json(self) -> dict[str, object]:
        """Return the totals as ``suchok.score/1`` writes them."""
        return {
            "weight": None if self.weight is None else shortest(self.weight),
            "progress_mark": _fixed(self.progress_mark),
            "mark": _fixed(self.mark),
            "reachable": _fixed(self.reachable),
            "agreement_mark": _fixed(self.agreement_mark),
            "complete": self.complete,
        }


@dataclass(frozen=True, slots=True)
class SheetScore:
    """Every row's score and the totals of one sheet."""

    rows: tuple[RowScore, ...]
    total: Totals

    def as_json(self, sheet: int) -> dict[str, object]:
        """Return the sheet with the index ``sheet`` as ``suchok.score/1`` writes it."""
        return {
            "sheet": sheet,
            "indicators": [row.as_json() for row in self.rows],
            "total": self.total.as_json(),
        }


def score_json(sheets: Mapping[int, SheetScore], *, on: date) -> dict[str, object]:
    """Return the whole object of ``suchok.score/1`` for the sheets of one file, by their index."""
    return {
        "schema": "suchok.score/1",
        "on": on.isoformat(),
        "sheets": [sheets[index].as_json(index) for index in sorted(sheets)],
    }


def score_sheet(
    report: MatchedSheet, *, plan: Plan | None, on: date, earlier: Sequence[MatchedSheet] = ()
) -> SheetScore:
    """Score ``report`` on the day ``on``, together with the ``earlier`` reports of its plan in period order.

    The weights and targets are those that ``report`` prints: a sheet keeps the plan that it was
    written against. The official ``plan`` adds what no sheet prints: unknown levels, rule, the way
    quarters combine, divisor, and from what the office is exempted. Rows of the reports belong together
    by their official indicator, else by their code, else by their title.
    """
    before = [{row.key: row for row in reversed(sheet.rows())} for sheet in earlier]
    printed_rows = report.rows()
    division = _division(printed_rows, plan)
    rows = []
    for row, factor in zip(printed_rows, division.factors, strict=True):
        told = [sheet[row.key] for sheet in before if row.key in sheet]
        scored = score(_claim([*told, row], on=on), _terms(row, report, plan), on=on)
        if row.index in division.exemptions:
            scored = exempted(scored, division.exemptions[row.index])
        rows.append(RowScore(row.index, row.printed.code, scored, explain(scored), factor))
    return SheetScore(tuple(rows), totals(rows, plan))


def score_row(row: Row, report: MatchedSheet, *, plan: Plan | None, on: date) -> Score:
    """Score one row of ``report`` by its own, without earlier reports, exemptions and words."""
    return score(_claim([row], on=on), _terms(row, report, plan), on=on)


def score_sheets(reports: Sequence[MatchedSheet], *, plan: Plan | None, on: date) -> SheetScore:
    """Score the reports of one plan, given in period order, as they stand together in the last one."""
    return score_sheet(reports[-1], plan=plan, on=on, earlier=reports[:-1])


def totals(rows: Sequence[RowScore], plan: Plan | None) -> Totals:
    """Add up ``rows``: the marks as printed, or the exact ones where the plan says so (rule 6), each by its factor."""
    exact = plan is not None and plan.total_of is TotalOf.EXACT
    scores, factors = [row.score for row in rows], [row.factor for row in rows]
    mark = _sum([each.exact_mark if exact else each.mark for each in scores], factors)
    progress_mark = _sum([each.exact_progress_mark if exact else each.progress_mark for each in scores], factors)
    reachable = _sum([each.exact_reachable if exact else each.reachable for each in scores], factors)
    weights = [each.weight for each in scores if each.weight is not None]
    return Totals(
        weight=sum(weights, start=Decimal(0)) if weights else None,
        progress_mark=_printed(progress_mark),
        mark=_printed(mark),
        reachable=_printed(reachable),
        agreement_mark=None if mark is None or plan is None else printed(mark / Fraction(plan.divisor)),
        complete=all(each.mark is not None or each.exemption is not None for each in scores),
    )


def _division(rows: Sequence[Row], plan: Plan | None) -> Division:
    """Return how the printed weights are divided; without exemptions each row has its own."""
    if all(row.exemption is None for row in rows):
        return Division((ONE,) * len(rows), {})
    parts = [Part(row.printed.area, row.weight or Decimal(0), row.exemption) for row in rows]
    return divided(parts, NotApplicable.RESCALE if plan is None else plan.not_applicable)


def _claim(rows: Sequence[Row], *, on: date) -> Claim:
    """Combine what the reports say of one indicator, in the way that the official plan or its unit asks for.

    A day after ``on`` was written too early or is a slip of the pen: it does not count until it has come.
    """
    official, told = rows[-1].official, [row.entry() for row in rows]
    entries = [entry for entry in told if not entry.is_after(on)]
    coming = [entry.value for entry in told if entry.is_after(on) and isinstance(entry.value, date)]
    how = usual_combine(rows[-1].unit) if official is None else official.combine
    most = None if official is None else official.per_quarter_max
    value = combined(entries, how, per_quarter_max=most)
    return Claim(
        value,
        prose=any(entry.prose for entry in entries),
        limited=most is not None and value != combined(entries, how),
        coming=min(coming, default=None) if value is None else None,
    )


def _terms(row: Row, report: MatchedSheet, plan: Plan | None) -> Terms:
    year = report.sheet.fiscal_year or (None if plan is None else plan.fiscal_year)
    return Terms(
        unit=row.unit,
        weight=row.weight,
        ladder=row.ladder(),
        rule=_rule(row, plan),
        year_end=None if year is None else year.last_day,
    )


def _rule(row: Row, plan: Plan | None) -> Rule:
    if row.official is not None and row.official.rule is not None:
        return row.official.rule
    return Rule.INTERPOLATE if plan is None else plan.rule


def _sum(figures: Sequence[Decimal | Fraction | None], factors: Sequence[Fraction]) -> Fraction | None:
    told = [
        Fraction(figure) if factor is ONE else Fraction(figure) * factor
        for figure, factor in zip(figures, factors, strict=True)
        if figure is not None
    ]
    return sum(told, start=Fraction(0)) if told else None


def _printed(figure: Fraction | None) -> Decimal | None:
    return None if figure is None else printed(figure)


def _two_places(figure: Fraction | None) -> str | None:
    return _fixed(_printed(figure))


def _fixed(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure:.2f}"
