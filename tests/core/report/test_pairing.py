"""Rows are paired with the official indicators that they are; titles alone never tell of more than there is."""

from collections import Counter
from dataclasses import replace
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
def test_all_of_a_plan_is_found_among_very_many_rows_that_look_like_one_of_it(plan: Plan) -> None:
    own = sheet_of_plan(plan).indicators
    alike = [replace(own[0], code=f"9.9.{number}") for number in range(2 * len(own) ** 2)]
    pairs = Pairing([*alike, *own], plan.indicators).pairs
    assert [(at - len(alike), column) for at, column, _ in pairs] == [(at, at) for at in range(len(own))]


def test_indicators_that_want_the_same_rows_share_them_also_among_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each gets one of its nearest, and rows that none of them can get are looked at once."""
    (plan, *_), asked = PLANS, Counter[int]()
    cost = Pairing._cost

    def counted(self: Pairing, at: int, column: int) -> float:
        asked[at] += 1
        return cost(self, at, column)

    monkeypatch.setattr(Pairing, "_cost", counted)
    row, count = sheet_of_plan(plan).indicators[0], len(plan.indicators)
    pairs = Pairing([row] * 10 * count**2, (plan.indicators[0],) * count).pairs
    assert [at for at, _, _ in pairs] == list(range(count))
    assert sum(number > count for number in asked.values()) == count


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_titles_alone_are_never_more_unlike_than_everything_together(plan: Plan) -> None:
    rows = sheet_of_plan(plan).indicators
    for other in PLANS:
        pairing = Pairing(rows, other.indicators)
        assert pairing.cost is None or pairing.least <= pairing.cost + 1e-9


@pytest.mark.parametrize("plan", PLANS, ids=NAMES)
def test_a_sheet_follows_the_plan_it_prints_among_all(plan: Plan) -> None:
    assert match_sheet(sheet_of_plan(plan), PLANS).plan == plan
