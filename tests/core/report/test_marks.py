"""The marks of whole sheets, alone and together, as ``suchok.score/1`` writes them."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import Plan, Rule, TotalOf
from suchok.core.report.marks import SheetScore, score_json, score_sheet, score_sheets
from suchok.core.report.rows import MatchedSheet
from tests.core.report.sheets import sheet

MINISTRY = official_plan("2022-23", "ministry")
QUARTER_1 = """
1.1.1 | date    | 10 | 04/05/2023 | 11/05/2023 | 18/05/2023 | 25/05/2023 | 31/05/2023 | ---
1.2.1 | date    | 2  | 13/10/2022 | 27/10/2022 | 10/11/2022 | --         | --         | 20/10/2022
1.3.1 | percent | 4  | 85%        | 80%        | 75%        | 70%        | 60%        | 30%
1.4.2 | number  | 3  | 2          | --         | 1          | --         | --         | 0
2.1.1 | number  | 6  | 4          | 3          | --         | 2          | --         | 1
2.2.1 | number  | 3  | 4          | 3          | 2          | --         | --         | a workshop was held
"""
DAY = "1.1.1 | date | 10 | 04/05/2023 | 11/05/2023 | 18/05/2023 | 25/05/2023 | 31/05/2023"
ON, LAST_DAY = date(2022, 10, 31), date(2023, 6, 30)


def matched(rows: str, plan: Plan | None = MINISTRY, **named: object) -> MatchedSheet:
    """A sheet whose rows are matched to the official indicators of the same code."""
    written = sheet(rows, **named)  # type: ignore[arg-type]
    official = {indicator.code: indicator for indicator in plan.indicators} if plan else {}
    pairs = {index: official[row.code] for index, row in enumerate(written.indicators) if row.code in official}
    return MatchedSheet(written, pairs)


def figures(score: SheetScore) -> list[list[object]]:
    keys = ("code", "weight", "progress", "progress_mark", "percent", "mark", "reachable")
    return [[row.as_json()[key] for key in keys] for row in score.rows]


def marks(score: SheetScore) -> list[str | None]:
    return [None if row.score.mark is None else f"{row.score.mark}" for row in score.rows]


def reasons(score: SheetScore) -> list[str]:
    return [row.score.rating.reason.value for row in score.rows]


def test_a_first_quarter_row_by_row() -> None:
    assert figures(score_sheet(matched(QUARTER_1), plan=MINISTRY, on=ON)) == [
        ["1.1.1", "10", "0.00", "0.00", "0.00", "0.00", "10.00"],
        ["1.2.1", "2", "1.00", "2.00", "95.00", "1.90", "1.90"],
        ["1.3.1", "4", "0.35", "1.41", "0.00", "0.00", "4.00"],
        ["1.4.2", "3", "0.00", "0.00", "0.00", "0.00", "3.00"],
        ["2.1.1", "6", "0.25", "1.50", "0.00", "0.00", "6.00"],
        ["2.2.1", "3", None, None, None, None, "3.00"],
    ]


def test_why_each_row_has_its_mark() -> None:
    assert reasons(score_sheet(matched(QUARTER_1), plan=MINISTRY, on=ON)) == [
        "not_reported",
        "interpolated",
        "below_last",
        "zero_reported",
        "below_last",
        "not_measurable",
    ]


def test_the_totals_add_the_printed_marks_and_say_that_one_is_missing() -> None:
    assert score_sheet(matched(QUARTER_1), plan=MINISTRY, on=ON).total.as_json() == {
        "weight": "28",
        "progress_mark": "4.91",
        "mark": "1.90",
        "reachable": "27.90",
        "agreement_mark": "0.38",
        "complete": False,
    }


def test_the_whole_object_has_every_key() -> None:
    rows = "2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | 3"
    score = score_sheet(matched(rows), plan=MINISTRY, on=ON)
    assert score_json({0: score}, on=ON) == {
        "schema": "suchok.score/1",
        "on": "2022-10-31",
        "sheets": [
            {
                "sheet": 0,
                "indicators": [
                    {
                        "row": 0,
                        "code": "2.1.1",
                        "weight": "6",
                        "progress": "0.75",
                        "progress_mark": "4.50",
                        "percent": "90.00",
                        "mark": "5.40",
                        "reachable": "6.00",
                        "explanation": {
                            "bn": "অর্জন ৩ লক্ষ্যমাত্রা ৩ এ পৌঁছেছে (৯০%): ৬ এর ৯০% = ৫.৪০। "
                            "অগ্রগতি: ৪ এর মধ্যে ৩ = ০.৭৫, মান ৬ এর ৪.৫০।",
                            "en": "3 reaches the target 3 (90%): 90% of 6 = 5.40. Progress: 3 of 4 = 0.75, 4.50 of 6.",
                        },
                    }
                ],
                "total": {
                    "weight": "6",
                    "progress_mark": "4.50",
                    "mark": "5.40",
                    "reachable": "6.00",
                    "agreement_mark": "1.08",
                    "complete": True,
                },
            }
        ],
    }


def test_a_sheet_keeps_the_targets_and_weights_that_it_prints() -> None:
    rows = "2.1.1 | number | 5 | 10 | 8 | 6 | -- | -- | 4"  # officially 6 of 4, 3, –, 2, –
    assert marks(score_sheet(matched(rows), plan=MINISTRY, on=ON)) == ["0.00"]


def test_a_level_without_a_column_has_the_official_target() -> None:
    rows = "2.1.1 | number | 6 | 4 | 3"
    assert marks(score_sheet(matched(rows, levels=(100,)), plan=MINISTRY, on=ON)) == ["5.40"]
    assert marks(score_sheet(matched(rows, None, levels=(100,)), plan=None, on=ON)) == ["0.00"]


def test_an_uncertain_official_target_never_stands_in() -> None:
    plan = official_plan("2023-24", "ministry")
    rows = "2.2.1 | number | 3 | 2 | 1"
    assert reasons(score_sheet(matched(rows, plan, levels=(100,)), plan=plan, on=ON)) == ["levels_unknown"]
    all_but_80 = "2.2.1 | number | 3 | 2 | -- | -- | -- | 1"
    without_80 = matched(all_but_80, plan, levels=(100, 90, 70, 60))
    assert reasons(score_sheet(without_80, plan=plan, on=ON)) == ["levels_unknown"]
    printed = "2.2.1 | number | 3 | 2 | -- | 1 | -- | -- | 1"
    assert marks(score_sheet(matched(printed, plan), plan=plan, on=ON)) == ["2.40"]


def test_2021_22_gives_full_marks_or_none_until_its_levels_are_known() -> None:
    plan = official_plan("2021-22", "ministry")
    rows = """
