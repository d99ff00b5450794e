"""What a stamp, a signature or 200 dpi spoil in a scan is said: no wrong figure goes without a doubt."""

import os
import struct
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.plan.plan import Plan
from suchok.core.reading.lines import RawCell, RawRow
from suchok.core.report.document import Document, Source
from suchok.core.report.official_sheet import sheet_of_plan
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.readers.scan import cells, written_words
from suchok.documents.readers.scan import dictionary as scan_dictionary
from suchok.documents.readers.scan.cells import ReadCell, read_cell
from suchok.documents.readers.scan.dictionary import dictionary, is_known
from suchok.documents.readers.scan.digits import Figures
from suchok.documents.readers.scan.official import corrected
from suchok.documents.readers.scan.order import ordered
from suchok.documents.readers.scan.page import Page
from suchok.documents.readers.scan.rulings import ink_of
from suchok.documents.readers.scan.tesseract import Words
from suchok.documents.writers import Format, write
from tests.documents.attachments import without_attachment
from tests.documents.readers.test_scan import MINISTRY, NOON, PLANS
from tests.documents.samples import report
from tests.documents.scanned import PROSE, doubted, facts, nearly
from tests.documents.scans import Look, as_file, pages_of, scanned
from tests.documents.stamps import marked
from tests.documents.unseen import unseen_plan

LONG = os.environ.get("SUCHOK_TEST_LONG") == "1"
LOOKS = {
    "200 dpi": Look(dpi=200),
    "200 dpi tilted": Look(dpi=200, angle=1.1, grey=4),
    "200 dpi grey": Look(dpi=200, grey=12),
    "300 dpi marked 0": Look(grey=6),
    "300 dpi marked 1": Look(grey=6),
    "300 dpi marked 2": Look(grey=6),
}
DOCUMENTS = [*(f"{plan.fiscal_year.code} {plan.level}" for plan in PLANS), "report", "unseen 0", "unseen 1", "unseen 2"]
EVERY = [(name, look) for name in DOCUMENTS for look in LOOKS]
SAMPLES = [("unseen 0", "200 dpi"), ("2022-23 field", "300 dpi marked 1"), ("unseen 1", "300 dpi marked 1")]


def document_of(name: str) -> tuple[Document, Plan]:
    if name == "report":
        return report(with_letter=False), MINISTRY
    if name.startswith("unseen"):
        return unseen_plan(int(name.split()[1])), MINISTRY
    plan = next(plan for plan in official_plans() if f"{plan.fiscal_year.code} {plan.level}" == name)
    return Document(Source("plan", "text", ""), None, (sheet_of_plan(plan),), (), ()), plan


def scan_of(pdf: bytes, name: str, look: str) -> Document:
    pages = pages_of(pdf, Look(dpi=LOOKS[look].dpi))
    if "marked" in look:
        pages = [marked(page, LOOKS[look].dpi, crc32(f"{name} {look} {at}".encode())) for at, page in enumerate(pages)]
    return read_file("scan", as_file([scanned(page, LOOKS[look]) for page in pages], "TIFF"), PLANS)


@pytest.mark.parametrize(("name", "look"), EVERY if LONG else SAMPLES)
def test_no_wrong_figure_goes_without_a_doubt(name: str, look: str) -> None:
    document, plan = document_of(name)
    pdf = write(document, Format.PDF, plan=plan, timestamp=NOON).content
    printed = facts(read_file("plan.pdf", without_attachment(pdf), PLANS))
    scan = scan_of(pdf, name, look)
    read, doubts = facts(scan), doubted(scan)
    wrong = [field for field, value in printed.items() if not nearly(value, read.get(field))]
    silent = [field for field in wrong if field not in doubts]
    assert not [field for field in silent if field[1] not in PROSE]
    # Prose has one reader alone, which now and then misreads a rare conjunct without being unsure.
    assert len(silent) <= 0.02 * len(printed), [(field, printed[field], read.get(field)) for field in silent]


def rows(*texts: str, doubtful: frozenset[tuple[int, int]] = frozenset()) -> list[RawRow]:
    return [
        RawRow(
            tuple(
                RawCell(normalise(text), Place(page=1, row=row, column=column), (), (row, column) in doubtful)
                for column, text in enumerate(line.split("|"))
            )
        )
        for row, line in enumerate(texts)
    ]


