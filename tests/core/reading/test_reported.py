"""Which column is the reported period's achievement, and which targets are the year's, where a table has several."""

from collections.abc import Mapping, Sequence

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.report.document import Document, SheetKind
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file

PLANS = official_plans()
TITLE = "জেলা তথ্য অফিস, পটুয়াখালী\nই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর {} প্রতিবেদন"
LEVELS = ["অসাধারণ ১০০%", "উত্তম ৮০%", "চলতি মান ৬০%"]
ROW = ["[২.১.১] ই-ফাইলে নোট নিষ্পত্তিকৃত", "%", "১০", "৮০%", "৭০%", "৬০%"]


def read(period: str, others: Mapping[str, str], *, levels: Sequence[str] = LEVELS) -> Document:
    heading = ["কর্মসম্পাদন সূচক", "একক", "মান", *levels, *others]
    lines = [TITLE.format(period), "", "\t".join(heading), "\t".join([*ROW, *others.values()])]
    return read_file("report.txt", "\n".join(lines).encode(), PLANS)


def achieved(document: Document) -> str | None:
    cell = document.sheets[0].indicators[0].achievement
    return cell.text if cell is not None else None


@pytest.mark.parametrize(
    ("period", "headings", "chosen"),
    [
        ("২য় ত্রৈমাসিক", ["বিগত ত্রৈমাসিকের অর্জন", "চলতি ত্রৈমাসিকের অর্জন"], 1),
        ("২য় ত্রৈমাসিক", ["চলতি ত্রৈমাসিকে অর্জন", "পূর্ববর্তী ত্রৈমাসিকে অর্জন"], 0),
        ("২য় ত্রৈমাসিক", ["Previous achievement", "Achievement"], 1),
        ("২য় ত্রৈমাসিক", ["১ম ত্রৈমাসিকের অর্জন", "২য় ত্রৈমাসিকের অর্জন", "মোট অর্জন"], 1),
        ("২য় ত্রৈমাসিক", ["প্রকৃত অর্জন ২০২১-২২", "প্রকৃত অর্জন"], 1),
        ("২য় ত্রৈমাসিক", ["২০২০-২১ অর্থবছরের অর্জন", "২০২১-২২ অর্থবছরের অর্জন", "২০২২-২৩ অর্থবছরের অর্জন"], 2),
        ("বার্ষিক", ["১ম ত্রৈমাসিক অর্জন", "২য় ত্রৈমাসিক অর্জন", "৩য় ত্রৈমাসিক অর্জন", "৪র্থ ত্রৈমাসিক অর্জন", "মোট অর্জন"], 4),
        ("অর্ধবার্ষিক", ["১ম ত্রৈমাসিক অর্জন", "২য় ত্রৈমাসিক অর্জন"], None),
        ("বার্ষিক", ["অর্জন (জুলাই-ডিসেম্বর)", "অর্জন (জানুয়ারি-জুন)"], None),
        ("২য় ত্রৈমাসিক", ["অর্জন ২০২১-২২"], 0),
        ("২য় ত্রৈমাসিক", ["দাবীকৃত অর্জন", "অর্জনের হার"], 0),
        ("২য় ত্রৈমাসিক", ["১ম ত্রৈমাসিক", "২য় ত্রৈমাসিক", "৩য় ত্রৈমাসিক"], 1),
        ("চূড়ান্ত মূল্যায়ন", ["১ম ত্রৈমাসিক অর্জন", "২য় ত্রৈমাসিক অর্জন", "সর্বমোট অর্জন"], 2),
    ],
)
def test_the_column_of_the_reported_period(period: str, headings: list[str], chosen: int | None) -> None:
    others = {heading: f"4{at}%" for at, heading in enumerate(headings)}
    document = read(period, others)
    assert achieved(document) == (None if chosen is None else f"4{chosen}%")


