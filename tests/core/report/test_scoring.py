"""What holds for every indicator: a better achievement never scores less, a mark lies between 0 and its weight."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.plan.plan import Rule
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.ladder import Amount, Ladder
from suchok.core.report.progress import progress
from suchok.core.report.score import Claim, Score, Terms, score
from suchok.core.report.scoring import EvaluatedMark, MarkOutOfRange, Reason, exact_mark, printed, rate

FIRST_DAY = date(2022, 7, 1)
numbers = st.decimals(min_value=0, max_value=1000, places=2)
days = st.integers(0, 400).map(lambda days: FIRST_DAY + timedelta(days=days))
weights = st.decimals(min_value=Decimal("0.5"), max_value=50, places=1)
rules = st.sampled_from(Rule)
scales = st.lists(st.integers(1, 99), unique=True, max_size=5).map(lambda rest: [100, *sorted(rest, reverse=True)])


@st.composite
def ordered_ladders(draw: st.DrawFn) -> Ladder:
    """Targets in order at any levels, of days or numbers, rising or falling, with gaps."""
    levels = draw(scales)
    kind: st.SearchStrategy[Value] = draw(st.sampled_from([numbers, days]))
    targets = sorted(draw(st.lists(kind, min_size=len(levels), max_size=len(levels))), reverse=draw(st.booleans()))
    if isinstance(targets[0], date):
        targets = sorted(targets)
    defined = draw(st.sets(st.sampled_from(levels), max_size=len(levels)))
    return Ladder.of({level: value for level, value in zip(levels, targets, strict=True) if level in defined | {100}})


@st.composite
def achievements(draw: st.DrawFn) -> tuple[Ladder, Amount, Amount]:
    """A ladder with two achievements of its kind."""
    ladder = draw(ordered_ladders())
    kind: st.SearchStrategy[Value] = days if ladder.of_days else numbers
    return ladder, draw(kind), draw(kind)


@given(achievements(), rules)
def test_a_better_achievement_never_scores_less(drawn: tuple[Ladder, Amount, Amount], rule: Rule) -> None:
    ladder, one, other = drawn
    worse, better = sorted([one, other], key=ladder.height)
    low, high = rate(worse, ladder, rule=rule).percent, rate(better, ladder, rule=rule).percent
    assert low is not None
    assert high is not None
    assert low <= high


@given(achievements(), rules, weights)
def test_a_mark_lies_between_zero_and_its_weight(
    drawn: tuple[Ladder, Amount, Amount], rule: Rule, weight: Decimal
) -> None:
    ladder, achieved, _ = drawn
    percent = rate(achieved, ladder, rule=rule).percent
    assert percent is not None
    assert 0 <= printed(exact_mark(weight, percent)) <= weight


@given(achievements())
def test_progress_lies_between_0_and_1_and_never_falls(drawn: tuple[Ladder, Amount, Amount]) -> None:
    ladder, one, other = drawn
    worse, better = sorted([one, other], key=ladder.height)
    low, high = progress(worse, ladder), progress(better, ladder)
    assert low is not None
    assert high is not None
    assert 0 <= low <= high <= 1


@given(achievements(), rules, days)
def test_what_is_reachable_is_never_less_than_the_mark(
    drawn: tuple[Ladder, Amount, Amount], rule: Rule, on: date
) -> None:
    ladder, achieved, _ = drawn
    result = scored(ladder, achieved, rule=rule, on=on)
    assert result.mark is not None
    assert result.reachable is not None
    assert result.reachable >= result.mark


@given(
    st.dictionaries(st.integers(1, 100), st.one_of(st.none(), days, numbers), max_size=6),
    st.sets(st.integers(1, 100), max_size=3),
    st.one_of(st.none(), days, numbers),
    rules,
)
def test_targets_in_any_disorder_never_raise(
    targets: dict[int, Value | None], unknown: set[int], achieved: Amount | None, rule: Rule
) -> None:
    result = scored(Ladder.of(targets, unknown=unknown), achieved, rule=rule)
    assert result.mark is None or 0 <= result.mark <= 10


@given(st.fractions(min_value=0, max_value=100))
def test_a_figure_is_rounded_half_up_to_the_nearest_hundredth(figure: Fraction) -> None:
    error = Fraction(printed(figure)) - figure
    assert -Fraction(1, 200) < error <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("figure", "shown"), [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("1.125", "1.13"), ("6", "6.00")]
)
def test_half_goes_up(figure: str, shown: str) -> None:
    assert f"{printed(Fraction(figure))}" == shown


def test_a_mark_is_rounded_once_from_the_exact_percent() -> None:
    four_of_seven_days = scored(
        Ladder.of({100: date(2023, 5, 4), 90: date(2023, 5, 11)}), date(2023, 5, 7), weight=Decimal(10)
    )
    assert four_of_seven_days.rating.percent == 90 + 10 * Fraction(4, 7)
    assert four_of_seven_days.mark == Decimal("9.57")


@pytest.mark.parametrize(
    ("claim", "reason", "mark"),
    [
        (Claim(), Reason.NOT_REPORTED, Decimal("0.00")),
        (Claim(Decimal(0)), Reason.ZERO_REPORTED, Decimal("0.00")),
        (Claim(prose=True), Reason.NOT_MEASURABLE, None),
        (Claim(Decimal(1)), Reason.BELOW_LAST, Decimal("0.00")),
    ],
)
def test_missing_is_not_zero_and_words_are_neither(claim: Claim, reason: Reason, mark: Decimal | None) -> None:
    ladder = Ladder.of({100: Decimal(4), 90: Decimal(3)})
    result = score(claim, Terms(Unit.NUMBER, Decimal(6), ladder), on=FIRST_DAY)
    assert (result.rating.reason, result.mark) == (reason, mark)


def test_zero_is_best_where_lower_is_better() -> None:
    assert rate(Decimal(0), Ladder.of({100: Decimal(0), 90: Decimal(2)})).reason is Reason.REACHED_BEST


def test_the_evaluated_mark_is_a_persons_and_lies_within_the_weight() -> None:
    assert EvaluatedMark(Decimal("4.5"), Decimal(6)).mark == Decimal("4.5")
    for mark in ("-0.5", "6.5"):
        with pytest.raises(MarkOutOfRange):
            EvaluatedMark(Decimal(mark), Decimal(6))


def test_words_can_still_become_a_mark_until_the_year_ends() -> None:
    ladder = Ladder.of({100: Decimal(4), 90: Decimal(3)})
    terms = Terms(Unit.NUMBER, Decimal(6), ladder, year_end=date(2023, 6, 30))
    assert score(Claim(prose=True), terms, on=date(2023, 6, 30)).reachable == 6
    assert score(Claim(prose=True), terms, on=date(2023, 7, 1)).reachable is None


def test_a_day_to_come_after_the_year_leaves_nothing_to_reach_also_beside_prose() -> None:
    terms = Terms(
        unit=Unit.DATE, weight=Decimal(6), ladder=Ladder.of({100: date(2023, 5, 4)}), year_end=date(2023, 6, 30)
    )
    for prose in (False, True):
        found = score(Claim(prose=prose, coming=date(2023, 7, 9)), terms, on=date(2023, 7, 1))
        assert found.mark == found.reachable == 0


def scored(
    ladder: Ladder,
    achieved: Amount | None,
    *,
    rule: Rule = Rule.INTERPOLATE,
    weight: Decimal = Decimal(10),
    on: date = FIRST_DAY,
) -> Score:
    terms = Terms(Unit.NUMBER, weight, ladder, rule, year_end=date(2023, 6, 30))
    return score(Claim(achieved), terms, on=on)
