"""A plan in another year, with an office's own targets, and as the text of a plan file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from suchok.core.plan.catalogue import official_plan, official_plans, plan_from_toml
from suchok.core.plan.catalogue.writing import plan_to_toml
from suchok.core.plan.changed import shifted, with_exemptions, with_targets
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.plan.plan import NotApplicable, Plan


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: plan.key)
def test_a_plan_written_as_a_file_is_read_as_the_same_plan(plan: Plan) -> None:
    assert plan_from_toml(plan_to_toml(plan), name="again") == plan


@pytest.mark.parametrize("how", NotApplicable)
def test_what_becomes_of_an_exempted_weight_is_kept_in_the_file(how: NotApplicable) -> None:
    plan = replace(official_plan("2022-23", "field"), not_applicable=how)
    assert plan_from_toml(plan_to_toml(plan), name="again") == plan


def test_an_office_is_exempted_from_what_it_named_with_its_reason_and_from_nothing_else() -> None:
    plan = official_plan("2022-23", "field")
    exempted = with_exemptions(plan, {"3.1.1": "no portal", "9.9.9": "no such indicator"})
    assert {each.code: each.exemption for each in exempted.indicators if each.exemption} == {"3.1.1": "no portal"}
    assert with_exemptions(exempted, {}) == exempted
    assert with_exemptions(plan, {}) == plan


def test_titles_with_quotation_marks_and_backslashes_are_read_as_the_same() -> None:
    plan = replace(official_plan("2022-23", "field"), title_bn='কর্ম"পরিকল্পনা"\\n২০২২', source='a "b" c')
    assert plan_from_toml(plan_to_toml(plan), name="again") == plan


def test_every_day_moves_to_the_other_year() -> None:
    plan = shifted(official_plan("2022-23", "field"), FiscalYear(2026))
    first = plan.indicators[0]
    assert [first.targets[level] for level in (100, 80, 60)] == [
        date(2027, 3, 16),
        date(2027, 3, 30),
        date(2027, 4, 13),
    ]
    assert plan.fiscal_year.code == "2026-27"
    assert "২০২৬-২৭" in plan.title_bn
    assert "2026-27" in plan.title_en


def test_a_leap_day_becomes_the_last_of_february() -> None:
    official = official_plan("2023-24", "ministry")
    dated = next(indicator for indicator in official.indicators if indicator.targets[100] == date(2024, 2, 28))
    leap = {level: date(2024, 2, 29) if level == 100 else target for level, target in dated.targets.items()}
    area = official.areas[-1]
    activities = tuple(
        replace(
            activity,
            indicators=tuple(
                replace(each, targets=leap) if each.code == dated.code else each for each in activity.indicators
            ),
        )
        for activity in area.activities
    )
    plan = shifted(
        replace(official, areas=(*official.areas[:-1], replace(area, activities=activities))), FiscalYear(2024)
    )
    moved = next(indicator for indicator in plan.indicators if indicator.code == dated.code)
    assert moved.targets[100] == date(2025, 2, 28)


def test_an_office_sets_targets_only_where_the_plan_lets_it() -> None:
    plan = official_plan("2022-23", "field")
    own = {"3.1.1": {100: Decimal(8)}}
    assert with_targets(plan, own) == plan
    code = next(activity for activity in plan.areas[0].activities if activity.code == "3.1")
    free = replace(code, indicators=(replace(code.indicators[0], set_by_office=True),))
    activities = tuple(free if each.code == "3.1" else each for each in plan.areas[0].activities)
    open_plan = replace(plan, areas=(replace(plan.areas[0], activities=activities),))
    changed = next(each for each in with_targets(open_plan, own).indicators if each.code == "3.1.1")
    assert (changed.targets[100], changed.targets[80]) == (Decimal(8), Decimal(3))
