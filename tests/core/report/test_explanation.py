"""Each mark is explained in one sentence that a hand can recompute, in Bangla and in English."""

import string
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from suchok.core.messages.scoring import EXEMPTIONS, KINDS, MARKS, PROGRESS
from suchok.core.plan.plan import Rule
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.exemption import Way
from suchok.core.report.explanation import explain, explain_mark, explain_progress, written
from suchok.core.report.ladder import Ladder
from suchok.core.report.score import Claim, Score, Terms, score
from suchok.core.report.scoring import Reason

PERCENT = Ladder.of({100: Decimal(85), 90: Decimal(80), 80: Decimal(75), 70: Decimal(70), 60: Decimal(60)})
DAYS = Ladder.of({100: date(2023, 5, 4), 90: date(2023, 5, 11), 80: date(2023, 5, 18)})
COUNT = Ladder.of({100: Decimal(4), 90: Decimal(3), 70: Decimal(2)})
LOANS = Ladder.of({100: Decimal(50000), 90: Decimal(50250), 80: Decimal(50500)})
UNKNOWN = Ladder.of({100: date(2022, 3, 16)}, unknown={90})
UNREADABLE = Ladder.of({100: Decimal(4)}, unreadable={90})
DISORDER = Ladder.of({100: Decimal(4), 90: Decimal(5), 80: Decimal(2)})


def scored(
    unit: Unit,
    ladder: Ladder,
    value: Value | None,
    *,
    weight: str | None = "6",
    rule: Rule = Rule.INTERPOLATE,
    prose: bool = False,
    coming: date | None = None,
) -> Score:
    terms = Terms(unit, None if weight is None else Decimal(weight), ladder, rule)
    return score(Claim(value, prose, coming=coming), terms, on=date(2022, 9, 30))