1.4.1 | date    | 4 | 30/08/2021 | 25/07/2021
1.5.1 | percent | 6 | 80%        | 79%
2.2.4 | date    | 3 | 13/01/2022 | --
2.2.5 | number  | 3 | 30/05/2022 | 29/05/2022
"""
    score = score_sheet(matched(rows, plan, levels=(100,), year=2021), plan=plan, on=date(2022, 6, 30))
    assert marks(score) == ["4.00", None, "0.00", "3.00"]
    assert reasons(score) == ["better_than_best", "levels_unknown", "not_reported", "better_than_best"]
    assert not score.total.complete


def test_a_sheet_of_2021_22_that_prints_the_other_levels_is_scored_by_them() -> None:
    plan = official_plan("2021-22", "ministry")
    row = "1.6.1 | number | 4 | 4 | 3 | 2 | 1 | 0.5 | 3"
    assert marks(score_sheet(matched(row, plan, year=2021), plan=plan, on=ON)) == ["3.60"]


def test_official_dates_never_stand_beside_printed_numbers() -> None:
    row = "1.2.1 | number | 2 | 4 | 3"
    assert reasons(score_sheet(matched(row, levels=(100,)), plan=MINISTRY, on=ON)) == ["below_last"]


def test_a_percent_sign_in_the_targets_makes_the_latest_quarter_count() -> None:
    row = "9.9.9 | {unit} | 4 | 85% | 80% | 75% | 70% | 60%"
    for unit in ("number", "date", ""):
        quarters = reports("30%", "50%", row=row.format(unit=unit))
        score = score_sheets(quarters, plan=None, on=ON)
        assert marks(score) == ["0.00"]
        assert score.rows[0].explanation.en.startswith("50% is worse than the last target 60%")


def test_of_two_rows_with_one_code_in_an_earlier_report_the_first_counts() -> None:
    row = "9.9.9 | number | 3 | 4 | 3 | 2 | -- | --"
    first = matched(f"{row} | 1\n{row} | 3", period=Period.Q1)
    assert marks(score_sheets([first, matched(f"{row} | 1", period=Period.Q2)], plan=None, on=ON)) == ["2.40"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        # the shape of the targets decides, not the printed unit
        ("1.2.1 | number | 2 | 13/10/2022 | 27/10/2022 | 10/11/2022 | -- | -- | 20/10/2022", "interpolated"),
        ("1.2.1 | date   | 2 | 4 | 3 | 2 | -- | -- | 4", "reached_best"),
        ("1.2.1 |        | 2 | 4 | 3 | 2 | -- | -- | 4", "reached_best"),
        # a value of the other kind is none
        ("1.2.1 | date   | 2 | 13/10/2022 | 27/10/2022 | 10/11/2022 | -- | -- | 1", "not_measurable"),
        ("2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | 20/10/2022", "not_measurable"),
        # 100% of four workshops is no number of workshops; where nothing tells what is counted it stands
        ("2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | 100%", "not_measurable"),
        ("9.9.9 | number | 6 | 4 | 3 | -- | 2 | -- | 100%", "not_measurable"),
        ("9.9.9 |        | 6 | 85 | 80 | -- | 2 | -- | 82%", "interpolated"),
        ("9.9.9 | percent | 6 | 85 | 80 | -- | 2 | -- | 85", "reached_best"),
        ("1.2.1 | date   | 2 | 13/10/2022 | 27/10/2022 | 10/11/2022 | -- | -- | !31/02/2023", "not_measurable"),
        # targets that cannot be read
        ("1.2.1 | date   | 2 | 13/10/2022 | !31/02/2023 | 10/11/2022 | -- | -- | 20/10/2022", "levels_unreadable"),
        ("2.1.1 | number | 6 | 4 | many | -- | 2 | -- | 3", "levels_unreadable"),
        ("2.1.1 | number | 6 | 4 | 04/05/2023 | -- | 2 | -- | 3", "levels_unreadable"),
        ("2.1.1 | number | 6 | 4 | 5 | -- | 2 | -- | 3", "levels_out_of_order"),
        ("2.1.1 | number | 6 | ~ | ~ | ~ | ~ | ~ | 3", "no_targets"),
        ("1.2.1 | date   | 2 | -- | -- | -- | -- | -- | 20/10/2022", "no_targets"),
        ("2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | ~", "not_reported"),
    ],
)
def test_what_the_cells_of_a_row_can_be(row: str, reason: str) -> None:
    assert reasons(score_sheet(matched(row), plan=MINISTRY, on=ON)) == [reason]


@pytest.mark.parametrize("weight", ["~", "--", "heavy", "-6", "04/05/2023"])
def test_a_row_without_a_readable_weight_has_no_marks_but_says_why(weight: str) -> None:
    score = score_sheet(matched(f"2.1.1 | number | {weight} | 4 | 3 | -- | 2 | -- | 3"), plan=MINISTRY, on=ON)
    assert figures(score) == [["2.1.1", None, "0.75", None, "90.00", None, None]]
    assert score.rows[0].explanation.en == "The weight of the indicator is missing or unreadable, so there is no mark."
    assert (score.total.weight, score.total.mark, score.total.complete) == (None, None, False)


def test_a_sheet_without_rows_has_nothing_to_add_up() -> None:
    total = score_sheet(matched(""), plan=MINISTRY, on=ON).total
    assert (total.weight, total.mark, total.agreement_mark, total.complete) == (None, None, None, True)


def test_without_an_official_plan_there_is_no_agreement_mark() -> None:
    score = score_sheet(matched(QUARTER_1, None), plan=None, on=ON)
    assert marks(score) == ["0.00", "1.90", "0.00", "0.00", "0.00", None]
    assert score.total.agreement_mark is None


def test_after_the_year_what_is_reachable_is_what_was_reached() -> None:
    score = score_sheet(matched(QUARTER_1), plan=MINISTRY, on=date(2023, 7, 1))
    assert [row.as_json()["reachable"] for row in score.rows] == ["0.00", "1.90", "0.00", "0.00", "0.00", None]


def reachable(report: MatchedSheet, *, plan: Plan | None) -> Decimal | None:
    return score_sheet(report, plan=plan, on=date(2023, 7, 1)).total.reachable


def test_without_a_fiscal_year_the_one_of_the_plan_ends_the_year() -> None:
    rows = "2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | 3"
    assert reachable(matched(rows, year=None), plan=MINISTRY) == Decimal("5.40")
    assert reachable(matched(rows, year=None), plan=None) == Decimal("6.00")


def test_total_of_rounded_or_of_exact_marks_is_a_setting_of_the_plan() -> None:
    rows = "\n".join(f"x{i} | date | 1 | 01/05/2023 | 08/05/2023 | -- | -- | -- | 04/05/2023" for i in range(4))
    exact = dataclasses.replace(MINISTRY, total_of=TotalOf.EXACT)
    assert score_sheet(matched(rows), plan=MINISTRY, on=LAST_DAY).total.mark == Decimal("3.84")  # 4 × 0.96
    assert score_sheet(matched(rows), plan=exact, on=LAST_DAY).total.mark == Decimal("3.83")  # 4 × 0.957142…


def test_the_rule_of_an_indicator_goes_before_the_rule_of_the_plan() -> None:
    row = "2.1.1 | number | 6 | 4 | 3 | -- | 2 | -- | 1"
    official = next(each for each in MINISTRY.indicators if each.code == "2.1.1")
    own = dataclasses.replace(official, rule=Rule.ALL_OR_NOTHING)
    pro_rata = dataclasses.replace(MINISTRY, rule=Rule.PRO_RATA)
    assert marks(score_sheet(MatchedSheet(sheet(row), {0: official}), plan=pro_rata, on=ON)) == ["1.50"]
    assert marks(score_sheet(MatchedSheet(sheet(row), {0: own}), plan=pro_rata, on=ON)) == ["0.00"]
    assert marks(score_sheet(matched(row, None), plan=pro_rata, on=ON)) == ["1.50"]


def reports(*achievements: str, row: str, periods: str = "Q1 Q2 Q3 Q4") -> list[MatchedSheet]:
    named = zip(achievements, periods.split(), strict=False)
    return [matched(f"{row} | {text}", period=Period(period)) for text, period in named]


def test_the_quarters_of_a_year_come_together() -> None:
    portal = "2.1.1 | number | 6 | 4 | 3 | -- | 2 | --"
    percent = "1.3.1 | percent | 4 | 85% | 80% | 75% | 70% | 60%"
    assert marks(score_sheets(reports("1", "3", "--", "1", row=portal), plan=MINISTRY, on=LAST_DAY)) == ["5.40"]
    assert marks(score_sheets(reports("90%", "75%", "--", row=percent), plan=MINISTRY, on=LAST_DAY)) == ["3.20"]
    assert marks(
        score_sheets(reports("--", "--", "01/05/2023", "11/05/2023", row=DAY), plan=MINISTRY, on=LAST_DAY)
    ) == ["10.00"]


def test_a_day_still_to_come_is_not_done() -> None:
    planned = score_sheet(matched(f"{DAY} | 01/05/2023"), plan=MINISTRY, on=date(2023, 4, 30))
    assert figures(planned) == [["1.1.1", "10", "0.00", "0.00", "0.00", "0.00", "10.00"]]
    assert reasons(planned) == ["still_to_come"]
    assert planned.rows[0].explanation.en == (
        "On 30/04/2023 the day 01/05/2023 is still to come, so it does not count yet: 0% of 10 = 0.00."
    )
    come = score_sheet(matched(f"{DAY} | 01/05/2023"), plan=MINISTRY, on=date(2023, 5, 1))
    assert figures(come) == [["1.1.1", "10", "1.00", "10.00", "100.00", "10.00", "10.00"]]


def test_a_day_still_to_come_cannot_bring_back_what_the_calendar_took() -> None:
    late = score_sheet(matched(f"{DAY} | 31/05/2023"), plan=MINISTRY, on=date(2023, 5, 18))
    assert figures(late) == [["1.1.1", "10", "0.00", "0.00", "0.00", "0.00", "8.00"]]


def test_a_day_that_an_earlier_quarter_told_stands_beside_one_still_to_come() -> None:
    told = reports("01/05/2023", "11/05/2023", row=DAY, periods="Q3 Q4")
    assert marks(score_sheets(told, plan=MINISTRY, on=date(2023, 5, 5))) == ["10.00"]
    twice = reports("11/05/2023", "12/05/2023", row=DAY, periods="Q3 Q4")
    assert reasons(score_sheets(twice, plan=MINISTRY, on=date(2023, 5, 5))) == ["still_to_come"]


def test_a_quarter_that_claims_more_than_it_can_bring_is_cut_and_told() -> None:
    portal = "2.1.1 | number | 6 | 4 | 3 | -- | 2 | --"
    cut = "A quarter has been counted with no more than it can bring."
    told = [score_sheets(reports(*each, row=portal), plan=MINISTRY, on=ON) for each in (["1", "3"], ["1", "1"], ["3"])]
    assert [marks(score) for score in told] == [["4.20"], ["4.20"], ["5.40"]]
    assert [score.rows[0].explanation.en.endswith(cut) for score in told] == [True, False, False]


def test_words_in_one_quarter_are_left_out_and_told() -> None:
    score = score_sheets(reports("2", "held", row="2.2.1 | number | 3 | 4 | 3 | 2 | -- | --"), plan=MINISTRY, on=ON)
    assert marks(score) == ["2.40"]
    assert score.rows[0].explanation.en.endswith("A report without a measurable value has not been counted.")


def test_the_targets_of_the_last_report_count() -> None:
    first = matched("2.2.1 | number | 3 | 8 | 6 | 4 | -- | -- | 1", period=Period.Q1)
    second = matched("2.2.1 | number | 3 | 2 | -- | 1 | -- | -- | 1", period=Period.Q2)
    assert marks(score_sheets([first, second], plan=MINISTRY, on=ON)) == ["3.00"]


def test_a_cumulative_column_stands_for_the_quarters_before() -> None:
    first = matched("2.2.1 | number | 3 | 4 | 3 | 2 | -- | -- | 1", period=Period.Q1)
    second = matched("2.2.1 | number | 3 | 4 | 3 | 2 | -- | -- | 1 | 3", period=Period.Q2)
    assert marks(score_sheets([first, second], plan=MINISTRY, on=ON)) == ["2.70"]
    assert marks(score_sheet(second, plan=MINISTRY, on=ON)) == ["2.70"]


def test_rows_belong_together_by_indicator_else_by_code_else_by_title() -> None:
    training = next(each for each in MINISTRY.indicators if each.code == "2.2.1")
    row = "number | 3 | 4 | 3 | 2 | -- | -- | 1"
    slipped = MatchedSheet(sheet(f"2.1.1 | {row}", period=Period.Q1), {0: training})
    right = MatchedSheet(sheet(f"2.2.1 | {row}", period=Period.Q2), {0: training})
    assert marks(score_sheets([slipped, right], plan=MINISTRY, on=ON)) == ["2.40"]
    for code in ("9.9.9", ""):
        alone = [MatchedSheet(sheet(f"{code} | {row}", period=period)) for period in (Period.Q1, Period.Q2)]
        assert marks(score_sheets(alone, plan=None, on=ON)) == ["2.40"]
