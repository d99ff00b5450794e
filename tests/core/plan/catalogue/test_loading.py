"""A new plan is one new file; a broken file is told by file, key and reason."""

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from suchok.core.messages.catalogue import REASONS
from suchok.core.plan.catalogue import BrokenPlan, plan_from_toml
from suchok.core.plan.plan import Combine, NotApplicable, Plan, Rule

CHARTER = """
family = "citizens-charter"
level = "upazila"
fiscal_year = "2024-25"
title_bn = "সেবা প্রদান প্রতিশ্রুতি কর্মপরিকল্পনা"
title_en = "Citizen's Charter Work Plan"
audience_bn = "উপজেলা পর্যায়ের অফিস"
audience_en = "upazila offices"
source = "written for this test"
rule = "pro_rata"
total = 12.5
divisor = 2.5

[[scale]]
percent = 100
name_bn = "শতভাগ"
name_en = "full"

[[scale]]
percent = 75
name_bn = "তিন-চতুর্থাংশ"
name_en = "three quarters"

[[scale]]
percent = 50
name_bn = "অর্ধেক"
name_en = "half"

[evidence]
minutes = { bn = "কার্যবিবরণী", en = "minutes" }

[deadlines]
Q1 = 2024-10-15

[[area]]
number = "1"
title = "সেবার মান"
weight = 12.5

[[area.activity]]
code = "1.1"
title = "হালনাগাদকরণ"

[[area.activity.indicator]]
code = "1.1.1"
title = "সনদ হালনাগাদকৃত"
unit = "number"
weight = 7.5
targets = { 100 = 4, 75 = 3, 50 = 2 }
evidence = ["minutes"]

[[area.activity.indicator]]
code = "1.1.2"
title = "সভা আয়োজিত"
unit = "date"
weight = 5
targets = { 100 = 2024-12-31 }
unknown = [75]
uncertain = [50]
rule = "all_or_nothing"
ends_within_year = true
"""


def loaded(folder: Path, text: str) -> Plan:
    file = folder / "2024-25-upazila.toml"
    file.write_text(text, encoding="utf-8")
    return plan_from_toml(file.read_text(encoding="utf-8"), name=file.name)


def test_another_year_level_scale_and_rule_is_one_new_file(tmp_path: Path) -> None:
    plan = loaded(tmp_path, CHARTER)
    assert (plan.family, plan.fiscal_year.code, plan.level) == ("citizens-charter", "2024-25", "upazila")
    assert plan.scale.percents == (100, 75, 50)
    assert (plan.rule, plan.total, plan.divisor) == (Rule.PRO_RATA, Decimal("12.5"), Decimal("2.5"))
    number, day = plan.indicators
    assert number.targets == {100: 4, 75: 3, 50: 2}
    assert day.targets == {100: date(2024, 12, 31), 75: None, 50: None}
    assert (day.unknown, day.uncertain) == ({75}, {50})
    assert (plan.rule_of(number), plan.rule_of(day)) == (Rule.PRO_RATA, Rule.ALL_OR_NOTHING)
    assert (number.combine, day.combine) == (Combine.SUM, Combine.FIRST_DATE)
    assert [kind.name_en for kind in number.evidence] == ["minutes"]


def test_what_becomes_of_an_exempted_weight_is_data_of_the_plan() -> None:
    assert plan_from_toml(CHARTER, name="silent").not_applicable is NotApplicable.RESCALE
    for how in NotApplicable:
        said = CHARTER.replace("total = 12.5", f'total = 12.5\nnot_applicable = "{how}"')
        assert plan_from_toml(said, name="said").not_applicable is how


