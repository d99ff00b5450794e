"""Areas that stand as lines above tables of their own, and weights that stand behind titles."""

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.documents.readers import read_file

PLANS = official_plans()
TITLE = "২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনার ২য় ত্রৈমাসিক অগ্রগতি প্রতিবেদন"
HEADING = "ক্রঃ নং\tকার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tসূচকের মান\tঅসাধারণ ১০০%\tউত্তম ৮০%\tচলতি মান ৬০%\tঅর্জন"
FIRST = [
    "১\t১.১ কাজ\t১.১.১ সভা আয়োজিত\tসংখ্যা\t২০\t৪\t৩\t২\t১",
    "২\t১.২ কাজ\t১.২.১ সেবা চালু\tতারিখ\t১০\t০১/০২/২০২৩\t০২/০২/২০২৩\t০৩/০২/২০২৩\t",
]
SECOND = ["৩\t২.১ কাজ\t২.১.১ কর্মশালা আয়োজিত\tসংখ্যা\t২০\t৪\t৩\t২\t১"]


def read(*lines: str) -> Document:
    return read_file("report.txt", "\n".join(lines).encode(), PLANS)


def areas(document: Document) -> list[tuple[str | None, str, str | None]]:
    return [(area.number, area.title, area.weight and area.weight.text) for area in document.sheets[0].areas]


@pytest.mark.parametrize("heading", [[HEADING], []], ids=["heading again", "no heading"])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("কর্মসম্পাদন ক্ষেত্র ১: জোরদারকরণ (মান-৩০)", "কর্মসম্পাদন ক্ষেত্র ২: সক্ষমতা (মান-২০)"),
        ("ক্ষেত্র-১ জোরদারকরণ, মান: ৩০", "ক্ষেত্র-২ সক্ষমতা, মান: ২০"),
        ("কর্মসম্পাদন ক্ষেত্র [১] জোরদারকরণ [৩০]", "কর্মসম্পাদন ক্ষেত্র [২] সক্ষমতা [২০]"),
    ],
)
def test_a_line_above_each_table_names_its_area(one: str, two: str, heading: list[str]) -> None:
    document = read(TITLE, "", one, HEADING, *FIRST, "", two, *heading, *SECOND)
    assert len(document.sheets) == 1
    assert areas(document) == [("১", "জোরদারকরণ", "৩০"), ("২", "সক্ষমতা", "২০")] or areas(document) == [
        ("1", "জোরদারকরণ", "৩০"),
        ("2", "সক্ষমতা", "২০"),
    ]
    assert [row.area for row in document.sheets[0].indicators] == ["1", "1", "2"]
    assert document.sheets[0].title == TITLE
    assert document.unplaced == ()
    assert [
        found.code for found in check_document(document, PLANS) if found.code.startswith(("weight", "numbering"))
    ] == []


def test_a_weight_in_the_area_column_stands_behind_the_title() -> None:
    heading = HEADING.replace("ক্রঃ নং", "কর্মসম্পাদন ক্ষেত্র")
    rows = [f"১. জোরদারকরণ (৩০){FIRST[0][1:]}", FIRST[1][1:], f"২. সক্ষমতা (২০){SECOND[0][1:]}"]
    document = read(TITLE, heading, *rows)
    assert areas(document) == [("1", "জোরদারকরণ", "৩০"), ("2", "সক্ষমতা", "২০")]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("শাপলা মন্ত্রণালয়, ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩", "শাপলা মন্ত্রণালয়"),
        ("শাপলা মন্ত্রণালয় এর ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩", "শাপলা মন্ত্রণালয়"),
        ("মন্ত্রণালয়, বিভাগ ও দপ্তরের কর্মপরিকল্পনা ২০২২-২৩", None),
    ],
)
def test_the_office_at_the_start_of_a_title(title: str, office: str | None) -> None:
    assert read(title, HEADING, *FIRST).sheets[0].office.name == office
