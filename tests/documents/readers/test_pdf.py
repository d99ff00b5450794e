"""Digital PDFs: ruled tables of Suchok's own making and of LibreOffice's, cell for cell."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document
from suchok.documents.readers import read_file
from suchok.documents.writers import Format
from tests.documents.readers.test_round_trip import Converted, converted, of_plan, printed, rows
from tests.documents.samples import report

__all__ = ["converted"]


def values(document: Document) -> list[tuple[object, ...]]:
    """What must be exact: code, area, unit, weight, targets; a title may be broken after a slash without a trace."""
    return [(code, area, *rest) for code, area, _, *rest in rows(document)]


def titles(document: Document) -> list[str]:
    return [str(row[2]).replace("/ ", "/") for row in rows(document)]


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_an_official_plan_comes_back(plan: Plan) -> None:
    original = of_plan(plan)
    again = read_file("plan.pdf", printed(original, Format.PDF), official_plans())
    assert values(again) == values(original)
    assert titles(again) == titles(original)


def test_a_report_of_several_pages_comes_back_with_what_was_achieved() -> None:
    original = report()
    again = read_file("report.pdf", printed(original, Format.PDF), official_plans())
    assert values(again) == values(original)
    assert [row.achievement and row.achievement.written.plain for row in again.sheets[0].indicators] == [
        row.achievement and row.achievement.written.plain for row in original.sheets[0].indicators
    ]


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_a_plan_that_libreoffice_printed_comes_back(plan: Plan, converted: Converted) -> None:
    original = of_plan(plan)
    again = read_file("plan.pdf", converted(printed(original, Format.DOCX), "docx", "pdf"), official_plans())
    assert values(again) == values(original)
    assert titles(again) == titles(original)
