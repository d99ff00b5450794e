"""How a value is printed in an official Bangla document."""

import re
from datetime import date
from decimal import Decimal

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.unit import Unit
from suchok.core.report.document import Cell
from suchok.core.text.numerals import to_bangla_digits
from suchok.core.text.values import Shape, WrittenValue, shortest

MISSING = "–"
"""What stands where nothing was set or reached."""

MONTHS = (
    "জানুয়ারি",
    "ফেব্রুয়ারি",
    "মার্চ",
    "এপ্রিল",
    "মে",
    "জুন",
    "জুলাই",
    "আগস্ট",
    "সেপ্টেম্বর",
    "অক্টোবর",
    "নভেম্বর",
    "ডিসেম্বর",
)
UNIT_NAMES = {Unit.DATE: "তারিখ", Unit.NUMBER: "সংখ্যা", Unit.PERCENT: "%"}

_BARE_VALUE = re.compile(r"[\d\s.,/%-]*")


def printed_day(day: date) -> str:
    """Return a day as tables print it: ``০৪/০৫/২০২৩``."""
    return to_bangla_digits(f"{day.day:02d}/{day.month:02d}/{day.year:04d}")


def long_day(day: date) -> str:
    """Return a day as letters print it: ``০৮ নভেম্বর ২০২১``."""
    return to_bangla_digits(f"{day.day:02d} {MONTHS[day.month - 1]} {day.year}")


def printed_number(number: Decimal, *, percent: bool = False) -> str:
    """Return a number in its shortest form with Bangla digits: ``৯৭.৮৩%``."""
    return to_bangla_digits(shortest(number)) + ("%" if percent else "")


def printed_value(written: WrittenValue) -> str:
    """Return a value in the official form; what could not be read stays as it was typed.

    The percent sign follows the value's own shape: adding one after a wrong unit would hide the mistake.
    """
    if isinstance(written.value, date):
        return printed_day(written.value)
    if isinstance(written.value, Decimal):
        return printed_number(written.value, percent=written.shape is Shape.PERCENT)
    return written.text or MISSING


def printed_cell(cell: Cell | None) -> str:
    """Return the value of a cell, or the sign for a missing one."""
    return MISSING if cell is None or cell.written.shape is Shape.BLANK else printed_value(cell.written)


def printed_achievement(cell: Cell | None) -> str:
    """Return an achievement: a bare value in the official form, words (``৪টি``, ``২ (দুই)``) as they are."""
    if cell is None or cell.written.shape is Shape.BLANK:
        return MISSING
    return printed_value(cell.written) if _BARE_VALUE.fullmatch(cell.text) else cell.text


def printed_year(year: FiscalYear) -> str:
    """Return a fiscal year with both years in full, as table headings print it: ``২০২২-২০২৩``."""
    return to_bangla_digits(f"{year.start_year}-{year.start_year + 1}")


def printed_months(year: FiscalYear, period: Period) -> str:
    """Return the months of a period: ``জুলাই-সেপ্টেম্বর ২০২২``, ``জুলাই ২০২২-জুন ২০২৩``."""
    first, last = year.first_day_of(period), year.last_day_of(period)
    start = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
    return to_bangla_digits(f"{start}-{MONTHS[last.month - 1]} {last.year}")


def printed_code(code: str | None, title: str) -> str:
    """Return a title with its code in brackets before it: ``[১.২.১] …``."""
    return f"[{to_bangla_digits(code)}] {title}".strip() if code else title
