"""What a printed heading says that its column holds."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("অর্জন (জুলাই-সেপ্টেম্বর ২০২২)", ColumnKind.ACHIEVEMENT),
        ("অরজন (জুলাই- সেপ্টেম্বর ২০২২)", ColumnKind.ACHIEVEMENT),
        ("কারযক্রম", ColumnKind.ACTIVITY),
        ("কর্মসম্পাদন সূচকের মান", ColumnKind.WEIGHT),
        ("বরাদ্দ (লক্ষ টাকা)", None),
    ],
)
def test_a_heading_is_known_also_where_a_scanner_lost_a_reph(printed: str, kind: ColumnKind | None) -> None:
    assert kind_of_heading(normalise(printed)) is kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Perfomance Indicater", ColumnKind.INDICATOR),
        ("Wieght of indicater", ColumnKind.WEIGHT),
        ("Uint", ColumnKind.UNIT),
        ("Taget 2022-23", ColumnKind.TARGET),
        ("Achivement", ColumnKind.ACHIEVEMENT),
        ("Remaks", ColumnKind.REMARKS),
        ("4 meetings are held", None),
        ("Ministry of Textiles", None),
        ("Date", None),
    ],
)
def test_a_misspelt_english_heading_is_known(printed: str, kind: ColumnKind | None) -> None:
    assert kind_of_heading(normalise(printed)) is kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Marks", ColumnKind.SCORE),
        ("রিমার্কস", ColumnKind.REMARKS),
        ("টার্গেট ২০২২-২৩", ColumnKind.TARGET),
        ("সূচকের ওয়েটেজ", ColumnKind.WEIGHT),
        ("পূর্ণমান", ColumnKind.WEIGHT),
        ("গণনার একক", ColumnKind.UNIT),
        ("কর্মসম্পাদন নির্দেশক", ColumnKind.INDICATOR),
        ("KPI", ColumnKind.INDICATOR),
        ("ক্রমিক সংখ্যা", ColumnKind.SERIAL),
        ("বাস্তবায়ন", ColumnKind.ACHIEVEMENT),
        ("বাস্তবায়নকারী শাখা", None),
        ("নির্দেশকের ওয়েটেজ", ColumnKind.WEIGHT),
        ("কর্মকাণ্ড", ColumnKind.ACTIVITY),
    ],
)
def test_other_words_for_the_same_heading(printed: str, kind: ColumnKind | None) -> None:
    assert kind_of_heading(normalise(printed)) is kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("ম া ন", ColumnKind.WEIGHT),
        ("এক ক", ColumnKind.UNIT),
        ("পরিমা পের একক", ColumnKind.UNIT),
        ("অ র্জন", ColumnKind.ACHIEVEMENT),
        ("কর্মসম্পাদন সূচকে র মান", ColumnKind.WEIGHT),
        ("বিভাগ ও জেলা", None),
    ],
)
def test_a_heading_that_a_narrow_cell_broke_inside_its_words_is_known(printed: str, kind: ColumnKind | None) -> None:
    assert kind_of_heading(normalise(printed)) is kind


@pytest.mark.parametrize("heading", ["নম্বর", "পূর্ণ নম্বর", "Marks"])
def test_marks_before_the_targets_are_weights_where_no_heading_names_weights(heading: str) -> None:
    lines = [
        "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর ১ম ত্রৈমাসিক প্রতিবেদন",
        f"কর্মসম্পাদন সূচক\tএকক\t{heading}\t১০০%\t৮০%\t৬০%\tঅর্জন\tপ্রাপ্ত নম্বর",
        "[১.১.১] সভা আয়োজিত\tসংখ্যা\t৫\t৪\t৩\t২\t১\t১.২৫",
    ]
    (row,) = read_file("report.txt", "\n".join(lines).encode(), official_plans()).sheets[0].indicators
    assert [cell and cell.text for cell in (row.weight, row.score)] == ["৫", "১.২৫"]


def test_misspelt_english_headings_cost_neither_the_title_nor_the_office() -> None:
    lines = [
        "Department of Textiles",
        "E-Governance and Innovation Work Plan 2022-23 First Quarter Report (July-September)",
        "Activty\tPerfomance Indicater\tUnt\tWieght of indicaters\t100%\t80%\t60%\tAchivement\tRemaks",
        "[1.1] Files\t[1.1.1] Files disposed of\t%\t8\t85%\t80%\t75%\t88%\tgood",
        "[1.2] Meetings\t[1.2.1] Meetings held\tNumber\t12\t4\t3\t2\t1\tone held",
    ]
    document = read_file("report.txt", "\n".join(lines).encode(), official_plans())
    (sheet,) = document.sheets
    assert sheet.office.name == "Department of Textiles"
    assert [row.weight.text for row in sheet.indicators if row.weight] == ["8", "12"]
    assert document.unplaced == ()
