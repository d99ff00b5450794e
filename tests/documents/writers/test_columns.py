"""Widths follow the content: every word fits, long texts get room, the sum is the page."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.documents.content import table_of
from suchok.documents.content.table import ColumnKind, Table
from suchok.documents.writers.columns import em_of, fitted, widths_in, with_breaks, words_of
from tests.documents.samples import cell, field_plan, ministry_report

PAGE = 97.0  # em across a page that lies
PROSE = "গত ০৮.০৯.২০২৩ তারিখে ইনোভেশন ফোকাল পয়েন্ট কর্মকর্তাদের সাথে একটি সভা অনুষ্ঠিত হয়। " * 4


def report_with(column: str, text: str) -> Table:
    sheet = ministry_report()
    value = text if column in {"title", "unit_text"} else cell(text)
    rows = tuple(replace(row, **{column: value}) for row in sheet.indicators)
    return table_of(replace(sheet, indicators=rows))


def width_of(table: Table, kind: ColumnKind) -> float:
    widths = widths_in(table, PAGE, 1)
    return next(width for column, width in zip(table.columns, widths, strict=True) if column.kind is kind)


@pytest.mark.parametrize("table", [table_of(ministry_report()), table_of(field_plan())])
def test_every_word_fits_into_its_column(table: Table) -> None:
    fit = fitted(table, PAGE, 1)
    assert sum(fit.widths) == pytest.approx(PAGE)
    assert fit.overfull == frozenset()
    for row in (*table.heading, *table.rows):
        for one in row:
            if one.columns == 1:
                assert max(map(em_of, words_of(one.text))) < fit.widths[one.column]


def test_remarks_of_long_prose_get_the_room_that_short_ones_leave_to_titles() -> None:
    short, long = report_with("remarks", "চলমান"), report_with("remarks", PROSE)
    assert width_of(short, ColumnKind.REMARKS) < width_of(short, ColumnKind.INDICATOR)
    assert width_of(long, ColumnKind.REMARKS) > width_of(long, ColumnKind.INDICATOR)
    assert width_of(long, ColumnKind.REMARKS) > 1.5 * width_of(short, ColumnKind.REMARKS)


def test_an_achievement_told_in_prose_gets_room_and_figures_keep_theirs() -> None:
    short, long = report_with("achievement", "৯৭%"), report_with("achievement", PROSE)
    assert width_of(long, ColumnKind.ACHIEVEMENT) > 1.5 * width_of(short, ColumnKind.ACHIEVEMENT)
    assert width_of(long, ColumnKind.TARGET) == width_of(short, ColumnKind.TARGET)


def test_a_word_wider_than_a_column_can_be_is_named() -> None:
    table = report_with("unit_text", "কর্মসম্পাদন" * 12)
    fit = fitted(table, PAGE, 1)
    assert [table.columns[index].kind for index in fit.overfull] == [ColumnKind.UNIT]
    assert sum(fit.widths) == pytest.approx(PAGE)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("শিক্ষা", 1.0, "শি|ক্ষা"),
        ("ছোট কথা", 4.0, "ছোট কথা"),
        ("ছোট কর্মসম্পাদন", 4.0, "ছোট ক|র্ম|স|ম্পা|দ|ন"),
        ("ওয়েব-সাইট", 3.0, "ও|য়ে|ব-সা|ই|ট"),
        ("", 1.0, ""),
    ],
)
def test_a_word_too_wide_breaks_between_letters_and_never_in_a_conjunct(text: str, width: float, expected: str) -> None:
    assert with_breaks(text, width).replace("\u200b", "|") == expected


@given(st.text(), st.floats(0, 40))
def test_places_to_break_change_no_letter(text: str, width: float) -> None:
    plain = text.replace("\u200b", "")
    assert with_breaks(plain, width).replace("\u200b", "") == plain
