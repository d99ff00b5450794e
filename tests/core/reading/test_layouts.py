"""Every layout that offices print is read cell by cell as it was meant, and gives no false alarm."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.fiscal_year import FiscalYear, Period
from suchok.core.plan.plan import Plan
from suchok.core.reading.years import quarter_in
from suchok.core.report.document import Document, SheetKind
from suchok.core.report.finding import Severity
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.reading.printing import (
    PLAN_COLUMNS,
    REPORT_COLUMNS,
    Style,
    TrueRow,
    as_text,
    numerals,
    reported,
    table_rows,
    true_rows,
)
from tests.core.reading.truth import differences

PLANS = official_plans()
_LEFT = ("serial", "area", "area_weight", "activity")
_REPORTING = ("achievement", "cumulative", "score", "remarks", "responsible")

LAYOUTS: Mapping[str, Mapping[str, object]] = {
    "tabs": {},
    "pipes": {"separator": "pipe"},
    "Markdown": {"separator": "markdown", "none": ""},
    "semicolons": {"separator": "semicolon"},
    "commas and quotes": {"separator": "comma"},
    "columns of spaces": {"separator": "wide"},
    "grid": {"separator": "grid"},
    "unit before the indicator": {"columns": (*_LEFT, "unit", "indicator", "weight", "targets", "achievement")},
    "weight after the targets": {"columns": (*_LEFT, "indicator", "unit", "targets", "weight", "achievement")},
    "achievement before the targets": {"columns": (*_LEFT, "indicator", "unit", "weight", "achievement", "targets")},
    "codes in a column of their own": {
        "columns": (*_LEFT, "code", "indicator", "unit", "weight", "targets", "achievement")
    },
    "codes first": {"columns": ("code", "indicator", "unit", "weight", "targets", "achievement")},
    "no serial": {"columns": (*_LEFT[1:], "indicator", "unit", "weight", "targets", "achievement")},
    "remarks first": {"columns": ("remarks", *_LEFT, "indicator", "unit", "weight", "targets", "achievement")},
    "weight first": {"columns": ("weight", "indicator", "unit", "targets", "achievement")},
    "activity last": {"columns": ("indicator", "unit", "weight", "targets", "achievement", "activity")},
    "no areas": {"columns": ("serial", "activity", "indicator", "unit", "weight", "targets", "achievement", "remarks")},
    "many columns": {
        "columns": (*PLAN_COLUMNS, "responsible", "achievement", "cumulative", "score", "remarks"),
    },
    "Latin digits": {"digits": "latin"},
    "mixed digits": {"digits": "mixed"},
    "two-digit years": {"dates": "{d:02d}/{m:02d}/{yy}"},
    "dots": {"dates": "{d}.{m}.{y}"},
    "hyphens": {"dates": "{d:02d}-{m:02d}-{y}"},
    "names of months": {"dates": "{d} {name} {y}"},
    "names of months with era": {"dates": "{d} {name}, {y} খ্রি."},
    "era": {"dates": "{d:02d}/{m:02d}/{y} খ্রিঃ"},
    "broken dates": {"dates": "{d:02d}/ {m:02d}/ {y}"},
    "ISO dates": {"dates": "{y}-{m:02d}-{d:02d}"},
    "blank for no target": {"none": ""},
    "long dashes": {"none": "-----"},
    "merged cells repeated": {"repeated": True},
    "codes without brackets": {"code": "{} "},
    "codes in round brackets": {"code": "({}) "},
    "codes with a dot": {"code": "{}. "},
    "codes with a danda": {"code": "{}। "},
    "no codes": {"code": ""},
    "percents alone": {"levels": "percents"},
    "names alone": {"levels": "names"},
    "name and percent in one cell": {"levels": "joined"},
    "levels in the heading row": {"levels": "one row"},
    "no row of column numbers": {"column_numbers": False},
    "pages": {"rows_a_page": 3},
    "pages with the title again": {"rows_a_page": 4, "furniture": ("(title)", "")},
    "total row": {"total": "সর্বমোট"},
    "English total row": {"total": "Total"},
    "areas and activities alone": {"groups_alone": True},
    "no trailing tabs": {"trailing": False},
    "English headings": {"english": True, "digits": "latin"},
    "bare percents": {"percent": "{}"},
    "no year in the heading": {"year_in_heading": False},
}


def style_for(plan: Plan, changes: Mapping[str, object], *, is_report: bool) -> Style:
    style = replace(Style(), **{"columns": REPORT_COLUMNS if is_report else PLAN_COLUMNS, **changes})
    columns = [name for name in style.columns if is_report or name not in _REPORTING]
    if not plan.has_areas:
        columns = [name for name in columns if not name.startswith("area")]
    return replace(style, columns=tuple(columns))


def printed(plan: Plan, style: Style, *, years: int, is_report: bool) -> tuple[str, list[TrueRow], FiscalYear]:
    """Return a plan, or a report of the first quarter on it, as a text with its truth."""
    year = FiscalYear(plan.fiscal_year.start_year + years)
    rows = true_rows(plan, years=years)
    rows = reported(rows, year) if is_report else rows
    code = numerals(year.code, style)
    period = " এর ১ম ত্রৈমাসিক (জুলাই-সেপ্টেম্বর) প্রতিবেদন" if is_report else ""
    title = f"ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা {code}{period}"
    furniture = [title if line == "(title)" else line for line in style.furniture]
    pages = table_rows(rows, style, year)
    return f"{title}\n\n{as_text(pages, replace(style, furniture=furniture))}", rows, year


@pytest.mark.parametrize("word", ["ত্রৈমাসিক", "ত্রেমাসিক", "দ্রমাসিক", "ব্রমাসিক"])
def test_the_quarter_of_a_title_is_told_though_a_scanner_spoilt_its_first_letter(word: str) -> None:
    assert quarter_in(normalise(f"কর্মপরিকল্পনা ২০২২-২৩ এর ৩য় {word} প্রতিবেদন")) is Period.Q3


def has_official_plan(plan: Plan, year: int) -> bool:
    """Whether that year has a plan of its own with the same levels, from which a plan carried over would differ."""
    return any(other.fiscal_year.start_year == year and other.scale == plan.scale for other in PLANS)


def read(text: str) -> Document:
    return read_file("printed.txt", text.encode(), PLANS)


@pytest.mark.parametrize("is_report", [True, False], ids=["report", "plan"])
@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_layout_is_read_as_it_was_meant(layout: str, is_report: bool, is_long: bool) -> None:
    for plan in PLANS:
        for years in (0, 1, 2, -3) if is_long else (0, 2):
            if years and has_official_plan(plan, plan.fiscal_year.start_year + years):
                continue
            style = style_for(plan, LAYOUTS[layout], is_report=is_report)
            text, rows, year = printed(plan, style, years=years, is_report=is_report)
            document = read(text)
            assert len(document.sheets) == 1
            sheet = document.sheets[0]
            assert differences(sheet, rows, style) == []
            assert sheet.fiscal_year == year
            assert sheet.levels == plan.known_levels
            assert (sheet.kind is SheetKind.REPORT) == is_report
            assert document.unplaced == ()
            findings = check_document(document, PLANS)
            assert [found for found in findings if found.severity is not Severity.INFO] == []


def test_page_numbers_between_pages_are_told_and_nothing_else() -> None:
    plan = PLANS[2]
    style = replace(Style(), rows_a_page=4, furniture=("পৃষ্ঠা ২",))
    text, rows, _ = printed(plan, style, years=0, is_report=True)
    document = read(text)
    assert differences(document.sheets[0], rows, style) == []
    assert [fragment.text for fragment in document.unplaced] == ["পৃষ্ঠা ২", "পৃষ্ঠা ২"]


def test_rows_with_one_target_alone_go_on_behind_a_page_that_ends() -> None:
    """A plan of 2021-22 has targets at one level and no achievements: two values in a row, which begin no table."""
    lines = [
        "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২১-২২",
        "কার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tসূচকের মান\tলক্ষ্যমাত্রা ১০০%",
        "[১.১] সেবা সহজিকরণ\t[১.১.১] সেবা সহজিকৃত\tতারিখ\t৫\t২৫/০২/২০২২",
        "[১.২] সেবা ডিজিটাইজেশন\t[১.২.১] সেবা ডিজিটাইজকৃত\tতারিখ\t৫\t৩০/১২/২০২১",
        "পৃষ্ঠা ১",
        "",
        "[১.৩] অবহিতকরণ\t[১.৩.১] সভা আয়োজিত\tসংখ্যা\t৪\t৪",
        "\t[১.৩.২] কর্মশালা আয়োজিত\tসংখ্যা\t৩\t২",
    ]
    document = read("\n".join(lines))
    assert [row.code for sheet in document.sheets for row in sheet.indicators] == ["1.1.1", "1.2.1", "1.3.1", "1.3.2"]
    assert [fragment.text for fragment in document.unplaced] == ["পৃষ্ঠা ১"]


def test_two_offices_in_one_file_with_two_separators_are_two_sheets() -> None:
    plan = PLANS[2]
    first, rows, _ = printed(plan, Style(), years=0, is_report=True)
    second, _, _ = printed(plan, Style(separator="pipe"), years=0, is_report=True)
    document = read(f"তথ্য অধিদপ্তর\n{first}\nপাট অধিদপ্তর\n{second}")
    assert [sheet.office.name for sheet in document.sheets] == ["তথ্য অধিদপ্তর", "পাট অধিদপ্তর"]
    assert [differences(sheet, rows, Style()) for sheet in document.sheets] == [[], []]
    assert [found.code for found in check_document(document, PLANS)] == []


def test_headings_missing_are_told_from_contents() -> None:
    plan = PLANS[2]
    text, rows, _ = printed(plan, Style(), years=0, is_report=True)
    title, _, *lines = text.split("\n")
    document = read("\n".join([title, "", *lines[4:]]))
    assert differences(document.sheets[0], rows, Style()) == []
    assert [found.code for found in check_document(document, PLANS)] == ["layout.garbled_header"]


GARBLED = {
    "কর্মসম্পাদন সূচকের মান": "কর্মসম্পাদন শূচকের মন",
    "কর্মসম্পাদন সূচক\t": "কর্মসম্পদন শূচক\t",
    "লক্ষ্যমাত্রা": "লক্ষামাত্রা",
    "কার্যক্রম\t": "কার্যক্রস\t",
    "অর্জন": "অজর্ন",
}


def test_garbled_headings_are_understood() -> None:
    text, rows, _ = printed(PLANS[2], Style(), years=0, is_report=True)
    for right, wrong in GARBLED.items():
        assert right in text
        text = text.replace(right, wrong)
    document = read(text)
    assert differences(document.sheets[0], rows, Style()) == []
    assert [found.code for found in check_document(document, PLANS)] == ["layout.garbled_header"]


def test_cells_broken_over_lines_are_put_together() -> None:
    plan = PLANS[2]
    text, rows, _ = printed(plan, Style(), years=0, is_report=True)
    text = text.replace("কর্মপরিকল্পনা বাস্তবায়ন সংক্রান্ত প্রশিক্ষণ", "কর্মপরিকল্পনা বাস্তবায়ন\nসংক্রান্ত\nপ্রশিক্ষণ")
    document = read(text)
    assert differences(document.sheets[0], rows, Style()) == []


def test_the_achievement_of_the_reported_quarter_is_chosen_among_several() -> None:
    plan = PLANS[2]
    words = {"cumulative": "১ম ত্রৈমাসিকের অর্জন", "achievement": "২য় ত্রৈমাসিকের অর্জন"}
    style = replace(Style(), columns=(*PLAN_COLUMNS, "cumulative", "achievement"), headings=words)
    text, rows, _ = printed(plan, style, years=0, is_report=True)
    sheet = read(text.replace("১ম ত্রৈমাসিক (জুলাই-সেপ্টেম্বর)", "২য় ত্রৈমাসিক (অক্টোবর-ডিসেম্বর)")).sheets[0]
    assert differences(sheet, rows, replace(style, columns=REPORT_COLUMNS)) == [
        ("extra", at, [row.extra["১ম ত্রৈমাসিকের অর্জন"]], []) for at, row in enumerate(sheet.indicators) if row.extra
    ]
