"""Dates that Excel in English (US) swapped: 04/05/2023 typed, 5 April stored."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.finding import Finding
from suchok.core.text.written import written_value
from suchok.documents.readers import read_file

REPORT = Path(__file__).parents[1] / "corpus" / "ministry_report.txt"
PLANS = official_plans()


def stored(text: str, swapped: tuple[str, ...]) -> object:
    """A cell as Excel stores it: a real date, day and month swapped where ``swapped`` names it."""
    value = written_value(text).value
    if not isinstance(value, date):
        return text
    return date(value.year, value.day, value.month) if text in swapped else value


def findings(*swapped: str, plans: tuple[Plan, ...] = PLANS) -> list[Finding]:
    book = Workbook()
    page = book.worksheets[0]
    for line in REPORT.read_text().splitlines():
        page.append([stored(text, swapped) for text in line.split("\t")])
    saved = io.BytesIO()
    book.save(saved)
    return [*check_document(read_file("report.xlsx", saved.getvalue(), plans), plans)]


def told(*swapped: str, plans: tuple[Plan, ...] = PLANS) -> list[tuple[int | None, str | None, str | None]]:
    return [(one.row, one.field, one.proposal) for one in findings(*swapped, plans=plans) if one.code == "date.swapped"]


def test_a_workbook_of_right_dates_is_clean() -> None:
    assert findings() == []


def test_a_day_of_the_bangla_calendar_cannot_be_swapped() -> None:
    book = Workbook()
    # 7 October: after the end of the period; with day and month swapped, 10 July, it would be in time.
    for line in REPORT.read_text().replace("১২/০৯/২০২২", "২২ আশ্বিন ১৪২৯").splitlines():
        cells = line.split("\t")
        book.worksheets[0].append([text if "আশ্বিন" in text else stored(text, ()) for text in cells])
    saved = io.BytesIO()
    book.save(saved)
    codes = {one.code for one in check_document(read_file("report.xlsx", saved.getvalue(), PLANS), PLANS)}
    assert "achievement.outside_period" in codes
    assert "date.swapped" not in codes


def test_a_date_outside_its_year_is_told_with_the_right_one() -> None:
    assert told("১১/০৫/২০২৩") == [(0, "targets.90", "2023-05-11"), (2, "targets.90", "2023-05-11")]


def test_a_date_inside_its_year_is_told_by_the_official_plan() -> None:
    assert told("০৪/০৫/২০২৩") == [(0, "targets.100", "2023-05-04"), (2, "targets.100", "2023-05-04")]


def test_without_an_official_plan_the_year_and_the_order_tell() -> None:
    assert told("০৯/০২/২০২৩", plans=()) == [(9, "targets.70", "2023-02-09"), (10, "targets.90", "2023-02-09")]


@pytest.mark.parametrize("ending", ["txt"])
def test_other_files_are_not_suspected(ending: str) -> None:
    text = REPORT.read_text().replace("১১/০৫/২০২৩", "০৫/১১/২০২৩")
    found = check_document(read_file(f"report.{ending}", text.encode(), PLANS), PLANS)
    assert "date.swapped" not in {one.code for one in found}
    assert "date.outside_fiscal_year" in {one.code for one in found}
