"""Rows that lost or gained a cell are put right: every row of every plan damaged in every way, rates that must hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.unit import Unit
from suchok.core.report.document import Document
from suchok.documents.readers import read_file
from tests.core.reading.printing import (
    PLAN_COLUMNS,
    REPORT_COLUMNS,
    Style,
    TrueRow,
    as_text,
    numerals,
    reported,
    table_rows,
    true_rows,
)
from tests.core.reading.truth import differences

PLANS = official_plans()
MANY = (*REPORT_COLUMNS, "score", "remarks")

Damage = Callable[[list[str], TrueRow, Sequence[str]], list[str] | None]
"""From the cells of a row to the damaged ones, ``None`` where the row cannot be damaged in this way."""


def first_blank_lost(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str] | None:
    return None if cells[0] else [*cells[1:], ""]


def two_blanks_lost(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str] | None:
    return None if cells[0] or cells[1] else [*cells[2:], "", ""]


def activity_lost(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str] | None:
    at = columns.index("activity")
    return None if cells[at] else [*cells[:at], *cells[at + 1 :], ""]


def last_dash_lost(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str] | None:
    at = columns.index("targets") + len(row.targets) - 1
    return None if list(row.targets.values())[-1] is not None else [*cells[:at], *cells[at + 1 :], ""]


def blank_among_targets(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str]:
    at = columns.index("targets") + min(2, len(row.targets) - 1)
    return [*cells[:at], "", *cells[at:]]


def blank_at_the_start(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str]:
    return ["", *cells]


def blank_after_the_title(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str]:
    at = columns.index("indicator") + 1
    return [*cells[:at], "", *cells[at:]]


def blanks_at_the_end(cells: list[str], row: TrueRow, columns: Sequence[str]) -> list[str]:
    return [*cells, "", ""]


RATES: list[tuple[Damage, float]] = [
    (first_blank_lost, 1.0),
    (two_blanks_lost, 1.0),
    (activity_lost, 1.0),
    (blank_at_the_start, 1.0),
    (blank_after_the_title, 1.0),
    (blanks_at_the_end, 1.0),
    (blank_among_targets, 0.90),
    (last_dash_lost, 0.85),
]


@pytest.mark.parametrize(("damage", "rate"), RATES, ids=[damage.__name__ for damage, _ in RATES])
def test_slid_rows_are_put_right(damage: Damage, rate: float, is_long: bool) -> None:
    outcomes = list(outcomes_of(damage, years=(0, 3) if is_long else (0,)))
    assert len(outcomes) > 30
    assert sum(outcomes) / len(outcomes) >= rate


def outcomes_of(damage: Damage, years: Sequence[int]) -> Iterator[bool]:
    for plan in PLANS:
        for moved in years:
            for columns in (REPORT_COLUMNS, MANY, PLAN_COLUMNS):
                year = FiscalYear(plan.fiscal_year.start_year + moved)
                fitting = [name for name in columns if plan.has_areas or not name.startswith("area")]
                rows = true_rows(plan, years=moved)
                rows = reported(rows, year) if "achievement" in columns else rows
                yield from _damaged(rows, Style(columns=tuple(fitting), none="--"), year, damage)


def _damaged(rows: Sequence[TrueRow], style: Style, year: FiscalYear, damage: Damage) -> Iterator[bool]:
    page = table_rows(rows, style, year)[0]
    head = len(page) - len(rows)
    for at, row in enumerate(rows):
        cells = damage(page[head + at], row, style.columns)
        if cells is not None:
            document = _read([*page[: head + at], cells, *page[head + at + 1 :]], style, year)
            yield differences(document.sheets[0], rows, style) == []


def _read(page: Sequence[Sequence[str]], style: Style, year: FiscalYear) -> Document:
    period = " এর ১ম ত্রৈমাসিক প্রতিবেদন" if "achievement" in style.columns else ""
    title = f"ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা {numerals(year.code, style)}{period}"
    return read_file("slid.txt", f"{title}\n\n{as_text([page], style)}".encode(), PLANS)


def test_a_slid_row_is_told() -> None:
    plan = PLANS[2]
    rows = true_rows(plan)
    page = table_rows(rows, Style(columns=PLAN_COLUMNS), plan.fiscal_year)[0]
    page[5] = page[5][1:]
    document = _read(page, Style(columns=PLAN_COLUMNS), plan.fiscal_year)
    assert [(note.code, note.row, note.place.line) for note in document.notes] == [("layout.shifted_row", 1, 8)]


def test_without_an_official_plan_rows_are_put_right_all_the_same() -> None:
    plan = PLANS[2]
    rows = [replace(row, title=f"কাজ {at} সম্পন্ন") for at, row in enumerate(true_rows(plan))]
    style = Style(columns=PLAN_COLUMNS)
    page = table_rows(rows, style, plan.fiscal_year)[0]
    page = [*page[:4], *(cells[1:] if not cells[0] else cells for cells in page[4:])]
    title = "অন্য এক কর্মপরিকল্পনা ২০৩০-৩১"
    document = read_file("slid.txt", f"{title}\n\n{as_text([page], style)}".encode(), ())
    assert differences(document.sheets[0], rows, style) == []


@pytest.mark.parametrize("moved", [0, 3])
def test_a_dash_at_another_level_than_the_official_one_stays_where_it_is_printed(moved: int) -> None:
    style = Style(columns=(*PLAN_COLUMNS, "achievement"), none="-")
    outcomes = []
    for plan in PLANS:
        year = FiscalYear(plan.fiscal_year.start_year + moved)
        columns = tuple(name for name in style.columns if plan.has_areas or not name.startswith("area"))
        rows, fitting = true_rows(plan, years=moved), replace(style, columns=columns)
        for at, row in enumerate(rows):
            for other in _with_dashes_moved(row):
                printed = [*rows[:at], other, *rows[at + 1 :]]
                document = _read(table_rows(printed, fitting, year)[0], fitting, year)
                outcomes.append(differences(document.sheets[0], printed, fitting) == [])
    assert len(outcomes) > 10
    assert all(outcomes)


@pytest.mark.parametrize("behind", [("remarks",), ("score", "remarks"), ("responsible", "remarks"), ("cumulative",)])
@pytest.mark.parametrize("moved", [0, 3])
def test_a_day_after_the_reported_period_stays_under_achievement(behind: tuple[str, ...], moved: int) -> None:
    style = Style(columns=(*REPORT_COLUMNS, *behind))
    for plan in PLANS:
        year = FiscalYear(plan.fiscal_year.start_year + moved)
        fitting = replace(style, columns=[name for name in style.columns if plan.has_areas or "area" not in name])
        day = date(year.start_year, 10, 12)
        rows = [replace(row, achievement=day) if row.unit is Unit.DATE else row for row in true_rows(plan, years=moved)]
        document = _read(table_rows(rows, fitting, year)[0], fitting, year)
        assert differences(document.sheets[0], rows, fitting) == []
        assert document.notes == ()


def _with_dashes_moved(row: TrueRow) -> Iterator[TrueRow]:
    """Yield the row with a dash before a target that has one behind it, the best level left alone."""
    levels = list(row.targets)
    for higher, lower in pairwise(levels[1:]):
        if row.targets[higher] is not None and row.targets[lower] is None:
            yield replace(row, targets={**row.targets, higher: None, lower: row.targets[higher]})
