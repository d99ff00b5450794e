"""Rows of totals: of the weights, of the marks, of an area; what adds up is silent, what does not is told."""

from decimal import Decimal

import pytest

from suchok.core.checking.checking import check_document
from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.documents.readers import read_file

PLANS = official_plans()
TITLE = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১ এর বার্ষিক প্রতিবেদন"
HEADING = "কর্মসম্পাদন সূচক\tএকক\tমান\t১০০%\t৮০%\t৬০%\tঅর্জন\tপ্রাপ্ত নম্বর\tমন্তব্য"
ROWS = [
    "১.১.১ সভা আয়োজিত\tসংখ্যা\t২০\t৪\t৩\t২\t৪\t২০\t",
    "১.১.২ কর্মশালা আয়োজিত\tসংখ্যা\t১০\t৪\t৩\t২\t৩\t৮\t",
    "২.১.১ প্রশিক্ষণ আয়োজিত\tসংখ্যা\t২০\t৪\t৩\t২\t৪\t২০\t",
]


def total(weight: str = "", marks: str = "", label: str = "মোট") -> str:
    return f"{label}\t\t{weight}\t\t\t\t\t{marks}\t"


def read(*rows: str) -> Document:
    return read_file("report.txt", "\n".join([TITLE, "", HEADING, *rows]).encode(), PLANS)


def findings(document: Document) -> list[tuple[str, str | None]]:
    found = check_document(document, PLANS)
    return [(one.code, one.field) for one in found if one.code in ("total.differs", "layout.unplaced")]


def weight_and_marks(document: Document) -> tuple[object, object]:
    (sheet,) = document.sheets
    return tuple(cell and cell.written.value for cell in (sheet.total, sheet.marks_total))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("row", "read_as", "told"),
    [
        (total("৫০", "৪৮"), (50, 48), []),
        (total("৫০", "৪৯"), (50, 48 + 1), [("total.differs", "score")]),
        (total("৫১", "৪৯"), (51, 49), [("total.differs", "total"), ("total.differs", "score")]),
        (total("", "৪৮", "মোট প্রাপ্ত নম্বর"), (None, 48), []),
        (total("", "৫৮", "সর্বমোট"), (None, 58), [("total.differs", "score")]),
    ],
)
def test_totals_of_weights_and_of_marks(row: str, read_as: tuple[object, object], told: list[object]) -> None:
    document = read(*ROWS, row)
    assert weight_and_marks(document) == read_as
    assert findings(document) == told


def test_a_total_of_marks_is_compared_as_it_is_rounded() -> None:
    rows = [row.replace("\t৮\t", "\t৮.৬৬৭\t") for row in ROWS]
    assert [findings(read(*rows, total("৫০", marks))) for marks in ("৪৮.৬৭", "৪৮.৬৬", "৪৮.৭", "৪৯", "৪৮")] == [[]] * 5
    assert findings(read(*rows, total("৫০", "৪৮.৬৮"))) == [("total.differs", "score")]


@pytest.mark.parametrize("label", ["উপমোট", "মোট", "Sub-total"])
def test_totals_of_areas_alone_are_no_total_of_the_sheet(label: str) -> None:
    document = read(*ROWS[:2], total("৩০", "২৮", label), ROWS[2], total("২০", "২০", label))
    assert weight_and_marks(document) == (None, None)
    assert findings(document) == [("layout.unplaced", None)] * 4


def test_the_last_of_several_totals_is_the_sheets() -> None:
    document = read(*ROWS[:2], total("৩০"), ROWS[2], total("২০"), total("৫০", "৪৮", "সর্বমোট"))
    assert weight_and_marks(document) == (Decimal(50), Decimal(48))
    assert findings(document) == [("layout.unplaced", None)] * 2


def test_a_total_above_further_rows_is_not_the_sheets() -> None:
    document = read(*ROWS[:2], total("৩০"), ROWS[2])
    assert weight_and_marks(document) == (None, None)


@pytest.mark.parametrize("said", ["৪\tপূর্ণ", "৪\t"])
def test_marks_that_nobody_can_add_are_not_judged(said: str) -> None:
    rows = [ROWS[0].replace("\t৪\t২০\t", f"\t{said}\t"), *ROWS[1:]]
    assert ("total.differs", "score") not in findings(read(*rows, total("৫০", "৪৯")))


def test_what_is_only_told_in_words_adds_no_mark() -> None:
    rows = [ROWS[0].replace("\t৪\t২০\t", "\tপ্রক্রিয়াধীন\t\t"), *ROWS[1:]]
    assert ("total.differs", "score") not in findings(read(*rows, total("৫০", "২৮")))
    assert ("total.differs", "score") in findings(read(*rows, total("৫০", "৩৮")))


@pytest.mark.parametrize("mark", ["1" + ",00" * 20 + ",000.5", "9" * 18 + ".999999999"])
def test_marks_of_forty_digits_are_added_like_others(mark: str) -> None:
    rows = [HEADING, ROWS[0].replace("\t৪\t২০\t", f"\t৪\t{mark}\t"), *ROWS[1:], total("", "৪৮.৫")]
    # Without a column of remarks they can stand nowhere else.
    text = "\n".join([TITLE, "", *(row.rpartition("\t")[0] for row in rows)])
    assert ("total.differs", "score") in findings(read_file("report.txt", text.encode(), PLANS))