SENTENCES = [
    (
        scored(Unit.PERCENT, PERCENT, Decimal(85)),
        "অর্জন ৮৫% সর্বোচ্চ লক্ষ্যমাত্রায় পৌঁছেছে (১০০%): ৬ এর ১০০% = ৬.০০।",
        "85% reaches the best target (100%): 100% of 6 = 6.00.",
    ),
    (
        scored(Unit.PERCENT, PERCENT, Decimal("97.83")),
        "অর্জন ৯৭.৮৩% সর্বোচ্চ লক্ষ্যমাত্রা ৮৫% (১০০%) এর চেয়ে ভালো, বাড়তি নম্বর নেই: ৬ এর ১০০% = ৬.০০।",
        "97.83% is better than the best target 85% (100%), no bonus: 100% of 6 = 6.00.",
    ),
    (
        scored(Unit.PERCENT, PERCENT, Decimal("82.5")),
        "অর্জন ৮২.৫% পড়ে ৮০% (৯০%) ও ৮৫% (১০০%) এর মাঝে: ৯০ + ১০ × ২.৫ ÷ ৫ = ৯৫%, ৬ এর ৯৫% = ৫.৭০।",
        "82.5% lies between 80% (90%) and 85% (100%): 90 + 10 × 2.5 ÷ 5 = 95% of 6 = 5.70.",
    ),
    (
        scored(Unit.DATE, DAYS, date(2023, 5, 7), weight="10"),
        (
            "অর্জন ০৭/০৫/২০২৩ পড়ে ১১/০৫/২০২৩ (৯০%) ও ০৪/০৫/২০২৩ (১০০%) এর মাঝে: "
            "৯০ + ১০ × ৪ ÷ ৭ ≈ ৯৫.৭১%, ১০ এর ৯৫.৭১% = ৯.৫৭।"
        ),
        "07/05/2023 lies between 11/05/2023 (90%) and 04/05/2023 (100%): 90 + 10 × 4 ÷ 7 ≈ 95.71% of 10 = 9.57.",
    ),
    (
        scored(Unit.NUMBER, LOANS, Decimal(50375), weight="1"),
        "অর্জন ৫০৩৭৫ পড়ে ৫০৫০০ (৮০%) ও ৫০২৫০ (৯০%) এর মাঝে: ৮০ + ১০ × ১২৫ ÷ ২৫০ = ৮৫%, ১ এর ৮৫% = ০.৮৫।",
        "50375 lies between 50500 (80%) and 50250 (90%): 80 + 10 × 125 ÷ 250 = 85% of 1 = 0.85.",
    ),
    (
        scored(Unit.NUMBER, COUNT, Decimal(2)),
        "অর্জন ২ লক্ষ্যমাত্রা ২ এ পৌঁছেছে (৭০%): ৬ এর ৭০% = ৪.২০।",
        "2 reaches the target 2 (70%): 70% of 6 = 4.20.",
    ),
    (
        scored(Unit.PERCENT, PERCENT, Decimal("82.5"), rule=Rule.STEP),
        "অর্জন ৮২.৫% লক্ষ্যমাত্রা ৮০% (৯০%) ছুঁয়েছে, ৮৫% (১০০%) ছোঁয়নি: ৬ এর ৯০% = ৫.৪০।",
        "82.5% reaches 80% (90%) but not 85% (100%): 90% of 6 = 5.40.",
    ),
    (
        scored(Unit.NUMBER, COUNT, Decimal(1)),
        "অর্জন ১ শেষ লক্ষ্যমাত্রা ২ (৭০%) এর চেয়ে মন্দ: ৬ এর ০% = ০.০০।",
        "1 is worse than the last target 2 (70%): 0% of 6 = 0.00.",
    ),
    (
        scored(Unit.NUMBER, COUNT, None),
        "কোনো অর্জন দেওয়া হয়নি: ৬ এর ০% = ০.০০।",
        "Nothing has been reported: 0% of 6 = 0.00.",
    ),
    (
        scored(Unit.NUMBER, COUNT, Decimal(0)),
        "অর্জন শূন্য দেওয়া হয়েছে: ৬ এর ০% = ০.০০।",
        "Zero has been reported: 0% of 6 = 0.00.",
    ),
    (
        scored(Unit.DATE, DAYS, None, prose=True),
        "অর্জনে পরিমাপযোগ্য তারিখ নেই, তাই নম্বর হিসাব করা যায় না।",
        "The achievement contains no date that can be measured, so there is no mark.",
    ),
    (
        scored(Unit.DATE, DAYS, None, coming=date(2022, 12, 25)),
        "৩০/০৯/২০২২ তারিখে ২৫/১২/২০২২ দিনটি এখনো আসেনি, তাই এই অর্জন এখনো গণনায় নেই: ৬ এর ০% = ০.০০।",
        "On 30/09/2022 the day 25/12/2022 is still to come, so it does not count yet: 0% of 6 = 0.00.",
    ),
    (
        scored(Unit.DATE, UNKNOWN, date(2022, 3, 17)),
        "১০০% এর নিচের লক্ষ্যমাত্রাগুলো জানা না থাকায় অর্জন ১৭/০৩/২০২২ এর নম্বর হিসাব করা যায় না।",
        "17/03/2022 cannot be scored until the targets below 100% are known.",
    ),
    (
        scored(Unit.NUMBER, UNREADABLE, Decimal(3)),
        "কোনো লক্ষ্যমাত্রা পড়া না যাওয়ায় তা সংশোধন না হওয়া পর্যন্ত অর্জন ৩ এর নম্বর হিসাব করা যায় না।",
        "3 cannot be scored until the unreadable target is put right.",
    ),
    (
        scored(Unit.NUMBER, DISORDER, Decimal(3)),
        "লক্ষ্যমাত্রার ক্রম ঠিক না হওয়া পর্যন্ত অর্জন ৩ এর নম্বর হিসাব করা যায় না।",
        "3 cannot be scored until the order of the targets is put right.",
    ),
    (
        scored(Unit.NUMBER, Ladder.of({}), Decimal(3)),
        "লক্ষ্যমাত্রা ছাড়া নম্বর হিসাব করা যায় না।",
        "There is no mark without a target.",
    ),
    (
        scored(Unit.NUMBER, COUNT, Decimal(3), rule=Rule.PRO_RATA),
        "অর্জন ৩, ১০০% লক্ষ্যমাত্রা ৪; সমানুপাতিক হারে ৭৫%: ৬ এর ৭৫% = ৪.৫০।",
        "3 against the 100% target 4 is 75% pro rata: 75% of 6 = 4.50.",
    ),
    (
        scored(Unit.DATE, DAYS, date(2023, 5, 5), rule=Rule.ALL_OR_NOTHING),
        "অর্জন ০৫/০৫/২০২৩ লক্ষ্যমাত্রা ০৪/০৫/২০২৩ এ পৌঁছায়নি এবং আংশিক নম্বর নেই: ৬ এর ০% = ০.০০।",
        "05/05/2023 does not reach the target 04/05/2023 and nothing is given for a part: 0% of 6 = 0.00.",
    ),
    (
        scored(Unit.NUMBER, COUNT, Decimal(3), weight=None),
        "সূচকের মান নেই বা পড়া যায় না, তাই নম্বর হিসাব করা যায় না।",
        "The weight of the indicator is missing or unreadable, so there is no mark.",
    ),
]


@pytest.mark.parametrize(("result", "bn", "en"), SENTENCES)
def test_one_sentence_for_each_reason(result: Score, bn: str, en: str) -> None:
    assert explain_mark(result).bn == bn
    assert explain_mark(result).en == en


