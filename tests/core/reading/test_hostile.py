"""Nothing raises and nothing takes long: any text, mutated documents, texts made to hurt."""

import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suchok.core.checking.checking import check_document
from suchok.core.checking.findings_json import findings_json
from suchok.core.plan.catalogue import official_plans
from suchok.documents.readers import UnreadableFile, read_file

PLANS = official_plans()
CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "layouts").iterdir())
PIECES = [
    "\t", "|", "\n", "\n\n", ",", ";", " ", "   ", "-", "--", "---", "|---|---|", "+---+---+", '"', "[", "]", "(", ")",
    "১.১.১", "[১.১.১]", "[১]",
    "০১/০২/২০২৩", "৩১/০২/২০২৩", "৩০০৩/২০২৪", "১০০%", "৯০%", "৪", "১,২৩,৪৫৬",
    "তারিখ", "সংখ্যা", "%", "ক্রম", "কর্মসম্পাদন ক্ষেত্র", "মান",
    "কার্যক্রম", "কর্মসম্পাদন সূচক", "একক", "কর্মসম্পাদন সূচকের মান", "লক্ষ্যমাত্রা ২০২২-২৩",
    "অসাধারণ", "উত্তম", "চলতি মান", "অর্জন",
    "মন্তব্য", "সর্বমোট", "স্মারক নং-", "বিষয়ঃ", "সূত্রঃ", "তারিখঃ", "অনুলিপি",
    "১ম ত্রৈমাসিক", "খ্রি.", "\u200d", "\u09bc", "\ufeff", "<br>",
]  # fmt: skip


def read_and_check(data: bytes) -> None:
    try:
        document = read_file("any.txt", data, PLANS)
    except UnreadableFile:
        return
    findings_json(document.source, check_document(document, PLANS))


@given(st.text(max_size=400))
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    read_and_check(text.encode(errors="surrogatepass"))


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_pieces_of_documents_are_read(text: str) -> None:
    read_and_check(text.encode())


def mutated(text: str, rng: random.Random) -> str:
    """Return a text with a few passages cut out, doubled, moved or replaced."""
    for _ in range(rng.randint(1, 6)):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.randint(0, 60))
        passage = rng.choice(["", text[start:end] * 2, rng.choice(PIECES), chr(rng.randrange(0x20, 0x2100))])
        text = text[:start] + passage + text[end:]
    return text


def test_mutated_documents_are_read_in_bounded_time(is_long: bool) -> None:
    rng = random.Random(7)
    texts = [path.read_text() for path in CORPUS]
    for _ in range(1_000_000 if is_long else 300):
        text = mutated(rng.choice(texts), rng)
        if rng.random() < 0.7:
            start = rng.randrange(len(text))
            text = text[start : start + rng.randint(1, 1500)]
        begun = time.process_time()
        read_and_check(text.encode(errors="surrogatepass"))
        assert time.process_time() - begun < 3, text


