"""Small sheets for tests, written as an office writes them: one line a row, cells between bars."""

from datetime import date
from decimal import Decimal

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.unit import Unit
from suchok.core.report.document import Cell, IndicatorRow, Office, Sheet, SheetKind
from suchok.core.report.place import Place
from suchok.core.text.values import Shape, WrittenValue

_UNITS = {"date": Unit.DATE, "number": Unit.NUMBER, "percent": Unit.PERCENT, "": None}


def cell(text: str) -> Cell | None:
    """``4``, ``85%``, ``04/05/2023``, ``!31/02/2023`` (an impossible date), words; ``--`` is blank, ``~`` no cell."""
    return None if text == "~" else Cell(_written(text), Place())


def sheet(
    rows: str, *, levels: tuple[int, ...] = (100, 90, 80, 70, 60), year: int | None = 2022, period: Period | None = None
) -> Sheet:
    """Columns: code | unit | weight | one for each level | achievement | cumulative (if there is one)."""
    return Sheet(
        kind=SheetKind.REPORT,
        title=None,
        office=Office(),
        fiscal_year=None if year is None else FiscalYear(year),
        period=period,
        levels=levels,
        areas=(),
        indicators=tuple(_row(line, levels) for line in rows.strip().splitlines()),
    )


def _row(line: str, levels: tuple[int, ...]) -> IndicatorRow:
    code, unit, weight, *rest = [text.strip() for text in line.split("|")]
    targets, (achievement, *cumulative) = rest[: len(levels)], rest[len(levels) :]
    return IndicatorRow(
        code=code or None,
        area=None,
        activity=None,
        title=f"title {code}",
        unit=_UNITS[unit],
        unit_text=unit,
        weight=cell(weight),
        targets={level: cell(text) for level, text in zip(levels, targets, strict=True)},
        place=Place(),
        achievement=cell(achievement),
        cumulative=cell(cumulative[0]) if cumulative else None,
    )


def _written(text: str) -> WrittenValue:
    if not text or set(text) == {"-"}:
        return WrittenValue(text, Shape.BLANK)
    if text.startswith("!"):
        return WrittenValue(text[1:], Shape.IMPOSSIBLE_DATE, typed=text[1:])
    if text.count("/") == 2:
        day, month, year = map(int, text.split("/"))
        return WrittenValue(text, Shape.DATE, date(year, month, day), typed=text)
    number = text.removesuffix("%")
    if number.replace(".", "", 1).removeprefix("-").isdigit():
        return WrittenValue(text, Shape.PERCENT if text != number else Shape.NUMBER, Decimal(number))
    return WrittenValue(text, Shape.PROSE)
