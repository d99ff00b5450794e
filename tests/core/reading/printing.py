"""Prints plans and reports the many ways offices do, with the truth beside, so that what is read can be compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import Plan
from suchok.core.plan.unit import Unit, Value
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import shortest

MONTHS_BN = ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]


@dataclass(frozen=True)
class TrueRow:
    """What one row says, whatever its layout."""

    area: tuple[str, str, Decimal] | None
    activity: tuple[str, str]
    code: str
    title: str
    unit: Unit
    weight: Decimal
    targets: Mapping[int, Value | None]
    achievement: Value | None = None
    cumulative: Value | None = None
    score: Decimal | None = None
    remarks: str = ""
    responsible: str = ""


def true_rows(plan: Plan, *, years: int = 0) -> list[TrueRow]:
    """Return the rows of an official plan, its dates moved by ``years``."""
    return [
        TrueRow(
            area=(area.number, area.title, area.weight) if area.number and area.weight else None,
            activity=(activity.code, activity.title),
            code=indicator.code,
            title=indicator.title,
            unit=indicator.unit,
            weight=indicator.weight,
            targets={level: moved(indicator.targets.get(level), years) for level in plan.known_levels},
        )
        for area, activity, indicator in plan.rows()
    ]


def moved(value: Value | None, years: int) -> Value | None:
    if not isinstance(value, date):
        return value
    return date(value.year + years, value.month, min(value.day, 28) if value.month == 2 else value.day)


def reported(rows: Sequence[TrueRow], year: FiscalYear) -> list[TrueRow]:
    """Return the rows with achievements of the first quarter, marks and remarks."""
    values: Mapping[Unit, Value | None] = {
        Unit.DATE: date(year.start_year, 9, 12),
        Unit.NUMBER: Decimal(1),
        Unit.PERCENT: Decimal("32.5"),
    }
    return [
        replace(
            row,
            achievement=None if at % 3 == 2 else values[row.unit],
            cumulative=None if at % 3 == 2 else values[row.unit],
            remarks="কাজ চলমান রয়েছে।" if at % 2 else "",
            responsible="আইসিটি সেল",
        )
        for at, row in enumerate(rows)
    ]


BANGLA = {
    "serial": "ক্রম",
    "area": "কর্মসম্পাদন ক্ষেত্র",
    "area_weight": "মান",
    "activity": "কার্যক্রম",
    "code": "সূচক নম্বর",
    "indicator": "কর্মসম্পাদন সূচক",
    "unit": "একক",
    "weight": "কর্মসম্পাদন সূচকের মান",
    "targets": "লক্ষ্যমাত্রা {year}",
    "achievement": "অর্জন",
    "cumulative": "ক্রমপুঞ্জিত অর্জন",
    "score": "প্রাপ্ত নম্বর",
    "remarks": "মন্তব্য",
    "responsible": "দায়িত্বপ্রাপ্ত শাখা",
}
ENGLISH = {
    "serial": "Sl. No.",
    "area": "Performance Area",
    "area_weight": "Weight of Area",
    "activity": "Activity",
    "code": "Indicator No.",
    "indicator": "Performance Indicator",
    "unit": "Unit",
    "weight": "Weight of Indicator",
    "targets": "Target {year}",
    "achievement": "Achievement",
    "cumulative": "Cumulative Achievement",
    "score": "Marks",
    "remarks": "Remarks",
    "responsible": "Responsible Branch",
}
LEVEL_NAMES_BN = {
    1: {100: "অসাধারণ"},
    5: {100: "অসাধারণ", 90: "অতি উত্তম", 80: "উত্তম", 70: "চলতি মান", 60: "চলতি মানের নিম্নে"},
    3: {100: "অসাধারণ", 80: "উত্তম", 60: "চলতি মান"},
}
LEVEL_NAMES_EN = {
    1: {100: "Outstanding"},
    5: {100: "Outstanding", 90: "Very Good", 80: "Good", 70: "Fair", 60: "Poor"},
    3: {100: "Outstanding", 80: "Good", 60: "Fair"},
}
UNITS_BN = {Unit.DATE: "তারিখ", Unit.NUMBER: "সংখ্যা", Unit.PERCENT: "%"}
UNITS_EN = {Unit.DATE: "Date", Unit.NUMBER: "Number", Unit.PERCENT: "%"}

PLAN_COLUMNS = ("serial", "area", "area_weight", "activity", "indicator", "unit", "weight", "targets")
REPORT_COLUMNS = (*PLAN_COLUMNS, "achievement")
FIELD_COLUMNS = ("serial", "activity", "indicator", "unit", "weight", "targets")
_MERGED = ("serial", "area", "area_weight", "activity")


@dataclass(frozen=True)
class Style:
    """How a table is printed."""

    columns: Sequence[str] = REPORT_COLUMNS
    separator: str = "tab"
    english: bool = False
    digits: str = "bangla"
    dates: str = "{d:02d}/{m:02d}/{y}"
    none: str = "-"
    repeated: bool = False
    code: str = "[{}] "
    levels: str = "names and percents"
    column_numbers: bool = True
    rows_a_page: int = 99
    furniture: Sequence[str] = ()
    total: str = ""
    groups_alone: bool = False
    trailing: bool = True
    headings: Mapping[str, str] = field(default_factory=dict)
    percent: str = "{}%"
    year_in_heading: bool = True


def numerals(text: str, style: Style) -> str:
    if style.digits == "latin":
        return text
    bangla = to_bangla_digits(text)
    if style.digits == "mixed":
        return "".join(b if at % 2 else a for at, (a, b) in enumerate(zip(text, bangla, strict=True)))
    return bangla


def printed_value(value: Value | None, unit: Unit, style: Style, *, none: str | None = None) -> str:
    if value is None:
        return style.none if none is None else none
    if isinstance(value, date):
        words = style.dates.format(
            d=value.day, m=value.month, y=value.year, yy=f"{value.year % 100:02d}", name=MONTHS_BN[value.month - 1]
        )
        return numerals(words, style)
    number = shortest(value)
    return numerals(style.percent.format(number) if unit is Unit.PERCENT else number, style)


def table_rows(rows: Sequence[TrueRow], style: Style, year: FiscalYear) -> list[list[list[str]]]:
    """Return the pages of a table, each a list of rows of cells."""
    levels = tuple(rows[0].targets)
    head = _heading(levels, style, year)
    pages: list[list[list[str]]] = []
    before: TrueRow | None = None
    for start in range(0, len(rows), style.rows_a_page):
        page = [list(row) for row in head]
        for row in rows[start : start + style.rows_a_page]:
            page += _body(row, before, style)
            before = row
        pages.append(page)
    if style.total:
        width = len(head[0])
        cells = [""] * width
        cells[0] = style.total
        cells[_offset("weight", levels, style)] = numerals(
            shortest(sum((row.weight for row in rows), Decimal(0))), style
        )
        pages[-1].append(cells)
    return pages


def _offset(column: str, levels: Sequence[int], style: Style) -> int:
    at = 0
    for name in style.columns:
        if name == column:
            return at
        at += len(levels) if name == "targets" else 1
    return at


def _heading(levels: Sequence[int], style: Style, year: FiscalYear) -> list[list[str]]:
    words = {**(ENGLISH if style.english else BANGLA), **style.headings}
    names = (LEVEL_NAMES_EN if style.english else LEVEL_NAMES_BN).get(len(levels), {})
    code = numerals(f"{year.start_year}-{year.start_year + 1}", style) if style.year_in_heading else ""
    percents = [numerals(f"{level}%", style) for level in levels]
    head: list[str] = []
    below: list[list[str]] = [[], []]
    for column in style.columns:
        if column != "targets":
            head.append(words[column])
            for row in below:
                row.append("")
            continue
        if style.levels == "one row":
            head += [
                f"{names[level]} ({percent})" if names else percent
                for level, percent in zip(levels, percents, strict=True)
            ]
            for line in below:
                line.extend([""] * len(levels))
            continue
        head += [words["targets"].format(year=code).strip(), *[""] * (len(levels) - 1)]
        if style.levels == "joined":
            below[0] += [f"{names[level]} {percent}" for level, percent in zip(levels, percents, strict=True)]
        else:
            below[0] += [names.get(level, "") for level in levels]
        below[1] += percents
    rows = [head]
    if style.levels == "names and percents":
        rows += below if names else below[1:]
    elif style.levels == "percents":
        rows.append(below[1])
    elif style.levels in ("names", "joined"):
        rows.append(below[0])
    if style.column_numbers:
        rows.append([numerals(str(at), style) for at in range(1, len(head) + 1)])
    return rows


def _body(row: TrueRow, before: TrueRow | None, style: Style) -> list[list[str]]:
    new_area = before is None or before.area != row.area
    new_activity = before is None or before.activity != row.activity
    cells: list[str] = []
    groups: list[list[str]] = []
    for column in style.columns:
        if column == "targets":
            cells += [printed_value(value, row.unit, style) for value in row.targets.values()]
            continue
        text = _CELLS[column](row, style)
        hidden = not (new_area if column in ("serial", "area", "area_weight") and row.area else new_activity)
        cells.append("" if column in _MERGED and hidden and not style.repeated else text)
    if style.groups_alone:
        groups, cells = _apart(cells, style, new_area=new_area and row.area is not None, new_activity=new_activity)
    return [*groups, cells]


def _apart(cells: list[str], style: Style, *, new_area: bool, new_activity: bool) -> tuple[list[list[str]], list[str]]:
    """Move area and activity into rows of their own above the indicator."""
    groups: list[list[str]] = []
    names = list(style.columns)
    for wanted, columns in ((new_area, ("serial", "area", "area_weight")), (new_activity, ("activity",))):
        taken = [names.index(name) for name in columns if name in names]
        if wanted and taken:
            groups.append([text if at in taken else "" for at, text in enumerate(cells)])
        cells = ["" if at in taken else text for at, text in enumerate(cells)]
    return groups, cells


def _serial(row: TrueRow, style: Style) -> str:
    return numerals(row.area[0] if row.area else row.activity[0].split(".")[0], style)


def _coded(code: str, title: str, style: Style) -> str:
    return (style.code.format(numerals(code, style)) if style.code else "") + title


_CELLS: Mapping[str, Callable[[TrueRow, Style], str]] = {
    "serial": _serial,
    "area": lambda row, style: _coded(row.area[0], row.area[1], style) if row.area else "",
    "area_weight": lambda row, style: numerals(shortest(row.area[2]), style) if row.area else "",
    "activity": lambda row, style: _coded(*row.activity, style),
    "code": lambda row, style: numerals(row.code, style),
    "indicator": lambda row, style: row.title if "code" in style.columns else _coded(row.code, row.title, style),
    "unit": lambda row, style: (UNITS_EN if style.english else UNITS_BN)[row.unit],
    "weight": lambda row, style: numerals(shortest(row.weight), style),
    "achievement": lambda row, style: printed_value(row.achievement, row.unit, style),
    "cumulative": lambda row, style: printed_value(row.cumulative, row.unit, style),
    "score": lambda row, style: printed_value(row.score, Unit.NUMBER, style),
    "remarks": lambda row, style: row.remarks,
    "responsible": lambda row, style: row.responsible,
}


def as_text(pages: Sequence[Sequence[Sequence[str]]], style: Style) -> str:
    """Return pages as text with the separator of the style; ``furniture`` stands between two pages."""
    between = "\n" + "".join(f"{line}\n" for line in style.furniture) + "\n"
    return between.join(SEPARATORS[style.separator](page, style) for page in pages)


def _tabs(page: Sequence[Sequence[str]], style: Style) -> str:
    lines = ["\t".join(cells) for cells in page]
    return "\n".join(line if style.trailing else line.rstrip("\t") for line in lines) + "\n"


def _pipes(page: Sequence[Sequence[str]], style: Style) -> str:
    return "".join(" | ".join(cell.replace("|", "\\|") for cell in cells) + "\n" for cells in page)


def _markdown(page: Sequence[Sequence[str]], style: Style) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in page]
    lines.insert(1, "|" + "|".join([":---", "---:", ":-:"][at % 3] for at in range(len(page[0]))) + "|")
    return "\n".join(lines) + "\n"


def _semicolons(page: Sequence[Sequence[str]], style: Style) -> str:
    return "".join(";".join(cells) + "\n" for cells in page)


def _commas(page: Sequence[Sequence[str]], style: Style) -> str:
    return "".join(
        ",".join(f'"{cell}"' if "," in cell or '"' in cell else cell for cell in cells) + "\n" for cells in page
    )


def _widths(page: Sequence[Sequence[str]]) -> list[int]:
    return [max(len(cells[at]) for cells in page) for at in range(len(page[0]))]


def _wide(page: Sequence[Sequence[str]], style: Style) -> str:
    widths = _widths(page)
    lines = ["   ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) for cells in page]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _grid(page: Sequence[Sequence[str]], style: Style) -> str:
    widths = _widths(page)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+\n"
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)) + " |\n" for cells in page]
    return rule + rule.join(lines) + rule


SEPARATORS: Mapping[str, Callable[[Sequence[Sequence[str]], Style], str]] = {
    "tab": _tabs,
    "pipe": _pipes,
    "markdown": _markdown,
    "semicolon": _semicolons,
    "comma": _commas,
    "wide": _wide,
    "grid": _grid,
}
