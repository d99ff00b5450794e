"""Rating levels are read by what their headings say, whatever a scale calls them."""

from dataclasses import replace

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.rating import RatingLevel, RatingScale
from suchok.documents.readers import read_file

_TITLE = "২০২২-২৩ অর্থবছরের ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা"
_ROWS = (
    "[১.১] ক\t[১.১.১] খ\tসংখ্যা\t৫\t৪\t৩\t২\t৪",
    "[১.২] ক\t[১.২.১] খ\tতারিখ\t৫\t০১/০৫/২০২৩\t১৫/০৫/২০২৩\t৩০/০৫/২০২৩\t-",
)
_LEFT = "কার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tকর্মসম্পাদন সূচকের মান"
_SCALE = RatingScale(
    (RatingLevel(100, "শতভাগ", "full"), RatingLevel(75, "তিন-চতুর্থাংশ", "most"), RatingLevel(50, "অর্ধেক", "half"))
)
_CHARTER = replace(official_plans()[0], scale=_SCALE)
_UPPER = f"{_LEFT}\tলক্ষ্যমাত্রা\t\t\tঅর্জন"


def levels_of(*headings: str, with_scale: bool = False) -> tuple[int, ...]:
    text = "\n".join((_TITLE, *headings, *_ROWS))
    plans = (*official_plans(), _CHARTER) if with_scale else official_plans()
    sheet = read_file("report.txt", text.encode(), plans).sheets[0]
    assert [list(row.targets) for row in sheet.indicators] == [list(sheet.levels)] * len(_ROWS)
    assert sheet.indicators[0].achievement is not None
    return sheet.levels


@pytest.mark.parametrize(
    "names",
    [
        ("লক্ষ্যমাত্রা ১০০%", "লক্ষ্যমাত্রা ৭৫%", "লক্ষ্যমাত্রা ৫০%"),
        ("শতভাগ ১০০%", "আংশিক ৭৫%", "ন্যূনতম ৫০%"),
        ("শতভাগ (১০০%)", "আংশিক (৭৫%)", "ন্যূনতম (৫০%)"),
        ("100% full", "75% most", "50% half"),
    ],
)
def test_percents_count_beside_names_that_nobody_knows(names: tuple[str, ...]) -> None:
    assert levels_of("\t".join((_LEFT, *names, "অর্জন"))) == (100, 75, 50)
    assert levels_of(_UPPER, "\t\t\t\t" + "\t".join(names) + "\t") == (100, 75, 50)


def test_the_names_of_a_scale_count_without_percents() -> None:
    below = "\t\t\t\tশতভাগ\tতিন-চতুর্থাংশ\tঅর্ধেক\t"
    assert levels_of(_UPPER, below, with_scale=True) == (100, 75, 50)


def test_percents_that_do_not_fall_are_no_levels() -> None:
    names = ("কাজের ২০%", "কাজের ৪০%", "কাজের ৬০%")
    assert levels_of(_UPPER, "\t\t\t\t" + "\t".join(names) + "\t") != (20, 40, 60)