HEADING = (
    "ক্রম\tকর্মসম্পাদন ক্ষেত্র\tমান\tকার্যক্রম\tকর্মসম্পাদন সূচক\tএকক\tকর্মসম্পাদন সূচকের মান\tলক্ষ্যমাত্রা ২০২২-২৩\t\t\tঅর্জন\n"
    "\t\t\t\t\t\t\tঅসাধারণ\tউত্তম\tচলতি মান\t\n"
)
ROW = "১\t[১] ক্ষেত্র\t৩০\t[১.১] কাজ\t[১.১.%d] সভা আয়োজিত\tসংখ্যা\t২\t৪\t৩\t২\t১\n"
SLID = "\t\t\t[১.১.%d] সভা আয়োজিত\tসংখ্যা\t২\t৪\t৩\t২\t১\n"
NARROW = "কর্মসম্পাদন সূচক\tএকক\tকর্মসম্পাদন সূচকের মান\tঅর্জন\n"
INDICATOR = "[১.১.১] সভা আয়োজিত\tসংখ্যা\t২\t৫\n"
AREAS = "কর্মসম্পাদন ক্ষেত্র\tকর্মসম্পাদন সূচক\tএকক\tকর্মসম্পাদন সূচকের মান\n"
AREA = "[%d] ক্ষেত্র %d (মান-৫)\t[%d.১.১] সভা আয়োজিত\tসংখ্যা\t২\n"
WIDE = "কর্মসম্পাদন সূচক    একক    মান    অর্জন    লক্ষ্যমাত্রা    মন্তব্য\n"
# What grows with the square takes a quarter of the time at half the length: the sample is as sharp as the whole.
PART = 1 if os.environ.get("SUCHOK_TEST_LONG") == "1" else 2
HURTING = {
    "5 MB of tabs": "\t" * (5_000_000 // PART) + "x",
    "one line of 1 MB": "ক" * (330_000 // PART),
    "digits": "1" * (1_000_000 // PART),
    "digits and dots": "1." * (300_000 // PART),
    "digits and slashes": "1/" * (300_000 // PART),
    "spaces": " " * (1_000_000 // PART) + "x",
    "pipes": "|" * (1_000_000 // PART),
    "nearly a rule": "|" + "-" * (1_000_000 // PART) + "x",
    "100,000 short rows": "a\tb\n" * (100_000 // PART),
    "99,000 lines": "কাজ, আর, কিছু\n" * (99_000 // PART),
    "deep brackets": "[" * (200_000 // PART) + "]" * (200_000 // PART),
    "round brackets": "(" * (500_000 // PART),
    "quotes": '"a\t' * (100_000 // PART),
    "quoted lines": '"a\tb\n' * (30_000 // PART),
    "quoted commas": HEADING.replace("\t", ",") + '"a,b\n' * (20_000 // PART),
    "months": "জুলাই,    " * (50_000 // PART),
    "years": "2022-23 " * (100_000 // PART),
    "memo numbers": "স্মারক নং " * (60_000 // PART),
    "blocks of a letter": "স্মারক নং ১\nবিষয়: ক\n" + "ক খ\n\n" * (20_000 // PART),
    "a long cell": HEADING + ROW.replace("\t১\n", "\t" + "১টি সভা ০১/০২/২০২২ " * (3000 // PART) + "\n") % 1,
    "codes in a cell": HEADING + ROW.replace("কাজ", "[১.১] ক " * (20_000 // PART)) % 1,
    "a row of 100,000 cells": HEADING + "৪\t" * (100_000 // PART) + "\n",
    "headings again and again": HEADING * (2000 // PART),
    "3,000 rows": HEADING + "".join(ROW % at for at in range(3000 // PART)),
    "3,000 slid rows": HEADING + "".join(SLID % at for at in range(3000 // PART)),
    "spaces between": HEADING.replace("\t", "   ") + ("ক   খ   গ   ঘ   " * 5 + "\n") * (2000 // PART),
    "a grid": "+---+---+\n| a | b |\n| c | d |\n" * (20_000 // PART),
    "marks without letters": "\u09c7" * (300_000 // PART),
    "marks heaped on a letter": "ক" + "\u0301\u0323" * (1_000_000 // PART),
    "commas that end no line": "x" + "," * (1_000_000 // PART) + "x,",
    "dashes behind an area": HEADING + ROW.replace("ক্ষেত্র", "ক " + "–" * (100_000 // PART) + "x") % 1,
    "a title of offices": "Ministry report Ministry Ministry Ministry\n" * (60_000 // PART) + HEADING + ROW % 1,
    "offices above a title": "ক মন্ত্রণালয়\n\n" * (45_000 // PART) + "প্রতিবেদন\n" + HEADING + ROW % 1,
    "page numbers below a table": HEADING + ROW % 1 + "পৃষ্ঠা ১/৩\n" * (45_000 // PART) + "নাম\n" * (45_000 // PART),
    "dates in a cell": HEADING + ROW.replace("\t১\n", "\t" + "০১/০২/২০২৩ কত ৫ " * (60_000 // PART) + "\n") % 1,
    "areas without end": AREAS + "".join(AREA % (at % 99 + 1, at, at % 99 + 1) for at in range(35_000 // PART)),
    "totals without end": NARROW + (INDICATOR + "মোট\t\t২\t\n") * (18_000 // PART),
    "tables without end": (NARROW + INDICATOR + "\nনাম\n\nনোট: ক\n\n") * (12_000 // PART),
    "groups with rests": NARROW + INDICATOR + ("\t[১.১] কাজ\t\t\n" + "\tঅবশিষ্ট\t\t\n") * (18_000 // PART),
    "wide headings": WIDE * (24_000 // PART),
    "a heading of many columns": WIDE + ("ক  " * 1300 + "\n") * (20 // PART),
}


# No measure of speed: what grows faster than its input takes hours at the whole length.
SECONDS = 60 // PART**2


@pytest.mark.parametrize("name", list(HURTING))
def test_texts_made_to_hurt_take_seconds(name: str) -> None:
    begun = time.process_time()
    read_and_check(HURTING[name].encode())
    assert time.process_time() - begun < SECONDS


def test_time_grows_with_the_number_of_rows_and_no_faster() -> None:
    def seconds(rows: int) -> float:
        data = (HEADING + "".join(ROW % at for at in range(rows))).encode()
        begun = time.process_time()
        read_and_check(data)
        return time.process_time() - begun

    seconds(300)
    # In turns, so that a machine that slows down does so for both; what grows with the square takes a hundred times.
    few, many = (min(times) for times in zip(*((seconds(300), seconds(3000)) for _ in range(3)), strict=True))
    assert many < 40 * few
