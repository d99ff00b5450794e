"""A report that an office writes in Suchok is printed, and read back as what it is."""

from dataclasses import replace

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plan
from suchok.core.plan.changed import shifted
from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.report.office_report import Reported, report_document, report_sheet
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, write
from tests.documents.writers.test_golden import NOON


@pytest.mark.parametrize("level", ["ministry", "field"])
@pytest.mark.parametrize("period", [Period.Q1, Period.Q4, Period.H1])
@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.XLSX, Format.TEXT])
def test_it_comes_back_with_office_year_period_and_achievements(form: Format, period: Period, level: str) -> None:
    plan = replace(shifted(official_plan("2022-23", level), FiscalYear(2026)), synthetic=True)
    said = {"1.1.1": Reported("০১/০৯/২০২৬"), "2.1.1": Reported("১", "চলমান")}
    sheet = report_sheet(plan, said, office="শিল্প মন্ত্রণালয়", period=period)
    written = write(report_document(plan, sheet), form, plan=plan, timestamp=NOON)
    [back] = read_file(f"report.{form}", written.content, [plan]).sheets
    assert (back.office.name, back.fiscal_year, back.period) == ("শিল্প মন্ত্রণালয়", FiscalYear(2026), period)
    assert back.title is not None
    assert "(নমুনা)" in back.title
    filled = {
        row.code: row.achievement.text for row in back.indicators if row.achievement and row.achievement.text != "–"
    }
    assert filled == {"1.1.1": "০১/০৯/২০২৬", "2.1.1": "১"}
    if level == "field":
        # 2.1.1 asks for a percent there, which a bare number may be; the ministries' asks for a count.
        assert check_document(read_file("report", written.content, [plan]), [plan]) == ()
