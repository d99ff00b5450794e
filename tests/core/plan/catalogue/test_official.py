"""The four official plans, row by row as published."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from suchok.core.plan.catalogue import UnknownPlan, official_plan, official_plans, official_toml
from suchok.core.plan.plan import Combine, Plan, Rule
from suchok.core.plan.unit import Unit, Value
from suchok.core.text.values import shortest

MINISTRY_2021_22 = """
1.1.1 date 5 16/03/22
1.2.1 date 5 25/02/22
1.3.1 date 5 30/12/21
1.4.1 date 4 30/08/21
1.5.1 percent 6 80
1.6.1 number 4 4
2.1.1 number 4 4
2.1.2 number 2 4
2.2.1 number 3 4
2.2.2 percent 3 80
2.2.3 number 3 4
2.2.4 date 3 13/01/22
2.2.5 date 3 30/05/22
"""
MINISTRY_2022_23 = """
1.1.1 date 10 04/05/23 11/05/23 18/05/23 25/05/23 31/05/23
1.2.1 date 2 13/10/22 27/10/22 10/11/22 - -
1.2.2 date 7 04/05/23 11/05/23 18/05/23 25/05/23 31/05/23
1.3.1 percent 4 85 80 75 70 60
1.4.1 date 4 31/10/22 16/11/22 30/11/22 15/12/22 29/12/22
1.4.2 number 3 2 - 1 - -
2.1.1 number 6 4 3 - 2 -
2.2.1 number 3 4 3 2 - -
2.2.2 percent 3 80 70 60 55 50
2.2.3 date 3 15/01/23 22/01/23 31/01/23 09/02/23 16/02/23
2.2.4 date 2 31/01/23 09/02/23 16/02/23 23/02/23 28/02/23
2.2.5 date 3 31/05/23 30/06/23 - - -
"""
FIELD_2022_23 = """
1.1.1 date 10 16/03/23 30/03/23 13/04/23
2.1.1 percent 10 80 70 60
3.1.1 number 15 4 3 2
4.1.1 number 5 2 1 -
5.1.1 number 6 4 3 2
5.1.2 date 4 15/01/23 31/01/23 09/02/23
"""
MINISTRY_2023_24 = """
1.1.1 date 10 16/05/24 23/05/24 30/05/24 06/06/24 15/06/24
1.2.1 number 4 4 3 2 - -
1.3.1 date 6 23/05/24 30/05/24 06/06/24 15/06/24 22/06/24
1.4.1 percent 6 85 80 75 70 60
1.5.1 number 4 4 3 2 1 -
1.5.2 date 3 25/03/24 08/04/24 15/04/24 22/04/24 29/04/24
2.1.1 number 4 4 3 2 1 -
2.1.2 number 4 4 3 2 1 -
2.2.1 number 3 2 - 1 - -
2.2.2 date 2 31/01/24 - 11/02/24 - -
2.2.3 date 4 28/02/24 - 30/03/24 - 30/04/24
"""
PUBLISHED = [
    ("2021-22", "ministry", MINISTRY_2021_22),
    ("2022-23", "ministry", MINISTRY_2022_23),
    ("2022-23", "field", FIELD_2022_23),
    ("2023-24", "ministry", MINISTRY_2023_24),
]


def as_published(value: Value | None) -> str:
    if value is None:
        return "-"
    return f"{value:%d/%m/%y}" if isinstance(value, date) else shortest(value)


def table_of(plan: Plan) -> list[str]:
    rows = []
    for row in plan.indicators:
        targets = [as_published(target) for level, target in row.targets.items() if level not in row.unknown]
        rows.append(" ".join([row.code, row.unit, shortest(row.weight), *targets]))
    return rows


@pytest.mark.parametrize(("year", "level", "published"), PUBLISHED)
def test_units_weights_and_targets_as_published(year: str, level: str, published: str) -> None:
    assert table_of(official_plan(year, level)) == published.strip().splitlines()


def test_plans_are_ordered_by_year_and_level() -> None:
    assert [(plan.fiscal_year.code, plan.level) for plan in official_plans()] == [
        ("2021-22", "ministry"),
        ("2022-23", "field"),
        ("2022-23", "ministry"),
        ("2023-24", "ministry"),
    ]


@pytest.mark.parametrize(
    ("year", "level", "weights", "levels"),
    [
        ("2021-22", "ministry", ["29", "21"], (100, 90, 80, 70, 60)),
        ("2022-23", "ministry", ["30", "20"], (100, 90, 80, 70, 60)),
        ("2022-23", "field", [None], (100, 80, 60)),
        ("2023-24", "ministry", ["33", "17"], (100, 90, 80, 70, 60)),
    ],
)
def test_areas_and_scales(year: str, level: str, weights: list[str | None], levels: tuple[int, ...]) -> None:
    plan = official_plan(year, level)
    assert [area.weight and shortest(area.weight) for area in plan.areas] == weights
    assert plan.scale.percents == levels
    assert plan.has_areas is (level == "ministry")
    assert (plan.total, plan.divisor, plan.rule) == (Decimal(50), Decimal(5), Rule.INTERPOLATE)


def test_field_offices_call_80_what_others_call_80_but_60_differs() -> None:
    names = {level.percent: level.name_bn for level in official_plan("2022-23", "field").scale.levels}
    assert names == {100: "অসাধারণ", 80: "উত্তম", 60: "চলতি মান"}


def test_only_the_best_level_of_2021_22_is_known() -> None:
    assert {row.unknown for row in official_plan("2021-22", "ministry").indicators} == {frozenset({90, 80, 70, 60})}


def test_the_last_three_rows_of_2023_24_are_uncertain_below_the_best_level() -> None:
    uncertain = {row.code: row.uncertain for row in official_plan("2023-24", "ministry").indicators if row.uncertain}
    assert uncertain == dict.fromkeys(["2.2.1", "2.2.2", "2.2.3"], frozenset({90, 80, 70, 60}))


def test_the_form_of_2021_22_prints_a_number_where_a_date_is_meant() -> None:
    printed = {row.code: row.printed_unit for row in official_plan("2021-22", "ministry").indicators}
    assert {code: unit for code, unit in printed.items() if unit} == {"2.2.5": Unit.NUMBER}


def test_quarters_combine_by_unit_and_a_portal_counts_once_a_quarter() -> None:
    rows = {row.code: row for row in official_plan("2022-23", "ministry").indicators}
    assert [rows[code].combine for code in ("1.1.1", "1.3.1", "2.1.1")] == [
        Combine.FIRST_DATE,
        Combine.LATEST,
        Combine.SUM,
    ]
    assert {code: row.per_quarter_max for code, row in rows.items() if row.per_quarter_max} == {"2.1.1": Decimal(1)}


def test_evidence_asked_for_has_names_in_both_languages() -> None:
    rows = {row.code: row for row in official_plan("2022-23", "ministry").indicators}
    assert [kind.name_bn for kind in rows["2.2.1"].evidence] == ["নোটিশ", "হাজিরা তালিকা", "স্থিরচিত্র"]
    assert [kind.name_en for kind in rows["2.2.3"].evidence] == ["the report that was sent"]


def test_codes_and_titles_of_one_row() -> None:
    area, activity, indicator = list(official_plan("2022-23", "ministry").rows())[4]
    assert (area.number, activity.code, indicator.code) == ("1", "1.4", "1.4.1")
    assert area.title == "ই-গভর্ন্যান্স ও উদ্ভাবন সংক্রান্ত কার্যক্রমের বাস্তবায়ন জোরদারকরণ"
    assert indicator.title == "৪র্থ শিল্প বিপ্লবের সম্ভাব্য চ্যালেঞ্জ মোকাবেলায় আইন/পলিসি/কর্মপরিকল্পনা প্রণীত"


@pytest.mark.parametrize("name", list(official_toml()))
def test_files_are_named_after_year_and_level_and_written_in_one_form(name: str) -> None:
    text = official_toml()[name]
    assert text == unicodedata.normalize("NFC", text)
    assert name in [f"{plan.fiscal_year.code}-{plan.level}.toml" for plan in official_plans()]


def test_an_unknown_plan_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownPlan) as error:
        official_plan("2030-31", "ministry")
    assert error.value.sentence.en == (
        "There is no official plan of 2030-31 for the level 'ministry'; "
        "there are: 2021-22 ministry, 2022-23 field, 2022-23 ministry, 2023-24 ministry."
    )
    assert error.value.sentence.bn == (
        "২০৩০-৩১ অর্থবছরে 'ministry' পর্যায়ের কোনো কর্মপরিকল্পনা নেই; "
        "আছে: 2021-22 ministry, 2022-23 field, 2022-23 ministry, 2023-24 ministry।"
    )