@pytest.mark.parametrize(
    ("headings", "period"),
    [
        (["অর্জন (জুলাই-সেপ্টেম্বর)", "অর্জনের হার"], "Q1"),
        (["বিগত (১ম ত্রৈমাসিক) অর্জন", "২য় ত্রৈমাসিক অর্জন"], "Q2"),
        (["১ম ত্রৈমাসিক অর্জন", "২য় ত্রৈমাসিক অর্জন"], None),
        (["অর্জন", "১ম ত্রৈমাসিক অর্জন"], None),
    ],
)
def test_the_period_that_headings_name_where_the_title_names_none(headings: list[str], period: str | None) -> None:
    assert read("অগ্রগতি", dict.fromkeys(headings, "৪০%")).sheets[0].period == period


def test_columns_of_earlier_years_make_no_report_of_a_plan() -> None:
    lines = [
        "বার্ষিক কর্মসম্পাদন চুক্তি ২০২৩-২৪",
        "\t".join(["কর্মসম্পাদন সূচক", "একক", "মান", "প্রকৃত অর্জন ২০২১-২২", "প্রকৃত অর্জন* ২০২২-২৩", *LEVELS, "প্রক্ষেপণ ২০২৪-২৫"]),
        "[১.১.১] আয়োজিত উঠান বৈঠক\tসংখ্যা\t৫\t১২\t১৪\t৪৮\t৪৩\t৩৮\t৬০",
    ]
    (sheet,) = read_file("plan.txt", "\n".join(lines).encode(), PLANS).sheets
    assert sheet.kind is SheetKind.PLAN
    assert sheet.indicators[0].achievement is None
    assert list(sheet.indicators[0].extra.values()) == ["১২", "১৪", "৬০"]


def test_the_targets_of_a_quarter_or_an_earlier_year_are_not_the_years() -> None:
    spans = ["লক্ষ্যমাত্রা ২০২২-২৩", "", ""]
    others = {"১ম ত্রৈমাসিকের লক্ষ্যমাত্রা": "২০%", "১ম ত্রৈমাসিকের অর্জন": "৪০%"}
    heading = "\t".join(["কর্মসম্পাদন সূচক", "একক", "মান", *spans, *others])
    levels = "\t".join(["", "", "", *LEVELS, "", ""])
    text = "\n".join([TITLE.format("১ম ত্রৈমাসিক"), "", heading, levels, "\t".join([*ROW, *others.values()])])
    (sheet,) = read_file("report.txt", text.encode(), PLANS).sheets
    (row,) = sheet.indicators
    assert [cell and cell.text for cell in row.targets.values()] == ["৮০%", "৭০%", "৬০%"]
    assert row.achievement is not None
    assert (row.achievement.text, list(row.extra.values())) == ("৪০%", ["২০%"])

    single = read("১ম ত্রৈমাসিক", {"লক্ষ্যমাত্রা ২০২২-২৩": "৫০%", "অর্জন": "৪০%"}, levels=["লক্ষ্যমাত্রা ২০২১-২২", "a", "b"])
    (row,) = single.sheets[0].indicators
    assert [cell and cell.text for cell in row.targets.values()] == ["৫০%"]
    assert single.sheets[0].heading_year == single.sheets[0].fiscal_year


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("মূল্যায়নকারী কর্তৃক প্রদত্ত নম্বর", ColumnKind.SCORE),
        ("দাবীকৃত নম্বর", ColumnKind.SCORE),
        ("ক্রমিক নম্বর", ColumnKind.SERIAL),
        ("সূচক নম্বর", ColumnKind.CODE),
        ("কোড নম্বর", ColumnKind.CODE),
        ("প্রক্ষেপিত লক্ষ্যমাত্রা ২০২৪-২৫", ColumnKind.FIGURES),
    ],
)
def test_headings_of_marks_and_projections(printed: str, kind: ColumnKind) -> None:
    assert kind_of_heading(normalise(printed)) is kind
