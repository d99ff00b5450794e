"""Fiscal years of Bangladesh (1 July – 30 June) and the periods that offices report on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self


class Period(StrEnum):
    """A part of a fiscal year that a report covers."""

    Q1 = "Q1"
    Q2 = "Q2"
    Q3 = "Q3"
    Q4 = "Q4"
    H1 = "H1"
    ANNUAL = "annual"


QUARTERS = (Period.Q1, Period.Q2, Period.Q3, Period.Q4)

_MONTHS_FROM_JULY: dict[Period, tuple[int, int]] = {
    Period.Q1: (0, 3),
    Period.Q2: (3, 6),
    Period.Q3: (6, 9),
    Period.Q4: (9, 12),
    Period.H1: (0, 6),
    Period.ANNUAL: (0, 12),
}


class UnknownFiscalYear(ValueError):
    """A text that names no fiscal year."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no fiscal year such as 2022-23")
        self.text = text


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """One fiscal year, named by the calendar year in which it starts."""

    start_year: int

    @classmethod
    def containing(cls, day: date) -> Self:
        """Return the fiscal year in which ``day`` falls."""
        return cls(day.year if day.month >= 7 else day.year - 1)

    @classmethod
    def from_code(cls, code: str) -> Self:
        """Return the year of a code such as ``2022-23``, or raise ``UnknownFiscalYear``."""
        found = re.fullmatch(r"([12][0-9]{3})-([0-9]{2})", code)
        year = cls(int(found[1])) if found else None
        if year is None or year.code != code:
            raise UnknownFiscalYear(code)
        return year

    @property
    def code(self) -> str:
        """The year as offices write it: ``2022-23``."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        """1 July."""
        return date(self.start_year, 7, 1)

    @property
    def last_day(self) -> date:
        """30 June."""
        return date(self.start_year + 1, 6, 30)

    def __contains__(self, day: date) -> bool:
        return day.year - (day.month < 7) == self.start_year

    def is_about(self, day: date) -> bool:
        """Whether ``day`` may stand in the calendar of this year: at most a year before its start or after its end.

        Plans are signed before their year, results published after it.
        """
        return FiscalYear(self.start_year - 1).first_day <= day <= FiscalYear(self.start_year + 1).last_day

    def first_day_of(self, period: Period) -> date:
        """Return the first day of ``period`` in this year."""
        return self._month(_MONTHS_FROM_JULY[period][0])

    def last_day_of(self, period: Period) -> date:
        """Return the last day of ``period`` in this year."""
        return self._month(_MONTHS_FROM_JULY[period][1]) - timedelta(days=1)

    def _month(self, months_from_july: int) -> date:
        years, month = divmod(6 + months_from_july, 12)
        return date(self.start_year + years, month + 1, 1)


def last_quarter_before(day: date) -> tuple[FiscalYear, Period]:
    """Return the quarter that was over last on ``day``, with its year."""
    year = FiscalYear.containing(day)
    over = [quarter for quarter in QUARTERS if year.last_day_of(quarter) < day]
    return (year, over[-1]) if over else (FiscalYear(year.start_year - 1), Period.Q4)
