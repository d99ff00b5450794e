"""Columns under merged headings, codes under নং, levels printed from the worst, tables without headings."""

from collections.abc import Mapping

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plan, official_plans
from suchok.core.plan.fiscal_year import FiscalYear
from suchok.core.report.document import Cell, IndicatorRow, Sheet
from suchok.core.report.finding import Severity
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.reading.printing import FIELD_COLUMNS, Style, as_text, reported, table_rows, true_rows
from tests.core.reading.truth import differences

PLANS = official_plans()
TITLE = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর ১ম ত্রৈমাসিক প্রতিবেদন"
LEFT = ["১.১.১ সভা আয়োজিত", "সংখ্যা", "২০", "৪", "৩", "২"]
LEVELS = ["১০০%", "৮০%", "৬০%"]


def sheet_of(*rows: list[str]) -> Sheet:
    (sheet,) = read_file("report.txt", "\n".join([TITLE, "", *map("\t".join, rows)]).encode(), PLANS).sheets
    return sheet


def row_of(*rows: list[str]) -> IndicatorRow:
    (row,) = sheet_of(*rows).indicators
    return row


def text(cell: Cell | None) -> str | None:
    return cell.text if cell is not None else None


@pytest.mark.parametrize(
    ("under", "achievement", "score", "extra"),
    [
        ({"পরিমাণ": "১", "নম্বর": "৫"}, "১", "৫", []),
        ({"নম্বর": "৫", "পরিমাণ": "১"}, "১", "৫", []),
        ({"পরিমাণ": "১", "শতকরা হার": "২৫%", "প্রাপ্ত নম্বর": "৫"}, "১", "৫", ["২৫%"]),
        ({"১ম ত্রৈমাসিক": "১", "২য় ত্রৈমাসিক": "-"}, "১", None, []),
        ({"লক্ষ্যমাত্রা": "২", "অর্জন": "১"}, "১", None, ["২"]),
    ],
)
@pytest.mark.parametrize("levels", ["beside", "below"])
@pytest.mark.parametrize("blanks", ["kept", "left off"])
def test_a_merged_heading_over_columns_of_their_own(
    under: Mapping[str, str], achievement: str, score: str | None, extra: list[str], *, levels: str, blanks: str
) -> None:
    width = len(under)
    if levels == "beside":
        heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS, "১ম ত্রৈমাসিকে অগ্রগতি", *[""] * (width - 1)]
        below = [["", "", "", "", "", "", *under]]
    else:
        heading = ["কর্মসম্পাদন সূচক", "একক", "মান", "লক্ষ্যমাত্রা", "", "", "১ম ত্রৈমাসিকে অগ্রগতি", *[""] * (width - 1)]
        below = [["", "", "", *LEVELS, *under]]
    numbers = [str(at) for at in range(1, len(heading) + 1)]
    if blanks == "left off":  # Editors of text and workbooks end a row behind its last word.
        del heading[1 - width :]
    row = row_of(heading, *below, numbers, [*LEFT, *under.values()])
    assert [text(cell) for cell in row.targets.values()] == ["৪", "৩", "২"]
    assert (text(row.achievement), text(row.score)) == (achievement, score)
    assert [said for said in row.extra.values() if said != "-"] == extra


@pytest.mark.parametrize("heading", ["নং", "ক্রমিক নং", "Sl. No."])
def test_codes_may_stand_under_the_heading_of_serials(heading: str) -> None:
    head = [heading, "কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS]
    rows = [["১.১", "সভা আয়োজিত", *LEFT[1:]], ["১.২", "কর্মশালা আয়োজিত", *LEFT[1:]]]
    assert [row.code for row in sheet_of(head, *rows).indicators] == ["1.1", "1.2"]
    serials = [["১.", LEFT[0], *LEFT[1:]], ["২.", "১.১.২ কর্মশালা আয়োজিত", *LEFT[1:]]]
    assert [row.code for row in sheet_of(head, *serials).indicators] == ["1.1.1", "1.1.2"]


def test_levels_may_run_from_the_worst_to_the_best() -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS[::-1]]
    rows = [
        ["১.১.১ সভা আয়োজিত", "সংখ্যা", "২০", "২", "৩", "৪"],
        ["১.১.২ নীতিমালা প্রণীত", "তারিখ", "২০", "৩১/০৩/২০৩১", "২৮/০২/২০৩১", "৩১/০১/২০৩১"],
    ]
    document = read_file("plan.txt", "\n".join([TITLE, "", *map("\t".join, [heading, *rows])]).encode(), PLANS)
    (sheet,) = document.sheets
    assert sheet.levels == (100, 80, 60)
    assert [[text(cell) for cell in row.targets.values()] for row in sheet.indicators] == [
        ["৪", "৩", "২"],
        ["৩১/০১/২০৩১", "২৮/০২/২০৩১", "৩১/০৩/২০৩১"],
    ]
    assert [found for found in check_document(document, PLANS) if found.severity is Severity.ERROR] == []