HEADING = "ক্রম|কার্যক্রম|কর্মসম্পাদন সূচক|একক|কর্মসম্পাদন সূচকের মান|লক্ষ্যমাত্রা|||||"
PERCENTS = "|||||১০০%|৯০%|৮০%|৭০%|৬০%"
FIRST = "১|[১.১] সেবা|[১.১.১] সেবা হালনাগাদকৃত|সংখ্যা|৫|৫|৪|৩|২|১"
SECOND = "২||[১.১.২] সভা আয়োজিত|সংখ্যা|৫|৫|৪|৩|২|১"
THIRD = "৩|[১.২] নথি|[১.২.১] নথি নিষ্পত্তিকৃত|সংখ্যা|৫|৫|৪|৩|২|১"


def test_codes_that_follow_from_each_other_are_sure() -> None:
    table = rows(HEADING, PERCENTS, FIRST, SECOND, THIRD)
    assert ordered(table, ()) == tuple(table)


@pytest.mark.parametrize("broken", [".১.২] সভা আয়োজিত", "[1৩২ সভা আয়োজিত", "সভা আয়োজিত"])
def test_a_code_that_was_not_read_follows_from_those_around_it_and_is_doubtful(broken: str) -> None:
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND.replace("[১.১.২] সভা আয়োজিত", broken), THIRD), ())
    cell = found[3].cells[2]  # type: ignore[union-attr]
    assert (cell.text, cell.doubtful) == (normalise("[১.১.২] সভা আয়োজিত"), True)


def test_a_code_out_of_its_order_is_doubtful_and_stays() -> None:
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND.replace("১.১.২", "১.১.৭"), THIRD), ())
    assert found[3].cells[2].text.startswith("[১.১.৭]")  # type: ignore[union-attr]
    assert found[3].cells[2].doubtful  # type: ignore[union-attr]


def test_an_activity_beside_an_indicator_of_another_is_doubtful() -> None:
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND, THIRD.replace("[১.২] ", "[১.৩] ")), ())
    assert found[4].cells[1].doubtful  # type: ignore[union-attr]


def test_a_heading_that_was_not_read_is_told_by_its_place_and_its_column() -> None:
    spoiled = HEADING.replace("কার্যক্রম", "৮৪").replace("কর্মসম্পাদন সূচকের মান", "৯")
    found = ordered(rows(spoiled, PERCENTS, FIRST, SECOND, THIRD, doubtful=frozenset({(0, 1), (0, 4)})), ())
    assert [cell.text for cell in found[0].cells] == [normalise(text) for text in HEADING.split("|")]  # type: ignore[union-attr]


def test_a_level_that_was_not_read_follows_from_the_others() -> None:
    found = ordered(rows(HEADING, PERCENTS.replace("৬০%", "৬০2"), FIRST, SECOND, THIRD), ())
    assert found[1].cells[-1].text == "৬০%"  # type: ignore[union-attr]


def test_the_best_level_under_a_stroke_is_100_in_a_scale_that_no_plan_has() -> None:
    """Without it the numbers of the columns would be taken for the first indicator."""
    spoiled = PERCENTS.replace("১০০%|৯০%|৮০%|৭০%|৬০%", "১০০৭৪|৯৫%|৮৫%|৭৫%|")
    found = ordered(rows(HEADING, spoiled, FIRST, SECOND, THIRD, doubtful=frozenset({(1, 5)})), PLANS)
    assert [cell.text for cell in found[1].cells[5:9]] == ["১০০%", "৯৫%", "৮৫%", "৭৫%"]  # type: ignore[union-attr]


LEVELS = slice(5, 10)


@pytest.mark.parametrize("spoiled", ["১০০%|৮৮%|৮০%|৭৪%|৬৯%", "১৫%|৯৮|8-.|৭৪|,৬৯%"])
def test_levels_that_a_stamp_spoiled_are_those_of_the_usual_scale(spoiled: str) -> None:
    doubtful = frozenset((1, at) for at in range(5, 10))
    heading = PERCENTS.replace("১০০%|৯০%|৮০%|৭০%|৬০%", spoiled)
    found = ordered(rows(HEADING, heading, FIRST, SECOND, THIRD, doubtful=doubtful), ())
    assert [cell.text for cell in found[1].cells[LEVELS]] == ["১০০%", "৯০%", "৮০%", "৭০%", "৬০%"]  # type: ignore[union-attr]


