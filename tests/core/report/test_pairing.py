"""Rows are paired with the official indicators that they are; titles alone never tell of more than there is."""

from random import Random

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.matching import match_sheet
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.report.pairing import Pairing

PLANS = official_plans()
NAMES = [plan.key for plan in PLANS]


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_rows_in_any_order_are_their_own_indicators(plan: Plan) -> None:
    rows = list(sheet_of_plan(plan).indicators)
    Random(1).shuffle(rows)
    pairs = Pairing(rows, plan.indicators).pairs
    assert [plan.indicators[column].code for _, column, _ in pairs] == [row.code for row in rows]


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_titles_alone_are_never_more_unlike_than_everything_together(plan: Plan) -> None:
    rows = sheet_of_plan(plan).indicators
    for other in PLANS:
        pairing = Pairing(rows, other.indicators)
        assert pairing.cost is None or pairing.least <= pairing.cost + 1e-9


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_a_sheet_follows_the_plan_it_prints_among_all(plan: Plan) -> None:
    assert match_sheet(sheet_of_plan(plan), PLANS).plan == plan