@pytest.mark.parametrize("pages", [1, 2])
def test_the_official_plan_tells_the_levels_of_a_table_without_headings(pages: int) -> None:
    plan, year = official_plan("2022-23", "field"), FiscalYear(2022)
    rows = reported(true_rows(plan), year)
    style = Style(columns=(*FIELD_COLUMNS, "achievement"), rows_a_page=6 // pages)
    printed = [page[4:] for page in table_rows(rows, style, year)]
    title = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর ১ম ত্রৈমাসিক প্রতিবেদন"
    document = read_file("report.txt", f"{title}\n\n{as_text(printed, style)}".encode(), PLANS)
    assert [differences(sheet, rows, style) for sheet in document.sheets] == [[]]
    assert [found.code for found in check_document(document, PLANS) if found.severity is not Severity.INFO] == []


INTEGRITY = """জাতীয় শুদ্ধাচার কৌশল কর্ম-পরিকল্পনা, ২০২২-২০২৩{period}
জেলা পরিসংখ্যান কার্যালয়, বগুড়া
কার্যক্রমের নাম|কর্মসম্পাদন সূচক|সূচকের মান|একক|দায়িত্বপ্রাপ্ত|২০২২-২৩ অর্থবছরের লক্ষ্যমাত্রা|বাস্তবায়ন অগ্রগতি||||||অর্জিত মান|মন্তব্য
||||||লক্ষ্যমাত্রা/অর্জন|১ম কোয়ার্টার|২য় কোয়ার্টার|৩য় কোয়ার্টার|৪র্থ কোয়ার্টার|মোট অর্জন||
১|২|৩|৪|৫|৬|৭|৮|৯|১০|১১|১২|১৩|১৪
১. প্রাতিষ্ঠানিক ব্যবস্থা|||||||||||||
১.১ সভা|সভা আয়োজিত|৪|সংখ্যা|উপপরিচালক|৪|লক্ষ্যমাত্রা|১|১|১|১|||
||||||অর্জন|১|২|||৩||
১.২ সিদ্ধান্ত বাস্তবায়ন|বাস্তবায়িত সিদ্ধান্ত|৪|%|কমিটি|১০০%|লক্ষ্যমাত্রা|৯০%|৯০%|৯০%|৯০%|||
||||||অর্জন|৮০%|৭০%|||৭৫%||
"""


@pytest.mark.parametrize(("period", "achieved"), [("", ["৩", "৭৫%"]), (" এর ২য় ত্রৈমাসিক প্রতিবেদন", ["২", "৭০%"])])
def test_two_lines_a_row_are_targets_and_achievements(period: str, achieved: list[str]) -> None:
    lines = INTEGRITY.format(period=period).replace("|", "\t").encode()
    document = read_file("integrity.txt", lines, PLANS)
    (sheet,) = document.sheets
    assert [(area.number, area.title) for area in sheet.areas] == [("1", normalise("প্রাতিষ্ঠানিক ব্যবস্থা"))]
    assert [row.title for row in sheet.indicators] == list(map(normalise, ["সভা আয়োজিত", "বাস্তবায়িত সিদ্ধান্ত"]))
    assert [text(row.achievement) for row in sheet.indicators] == achieved
    assert [text(row.targets[100]) for row in sheet.indicators] == ["৪", "১০০%"]
    quarters = [said for heading, said in sheet.indicators[0].extra.items() if heading.endswith(normalise("লক্ষ্যমাত্রা"))]
    assert quarters == ["১"] * 4
    assert [found.code for found in check_document(document, PLANS) if found.severity is not Severity.INFO] == []


@pytest.mark.parametrize("label", ["[১.১] সেবা সহজিকরণ", "কার্যক্রম ১.১: সেবা সহজিকরণ"])
def test_a_line_that_names_the_activity_of_coded_rows_is_no_broken_cell(label: str) -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS]
    sheet = sheet_of(heading, [label], LEFT, ["১.১.২ কর্মশালা আয়োজিত", *LEFT[1:]])
    assert [row.code for row in sheet.indicators] == ["1.1.1", "1.1.2"]
    assert [row.activity.title for row in sheet.indicators if row.activity] == [normalise("সেবা সহজিকরণ")] * 2


