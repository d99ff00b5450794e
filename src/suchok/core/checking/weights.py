"""Rules for weights: each is a number, areas add up, the plan adds up."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from suchok.core.checking.context import SheetContext, number_of, plain, unless_printed
from suchok.core.plan.plan import PerformanceArea
from suchok.core.report.document import AreaRow
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
    """The weight of an area equals the sum of its indicators' weights; a missing or doubtful weight is not judged."""
    for at, area in enumerate(context.sheet.areas):
        weights = [context.sure_number(row.weight) for row in context.sheet.indicators if row.area == area.number]
        total = _sum(weights)
        printed = context.sure_number(area.weight)
        if area.weight is None or total is None or printed is None or printed == total:
            continue
        official = _official_area(context, area)
        proposal = plain(official.weight) if official is not None else None
        yield context.found(
            "weight.area_sum",
            place=area.weight.place,
            field=f"areas.{at}.weight",
            values={"printed": shortest(printed), "sum": shortest(total), "area": area.number or area.title},
            proposal=unless_printed(proposal, area.weight),
        )


def _official_area(context: SheetContext, area: AreaRow) -> PerformanceArea | None:
    areas = context.plan.areas if context.plan is not None else ()
    return max(areas, key=lambda official: similarity(official.title, area.title), default=None)


def plan_weights_add_up(context: SheetContext) -> Iterator[Finding]:
    """The printed area weights, or the indicators' where there are no areas, add up to the template's total."""
    if context.plan is None:
        return
    sheet = context.sheet
    weights = [area.weight for area in sheet.areas] if sheet.areas else [row.weight for row in sheet.indicators]
    total = _sum([context.sure_number(weight) for weight in weights])
    if total is None or total == context.plan.total:
        return
    place = next(weight.place for weight in weights if weight is not None)
    terms = " + ".join(shortest(number) for weight in weights if (number := number_of(weight)) is not None)
    values = {"sum": shortest(total), "terms": terms, "total": shortest(context.plan.total)}
    yield context.found("weight.plan_sum", place=place, field="total", values=values)


def total_is_sum(context: SheetContext) -> Iterator[Finding]:
    """A printed total is the sum of the weights that are printed above it."""
    sheet, total = context.sheet, context.sheet.total
    printed = context.sure_number(total)
    of_indicators = _sum([context.sure_number(row.weight) for row in sheet.indicators])
    of_areas = _sum([context.sure_number(area.weight) for area in sheet.areas]) if sheet.areas else None
    sums = [found for found in (of_indicators, of_areas) if found is not None]
    if total is None or printed is None or not sums or printed in sums:
        return
    values = {"printed": shortest(printed), "sum": shortest(sums[0])}
    yield context.found("total.differs", place=total.place, field="total", values=values, proposal=shortest(sums[0]))


def _sum(weights: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum, or ``None`` if there is nothing to add or one weight is missing."""
    known = [weight for weight in weights if weight is not None]
    return sum(known, start=Decimal(0)) if known and len(known) == len(weights) else None