def test_the_targets_of_a_level_that_is_doubtful_are_doubtful() -> None:
    heading = PERCENTS.replace("১০০%|৯০%|৮০%|৭০%|৬০%", "১০০%|৯৫%|৮৮%|৭৫%|৬৫%")
    found = ordered(rows(HEADING, heading, FIRST, SECOND, THIRD, doubtful=frozenset({(1, 7)})), ())
    for row in found[2:]:
        assert [cell.doubtful for cell in row.cells[LEVELS]] == [False, False, True, False, False]  # type: ignore[union-attr]


def test_percents_behind_names_are_sure_where_they_are_together_those_of_a_scale() -> None:
    heading = "|||||অসাধারণ ১০০%|অতি উত্তম ৯০%|উত্তম ৮০%|চলতি মান ৭০%|চলতি মানের নিম্নে ৬০%"
    found = ordered(rows(HEADING, heading, FIRST, SECOND, THIRD, doubtful=frozenset({(1, 6), (1, 9)})), ())
    assert not any(cell.doubtful for row in found[2:] for cell in row.cells)  # type: ignore[union-attr]


def test_a_column_of_which_every_cell_is_doubtful_stays_if_codes_stand_in_it() -> None:
    spoiled = frozenset((at, 1) for at in range(5))
    found = ordered(rows(HEADING[:-1], PERCENTS, FIRST, SECOND, THIRD, doubtful=spoiled), PLANS)
    assert [cell.text for cell in found[2].cells] == [normalise(text) for text in FIRST.split("|")]  # type: ignore[union-attr]


def test_a_total_among_strokes_stays_a_total() -> None:
    total = rows(HEADING, PERCENTS, FIRST, SECOND, "৯৯ ছি মোট||||১০|||||", doubtful=frozenset({(4, 0)}))
    assert ordered(total, ())[4].cells[0].text == "মোট"  # type: ignore[union-attr]


def test_a_word_that_nobody_knows_is_doubtful_where_it_stands() -> None:
    misread = rows(
        HEADING,
        PERCENTS,
        FIRST.replace("সেবা হালনাগাদকৃত", "দুর্লভ পাগুলিপি সংস্কারকৃত").replace("[১.১] সেবা", "[১.১] দুর্লভ পাণ্ডুলিপি সংস্কার"),
        SECOND.replace("সভা আয়োজিত", "পাঠকের সদস্যপদ প্রদানকৃত"),
        THIRD,
    )
    found = ordered(misread, PLANS)
    doubtful = {(at, column) for at, row in enumerate(found) for column, cell in enumerate(row.cells) if cell.doubtful}  # type: ignore[union-attr]
    assert doubtful == {(2, 2)}


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("হালনাগাদ", True),
        ("বিতরণকৃত", True),
        ("ই-নামজারি", True),
        ("বিতরণকত", False),
        ("চিংডি", False),
        # ব্রি and নিক are words; of so few letters everything is put together of words.
        ("ব্রিনিক", False),
    ],
)
def test_a_word_is_known_alone_or_as_two_known_ones(word: str, *, known: bool) -> None:
    assert is_known(normalise(word), dictionary()) is known


def test_trained_data_without_a_list_of_words_knows_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ben.traineddata").write_bytes(struct.pack("<i2q", 2, -1, -1))
    monkeypatch.setattr(scan_dictionary, "folder_of_language", lambda: str(tmp_path))
    assert dictionary.__wrapped__() == frozenset()


def test_words_of_the_catalogue_are_known() -> None:
    table = rows(
        HEADING,
        PERCENTS,
        FIRST.replace("[১.১] সেবা", "[১.১] তথ্য বাতায়ন হালনাগাদকরণ").replace("সেবা হালনাগাদকৃত", "কর্মপরিকল্পনা বাস্তবায়ন"),
        SECOND,
        THIRD,
    )
    assert ordered(table, PLANS) == tuple(table)


def test_a_code_whose_points_were_misread_is_read_and_doubtful() -> None:
    """Its place would make it another one, and the office may have printed it twice."""
    found = ordered(rows(HEADING, PERCENTS, FIRST, SECOND.replace("[১.১.২]", "[১-১.১]"), THIRD), ())
    cell = found[3].cells[2]  # type: ignore[union-attr]
    assert (cell.text, cell.doubtful) == (normalise("[১.১.১] সভা আয়োজিত"), True)


