"""What only some files have: wrapped grids, quoted cells over lines, printed widths, subtotals, doubts."""

import unicodedata
from dataclasses import replace

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Sheet
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.reading.printing import PLAN_COLUMNS, Style, as_text, table_rows, true_rows
from tests.core.reading.truth import differences, said

PLANS = official_plans()
PLAN = PLANS[2]
STYLE = Style(columns=PLAN_COLUMNS)
ROWS = true_rows(PLAN)
TITLE = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩"


def page() -> list[list[str]]:
    return table_rows(ROWS, STYLE, PLAN.fiscal_year)[0]


def sheet_of(text: str) -> Sheet:
    """Return the only sheet; nothing had to be put right, for the cells are where they belong."""
    document = read_file("a.txt", f"{TITLE}\n\n{text}".encode(), PLANS)
    assert [note.code for note in document.notes if note.code != "layout.unplaced"] == []
    (sheet,) = document.sheets
    return sheet


def test_a_grid_whose_cells_run_over_lines() -> None:
    lines = []
    for cells in page():
        halves = [(cell[: len(cell) // 2], cell[len(cell) // 2 :]) if len(cell) > 40 else (cell, "") for cell in cells]
        halves = [(one.rpartition(" ")[0], one.rpartition(" ")[2] + two) if two else (one, two) for one, two in halves]
        rule = "+" + "+".join("---" for _ in cells) + "+"
        lines += [rule, "|" + "|".join(one for one, _ in halves) + "|"]
        lines += ["|" + "|".join(two for _, two in halves) + "|"] if any(two for _, two in halves) else []
    assert differences(sheet_of("\n".join([*lines, rule])), ROWS, STYLE) == []


def test_quoted_cells_with_line_breaks() -> None:
    for separator in ("\t", ",", ";"):
        printed = [
            separator.join(
                f'"{cell.replace(" ", chr(10), 1)}"' if " " in cell and cells[5] in ("তারিখ", "%") else cell
                for cell in cells
            )
            if at > 3
            else separator.join(cells)
            for at, cells in enumerate(page())
        ]
        assert differences(sheet_of("\n".join(printed)), ROWS, STYLE) == []


def test_columns_of_spaces_in_printed_width() -> None:
    def width(text: str) -> int:
        return sum(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in text)

    rows = page()
    widths = [max(width(cells[at]) for cells in rows) for at in range(len(rows[0]))]
    lines = [
        "  ".join(cell + " " * (most - width(cell)) for cell, most in zip(cells, widths, strict=True)) for cells in rows
    ]
    assert differences(sheet_of("\n".join(lines)), ROWS, STYLE) == []


def test_the_last_total_counts_and_the_others_are_kept() -> None:
    rows = page()
    blank = [""] * len(rows[0])
    weight = list(STYLE.columns).index("weight")
    subtotal, total = blank.copy(), blank.copy()
    subtotal[1], subtotal[weight] = "উপমোট", "৩০"
    total[1], total[weight] = "সর্বমোট", "৫০"
    rows = [*rows[:10], subtotal, *rows[10:], total]
    sheet = sheet_of(as_text([rows], STYLE))
    assert said(sheet.total) == "50"
    assert [fragment.text for fragment in sheet.unplaced] == ["৩০"]


def test_dates_that_run_backwards_tell_a_lost_dash() -> None:
    style = replace(STYLE, columns=(*PLAN_COLUMNS, "achievement"))
    rows = [replace(row, title=f"কাজ {at} সম্পন্ন") for at, row in enumerate(ROWS)]
    rows[-1] = replace(rows[-1], achievement=rows[1].targets[100])
    table = table_rows(rows, style, PLAN.fiscal_year)[0]
    last = len(table[0]) - 2
    table[-1] = [*table[-1][:last], *table[-1][last + 1 :], ""]
    (sheet,) = read_file("a.txt", f"কর্মপরিকল্পনা ২০২২-২৩\n\n{as_text([table], style)}".encode(), ()).sheets
    assert differences(sheet, rows, style) == []


def test_a_repair_that_might_be_another_is_doubtful() -> None:
    style = replace(STYLE, columns=(*PLAN_COLUMNS, "achievement"))
    table = table_rows(ROWS, style, PLAN.fiscal_year)[0]
    at = list(style.columns).index("targets")
    sure, doubtful = table[5], table[6]
    table[5] = [*sure[1:], ""]
    # One day too few, or a dash too many?
    table[6] = [*doubtful[1 : at + 2], "-", *doubtful[at + 2 :]]
    notes = read_file("a.txt", f"কর্মপরিকল্পনা ২০৩০-৩১\n\n{as_text([table], style)}".encode(), ()).notes
    told = {note.row: note.values["doubtful"] for note in notes if note.code == "layout.shifted_row"}
    assert told[1] == "no"
    assert told[2] == "yes"


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("# Ministry of Industries — Work Plan 2022-23", "Ministry of Industries"),
        ("## Statistics and Informatics Division's work plan 2022-23", "Statistics and Informatics Division"),
        ("শিল্প মন্ত্রণালয় — ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩", "শিল্প মন্ত্রণালয়"),
        ("Work plan of the ministry, 2022-23", None),
    ],
)
def test_a_title_may_begin_with_the_office_and_be_a_markdown_heading(line: str, office: str | None) -> None:
    (sheet,) = read_file("a.md", f"{line}\n\n{as_text([page()], STYLE)}".encode(), PLANS).sheets
    assert (sheet.title or "").startswith(normalise(line.lstrip("# ")))
    assert sheet.office.name == (office and normalise(office))


def test_a_markdown_rule_and_slanted_lines_are_no_text() -> None:
    lines = ["কর্মপরিকল্পনা ২০২২-২৩", "", as_text([page()], STYLE), "", "---", "*উপজেলা নির্বাহী অফিসার*", "০৫/০৪/২০২৩"]
    document = read_file("a.md", "\n".join(lines).encode(), PLANS)
    assert [signature.text for signature in document.signatures] == [normalise("উপজেলা নির্বাহী অফিসার") + "\n০৫/০৪/২০২৩"]
    assert document.unplaced == ()
