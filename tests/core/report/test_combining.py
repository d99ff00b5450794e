"""Shares of a percentage and cumulative columns; the table of combinations is in docs/scoring.md."""

from decimal import Decimal
from fractions import Fraction

from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Combine
from suchok.core.report.combining import Entry, Share, combined, ratio_of_sums


def test_a_ratio_of_sums_weighs_each_quarter_by_its_size() -> None:
    assert ratio_of_sums([Share(Decimal(90), Decimal(100)), Share(Decimal(5), Decimal(10))]) == Fraction(9500, 110)


def test_a_ratio_of_nothing_is_none() -> None:
    assert ratio_of_sums([]) is None
    assert ratio_of_sums([Share(Decimal(0), Decimal(0))]) is None


def test_a_cumulative_figure_stands_for_everything_before_it() -> None:
    entries = [
        Entry(Decimal(1), period=Period.Q1),
        Entry(Decimal(3), period=Period.Q2, up_to_date=True),
        Entry(Decimal(1), period=Period.Q3),
    ]
    assert combined(entries, Combine.SUM) == 4


def test_the_limit_of_a_quarter_does_not_cut_a_cumulative_figure() -> None:
    entries = [Entry(Decimal(1), period=Period.Q1), Entry(Decimal(3), period=Period.Q3, up_to_date=True)]
    assert combined(entries, Combine.SUM, per_quarter_max=Decimal(1)) == 3


def test_reports_without_a_period_are_counted_each() -> None:
    assert combined([Entry(Decimal(1)), Entry(Decimal(1))], Combine.SUM) == 2
    assert combined([Entry(Decimal(3)), Entry(Decimal(1))], Combine.SUM, per_quarter_max=Decimal(1)) == 4


def test_words_have_no_value_to_combine() -> None:
    assert combined([Entry(prose=True, period=Period.Q1), Entry(Decimal(2), period=Period.Q2)], Combine.SUM) == 2
    assert combined([Entry(prose=True)], Combine.SUM) is None
