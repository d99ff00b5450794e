"""An office may be exempted from an indicator: what becomes of its weight, and what is told (docs/scoring.md)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.changed import with_exemptions
from suchok.core.plan.fiscal_year import Period
from suchok.core.plan.plan import NotApplicable, Plan, TotalOf
from suchok.core.report.exemption import Division, Part, divided
from suchok.core.report.marks import SheetScore, score_sheet
from suchok.core.report.office_report import (
    NOT_APPLICABLE,
    Reported,
    as_written,
    matched_report,
    report_document,
    report_sheet,
)
from suchok.core.report.official_sheet import EXEMPTION_HEADING, sheet_of_plan
from suchok.core.report.scoring import Reason, printed
from tests.core.report.test_scoring_page import table_under

FIELD = official_plan("2022-23", "field")
REASON = "অধীন কোনো অফিস নেই"
ON = date(2023, 6, 30)
# 10 + 10 + 15 + 5 + 6 + 4 = 50; every mark is full but that of 2.1.1, 9 of 10.
REPORTED = {
    "1.1.1": Reported("১৬/০৩/২০২৩"),
    "2.1.1": Reported("৭৫%"),
    "3.1.1": Reported("৪"),
    "4.1.1": Reported("২"),
    "5.1.1": Reported("৪"),
    "5.1.2": Reported("১৫/০১/২০২৩"),
}


def exempting(*codes: str, how: NotApplicable = NotApplicable.RESCALE, plan: Plan = FIELD) -> Plan:
    return replace(with_exemptions(plan, dict.fromkeys(codes, REASON)), not_applicable=how)


def scored(plan: Plan, reported: dict[str, Reported] | None = None, *, on: date = ON) -> SheetScore:
    said = {code: each for code, each in REPORTED.items() if not _exempt(plan, code)} if reported is None else reported
    sheet = report_sheet(plan, said, office="x", period=Period.ANNUAL)
    return score_sheet(matched_report(plan, sheet), plan=plan, on=on)


def _exempt(plan: Plan, code: str) -> bool:
    return any(each.code == code and each.exemption is not None for each in plan.indicators)


def told(score: SheetScore, code: str) -> tuple[str, str]:
    sentence = next(row.explanation for row in score.rows if row.code == code)
    return sentence.bn, sentence.en


def total_of(division: Division, parts: list[Part], marks: list[Decimal | None]) -> Fraction | None:
    """Add up as a hand does: each mark times what its weight has become."""
    full = [at in division.exemptions and division.exemptions[at].way == "full_marks" for at in range(len(parts))]
    figures = [part.weight if whole else mark for part, mark, whole in zip(parts, marks, full, strict=True)]
    products = [
        Fraction(mark) * factor for mark, factor in zip(figures, division.factors, strict=True) if mark is not None
    ]
    return sum(products, start=Fraction(0)) if products else None


@pytest.mark.parametrize(
    "line", table_under("Exemptions"), ids=lambda line: f"{line['not_applicable']} {line['marks']}"
)
def test_worked_totals(line: dict[str, str]) -> None:
    weights = [cell.split(",") for cell in line["weights"].split("/")]
    cells = [text.strip() for text in line["marks"].replace("/", ",").split(",")]
    places = [(str(area), Decimal(weight)) for area, group in enumerate(weights) for weight in group]
    parts = [
        Part(area, weight, REASON if cell == "✗" else None) for (area, weight), cell in zip(places, cells, strict=True)
    ]
    marks = [{"✗": None, "–": Decimal(0)}.get(cell) if cell in "✗–" else Decimal(cell) for cell in cells]
    total = total_of(divided(parts, NotApplicable(line["not_applicable"])), parts, marks)
    assert ("none" if total is None else f"{printed(total):.2f}") == line["total"]


def test_the_page_has_totals_for_each_way() -> None:
    assert {line["not_applicable"] for line in table_under("Exemptions")} == set(NotApplicable)


@pytest.mark.parametrize(
    ("how", "mark", "agreement"),
    [
        # 34.00 of 35 × 50 ÷ 35; the field plan has no areas, so that its weights go to all; 34 + 15.
        (NotApplicable.RESCALE, "48.57", "9.71"),
        (NotApplicable.REDISTRIBUTE_IN_AREA, "48.57", "9.71"),
        (NotApplicable.FULL_MARKS, "49.00", "9.80"),
    ],
)
def test_a_report_without_an_exempted_indicator_is_complete_and_has_its_total(
    how: NotApplicable, mark: str, agreement: str
) -> None:
    total = scored(exempting("3.1.1", how=how)).total
    assert (str(total.mark), str(total.agreement_mark), total.weight, total.complete) == (mark, agreement, 50, True)


def test_progress_and_what_is_reachable_follow_as_the_mark_does() -> None:
    plan = exempting("3.1.1")
    total = scored(plan, {"4.1.1": Reported("১")}, on=date(2022, 9, 30)).total
    # 2.50 of 35 × 50 ÷ 35; everything can still be reached.
    assert (total.progress_mark, total.reachable) == (Decimal("3.57"), Decimal("50.00"))


def test_within_its_area_the_others_take_the_weight() -> None:
    ministry = official_plan("2022-23", "ministry")
    plan = exempting("2.2.4", how=NotApplicable.REDISTRIBUTE_IN_AREA, plan=ministry)
    score = scored(plan, {"2.1.1": Reported("4"), "1.3.1": Reported("85%")})
    assert score.total.mark == Decimal("10.67")  # 4 + 6 × 20 ÷ 18
    assert "in the total the other marks of its area are taken × 20 ÷ 18." in told(score, "2.2.4")[1]


def test_an_exact_total_is_rounded_once() -> None:
    plan = replace(exempting("3.1.1"), total_of=TotalOf.EXACT)
    said = {**REPORTED, "3.1.1": Reported(), "1.1.1": Reported("১৭/০৩/২০২৩"), "2.1.1": Reported("৭৩%")}
    total = scored(plan, said).total
    exact = (Fraction(10) * (80 + Fraction(20 * 13, 14)) / 100 + Fraction(86, 10) + 15) * 50 / 35
    assert total.mark == printed(exact)


def test_the_mark_says_that_the_indicator_does_not_count_and_how_the_total_was_made() -> None:
    score = scored(exempting("3.1.1"))
    bangla, english = told(score, "3.1.1")
    assert bangla == (
        "অফিসটি এই সূচক থেকে অব্যাহতিপ্রাপ্ত (অধীন কোনো অফিস নেই), তাই এটি গণনায় নেই: মোট নম্বর হলো বাকি সূচকগুলোর নম্বরের "
        "যোগফল × ৫০ ÷ ৩৫।"
    )
    assert english == (
        f"The office is exempted from this indicator ({REASON}), so it does not count: the total is the sum of the "
        "other marks × 50 ÷ 35."
    )
    row = next(row for row in score.rows if row.code == "3.1.1")
    assert (row.score.rating.reason, row.score.mark, row.score.progress_mark) == (Reason.NOT_APPLICABLE, None, None)


def test_full_marks_are_told_with_their_arithmetic() -> None:
    score = scored(exempting("3.1.1", how=NotApplicable.FULL_MARKS))
    assert told(score, "3.1.1")[1].endswith("in the total it stands with full marks, 100% of 15 = 15.00.")


def test_who_is_exempted_from_a_whole_area_or_from_everything_is_told_so() -> None:
    ministry = official_plan("2022-23", "ministry")
    area = [each.code for each in ministry.indicators if each.code.startswith("2.")]
    score = scored(exempting(*area, how=NotApplicable.REDISTRIBUTE_IN_AREA, plan=ministry), {})
    assert "the marks of the other areas are taken × 50 ÷ 30." in told(score, "2.1.1")[1]
    nothing = scored(exempting(*(each.code for each in FIELD.indicators)))
    assert nothing.total.mark is None
    assert "so there is no total." in told(nothing, "1.1.1")[1]


@pytest.mark.parametrize("typed", ["৩", "০", "কাজ চলছে"])
def test_what_is_reported_all_the_same_is_kept_told_and_does_not_count(typed: str) -> None:
    plan = exempting("3.1.1")
    score = scored(plan, {**REPORTED, "3.1.1": Reported(typed)})
    assert score.total.mark == Decimal("48.57")
    assert told(score, "3.1.1")[1].endswith("What was reported here is kept and does not count.")
    assert "kept" not in told(scored(plan), "3.1.1")[1]


@pytest.mark.parametrize("typed", ["", "৩", "কাজ চলছে", "৩১/০২/২০২৩"])
def test_nothing_is_found_in_the_achievement_of_an_exempted_indicator(typed: str) -> None:
    said = {"3.1.1": Reported(typed)}
    sheet = report_sheet(FIELD, said, office="x", period=Period.ANNUAL)
    before = check_document(report_document(FIELD, sheet), [FIELD])
    plan = exempting("3.1.1")
    after = check_document(report_document(plan, report_sheet(plan, said, office="x", period=Period.ANNUAL)), [plan])
    assert [finding for finding in after if finding.field == "achievement"] == []
    assert bool([finding for finding in before if finding.field == "achievement"]) == (typed not in ("", "৩"))


def test_a_printed_report_says_what_does_not_apply_and_why() -> None:
    plan = exempting("3.1.1", "4.1.1")
    said = {"4.1.1": Reported("১", "একটি সভা")}
    sheet = report_document(plan, report_sheet(plan, said, office="x", period=Period.Q1)).sheets[0]
    cells = {row.code: (row.achievement, row.remarks) for row in sheet.indicators}
    texts = {code: [None if cell is None else cell.text for cell in pair] for code, pair in cells.items()}
    assert texts["3.1.1"] == [NOT_APPLICABLE, f"{EXEMPTION_HEADING}: {REASON}"]
    assert texts["4.1.1"] == ["১", f"একটি সভা; {EXEMPTION_HEADING}: {REASON}"]
    assert texts["5.1.1"] == [None, None]


def test_what_print_added_is_told_from_what_the_office_wrote() -> None:
    plan = exempting("3.1.1")
    exempted, counting = plan.indicators[2], plan.indicators[3]
    assert as_written(NOT_APPLICABLE, exempted) == ""
    assert as_written(f"{EXEMPTION_HEADING}: {REASON}", exempted) == ""
    assert as_written(f"একটি সভা; {EXEMPTION_HEADING}: {REASON}", exempted) == "একটি সভা"
    assert as_written("৩", exempted) == "৩"
    assert as_written(NOT_APPLICABLE, counting) == NOT_APPLICABLE


def test_a_printed_plan_has_the_reasons_in_a_column_of_their_own() -> None:
    rows = sheet_of_plan(exempting("3.1.1")).indicators
    assert [dict(row.extra) for row in rows if row.extra] == [{EXEMPTION_HEADING: REASON}]
    assert not any(row.extra for row in sheet_of_plan(FIELD).indicators)


weights = st.decimals(min_value=Decimal("0.5"), max_value=50, places=1)


@st.composite
def marked_parts(draw: st.DrawFn) -> tuple[list[Part], list[Decimal | None]]:
    """Indicators of some areas, some of them exempted, the others with a mark within their weight."""
    parts, marks = [], []
    for _ in range(draw(st.integers(1, 12))):
        part = Part(draw(st.sampled_from(["1", "2", "3"])), draw(weights), draw(st.sampled_from([None, None, REASON])))
        mark = None if part.exemption else draw(st.decimals(min_value=0, max_value=part.weight, places=2))
        parts.append(part)
        marks.append(mark)
    return parts, marks


@given(marked_parts(), st.sampled_from(NotApplicable))
def test_a_total_lies_between_zero_and_all_weights(
    drawn: tuple[list[Part], list[Decimal | None]], how: NotApplicable
) -> None:
    parts, marks = drawn
    total = total_of(divided(parts, how), parts, marks)
    whole = sum((Fraction(part.weight) for part in parts), start=Fraction(0))
    assert total is None or 0 <= printed(total) <= printed(whole)


@given(marked_parts(), st.sampled_from(NotApplicable))
def test_full_marks_everywhere_bring_the_whole_total(
    drawn: tuple[list[Part], list[Decimal | None]], how: NotApplicable
) -> None:
    parts, _ = drawn
    full = [None if part.exemption else part.weight for part in parts]
    total = total_of(divided(parts, how), parts, full)
    assert total in (None, sum((Fraction(part.weight) for part in parts), start=Fraction(0)))


@given(marked_parts())
def test_where_everything_counts_each_mark_stands_as_it_is(drawn: tuple[list[Part], list[Decimal | None]]) -> None:
    counting = [replace(part, exemption=None) for part in drawn[0]]
    for how in NotApplicable:
        assert set(divided(counting, how).factors) == {Fraction(1)}
