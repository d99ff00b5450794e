"""The tables of docs/scoring.md hold: each line of each table is computed and compared."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.plan import Combine, Rule
from suchok.core.plan.unit import Unit, Value
from suchok.core.report.combining import Entry, combined
from suchok.core.report.ladder import Ladder
from suchok.core.report.progress import progress
from suchok.core.report.score import Claim, Score, Terms, score
from suchok.core.report.scoring import printed

PAGE = Path(__file__).parents[3] / "docs" / "scoring.md"
Line = dict[str, str]


def table_under(heading: str) -> list[Line]:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    head, _, *rows = [[cell.strip() for cell in line] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in rows]


def cases(heading: str, column: str) -> list[tuple[Line, str, str]]:
    """Each line of the table under ``heading``, with each "achieved → result" in ``column``."""
    found = []
    for line in table_under(heading):
        for case in line[column].split(";"):
            achieved, result = case.split("→")
            found.append((line, achieved.strip(), result.strip()))
    return found


def value_of(text: str) -> Value | None:
    if text == "–":
        return None
    if "/" in text:
        day, month, year = map(int, text.split("/"))
        return date(year, month, day)
    return Decimal(text)


def ladder_of(line: Line) -> Ladder:
    levels = [int(level) for level in line["levels"].split(",")]
    texts = dict(zip(levels, [text.strip() for text in line["targets"].split(",")], strict=True))
    return Ladder.of(
        {level: value_of(text) for level, text in texts.items() if text not in {"?", "✗"}},
        unknown={level for level, text in texts.items() if text == "?"},
        unreadable={level for level, text in texts.items() if text == "✗"},
    )


def scored(line: Line, achieved: str, *, on: date = date(2023, 6, 30)) -> Score:
    terms = Terms(
        unit=Unit.NUMBER,
        weight=Decimal(line["weight"]),
        ladder=ladder_of(line),
        rule=Rule(line.get("rule", "interpolate")),
        year_end=FiscalYear.from_code(line.get("year", "2022-23")).last_day,
    )
    return score(Claim(value_of(achieved)), terms, on=on)


def shown(mark: Decimal | Fraction | None) -> str:
    return "none" if mark is None else f"{mark:.2f}"


@pytest.mark.parametrize(("line", "achieved", "mark"), cases("Worked marks", "achieved → mark"))
def test_worked_marks(line: Line, achieved: str, mark: str) -> None:
    assert shown(scored(line, achieved).mark) == mark


@pytest.mark.parametrize(("line", "achieved", "mark"), cases("The other rules", "achieved → mark"))
def test_the_other_rules(line: Line, achieved: str, mark: str) -> None:
    assert shown(scored(line, achieved).mark) == mark


@pytest.mark.parametrize(("line", "achieved", "mark"), cases("What cannot be scored", "achieved → mark"))
def test_what_cannot_be_scored(line: Line, achieved: str, mark: str) -> None:
    result = scored(line, achieved)
    assert (shown(result.mark), result.rating.reason.value) == (mark, line["reason"])


@pytest.mark.parametrize(("line", "achieved", "share"), cases("Progress", "achieved → progress"))
def test_progress(line: Line, achieved: str, share: str) -> None:
    result = progress(value_of(achieved), ladder_of(line))
    assert shown(None if result is None else printed(result)) == share


@pytest.mark.parametrize(("line", "achieved", "mark"), cases("Reachable", "achieved → reachable"))
def test_reachable(line: Line, achieved: str, mark: str) -> None:
    on = value_of(line["on"])
    assert isinstance(on, date)
    assert shown(scored(line, achieved, on=on).reachable) == mark


@pytest.mark.parametrize("line", table_under("Several reports of one plan"))
def test_several_reports(line: Line) -> None:
    entries = []
    for report in line["reports"].split(";"):
        period, text = report.split()
        entries.append(Entry(value_of(text), period=Period(period)))
    most = value_of(line["per quarter"])
    assert most is None or isinstance(most, Decimal)
    assert combined(entries, Combine(line["combine"]), per_quarter_max=most) == value_of(line["together"])


def test_the_page_has_all_the_vectors_of_the_regime() -> None:
    assert len(cases("Worked marks", "achieved → mark")) >= 48
    assert len(cases("What cannot be scored", "achieved → mark")) == 15
