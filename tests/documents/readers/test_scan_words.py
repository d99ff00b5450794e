"""Units, headings and codes of a scan that are nearly known ones are put right or doubtful, never lost in silence."""

from collections.abc import Sequence

import numpy as np
import pytest

from suchok.core.plan.catalogue import official_plan, official_plans
from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.reading.units import is_unit_word
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.core.text.numerals import to_bangla_digits
from suchok.documents.readers.scan import cells as scan_cells
from suchok.documents.readers.scan import written_words
from suchok.documents.readers.scan.cells import read_cell
from suchok.documents.readers.scan.official import Correction, corrected
from suchok.documents.readers.scan.order import ordered
from suchok.documents.readers.scan.printed_codes import PrintedCode
from suchok.documents.readers.scan.rulings import ink_of
from suchok.documents.readers.scan.tesseract import Words
from tests.documents.readers.test_scan_doubts import FIRST, HEADING, PERCENTS, SECOND, THIRD, rows

PLANS = official_plans()
WORDS = np.pad(np.zeros((20, 160), np.uint8), 10, constant_values=255)


def cells(found: Sequence[Raw], row: int) -> tuple[RawCell, ...]:
    raw = found[row]
    assert isinstance(raw, RawRow)
    return raw.cells


@pytest.mark.parametrize(
    ("misread", "unit"), [("সংখ্য", "সংখ্যা"), ("তারখ", "তারিখ"), ("শতকর", "শতকরা"), ("তাংশ", "শতাংশ"), ("জনঘণ্ট", "জনঘণ্টা")]
)
def test_a_long_unit_that_lost_a_sign_is_put_right_and_said(misread: str, unit: str) -> None:
    table = rows(HEADING, PERCENTS, FIRST, SECOND, THIRD.replace("সংখ্যা", misread))
    found, corrections = corrected(table, ())
    cell = cells(found, 4)[3]
    assert (cell.text, cell.doubtful) == (normalise(unit), False)
    assert corrections == (Correction(cell.place, normalise(misread), normalise(unit)),)


@pytest.mark.parametrize("misread", ["মে. উন", "হেইর", "জন ]", "সংখ্যা টি)", "সভ"])
def test_a_unit_that_no_office_prints_is_doubtful_and_stays(misread: str) -> None:
    found, corrections = corrected(rows(HEADING, PERCENTS, FIRST, SECOND, THIRD.replace("সংখ্যা", misread)), ())
    cell = cells(found, 4)[3]
    assert (cell.text, cell.doubtful) == (normalise(misread), True)
    assert corrections == ()


@pytest.mark.parametrize(
    "unit", ["জন", "টি", "কি.মি.", "মে. টন", "লক্ষ টাকা", "হেক্টর", "সংখ্যা (টি)", "শতকরা (%)", "%", "জনঘণ্টা"]
)
def test_units_that_offices_print_are_sure(unit: str) -> None:
    assert is_unit_word(normalise(unit))
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND, THIRD.replace("সংখ্যা", unit)), ())
    assert not cells(found, 4)[3].doubtful


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("কর্মসম্পাদন সূচকের মান", "কর্মস ম্পাদ ন সূচকে রমান"),
        ("কর্মসম্পাদন সূচকের মান", "সৃচতকর মান"),
        ("কর্মসম্পাদন সূচকের মান", "কর্মসম্পাদন সূচকের সান"),
        ("অর্জন", "অঞ্জন"),
        ("স্কোর", "ক্ষোর"),
    ],
)
def test_a_heading_that_is_nearly_a_known_one_is_that_one(printed: str, misread: str) -> None:
    heading = f"{HEADING[:-1]}|অর্জন|স্কোর"
    # Otherwise the whole column is lost.
    lines = [f"{line}|৫|৫" for line in (FIRST, SECOND, THIRD)]
    found = ordered(rows(heading.replace(printed, misread), f"{PERCENTS}||", *lines), ())
    told = [kind_of_heading(cell.text) for cell in cells(found, 0)]
    assert told == [kind_of_heading(normalise(text)) for text in heading.split("|")]


def test_a_misread_heading_of_weights_is_known_also_where_the_unit_does_not_stand_before_it() -> None:
    lines = [HEADING.replace("কর্মসম্পাদন সূচকের মান", "সৃচতকর মান"), PERCENTS, FIRST, SECOND, THIRD]
    pieces = [line.split("|") for line in lines]
    found = ordered(rows(*["|".join([*one[:3], one[4], one[3], *one[5:]]) for one in pieces]), ())
    assert (cells(found, 0)[3].text, cells(found, 0)[3].doubtful) == (normalise("সূচকের মান"), True)


def test_a_heading_cut_off_on_the_next_page_is_the_one_of_the_page_before() -> None:
    table = rows(HEADING, PERCENTS, FIRST, SECOND)
    next_page = rows(HEADING.replace("কর্মসম্পাদন সূচকের মান", "কর্মস ম্পাদ"), PERCENTS, THIRD)
    found = ordered([*table, RawLine("", Place(page=2)), *next_page], ())
    assert cells(found, 5)[4].text == normalise("কর্মসম্পাদন সূচকের মান")