def test_a_line_that_goes_on_in_the_next_row_is_a_broken_cell() -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS]
    sheet = sheet_of(heading, ["১.১.১ কর্মপরিকল্পনা বাস্তবায়ন"], ["সংক্রান্ত সভা আয়োজিত", *LEFT[1:]])
    assert [row.title for row in sheet.indicators] == [normalise("কর্মপরিকল্পনা বাস্তবায়ন সংক্রান্ত সভা আয়োজিত")]


def test_blank_lines_may_stand_between_headings_and_the_numbers_of_the_columns() -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", "লক্ষ্যমাত্রা", "", ""]
    numbers = [str(at) for at in range(1, 7)]
    sheet = sheet_of(heading, [""], ["", "", "", *LEVELS], [""], numbers, [""], LEFT)
    assert [(row.code, row.title) for row in sheet.indicators] == [("1.1.1", normalise("সভা আয়োজিত"))]


def test_the_numbers_of_the_columns_printed_again_without_headings_are_no_row() -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS]
    numbers = ["১", "২", "৩", "৪", "৫", "৬"]
    sheet = sheet_of(heading, numbers, LEFT, numbers, ["১.১.২ কর্মশালা আয়োজিত", *LEFT[1:]])
    assert [row.code for row in sheet.indicators] == ["1.1.1", "1.1.2"]
    assert sheet.unplaced == ()


def test_the_amended_of_two_targets_counts() -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", "বিদ্যমান লক্ষ্যমাত্রা", "সংশোধিত লক্ষ্যমাত্রা"]
    row = row_of(heading, ["১.১.১ সভা আয়োজিত", "সংখ্যা", "২০", "৪", "৩"])
    assert (text(row.targets[100]), list(row.extra.values())) == ("৩", ["৪"])


def test_english_forms_call_the_weight_a_weightage() -> None:
    row = row_of(["Indicator", "Unit", "Weightage", *LEVELS], LEFT)
    assert text(row.weight) == "২০"


@pytest.mark.parametrize("nothing", ["প্রযোজ্য নয়", "N/A", "নাই"])
def test_a_level_that_is_not_applicable_has_no_target(nothing: str) -> None:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", "১০০%", "৯০%", "৮০%", "৭০%", "৬০%", "অর্জন", "মন্তব্য"]
    rows = [
        ["১.১.১ সভা আয়োজিত", "সংখ্যা", "৩", "২", nothing, "১", nothing, nothing, "১", "চলমান"],
        ["১.১.২ কর্মশালা আয়োজিত", "সংখ্যা", "৩", "৪", "৩", "২", "১", nothing, nothing, ""],
    ]
    sheet = sheet_of(heading, *rows)
    assert [[cell and cell.written.plain for cell in row.targets.values()] for row in sheet.indicators] == [
        ["2", None, "1", None, None],
        ["4", "3", "2", "1", None],
    ]
    assert [text(row.achievement) for row in sheet.indicators] == ["১", normalise(nothing)]


@pytest.mark.parametrize("merged", [["", ""], []], ids=["empty", "left out"])
def test_codes_of_two_parts_stay_in_their_column_below_merged_areas(merged: list[str]) -> None:
    read = sheet_of(
        ["ক্ষেত্র", "ক্ষেত্রের মান", "সূচক নম্বর", "সূচক", "একক", "সূচকের মান", *LEVELS, "অর্জন"],
        ["১ কর ও সনদ সেবা", "২২", "১.১", "হোল্ডিং কর অনলাইনে আদায়কৃত", "শতাংশ", "১২", "১০০", "৮৫", "৭০", "৪১"],
        [*merged, "১.২", "ওয়ারিশ সনদ অনলাইনে প্রদানকৃত", "শতাংশ", "১০", "৯৮", "৯০", "৮০", "৯৬"],
        ["২ জনসম্পৃক্ততা", "২৮", "২.১", "উঠান বৈঠক আয়োজিত", "সংখ্যা", "১২", "৪০", "৩২", "২৪", "১১"],
        [*merged, "২.২", "ডিজিটাল সেন্টারের নতুন সেবা চালুকৃত", "তারিখ", "১৬", "৩১/০১/২০৩১", "২৮/০২/২০৩১", "৩১/০৩/২০৩১", ""],
    )
    assert [(row.code, row.area) for row in read.indicators] == [("1.1", "1"), ("1.2", "1"), ("2.1", "2"), ("2.2", "2")]


