"""Units of an indicator: what its targets and achievements are counted in."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = date | Decimal
"""A target or an achievement: a day, or a number (percentages are numbers from 0 to 100)."""


class Unit(StrEnum):
    """The three units of the regime (তারিখ, সংখ্যা, %)."""

    DATE = "date"
    NUMBER = "number"
    PERCENT = "percent"