def test_another_table_keeps_its_own_headings() -> None:
    other = "ক্রম|সেবার নাম|সেবা গ্রহীতা|একক|ফি|সময়|||||"
    table = rows(HEADING, PERCENTS, FIRST, SECOND)
    found = ordered([*table, RawLine("", Place(page=2)), *rows(other, PERCENTS, THIRD)], ())
    assert [cell.text for cell in cells(found, 5)] == [normalise(text) for text in other.split("|")]


@pytest.mark.parametrize("misread", ["[১২১]", "1১২১]", "[১.২১]", "(১২.১]"])
def test_a_code_that_lost_its_points_gets_them_back_and_is_doubtful(misread: str) -> None:
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND, THIRD.replace("[১.২.১]", misread)), ())
    cell = cells(found, 4)[2]
    assert (cell.text, cell.doubtful) == (normalise("[১.২.১] নথি নিষ্পত্তিকৃত"), True)


def test_a_code_that_lost_its_points_is_the_one_that_was_read_and_not_the_one_that_would_follow() -> None:
    third = THIRD.replace("[১.২.১]", "[১১৪]").replace("[১.২]", "[১.১]")
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND, third), ())
    assert cells(found, 4)[2].text == normalise("[১.১.৪] নথি নিষ্পত্তিকৃত")


def test_codes_of_a_table_that_all_lost_their_points_get_them_back() -> None:
    lines = [
        line.replace("[১.১.১]", "[১১১]").replace("[১.১.২]", "[১১২]").replace("[১.২.১]", "[১২১]")
        for line in (FIRST, SECOND, THIRD)
    ]
    lines = [line.replace("[১.১]", "[১১]").replace("[১.২]", "[১২]") for line in lines]
    found = ordered(rows(HEADING, PERCENTS, *lines), ())
    assert [cells(found, at)[2].text.split()[0] for at in (2, 3, 4)] == ["[১.১.১]", "[১.১.২]", "[১.২.১]"]
    assert [cells(found, at)[1].text.split()[:1] for at in (2, 3, 4)] == [["[১.১]"], [], ["[১.২]"]]


UNREAD = [line.replace("সংখ্যা", "তত") for line in (FIRST, SECOND, THIRD)]


def test_a_heading_with_a_stroke_of_a_stamp_behind_it_is_that_heading() -> None:
    spoilt = HEADING.replace("একক", "একক টপ এরর")
    found = ordered(rows(spoilt, PERCENTS, *UNREAD, doubtful=frozenset({(0, 3)})), ())
    assert cells(found, 0)[3].text == "একক"


def test_what_stands_unread_in_the_middle_of_a_heading_is_no_serial_number() -> None:
    spoilt = HEADING.replace("একক", "টপ এরর").replace("কর্মসম্পাদন সূচকের মান", "নন উ")
    found = ordered(rows(spoilt, PERCENTS, *UNREAD, doubtful=frozenset({(0, 3), (0, 4)})), ())
    assert [cell.text for cell in cells(found, 0)].count("ক্রম") == 1


def test_numbers_of_areas_beside_indicators_are_no_codes_without_points() -> None:
    lines = [line.replace("|[১.১] সেবা", "|[১১] সেবা").replace("[১.২]", "[১২]") for line in (FIRST, SECOND, THIRD)]
    lines = [line.replace("[১.১.", "[১১.১.").replace("[১.২.", "[১২.১.") for line in lines]
    found = ordered(rows(HEADING, PERCENTS, *lines), ())
    assert [cells(found, at)[1].text.split()[:1] for at in (2, 3, 4)] == [["[১১]"], [], ["[১২]"]]


def test_a_bracket_that_tesseract_takes_for_a_latin_1_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    said = normalise("1১.২] সভা আয়োজিত")
    for reader in (scan_cells, written_words):
        monkeypatch.setattr(reader, "words_of", lambda picture, mode: Words((said,), 95, 95))
    monkeypatch.setattr(scan_cells, "printed_code", lambda ink: None)
    assert read_cell(WORDS, ink_of(WORDS), pixels=2.0).text == normalise("[১.২] সভা আয়োজিত")


def test_a_column_of_which_every_cell_is_doubtful_stays_if_most_rows_have_something_there() -> None:
    spoilt = frozenset((at, 6) for at in range(5))
    found = ordered(rows(HEADING[:-1], PERCENTS, FIRST, SECOND, THIRD, doubtful=spoilt), ())
    assert [cells(found, at)[6].text for at in (2, 3, 4)] == ["৪", "৪", "৪"]


@pytest.mark.parametrize("left", ["| ২.৪.১] ", "[২.৪.১] | ", "[১৪.১ ", "1২৪.১] "])
def test_nothing_of_a_misread_code_stays_before_a_title(monkeypatch: pytest.MonkeyPatch, left: str) -> None:
    said = normalise(f"{left}সভা আয়োজিত")
    for reader in (scan_cells, written_words):
        monkeypatch.setattr(reader, "words_of", lambda picture, mode: Words((said,), 95, 95))
    monkeypatch.setattr(scan_cells, "printed_code", lambda ink: PrintedCode("২.৪.১", 5.0, has_brackets=True))
    cell = read_cell(WORDS, ink_of(WORDS), pixels=2.0)
    assert (cell.text, cell.doubtful) == (normalise("[২.৪.১] সভা আয়োজিত"), False)


