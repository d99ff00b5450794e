"""Which columns a plan table has, in the official order, and its heading rows."""

from collections.abc import Iterator

from suchok.core.plan.plan import Plan
from suchok.core.report.document import Sheet
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.content.printed import printed_months, printed_year
from suchok.documents.content.table import Column, ColumnKind, TableCell, TableRow

_FIVE_LEVELS = {100: "অসাধারণ", 90: "অতি উত্তম", 80: "উত্তম", 70: "চলতি মান", 60: "চলতি মানের নিম্নে"}
# The field plan calls its lowest level, 60, what the five-level plan calls 70.
_THREE_LEVELS = {100: "অসাধারণ", 80: "উত্তম", 60: "চলতি মান"}


def columns_of(sheet: Sheet, plan: Plan | None) -> tuple[Column, ...]:
    """Return the columns that ``sheet`` has; ``plan`` names the levels where it is known."""
    return (
        *_columns_before_targets(sheet),
        *_target_columns(sheet, plan),
        *_columns_after_targets(sheet),
    )


def heading_rows(columns: tuple[Column, ...]) -> tuple[TableRow, ...]:
    """Return the merged heading: headings, level names, percents and column numbers."""
    numbers = tuple(TableCell(to_bangla_digits(str(index + 1)), index) for index in range(len(columns)))
    targets = [index for index, column in enumerate(columns) if column.kind is ColumnKind.TARGET]
    if not targets:
        return tuple(TableCell(column.heading, index) for index, column in enumerate(columns)), numbers
    levels = [(index, columns[index]) for index in targets]
    names = tuple(TableCell(column.level_name or "", index) for index, column in levels)
    percents = tuple(TableCell(to_bangla_digits(f"{column.percent}%"), index) for index, column in levels)
    return tuple(_first_row(columns, len(targets))), names, percents, numbers


def extra_headings(sheet: Sheet) -> tuple[str, ...]:
    """Return the headings of the columns that the official form lacks, in the order in which all rows have them."""
    order: list[str] = []
    for headings in dict.fromkeys(tuple(indicator.extra) for indicator in sheet.indicators):
        at = 0
        for heading in headings:
            if heading not in order:
                order.insert(at, heading)
            at = order.index(heading) + 1
    return tuple(order)


def level_names(percents: tuple[int, ...], plan: Plan | None) -> dict[int, str]:
    """Return the names of rating levels: the plan's own, else those that the official forms print."""
    if plan is not None and set(percents) <= set(plan.scale.percents):
        return {level.percent: level.name_bn for level in plan.scale.levels}
    return _THREE_LEVELS if percents == (100, 80, 60) else _FIVE_LEVELS


def _columns_before_targets(sheet: Sheet) -> Iterator[Column]:
    yield Column(ColumnKind.SERIAL, "ক্রম")
    if sheet.areas:
        yield Column(ColumnKind.AREA, "কর্মসম্পাদন ক্ষেত্র")
        yield Column(ColumnKind.AREA_WEIGHT, "মান")
    if any(indicator.activity for indicator in sheet.indicators):
        yield Column(ColumnKind.ACTIVITY, "কার্যক্রম")
    yield Column(ColumnKind.INDICATOR, "কর্মসম্পাদন সূচক")
    yield Column(ColumnKind.UNIT, "একক")
    yield Column(ColumnKind.WEIGHT, "কর্মসম্পাদন সূচকের মান")


def _target_columns(sheet: Sheet, plan: Plan | None) -> Iterator[Column]:
    # A heading that names the wrong year stays as it is until someone mends it.
    year = sheet.heading_year or sheet.fiscal_year
    heading = "লক্ষ্যমাত্রা" + (f" {printed_year(year)}" if year else "")
    names = level_names(sheet.levels, plan)
    for percent in sheet.levels:
        yield Column(ColumnKind.TARGET, heading, percent, names.get(percent))


def _columns_after_targets(sheet: Sheet) -> Iterator[Column]:
    rows = sheet.indicators
    if sheet.has_achievements or any(row.achievement for row in rows):
        yield Column(ColumnKind.ACHIEVEMENT, _achievement_heading(sheet))
    if any(row.cumulative for row in rows):
        yield Column(ColumnKind.CUMULATIVE, "ক্রমপুঞ্জিত অর্জন")
    for heading in extra_headings(sheet):
        yield Column(ColumnKind.EXTRA, heading)
    if any(row.score for row in rows):
        yield Column(ColumnKind.SCORE, "প্রাপ্ত নম্বর")
    if any(row.remarks for row in rows):
        yield Column(ColumnKind.REMARKS, "মন্তব্য")


def _achievement_heading(sheet: Sheet) -> str:
    if sheet.fiscal_year is None or sheet.period is None:
        return "অর্জন"
    return f"অর্জন ({printed_months(sheet.fiscal_year, sheet.period)})"


def _first_row(columns: tuple[Column, ...], targets: int) -> Iterator[TableCell]:
    merged = False
    for index, column in enumerate(columns):
        if column.kind is not ColumnKind.TARGET:
            yield TableCell(column.heading, index, rows=3)
        elif not merged:
            merged = True
            yield TableCell(column.heading, index, columns=targets)
