"""Tables copied out of a page with each cell in a line of its own."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file

TITLE = "জেলা সমাজসেবা কার্যালয়, নওগাঁ এর ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০৩০-৩১"
HEADINGS = ["ক্রম", "কার্যক্রম", "কর্মসম্পাদন সূচক", "একক", "কর্মসম্পাদন সূচকের মান", "লক্ষ্যমাত্রা", "মন্তব্য"]
NAMES, LEVELS = ["অসাধারণ", "উত্তম", "চলতি মানের নিম্নে"], ["১০০%", "৮০%", "৬০%"]
NUMBERS = ["১", "২", "৩", "৪", "৫", "৬", "৭", "৮", "৯"]
ROWS = [
    ["১", "[১.১] সভা আয়োজন", "[১.১.১] সভা আয়োজিত", "সংখ্যা", "৪", "৪", "৩", "২", "চলমান"],
    ["২", "[১.২] নীতিমালা প্রণয়ন", "[১.২.১] নীতিমালা প্রণীত", "তারিখ", "৫", "৩১/১২/২০৩০", "৩১/০১/২০৩১", "২৮/০২/২০৩১", "-"],
    ["৩", "[১.৩] সেবা সহজিকরণ", "[১.৩.১] সেবা সহজিকৃত", "%", "৬", "৮০%", "৭০%", "৬০%", "-"],
]
END = ["মোট", "১৫", "নমুনা কর্মকর্তা"]


def read(*groups: list[str], between: str = "\n") -> Document:
    lines = [TITLE, "", *(line for group in groups for line in group)]
    return read_file("copied.txt", between.join(lines).encode(), official_plans())


def codes(document: Document) -> list[str | None]:
    return [row.code for sheet in document.sheets for row in sheet.indicators]


@pytest.mark.parametrize("below", [LEVELS, [*NAMES, *LEVELS], [*LEVELS, *NUMBERS]], ids=["levels", "names", "numbers"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_table_with_each_cell_in_a_line_of_its_own_is_read(below: list[str], between: str) -> None:
    document = read([*HEADINGS, *below], *ROWS, END, between=between)
    (sheet,) = document.sheets
    assert codes(document) == ["1.1.1", "1.2.1", "1.3.1"]
    assert [row.unit for row in sheet.indicators] == ["number", "date", "percent"]
    assert [cell and cell.written.plain for cell in sheet.indicators[1].targets.values()] == [
        "2030-12-31",
        "2031-01-31",
        "2031-02-28",
    ]
    assert sheet.office.name == normalise("জেলা সমাজসেবা কার্যালয়")
    assert sheet.total is not None
    assert (sheet.total.text, document.signatures[0].text) == ("১৫", END[-1])


@pytest.mark.parametrize("unit", ["সূচকের একক", "পরিমাপের একক", "Unit", "Unit of measurement"])
@pytest.mark.parametrize("numbers", [NUMBERS, [f"({number})" for number in NUMBERS]], ids=["bare", "in brackets"])
def test_units_and_numbers_of_columns_are_known_as_in_any_table(unit: str, numbers: list[str]) -> None:
    document = read([*HEADINGS[:3], unit, *HEADINGS[4:], *LEVELS, *numbers], *ROWS, END)
    assert codes(document) == ["1.1.1", "1.2.1", "1.3.1"]


def test_a_blank_line_is_a_blank_cell_where_the_others_stand_close() -> None:
    rows = [[*ROWS[0][:-1], ""], ROWS[1], [*ROWS[2][:-1], ""], [*ROWS[0][:-2], "", ""]]
    document = read([*HEADINGS, *LEVELS], *rows)
    assert codes(document) == ["1.1.1", "1.2.1", "1.3.1", "1.1.1"]
    assert document.sheets[0].indicators[0].place.line == 15


@pytest.mark.parametrize(
    ("why", "groups"),
    [
        ("one row alone may be chance", [[*HEADINGS, *LEVELS], ROWS[0]]),
        ("a cell is missing in the first row", [[*HEADINGS, *LEVELS], ROWS[0][:4] + ROWS[0][5:], ROWS[1], ROWS[2]]),
        ("nothing says how many levels there are", [HEADINGS, *ROWS]),
        ("a list of headings is no table", [[*HEADINGS, *LEVELS], [TITLE] * 12]),
    ],
)
def test_where_the_evidence_is_weak_there_is_no_table(why: str, groups: list[list[str]]) -> None:
    assert read(*groups).sheets == (), why
