"""Targets that an office types for itself: what can stand, and why the rest cannot."""

from dataclasses import replace
from decimal import Decimal

import pytest

from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.targets import Fault, faults_in

PLAN = official_plan("2022-23", "field")
BY_CODE = {each.code: each for each in PLAN.indicators}
DAY, PERCENT, COUNT = BY_CODE["1.1.1"], BY_CODE["2.1.1"], BY_CODE["3.1.1"]
NOT_READ, WRONG_KIND, NO_BEST = Fault.NOT_READ, Fault.WRONG_KIND, Fault.NO_BEST
OUT_OF_ORDER, OUTSIDE_YEAR = Fault.OUT_OF_ORDER, Fault.OUTSIDE_YEAR


@pytest.mark.parametrize(
    ("indicator", "typed", "faults"),
    [
        (DAY, ("১৬/০৩/২০২৩", "30 March 2023", "৩০ চৈত্র ১৪২৯"), {}),
        (DAY, ("১৬/০৩/২০২৩", "", "-"), {}),
        (DAY, ("৩১/০২/২০২৩", "৪", "soon"), {100: NOT_READ, 80: WRONG_KIND, 60: NOT_READ}),
        (DAY, ("১৬/০৩/২০২৩", "১৬/০৩/২০২৩", "১৫/০৩/২০২৩"), {80: OUT_OF_ORDER, 60: OUT_OF_ORDER}),
        (PERCENT, ("৮০", "৭০%", "৬০ শতাংশ"), {}),
        (PERCENT, ("৮০", "০৪/০৫/২০২৩", ""), {80: WRONG_KIND}),
        (COUNT, ("৪টি", "৩", ""), {}),
        (COUNT, ("২", "৩", "৪"), {}),  # lower is better
        (COUNT, ("৪", "৩%", "২"), {80: WRONG_KIND}),
        (COUNT, ("৪", "৫", "২"), {80: OUT_OF_ORDER}),
        (COUNT, ("", "৩", "২"), {100: NO_BEST}),
        (COUNT, ("", "", ""), {100: NO_BEST}),
    ],
)
def test_what_an_office_may_set(indicator, typed, faults) -> None:
    assert faults_in(indicator, dict(zip((100, 80, 60), typed, strict=True)), year=PLAN.fiscal_year) == faults


def test_a_day_outside_the_year_where_the_plan_says_that_it_ends_within() -> None:
    typed = {100: "16/03/2023", 80: "30/07/2023"}
    assert faults_in(DAY, typed, year=PLAN.fiscal_year) == {60: OUT_OF_ORDER}
    within = replace(DAY, ends_within_year=True, targets={100: None, 80: None})
    assert faults_in(within, typed, year=PLAN.fiscal_year) == {80: OUTSIDE_YEAR}


def test_what_the_plan_leaves_unknown_may_stay_empty_as_a_whole() -> None:
    unknown = replace(COUNT, targets={100: None, 80: None}, unknown=frozenset({100, 80}))
    assert faults_in(unknown, {100: "", 80: ""}, year=PLAN.fiscal_year) == {}
    assert faults_in(unknown, {100: "", 80: "3"}, year=PLAN.fiscal_year) == {100: NO_BEST}
    assert faults_in(replace(unknown, targets={100: Decimal(4), 80: None}), {80: "5"}, year=PLAN.fiscal_year) == {}
