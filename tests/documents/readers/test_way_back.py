"""A file that Suchok printed and an office filled elsewhere is known again, and what was changed is told."""

from dataclasses import replace

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.changes import changes_of
from suchok.core.report.document import Document, Source
from suchok.core.report.matching import match_sheets
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.documents.mark import Mark
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, write
from tests.documents.office_files import through_libreoffice
from tests.documents.writers.test_golden import NOON

PLANS = official_plans()
OFFICE_FILES = [Format.DOCX, Format.XLSX]
WAYS = [("docx", "docx"), ("docx", "odt"), ("xlsx", "xlsx"), ("xlsx", "ods")]


def file_of(plan: Plan, form: Format, *, title: str | None = None) -> bytes:
    sheet = sheet_of_plan(plan)
    document = Document(Source("plan", "text", ""), None, (replace(sheet, title=title or sheet.title),), (), ())
    return write(document, form, plan=plan, timestamp=NOON).content


@pytest.mark.parametrize("form", OFFICE_FILES)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.key)
def test_a_printed_file_names_its_plan(plan: Plan, form: Format) -> None:
    assert read_file(f"back.{form}", file_of(plan, form), PLANS).source.plan_key == plan.key


@pytest.mark.parametrize(("form", "again"), WAYS)
def test_the_mark_survives_another_program(form: str, again: str) -> None:
    data = through_libreoffice(file_of(PLANS[0], Format(form)), form, again)
    assert read_file(f"back.{again}", data, PLANS).source.plan_key == PLANS[0].key


@pytest.mark.parametrize("form", OFFICE_FILES)
def test_the_mark_counts_where_the_title_says_another_year(form: Format) -> None:
    plan = next(plan for plan in PLANS if plan.fiscal_year.code == "2021-22")
    back = read_file("back", file_of(plan, form, title="কর্মপরিকল্পনা ২০২৯-৩০"), PLANS)
    assert match_sheets(back, PLANS)[0].plan == plan
    unmarked = replace(back, source=replace(back.source, plan_key=None))
    assert match_sheets(unmarked, PLANS)[0].plan is None


@pytest.mark.parametrize("form", OFFICE_FILES)
def test_what_was_changed_is_told_cell_by_cell(form: Format) -> None:
    plan = PLANS[2]
    sheet = sheet_of_plan(plan)
    rows = list(sheet.indicators)
    rows[0] = replace(rows[0], title=f"{rows[0].title} ও প্রচারিত")
    rows[2] = replace(rows[2], targets={**rows[2].targets, 100: None})
    document = Document(Source("plan", "text", ""), None, (replace(sheet, indicators=tuple(rows)),), (), ())
    back = read_file("back", write(document, form, plan=plan, timestamp=NOON).content, PLANS)
    changes = changes_of(back.sheets[0], match_sheets(back, PLANS)[0])
    told = {(change.row, change.field) for change in changes}
    assert told == {(0, "title"), (2, "targets.100")}
    untouched = read_file("back", file_of(plan, form), PLANS)
    assert changes_of(untouched.sheets[0], match_sheets(untouched, PLANS)[0]) == ()


@pytest.mark.parametrize("mark", ["", "suchok.mark/1", "suchok.mark/2 ab 2022-23/x/y", "<&", "suchok.mark/1 a - b"])
def test_a_broken_mark_is_no_mark(mark: str) -> None:
    assert Mark.parsed(mark) is None