BROKEN = [
    # what the author wrote, what he wrote instead, the key that is named, the code of the reason
    ("total = 12.5", "total = ", "TOML", "not_toml"),
    ("2024-10-15", "2024-10-32", "TOML", "not_toml"),
    ('family = "citizens-charter"', "", "family", "missing"),
    ('family = "citizens-charter"', "family = 3", "family", "not_text"),
    ('family = "citizens-charter"', 'family = " "', "family", "not_text"),
    ('source = "written for this test"', 'source = "x"\nsauce = "y"', "sauce", "unknown_key"),
    ('title = "সেবার মান"', 'title = "x"\ncolour = 1', "area[1].colour", "unknown_key"),
    ("Q1 = 2024-10-15", "Q5 = 2024-10-15", "deadlines.Q5", "unknown_key"),
    ("Q1 = 2024-10-15", 'Q1 = "15/10/2024"', "deadlines.Q1", "not_a_date"),
    ("Q1 = 2024-10-15", "Q1 = 2024-10-15T10:00:00", "deadlines.Q1", "not_a_date"),
    ('"2024-25"', '"2024-26"', "fiscal_year", "not_a_year"),
    ('rule = "pro_rata"', 'rule = "generous"', "rule", "not_one_of"),
    ("total = 12.5", 'total = 12.5\nnot_applicable = "ignore"', "not_applicable", "not_one_of"),
    ("total = 12.5", "total = 13", "total", "plan_sum"),
    ("total = 12.5", "total = 0", "total", "not_positive"),
    ("total = 12.5", "total = -1", "total", "not_a_number"),
    ("total = 12.5", "total = nan", "total", "not_a_number"),
    ("total = 12.5", "total = true", "total", "not_a_number"),
    ("total = 12.5", "total = 1e-999999999", "total", "not_a_number"),
    ("total = 12.5", "total = 1e999999999", "total", "not_a_number"),
    ("weight = 12.5", "weight = 12", "area[1].weight", "area_sum"),
    ("weight = 7.5", "weight = 7", "area[1].weight", "area_sum"),
    ("weight = 7.5", "weight = 0", "indicator[1.1.1].weight", "not_positive"),
    ("percent = 100", "percent = 99", "scale", "scale_best"),
    ("percent = 50", "percent = 75", "scale", "scale_order"),
    ("percent = 50", "percent = 50.5", "scale[50.5].percent", "not_a_number"),
    ("75 = 3", "70 = 3", "indicator[1.1.1].targets.70", "not_a_level"),
    ("75 = 3", "75 = 4", "indicator[1.1.1].targets.75", "target_order"),
    ("75 = 3", "75 = 1", "indicator[1.1.1].targets.50", "target_order"),
    ("75 = 3", "75 = 2024-12-31", "indicator[1.1.1].targets.75", "target_kind"),
    ("75 = 3", "75 = -3", "indicator[1.1.1].targets.75", "target_kind"),
    ("100 = 2024-12-31", "100 = 4", "indicator[1.1.2].targets.100", "target_kind"),
    ("100 = 2024-12-31", "50 = 2024-12-31", "indicator[1.1.2].targets.100", "target_best"),
    ("Q1 = 2024-10-15", "Q1 = 2042-10-15", "deadlines.Q1", "deadline_far"),
    ("100 = 2024-12-31", "100 = 2025-07-31", "indicator[1.1.2].targets.100", "target_year"),
    ("{ 100 = 2024-12-31 }", "{ 100 = 2024-12-31, 50 = 2024-12-30 }", "indicator[1.1.2].targets.50", "target_order"),
    ("{ 100 = 2024-12-31 }", "{ 100 = 2024-12-31, 50 = 2024-12-31 }", "indicator[1.1.2].targets.50", "target_order"),
    ("{ 100 = 2024-12-31 }", "4", "indicator[1.1.2].targets", "not_a_table"),
    ("unknown = [75]", "unknown = [100]", "indicator[1.1.2].unknown", "target_twice"),
    ("unknown = [75]", "unknown = [70]", "indicator[1.1.2].unknown", "not_a_level"),
    ("unknown = [75]", "unknown = 75", "indicator[1.1.2].unknown", "not_a_list"),
    ("uncertain = [50]", 'uncertain = ["50"]', "indicator[1.1.2].uncertain", "not_a_level"),
    ('rule = "all_or_nothing"', 'combine = "sum"', "indicator[1.1.2].combine", "combine_unit"),
    ('rule = "all_or_nothing"', "per_quarter_max = 0", "indicator[1.1.2].per_quarter_max", "not_positive"),
    ("ends_within_year = true", "ends_within_year = 1", "indicator[1.1.2].ends_within_year", "not_a_flag"),
    ('["minutes"]', '["photographs"]', "indicator[1.1.1].evidence", "evidence_unnamed"),
    ('code = "1.1.2"', 'code = "1.1.1"', "indicator[1.1.1]", "code_twice"),
    ('code = "1.1.2"', 'code = "1.2.2"', "indicator[1.2.2]", "code_outside"),
    ('code = "1.1"', 'code = "2.1"', "activity[2.1]", "code_outside"),
    ('code = "1.1.2"', "", "activity[1.1].indicator[#2].code", "missing"),
    ('level = "upazila"', 'level = "upazila"\nactivity = []', "activity", "both_forms"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "code"), BROKEN)
def test_a_broken_file_is_told_by_file_key_and_reason(
    tmp_path: Path, right: str, wrong: str, key: str, code: str
) -> None:
    assert right in CHARTER
    with pytest.raises(BrokenPlan) as error:
        loaded(tmp_path, CHARTER.replace(right, wrong, 1))
    broken = error.value
    assert (broken.file, broken.key, broken.code) == (
        "2024-25-upazila.toml",
        key,
        code,
    )
    assert broken.sentence.en == f"In 2024-25-upazila.toml, {broken.key}: {broken.reason}."
    assert broken.key in broken.sentence.bn


def test_a_plan_with_nothing_inside() -> None:
    head = CHARTER[: CHARTER.index("[[area]]")]
    activity = '[[area.activity]]\ncode = "1.1"\ntitle = "x"\n'
    area = '[[area]]\nnumber = "1"\ntitle = "x"\nweight = 12.5\n'
    for text, key in [
        (head, "area"),
        (head + area, "area[1].activity"),
        (head + area + activity, "activity[1.1].indicator"),
    ]:
        with pytest.raises(BrokenPlan) as error:
            plan_from_toml(text, name="empty.toml")
        assert (error.value.key, error.value.code) == (key, "nothing_inside")


def test_every_reason_there_is_has_been_seen() -> None:
    seen = {code for _, _, _, code in BROKEN} | {"nothing_inside"}
    assert seen == set(REASONS)


def test_a_sentence_in_both_languages() -> None:
    with pytest.raises(BrokenPlan) as error:
        plan_from_toml(CHARTER.replace("weight = 12.5", "weight = 12"), name="new.toml")
    assert error.value.reason == "the area weighs 12, its indicators add up to 12.5"
    assert error.value.sentence.bn == "new.toml ফাইলে area[1].weight: ক্ষেত্রের মান ১২, সূচকগুলোর মানের যোগফল ১২.৫।"


@given(st.text())
@example("a = " + "[" * 10_000)
@example("[" * 10_000)
@example("a = " + "9" * 10_000)
def test_no_text_raises_anything_else(text: str) -> None:
    with pytest.raises(BrokenPlan):
        plan_from_toml(text, name="any.toml")


@given(st.data())
def test_no_change_of_one_character_raises_anything_else(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(CHARTER) - 1))
    text = CHARTER[:at] + data.draw(st.sampled_from("0179-.=[]{}\"' ax\n")) + CHARTER[at + 1 :]
    with contextlib.suppress(BrokenPlan):
        plan_from_toml(text, name="any.toml")
