"""Rules for weights: each is a number, areas add up, the plan adds up."""

from collections.abc import Iterable, Iterator

from suchok.core.checking.context import SheetContext, number_of, plain, unless_printed
from suchok.core.checking.sums import Sum, sum_of
from suchok.core.plan.plan import PerformanceArea
from suchok.core.report.document import AreaRow, IndicatorRow
from suchok.core.report.finding import Finding
from suchok.core.text.similarity import similarity
from suchok.core.text.values import shortest


def weight_is_a_number(context: SheetContext) -> Iterator[Finding]:
    """Every indicator has a weight, and it is a number."""
    for row in context.rows:
        proposal = plain(row.official.weight) if row.official is not None else None
        if row.row.weight is None:
            yield row.found("weight.missing", "weight", proposal=proposal)
        elif number_of(row.row.weight) is None:
            yield row.found("weight.not_a_number", "weight", {"printed": row.row.weight.text}, proposal=proposal)


def area_weight_is_sum_of_indicators(context: SheetContext) -> Iterator[Finding]:
    """The weight of an area equals the sum of its indicators' weights; an area with a missing weight is not judged."""
    rows: dict[str | None, list[IndicatorRow]] = {}
    for row in context.sheet.indicators:
        rows.setdefault(row.area, []).append(row)
    sums = {number: _sum_of_rows(context, of_area) for number, of_area in rows.items()}
    for at, area in enumerate(context.sheet.areas):
        found = sums.get(area.number)
        printed = number_of(area.weight)
        if area.weight is None or found is None or printed is None or printed == found.total:
            continue
        official = _official_area(context, area)
        proposal = plain(official.weight) if official is not None else None
        finding = context.found(
            "weight.area_sum",
            place=area.weight.place,
            field=f"areas.{at}.weight",
            values={"printed": shortest(printed), "sum": shortest(found.total), "area": area.number or area.title},
            proposal=unless_printed(proposal, area.weight),
        )
        yield found.judged(finding)


def _official_area(context: SheetContext, area: AreaRow) -> PerformanceArea | None:
    areas = context.plan.areas if context.plan is not None else ()
    return max(areas, key=lambda official: similarity(official.title, area.title), default=None)


def plan_weights_add_up(context: SheetContext) -> Iterator[Finding]:
    """The printed area weights, or the indicators' where there are no areas, add up to the template's total."""
    if context.plan is None:
        return
    sheet = context.sheet
    weights = [area.weight for area in sheet.areas] if sheet.areas else [row.weight for row in sheet.indicators]
    found = _sum_of_areas(context) if sheet.areas else _sum_of_rows(context, sheet.indicators)
    if found is None or found.total == context.plan.total:
        return
    place = next(weight.place for weight in weights if weight is not None)
    terms = " + ".join(shortest(number) for weight in weights if (number := number_of(weight)) is not None)
    values = {"sum": shortest(found.total), "terms": terms, "total": shortest(context.plan.total)}
    yield found.judged(context.found("weight.plan_sum", place=place, field="total", values=values))


def total_is_sum(context: SheetContext) -> Iterator[Finding]:
    """A printed total is the sum of the weights that are printed above it."""
    rows, total = context.sheet.indicators, context.sheet.total
    printed = number_of(total)
    sums = [found for found in (_sum_of_rows(context, rows), _sum_of_areas(context)) if found is not None]
    if total is None or printed is None or not sums or printed in [found.total for found in sums]:
        return
    found = min(sums, key=lambda one: len(one.unsure))
    sum_ = shortest(found.total)
    values = {"printed": shortest(printed), "sum": sum_}
    proposal = None if found.unsure else sum_
    yield found.judged(
        context.found("total.differs", place=total.place, field="total", values=values, proposal=proposal)
    )


def _sum_of_rows(context: SheetContext, rows: Iterable[IndicatorRow]) -> Sum | None:
    return sum_of(context, [(row.code or row.title, row.weight) for row in rows])


def _sum_of_areas(context: SheetContext) -> Sum | None:
    return sum_of(context, [(area.number or area.title, area.weight) for area in context.sheet.areas])
