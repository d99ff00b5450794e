"""Covering letters in the layouts of several offices; every name is invented."""

from pathlib import Path

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, Letter
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file

PLANS = official_plans()
CORPUS = Path(__file__).parents[2] / "corpus"
TABLE = (CORPUS / "field_report.txt").read_text()


def read(text: str) -> Document:
    return read_file("letter.txt", text.encode(), PLANS)


def letter_in(text: str) -> Letter:
    letter = read(f"{text}\n\n{TABLE}").letter
    assert letter is not None
    return letter


def bn(text: str) -> str:
    return normalise(text)


def test_the_usual_letter() -> None:
    document = read((CORPUS / "letter.txt").read_text())
    letter = document.letter
    assert letter is not None
    assert letter.letterhead.government == bn("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার")
    assert letter.letterhead.office == bn("উপজেলা কৃষি অফিস, শাপলাপুর")
    assert letter.memo_number == "২২.০১.০০০০.০০১.১১.০০৫.২২-৭৭"
    assert letter.date is not None
    assert (letter.date.plain, letter.bangla_date) == ("2022-10-09", "২৪ আশ্বিন ১৪২৯")
    assert [(bn(one.office or ""), one.memo_number, one.date and one.date.plain) for one in letter.references] == [
        (bn("জেলা কৃষি কার্যালয়"), "২২.০১.০০০০.০০২.১১.০০১.২২-১২", "2022-09-01"),
        (bn("কৃষি অধিদপ্তর"), "২২.০১.০০০০.০০৩.১১.০০১.২২-৪৫", "2022-09-05"),
    ]
    assert letter.enclosures == bn("০১ (এক) পাতা।")
    assert letter.recipient == bn("উপপরিচালক\nজেলা কৃষি কার্যালয়".replace("\n", "|")).replace("|", "\n")
    assert letter.copies == (bn("অতিরিক্ত পরিচালক, কৃষি অঞ্চল, শাপলাপুর।"), bn("অফিস কপি।"))
    assert [(one.name, one.designation) for one in letter.signatories] == [(bn("সালমা বেগম"), bn("সহকারী পরিচালক"))] * 2
    assert letter.repeated is not None
    assert letter.repeated.memo_number == letter.memo_number
    assert len(document.signatures) == 1
    assert document.sheets[0].office.name == bn("উপজেলা কৃষি অফিস, শাপলাপুর")


RECIPIENT_FIRST = """গণপ্রজাতন্ত্রী বাংলাদেশ সরকার
কাল্পনিক অধিদপ্তর
পরিকল্পনা শাখা

স্মারক নং: ২২.০১.০০০০.০০১.১১.০০৫.২২-৭৭          তারিখ: ২৪ আশ্বিন ১৪২৯ / ০৯ অক্টোবর ২০২২

বরাবর
বিভাগীয় কমিশনার
কাল্পনিক বিভাগ

বিষয়: প্রতিবেদন প্রেরণ।

মহোদয়,
প্রতিবেদন প্রেরণ করা হলো।

(আবদুল কাদের)
উপপরিচালক
ফোন: ০০০০০

অনুলিপি:
(ক) সচিব, কাল্পনিক মন্ত্রণালয়।
(খ) অফিস কপি।"""


def test_recipient_first_memo_number_and_date_on_one_line_lettered_copies() -> None:
    letter = letter_in(RECIPIENT_FIRST)
    assert letter.letterhead.branch == bn("পরিকল্পনা শাখা")
    assert letter.memo_number == "২২.০১.০০০০.০০১.১১.০০৫.২২-৭৭"
    assert letter.date is not None
    assert (letter.date.plain, letter.bangla_date) == ("2022-10-09", "২৪ আশ্বিন ১৪২৯")
    assert (letter.recipient or "").split("\n") == [bn("বিভাগীয় কমিশনার"), bn("কাল্পনিক বিভাগ")]
    assert (letter.body or "").split("\n") == [bn("মহোদয়,"), bn("প্রতিবেদন প্রেরণ করা হলো।")]
    assert letter.copies == (bn("সচিব, কাল্পনিক মন্ত্রণালয়।"), bn("অফিস কপি।"))
    assert [(one.name, one.contact) for one in letter.signatories] == [(bn("আবদুল কাদের"), "০০০০০")]
    assert letter.repeated is None


TWO_SIGN = """গণপ্রজাতন্ত্রী বাংলাদেশ সরকার
কাল্পনিক অধিদপ্তর

স্মারক নং- ২২.০১.০০০০.০০১.১১.০০৫.২২-৭৮
তারিখ: ১০ অক্টোবর ২০২২ খ্রি.

বিষয়ঃ প্রতিবেদন প্রেরণ।

প্রতিবেদন প্রেরণ করা হলো।

(সালমা বেগম){gap}(করিম মিয়া)
সহকারী পরিচালক{gap}পরিচালক"""


def test_two_signatories_side_by_side_and_no_copies() -> None:
    for gap in ("\t", "          "):
        letter = letter_in(TWO_SIGN.format(gap=gap))
        assert [(one.name, one.designation) for one in letter.signatories] == [
            (bn("সালমা বেগম"), bn("সহকারী পরিচালক")),
            (bn("করিম মিয়া"), bn("পরিচালক")),
        ]
        assert (letter.recipient, letter.copies, letter.copies_note) == (None, (), None)