def test_a_mark_that_lost_its_point_stays_in_its_column() -> None:
    row = row_of(["কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS, "অর্জন", "প্রাপ্ত মান", "মন্তব্য"], [*LEFT, "৪", "১০৫", ""])
    assert (text(row.score), text(row.remarks)) == ("১০৫", None)


def table_of(*headings: str) -> Sheet:
    """Return a sheet of two areas under headings of the areas, their weights, activities, indicators and weights."""
    dates = ["১০/০১/২০৩১", "২০/০১/২০৩১", "৩০/০১/২০৩১"]
    return sheet_of(
        [*headings[:4], "একক", headings[4], *LEVELS, "অর্জন"],
        ["[১] উৎপাদন বৃদ্ধি", "৬০", "[১.১] হ্যাচারি আধুনিকায়ন", "[১.১.১] রেণু উৎপাদিত", "কেজি", "৩৫", "৯০", "৮০", "৭০", "২০"],
        ["", "", "[১.২] সম্প্রসারণ", "[১.২.১] প্রদর্শনী খামার স্থাপিত", "সংখ্যা", "২৫", "৮", "৬", "৪", "২"],
        ["[২] জলাশয় ব্যবস্থাপনা", "৪০", "[২.১] নিবন্ধন হালনাগাদ", "[২.১.১] তালিকা অনুমোদিত", "তারিখ", "৪০", *dates, ""],
    )


PLAIN = ("কর্মসম্পাদন ক্ষেত্র", "ক্ষেত্রের মান", "কার্যক্রম", "কর্মসম্পাদন সূচক", "সূচকের মান")


@pytest.mark.parametrize(
    "headings",
    [
        ("কৌশলগত উদ্দেশ্য", "কৌশলগত উদ্দেশ্যের মান", "কার্যক্রম", "কর্মসম্পাদন সূচক", "কর্মসম্পাদন সূচকের মান"),
        ("উদ্দেশ্য", "উদ্দেশ্যের মান", "কার্যক্রম", "সূচক", "মান"),
        (
            "Strategic Objective",
            "Weight of Strategic Objective",
            "Activities",
            "Performance Indicator",
            "Weight of Indicator",
        ),
        ("কর্মসম্পাদন ক্ষেত্র", "ক্ষেত্রের মান", "কাজের বিবরণ", "কর্মসম্পাদন সূচক", "সূচকের মান"),
        ("অধিক্ষেত্রসমূহ", "ক্ষেত্রের মান", "গৃহীতব্য কাজ", "সূচক", "মান"),
    ],
)
def test_areas_activities_and_weights_under_other_headings(headings: tuple[str, ...]) -> None:
    plain, other = table_of(*PLAIN), table_of(*headings)
    assert [(area.number, area.title, text(area.weight)) for area in other.areas] == [
        (area.number, area.title, text(area.weight)) for area in plain.areas
    ]
    assert [(row.area, row.activity, text(row.weight), row.extra) for row in other.indicators] == [
        (row.area, row.activity, text(row.weight), row.extra) for row in plain.indicators
    ]


def test_numbers_of_indicators_whose_titles_have_their_codes_are_the_weights() -> None:
    read = sheet_of(
        ["কর্মকাণ্ড", "সূচক", "সূচকের নম্বর", "একক", *LEVELS, "অর্জন"],
        ["[১.১] হ্যাচারি আধুনিকায়ন", "[১.১.১] রেণু উৎপাদিত", "৩৫", "কেজি", "৯০", "৮০", "৭০", "২০"],
        ["[১.২] সম্প্রসারণ", "[১.২.১] প্রদর্শনী খামার স্থাপিত", "২৫", "টি", "৮", "৬", "৪", "২"],
    )
    assert [(row.code, text(row.weight)) for row in read.indicators] == [("1.1.1", "৩৫"), ("1.2.1", "২৫")]


@pytest.mark.parametrize("area", ["[১] উৎপাদন", "উৎপাদন"])
def test_serials_that_number_the_rows_are_not_the_numbers_of_areas(area: str) -> None:
    second = area.replace("১", "২").replace("উৎপাদন", "সংরক্ষণ")
    read = sheet_of(
        ["ক্রম", "কর্মসম্পাদন ক্ষেত্র", "কর্মসম্পাদন সূচক", "একক", "মান", *LEVELS],
        ["১", area, "[১.১.১] রেণু উৎপাদিত", "কেজি", "৩৫", "৯০", "৮০", "৭০"],
        ["২", "", "[১.২.১] প্রদর্শনী খামার স্থাপিত", "সংখ্যা", "২৫", "৮", "৬", "৪"],
        ["৩", second, "[২.১.১] অভয়াশ্রম স্থাপিত", "সংখ্যা", "২০", "৯", "৭", "৫"],
        ["৪", "", "[২.১.২] অভিযান পরিচালিত", "সংখ্যা", "২০", "৯", "৭", "৫"],
    )
    assert [(found.number, found.serial) for found in read.areas] == [("1", None), ("2", None)]
    assert [row.area for row in read.indicators] == ["1", "1", "2", "2"]