def test_a_code_that_was_not_read_is_doubtful_beside_an_official_title() -> None:
    lines = [
        f"{at}|[{activity.code}] {activity.title}|[{one.code}] {one.title}|সংখ্যা|৫|৫|৪|৩|২|১"
        for at, (_, activity, one) in enumerate(MINISTRY.rows(), 1)
    ]
    spoilt = [line.replace(f"[{one.code}] ", "") for line, one in zip(lines, MINISTRY.indicators, strict=True)]
    found, _ = corrected(rows(HEADING, PERCENTS, *lines[:4], spoilt[4], *lines[5:]), PLANS)
    codes = [row.cells[2] for row in found[2:]]  # type: ignore[union-attr]
    assert [cell.doubtful for cell in codes] == [at == 4 for at in range(len(codes))]
    assert codes[4].text.endswith(MINISTRY.indicators[4].title)


def test_a_line_that_tesseract_gives_up_is_read_all_the_same() -> None:
    """At full size it finds no line at all in these words."""
    document = unseen_plan(0)
    pdf = write(document, Format.PDF, plan=MINISTRY, timestamp=NOON).content
    scan = scan_of(pdf, "unseen 0", "200 dpi")
    right = [
        nearly(one.title, two.title)
        for one, two in zip(document.sheets[0].indicators, scan.sheets[0].indicators, strict=True)
    ]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize(("sure", "doubtful"), [(2.5, True), (5.5, False)])
def test_zeros_that_touch_are_no_percent_sign(monkeypatch: pytest.MonkeyPatch, sure: float, doubtful: bool) -> None:
    """They look like one to our reader, and Tesseract writes zeros for real ones."""
    monkeypatch.setattr(cells, "figures_of", lambda ink: Figures("২২%", sure))
    monkeypatch.setattr(cells, "words_of", lambda picture, mode: Words(("২২০০",), 96, 96))
    grey = np.full((40, 120), 255, np.uint8)
    grey[10:30, 20:60:8] = 0
    assert read_cell(grey, ink_of(grey), pixels=2.0).doubtful is doubtful


@pytest.mark.parametrize(
    ("ours", "sure", "theirs", "doubtful"),
    [
        ("১২", 2.0, "১২", False),
        # A sign that looks like none may be two: ২ with its point upon it.
        ("২৫", -4.0, "২৫", True),
        ("৭", 5.0, "প", True),
        ("৭", 7.0, "প", False),
        ("//৩", 7.0, "প", True),
    ],
)
def test_a_number_needs_two_readers_or_one_that_is_sure_of_every_sign(
    monkeypatch: pytest.MonkeyPatch, ours: str, sure: float, theirs: str, *, doubtful: bool
) -> None:
    monkeypatch.setattr(cells, "figures_of", lambda ink: Figures(ours, sure))
    monkeypatch.setattr(cells, "words_of", lambda picture, mode: Words((theirs,), 96, 96))
    grey = np.full((40, 120), 255, np.uint8)
    grey[10:30, 20:60:8] = 0
    assert read_cell(grey, ink_of(grey), pixels=2.0).doubtful is doubtful


@pytest.mark.parametrize("size", [30, 350])
def test_a_cell_full_of_noise_is_doubtful_and_asks_nobody(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Tesseract looks at noise for a fifth of a second, and a page may have a thousand such cells."""
    for reader in (cells, written_words):
        monkeypatch.setattr(reader, "words_of", lambda picture, mode: pytest.fail("Tesseract was asked"))
    grey = np.full((2 * size, 2 * size), 255, np.uint8)
    for at in (0, 1):
        grey[at::5, 0::5] = grey[at::5, 1::5] = 0
    assert read_cell(grey, ink_of(grey), pixels=2.0) == ReadCell("", doubtful=True)


@pytest.mark.parametrize(("columns", "tables"), [(20, 1), (60, 0)])
def test_a_page_ruled_into_more_columns_than_any_plan_has_holds_no_table(columns: int, tables: int) -> None:
    page = np.full((1800, 2520), 255, np.uint8)
    for stroke in range(3):
        page[40 + stroke : 1700 : 160, 40:-40] = 0
        page[40:1640, np.linspace(40, 2476, columns + 1).astype(int) + stroke] = 0
    assert len(Page.of(1, page).grids) == tables