def test_a_bangla_date_above_the_memo_line_is_of_the_letter() -> None:
    """Of two dates one above the other a scan gives the upper one first, the memo number with the lower one."""
    above = TWO_SIGN.format(gap="\t").replace("স্মারক নং", "২৪ আশ্বিন ১৪২৯ বঙ্গাব্দ\n\nস্মারক নং")
    letter = letter_in(above)
    assert (letter.date and letter.date.plain, letter.bangla_date) == ("2022-10-10", bn("২৪ আশ্বিন ১৪২৯"))
    assert bn("আশ্বিন") not in f"{letter.letterhead}"


def test_words_that_begin_with_a_label_are_none() -> None:
    letter = letter_in(
        TWO_SIGN.format(gap="\t").replace("প্রতিবেদন প্রেরণ করা হলো।", "তারিখে তারিখে প্রতিবেদন প্রেরণ করা হলো।")
    )
    assert letter.body == bn("তারিখে তারিখে প্রতিবেদন প্রেরণ করা হলো।")
    assert letter.date is not None
    assert letter.date.plain == "2022-10-10"


@pytest.mark.parametrize(
    ("printed", "office", "memo_number", "day"),
    [
        (
            "মন্ত্রিপরিষদ বিভাগের ১৮ মার্চ ২০২৪ তারিখের ০৪.০০.০০০০.৮৩২.১৪.০০১.২৩.৫৫ নম্বর স্মারক।",
            "মন্ত্রিপরিষদ বিভাগ",
            "০৪.০০.০০০০.৮৩২.১৪.০০১.২৩.৫৫",
            "2024-03-18",
        ),
        (
            "এনজিও বিষয়ক ব্যুরোর ০১/০২/২৩ খ্রি. তারিখের ০৩.০৭.২৬৬৬.৬৫৭.৪৩.০১১.২৩-৫৭৩ নং স্মারক",
            "এনজিও বিষয়ক ব্যুরো",
            "০৩.০৭.২৬৬৬.৬৫৭.৪৩.০১১.২৩-৫৭৩",
            "2023-02-01",
        ),
        (
            "বিভাগীয় কমিশনারের কার্যালয়, চট্টগ্রাম এর স্মারক নং- ০৫.৪২.০০০০.০২১.১৬.০০২.২৪.৯০, তারিখ: ০২/১০/২০২৪ খ্রি.",
            "বিভাগীয় কমিশনারের কার্যালয়, চট্টগ্রাম",
            "০৫.৪২.০০০০.০২১.১৬.০০২.২৪.৯০",
            "2024-10-02",
        ),
        (
            "কৃষি অধিদপ্তর স্মারক নং-১২.০১.০০০০.০০১.০২.০০৩.২১- ৩০৭ তাং ১২/০৯/২০২২",
            "কৃষি অধিদপ্তর",
            "১২.০১.০০০০.০০১.০২.০০৩.২১- ৩০৭",
            "2022-09-12",
        ),
        (
            "জেলা প্রশাসকের কার্যালয়, কক্সবাজার স্মারক নম্বর ০৫.২০.২২০০.১১২.০৬.০০১.২২-৬৫, ২৩ কার্তিক ১৪২৮/০৮ নভেম্বর ২০২১",
            "জেলা প্রশাসকের কার্যালয়, কক্সবাজার",
            "০৫.২০.২২০০.১১২.০৬.০০১.২২-৬৫",
            "2021-11-08",
        ),
        ("মন্ত্রিপরিষদ বিভাগের গত ১৮-০৩-২০২৪ তারিখের পত্র।", "মন্ত্রিপরিষদ বিভাগ", None, "2024-03-18"),
    ],
)
def test_a_reference_names_office_number_and_day_in_any_order(
    printed: str, office: str, memo_number: str | None, day: str
) -> None:
    (reference,) = letter_in(RECIPIENT_FIRST.replace("বিষয়:", f"সূত্র: {printed}\n\nবিষয়:", 1)).references
    assert (reference.office, reference.memo_number) == (bn(office), memo_number)
    assert reference.date is not None
    assert reference.date.plain == day


@pytest.mark.parametrize(
    "printed",
    [
        "২৩ কার্তিক ১৪২৮/০৮ নভেম্বর ২০২১",
        "২৩ কার্তিক ১৪২৮ বঙ্গাব্দ/০৮ নভেম্বর ২০২১ খ্রি.",
        "২৩/০৭/১৪২৮ বঙ্গাব্দ ০৮/১১/২০২১ খ্রিঃ",
        "০৮ নভেম্বর ২০২১ (২৩ কার্তিক ১৪২৮)",
    ],
)
def test_both_calendars_on_one_line(printed: str) -> None:
    letter = letter_in(TWO_SIGN.format(gap="\t").replace("১০ অক্টোবর ২০২২ খ্রি.", printed))
    assert letter.date is not None
    assert letter.date.plain == "2021-11-08"


@pytest.mark.parametrize("blank", [[""], []])
def test_an_addressee_on_one_line_above_the_table_is_neither_text_nor_the_reporting_office(blank: list[str]) -> None:
    letter = TWO_SIGN.format(gap="\t") + "\n\nসচিব, সমন্বয় ও সংস্কার, মন্ত্রিপরিষদ বিভাগ, ঢাকা।"
    title = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর ১ম ত্রৈমাসিক প্রতিবেদন"
    document = read("\n".join([letter, *blank, title, *TABLE.split("\n")[TABLE.split("\n").index("") + 1 :]]))
    assert document.letter is not None
    assert document.letter.recipient == bn("সচিব, সমন্বয় ও সংস্কার, মন্ত্রিপরিষদ বিভাগ, ঢাকা।")
    assert document.sheets[0].office.name == bn("কাল্পনিক অধিদপ্তর")
