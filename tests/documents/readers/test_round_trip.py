"""What was written is read again: every format, every official plan, also after LibreOffice had it."""

from datetime import UTC, datetime

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.report.document import Document, IndicatorRow, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.documents.readers import read_file
from suchok.documents.writers import Format, write
from tests.documents.office_files import through_libreoffice
from tests.documents.said import said
from tests.documents.samples import report

NOON = datetime(2022, 10, 9, 12, tzinfo=UTC)
OFFICE_FORMS = [Format.DOCX, Format.XLSX, Format.TEXT]


def of_plan(plan: Plan) -> Document:
    return Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ())


def printed(document: Document, form: Format) -> bytes:
    return write(document, form, plan=official_plans()[0], timestamp=NOON).content


def rows(document: Document) -> list[tuple[object, ...]]:
    return [
        (row.code, row.area, row.title, row.unit, row.weight and row.weight.written.value, *targets(row))
        for sheet in document.sheets
        for row in sheet.indicators
    ]


def targets(row: IndicatorRow) -> list[object]:
    return [cell.written.value if cell is not None else None for cell in row.targets.values()]


@pytest.mark.parametrize("form", OFFICE_FORMS)
@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_every_official_plan_comes_back(plan: Plan, form: Format) -> None:
    original = of_plan(plan)
    again = read_file(f"plan.{form}", write(original, form, plan=plan, timestamp=NOON).content, official_plans())
    assert rows(again) == rows(original)
    assert [(area.number, area.title) for area in again.sheets[0].areas] == [
        (area.number, area.title) for area in original.sheets[0].areas
    ]


@pytest.fixture(scope="module")
def as_text() -> Document:
    """The report as it is read from its own text form, which the other forms must equal."""
    return read_file("report.txt", printed(report(), Format.TEXT), official_plans())


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
def test_a_report_with_letter_and_signatures_reads_like_its_text(form: Format, as_text: Document) -> None:
    assert said(read_file(f"report.{form}", printed(report(), form), official_plans())) == said(as_text)


@pytest.mark.parametrize(
    ("form", "to"),
    [
        (Format.DOCX, "docx:MS Word 2007 XML"),
        (Format.DOCX, "odt"),
        (Format.DOCX, "doc"),
        (Format.XLSX, "xlsx:Calc MS Excel 2007 XML"),
        (Format.XLSX, "ods"),
        (Format.XLSX, "xls"),
    ],
)
def test_a_report_reads_the_same_after_libreoffice(form: Format, to: str, as_text: Document) -> None:
    again = read_file("report", through_libreoffice(printed(report(), form), form.value, to), official_plans())
    assert said(again) == said(as_text)


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX, Format.TEXT])
def test_columns_of_an_office_keep_their_order_though_the_first_rows_leave_some_blank(form: Format) -> None:
    lines = [
        "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর বার্ষিক প্রতিবেদন",
        "কর্মসম্পাদন সূচক\tএকক\tমান\t১০০%\t৮০%\t৬০%\t১ম ত্রৈমাসিক অর্জন\t২য় ত্রৈমাসিক অর্জন\t৩য় ত্রৈমাসিক অর্জন\tমোট অর্জন",
        "১.১.১ নীতিমালা প্রণীত\tতারিখ\t১০\t৩১/১২/২০৩০\t৩১/০১/২০৩১\t২৮/০২/২০৩১\t\t\t০১/০১/২০৩১\t০১/০১/২০৩১",
        "১.১.২ সভা আয়োজিত\tসংখ্যা\t২০\t৪\t৩\t২\t১\t২\t১\t৪",
    ]
    original = read_file("report.txt", "\n".join(lines).encode(), ())
    again = read_file("again", printed(original, form), ())
    assert list(again.sheets[0].indicators[1].extra.values()) == ["১", "২", "১"]