def test_every_reason_has_been_seen() -> None:
    # Indicators that do not count: test_exemption.py.
    assert {result.rating.reason for result, _, _ in SENTENCES} == set(Reason) - {Reason.NOT_APPLICABLE}
    assert set(EXEMPTIONS) == set(Way)


@pytest.mark.parametrize(
    ("result", "bn", "en"),
    [
        (
            scored(Unit.NUMBER, COUNT, Decimal(1), weight="4"),
            "অগ্রগতি: ৪ এর মধ্যে ১ = ০.২৫, মান ৪ এর ১.০০।",
            "Progress: 1 of 4 = 0.25, 1.00 of 4.",
        ),
        (
            scored(Unit.PERCENT, PERCENT, Decimal(30), weight="4"),
            "অগ্রগতি: ৮৫% এর মধ্যে ৩০% ≈ ০.৩৫, মান ৪ এর ১.৪১।",
            "Progress: 30% of 85% ≈ 0.35, 1.41 of 4.",
        ),
        (
            scored(Unit.PERCENT, PERCENT, Decimal("82.5")),
            "অগ্রগতি: ৮৫% এর মধ্যে ৮২.৫% ≈ ০.৯৭, মান ৬ এর ৫.৮২।",
            "Progress: 82.5% of 85% ≈ 0.97, 5.82 of 6.",
        ),
        (
            scored(Unit.DATE, DAYS, date(2023, 6, 20), weight="10"),
            "অগ্রগতি: ২০/০৬/২০২৩ এ সম্পন্ন, মান ১০ এর ১০.০০।",
            "Progress: done at 20/06/2023, 10.00 of 10.",
        ),
        (
            scored(Unit.NUMBER, LOANS, Decimal(62500), weight="1"),
            "অগ্রগতি: ৫০০০০ ÷ ৬২৫০০ = ০.৮, মান ১ এর ০.৮০।",
            "Progress: 50000 ÷ 62500 = 0.8, 0.80 of 1.",
        ),
        (
            scored(Unit.NUMBER, Ladder.of({90: Decimal(3), 80: Decimal(2)}), Decimal(2)),
            "১০০% এর লক্ষ্যমাত্রা না থাকায় অগ্রগতি হিসাব করা যায় না।",
            "There is no progress without a target at 100%.",
        ),
    ],
)
def test_progress_in_one_sentence(result: Score, bn: str, en: str) -> None:
    assert (explain_progress(result).bn, explain_progress(result).en) == (bn, en)


def test_mark_progress_and_what_was_left_out_stand_after_each_other() -> None:
    both = explain(scored(Unit.NUMBER, COUNT, Decimal(1), weight="4", prose=True))
    assert both.en == (
        "1 is worse than the last target 2 (70%): 0% of 4 = 0.00. Progress: 1 of 4 = 0.25, 1.00 of 4. "
        "A report without a measurable value has not been counted."
    )
    assert both.bn.endswith("যে প্রতিবেদনে পরিমাপযোগ্য মান নেই তা হিসাবে ধরা হয়নি।")


def test_where_nothing_was_reported_there_is_nothing_to_say_of_progress() -> None:
    assert explain(scored(Unit.NUMBER, COUNT, None)) == explain_mark(scored(Unit.NUMBER, COUNT, None))


def test_a_figure_that_is_missing_beside_a_mark_is_explained_too() -> None:
    best_unreadable = Ladder.of({90: date(2023, 5, 11)}, unreadable={100})
    assert explain(scored(Unit.DATE, best_unreadable, None)).en == (
        "Nothing has been reported: 0% of 6 = 0.00. There is no progress without a target at 100%. "
        "The best mark still possible cannot be told until the targets are known and right."
    )


@pytest.mark.parametrize("code", [*MARKS, *PROGRESS, *KINDS, *EXEMPTIONS])
def test_both_languages_tell_the_same_figures(code: str) -> None:
    sentence = (MARKS | PROGRESS | KINDS | EXEMPTIONS)[code]
    assert gaps(sentence.bn) == gaps(sentence.en)


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [
        (date(2023, 5, 7), Unit.DATE, "07/05/2023"),
        (Decimal("82.50"), Unit.PERCENT, "82.5%"),
        (Decimal(4), Unit.NUMBER, "4"),
        (Fraction(950, 11), Unit.PERCENT, "86.36%"),
        (Fraction(-1, 3), Unit.NUMBER, "-0.33"),
        (None, Unit.NUMBER, "–"),
    ],
)
def test_how_values_are_written(amount: Value | Fraction | None, unit: Unit, shown: str) -> None:
    assert written(amount, unit) == shown