def test_the_one_row_of_the_next_page_gets_the_code_that_follows() -> None:
    table = rows(HEADING, PERCENTS, FIRST, SECOND)
    next_page = rows(HEADING, PERCENTS, THIRD.replace("[১.২.১]", "[১২.১]").replace("[১.২]", "[১২]"))
    found = ordered([*table, RawLine("", Place(page=2)), *next_page], ())
    cell = cells(found, 7)[2]
    assert (cell.text, cell.doubtful) == (normalise("[১.২.১] নথি নিষ্পত্তিকৃত"), True)


def test_a_heading_that_another_column_has_is_not_put_in_for_what_stands_below() -> None:
    """Codes of indicators that lost a point look like those of activities."""
    spoilt = HEADING.replace("কর্মসম্পাদন সূচক|", "৯ কর্মসম্পাদন সূচক ১|")
    lines = [line.replace(".১]", "১]").replace(".২]", "২]") for line in (FIRST, SECOND, THIRD)]
    found = ordered(rows(spoilt, PERCENTS, *lines, doubtful=frozenset({(0, 2)})), ())
    assert kind_of_heading(cells(found, 0)[2].text) is ColumnKind.INDICATOR


def test_a_word_that_a_narrow_cell_cut_is_whole() -> None:
    table = rows(HEADING, PERCENTS, FIRST.replace("সেবা হালনাগাদকৃত", "কর্মপরিকল্প না বাস্তবা য়ন না করা"), SECOND, THIRD)
    cell = cells(ordered(table, PLANS), 2)[2]
    assert (cell.text, cell.doubtful) == (normalise("[১.১.১] কর্মপরিকল্পনা বাস্তবায়ন না করা"), False)


def test_a_heading_beside_percents_gets_no_code() -> None:
    heading = HEADING.replace("লক্ষ্যমাত্রা|||||", "১০০%|৯০%|৮০%|৭০%|৬০%")
    found = ordered(rows(heading, FIRST, SECOND, THIRD), ())
    assert [cell.text for cell in cells(found, 0)] == [normalise(text) for text in heading.split("|")]


def test_the_column_of_weights_is_told_where_its_heading_was_not_read() -> None:
    """In its place before the units nothing tells it but its numbers."""
    spoilt = "ক্রম|কার্যক্রম|কর্মসম্পাদন সূচক|৮ সি ১1|একক|লক্ষ্যমাত্রা|||||"
    lines = [line.replace("|সংখ্যা|৫|", "|৫|সংখ্যা|", 1) for line in (FIRST, SECOND, THIRD)]
    found = ordered(rows(spoilt, PERCENTS, *lines, doubtful=frozenset({(0, 3)})), ())
    assert kind_of_heading(cells(found, 0)[3].text) is ColumnKind.WEIGHT


def test_a_heading_of_targets_that_a_stroke_cut_in_two_is_over_both() -> None:
    spoilt = HEADING.replace("লক্ষ্যমাত্রা||", "2021-4|2 অর্থবছরের লক্ষ্যমাত্রা|")
    found = ordered(rows(spoilt, PERCENTS, FIRST, SECOND, THIRD, doubtful=frozenset({(0, 5)})), ())
    assert [cell.text for cell in cells(found, 0)[5:8]] == [normalise("লক্ষ্যমাত্রা"), "", ""]


def test_an_official_title_that_a_page_cut_is_whole_once() -> None:
    """The beginning of an activity is as near to the title of its indicator as to its own."""
    plan = official_plan("2022-23", "ministry")
    printed = [
        f"{to_bangla_digits(f'[{activity.code}]')} {activity.title}|"
        f"{to_bangla_digits(f'[{indicator.code}]')} {indicator.title}|সংখ্যা|২"
        for _, activity, indicator in plan.rows()
    ]
    at = next(number for number, line in enumerate(printed) if "[১.৪.১]" in line)
    activity, indicator, *values = printed[at].split("|")
    middles = activity.index("প্রণয়ন"), indicator.index("কর্মপরিকল্পনা")
    above = "|".join([activity[: middles[0]], indicator[: middles[1]], *values])
    below = f"{activity[middles[0] :]}|{indicator[middles[1] :]}||"
    first = rows(*printed[:at], above)
    second = [
        RawRow(tuple(cell._replace(place=cell.place._replace(page=2)) for cell in row.cells))
        for row in rows(below, *printed[at + 1 :])
    ]
    found, _ = corrected([*first, *second], [plan])
    assert [cell.text for cell in cells(found, at)[:2]] == [normalise(activity), normalise(indicator)]
    assert [cell.text for cell in cells(found, at + 1)] == ["", "", "", ""]
