"""What the end of a page cut in two, as in PDFs whose rows may break: titles, remarks, days, areas and activities."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.reading.reading import read_document
from suchok.core.report.document import Document, Source
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise

PLANS = official_plans()
TITLE = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর ৩য় ত্রৈমাসিক প্রতিবেদন"
HEADING = ["কর্মসম্পাদন সূচক", "একক", "মান", "১০০%", "৮০%", "৬০%", "অর্জন", "মন্তব্য"]
ABOVE = ["[১.১.১] সভা আয়োজিত", "সংখ্যা", "৪", "৪", "৩", "২", "৩", ""]
CUT = ["[১.১.২] কর্মপরিকল্পনা", "তারিখ", "৫", "২", "৩", "-", "১৫/০১/২", "আদেশ"]
REST = ["প্রণীত", "", "", "৮/০২/২০৩১", "০/০৩/২০৩১", "", "০৩১", "জারি"]


def read(*pages: list[list[str]]) -> Document:
    raws: list[Raw] = [RawLine(normalise(TITLE), Place(page=1))]
    for page, rows in enumerate(pages, 1):
        raws.append(RawLine("", Place(page=page)))
        for number, texts in enumerate(rows, 1):
            places = [Place(page=page, table=1, row=number, column=at) for at in range(1, len(texts) + 1)]
            raws.append(RawRow(tuple(map(RawCell, map(normalise, texts), places))))
    return read_document(raws, Source("report.pdf", "pdf", ""), PLANS)


@pytest.mark.parametrize("headings", [1, 2])
def test_a_row_over_the_end_of_a_page_is_whole(headings: int) -> None:
    document = read([HEADING, ABOVE, CUT], [*[HEADING] * (headings - 1), REST])
    (sheet,) = document.sheets
    _, row = sheet.indicators
    assert (row.title, row.unit) == (normalise("কর্মপরিকল্পনা প্রণীত"), "date")
    assert [cell and cell.written.plain for cell in row.targets.values()] == ["2031-02-28", "2031-03-30", None]
    assert row.achievement is not None
    assert row.achievement.written.plain == "2031-01-15"
    assert row.remarks is not None
    assert row.remarks.text == normalise("আদেশ জারি")
    assert [(note.code, note.row) for note in document.notes] == [("layout.split_row", 1)]


def test_a_row_of_its_own_on_the_next_page_stays_one() -> None:
    following = ["কর্মশালা আয়োজিত", "", "", "২", "১", "", "১", ""]
    (sheet,) = read([HEADING, ABOVE], [following]).sheets
    assert [row.title for row in sheet.indicators] == list(map(normalise, ["সভা আয়োজিত", "কর্মশালা আয়োজিত"]))


def test_the_rest_of_a_title_alone_at_the_top_of_a_page_is_joined() -> None:
    rest = ["প্রণয়ন সংক্রান্ত", "", "", "", "", "", "", ""]
    document = read([HEADING, ABOVE], [rest, CUT])
    assert document.unplaced == ()
    first, _ = document.sheets[0].indicators
    assert first.title == normalise("সভা আয়োজিত প্রণয়ন সংক্রান্ত")


GROUPED = ["কর্মসম্পাদন ক্ষেত্র", "কার্যক্রম", *HEADING]
FIRST = ["[১] প্রাতিষ্ঠানিক", "[১.১] বিষয়ভিত্তিক সভা ও কর্মশালা", *ABOVE]
SECOND = ["[১.১.২] নীতিমালা প্রণীত", "তারিখ", "৫", "২৮/০২/২০৩১", "-", "-", "", ""]


def groups(document: Document) -> tuple[list[str], list[str | None]]:
    (sheet,) = document.sheets
    return [area.title for area in sheet.areas], [row.activity and row.activity.title for row in sheet.indicators]


def test_an_area_and_an_activity_that_a_page_cut_within_their_merged_cells_are_whole() -> None:
    document = read([GROUPED, FIRST], [GROUPED, ["দক্ষতা বৃদ্ধি", "আয়োজনের ব্যবস্থা", *SECOND]])
    activity = normalise("বিষয়ভিত্তিক সভা ও কর্মশালা আয়োজনের ব্যবস্থা")
    assert groups(document) == ([normalise("প্রাতিষ্ঠানিক দক্ষতা বৃদ্ধি")], [activity, activity])
    assert [(note.code, note.row) for note in document.notes] == [("layout.split_row", 0)]


def test_a_word_of_an_activity_that_a_page_cut_is_whole() -> None:
    document = read([GROUPED, FIRST], [GROUPED, ["", "র আয়োজন", *SECOND]])
    activity = normalise("বিষয়ভিত্তিক সভা ও কর্মশালার আয়োজন")
    assert groups(document)[1] == [activity, activity]


@pytest.mark.parametrize("activity", ["[১.২] নীতিমালা প্রণয়ন", "বিষয়ভিত্তিক সভা ও কর্মশালা"])
def test_an_activity_printed_at_the_top_of_a_page_is_no_rest(activity: str) -> None:
    document = read([GROUPED, FIRST], [GROUPED, ["[১] প্রাতিষ্ঠানিক", activity, *SECOND]])
    assert groups(document) == (
        [normalise("প্রাতিষ্ঠানিক")],
        [normalise("বিষয়ভিত্তিক সভা ও কর্মশালা"), normalise(activity.removeprefix("[১.২] "))],
    )


def test_an_activity_without_number_among_others_without_is_no_rest() -> None:
    first = ["[১] প্রাতিষ্ঠানিক", "বিষয়ভিত্তিক সভা", *ABOVE]
    document = read([GROUPED, first], [GROUPED, ["", "নীতিমালা প্রণয়ন", *SECOND]])
    assert groups(document)[1] == [normalise("বিষয়ভিত্তিক সভা"), normalise("নীতিমালা প্রণয়ন")]


OF_NEXT_PAGE = ["[২.১.১] নীতিমালা প্রণীত", "তারিখ", "৫", "২৮/০২/২০৩১", "-", "-", "", ""]
LAST = ["[২.১.২] নীতিমালা অনুমোদিত", "সংখ্যা", "৫", "৪", "৩", "২", "", ""]
PRINTED = ["[২] বিধি প্রণয়ন", "[২.১] নীতিমালা প্রণয়ন"]


def test_an_area_whose_cell_begins_above_the_end_of_a_page_and_is_printed_below_it_has_both_rows() -> None:
    document = read([GROUPED, FIRST, ["", "", *OF_NEXT_PAGE]], [GROUPED, [*PRINTED, *LAST]])
    (sheet,) = document.sheets
    assert [row.area for row in sheet.indicators] == ["1", "2", "2"]
    assert [row.activity and row.activity.code for row in sheet.indicators] == ["1.1", "2.1", "2.1"]


def test_a_row_of_an_area_above_stays_there_whatever_the_next_page_prints() -> None:
    document = read([GROUPED, FIRST, ["", "", *SECOND]], [GROUPED, [*PRINTED, *LAST]])
    (sheet,) = document.sheets
    assert [row.area for row in sheet.indicators] == ["1", "1", "2"]
    assert [row.activity and row.activity.code for row in sheet.indicators] == ["1.1", "1.1", "2.1"]
