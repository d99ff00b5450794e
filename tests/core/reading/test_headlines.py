"""The lines above a table: the office whatever it calls itself, the title wherever it stands, nothing lost."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from tests.core.checking.test_findings import CORPUS

PLANS = official_plans()
TITLE = "ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ এর ১ম ত্রৈমাসিক প্রতিবেদন"
TABLE = [
    "ক্রম\tকর্মসম্পাদন সূচক\tএকক\tমান\tঅসাধারণ ১০০%\tউত্তম ৮০%\tচলতি মান ৬০%\tঅর্জন",
    "১\t[২.১.১] ই-ফাইলে নোট নিষ্পত্তিকৃত\t%\t১০\t৮০%\t৭০%\t৬০%\t৩২%",
]


def read(*lines: str) -> Document:
    return read_file("report.txt", "\n".join([*lines, *TABLE]).encode(), PLANS)


@pytest.mark.parametrize(
    ("lines", "office", "unplaced"),
    [
        (["জেলা কারাগার, মেহেরপুর", TITLE], "জেলা কারাগার, মেহেরপুর", []),
        (["সিভিল সার্জন, ভোলা", TITLE, ""], "সিভিল সার্জন, ভোলা", []),
        (["সহকারী কমিশনার (ভূমি)", "গোমস্তাপুর", TITLE], "সহকারী কমিশনার (ভূমি)", []),
        ([TITLE, "", "জেলা তথ্য অফিস", "পটুয়াখালী", ""], "জেলা তথ্য অফিস", []),
        ([f"# {TITLE}", "", "বিদ্যুৎ বিভাগ", ""], "বিদ্যুৎ বিভাগ", []),
        (["মৎস্য অধিদপ্তর", "মৎস্য ও প্রাণিসম্পদ মন্ত্রণালয়", TITLE], "মৎস্য অধিদপ্তর", []),
        (["শিক্ষা মন্ত্রণালয়", "মাধ্যমিক ও উচ্চ শিক্ষা বিভাগ", TITLE], "মাধ্যমিক ও উচ্চ শিক্ষা বিভাগ", []),
        (["ভূমি মন্ত্রণালয়", "বাংলাদেশ সচিবালয়, ঢাকা", TITLE], "ভূমি মন্ত্রণালয়", []),
        (["বাংলাদেশ টেলিভিশন", "", TITLE], "বাংলাদেশ টেলিভিশন", []),
        (["ঢাকা দক্ষিণ সিটি কর্পোরেশন", TITLE], "ঢাকা দক্ষিণ সিটি কর্পোরেশন", []),
        (["উপজেলা কৃষি অফিস", "", "চৌগাছা, যশোর", "", TITLE], "উপজেলা কৃষি অফিস", []),
        (["সংযোজনী-৩", TITLE], None, ["সংযোজনী-৩"]),
        (["২.২.৩", "জেলা তথ্য অফিস", TITLE], "জেলা তথ্য অফিস", ["২.২.৩"]),
    ],
)
def test_office_and_title_are_told(lines: list[str], office: str | None, unplaced: list[str]) -> None:
    document = read(*lines)
    (sheet,) = document.sheets
    assert sheet.office.name == (office and normalise(office))
    assert sheet.fiscal_year is not None
    assert (sheet.fiscal_year.code, sheet.period, sheet.title) == ("2022-23", "Q1", normalise(TITLE))
    assert [fragment.text for fragment in document.unplaced] == list(map(normalise, unplaced))


def test_a_signature_close_above_the_next_title_stays_a_signature() -> None:
    first = [TITLE.replace("১ম", "২য়"), *TABLE, "", "মোঃ করিম", "পরিচালক"]
    document = read(*first, "জেলা তথ্য অফিস", TITLE)
    assert [sheet.period for sheet in document.sheets] == ["Q2", "Q1"]
    assert [signature.text for signature in document.signatures] == ["\n".join(map(normalise, ["মোঃ করিম", "পরিচালক"]))]


def test_a_place_in_the_letterhead_does_not_cut_it_off() -> None:
    letter = (CORPUS / "letter.txt").read_text()
    office = "উপজেলা কৃষি অফিস, শাপলাপুর"
    document = read_file("letter.txt", letter.replace(office, f"{office}\nসাতক্ষীরা", 1).encode(), PLANS)
    assert document.letter is not None
    assert document.letter.letterhead.office == normalise(office)
    assert document.unplaced == read_file("letter.txt", letter.encode(), PLANS).unplaced


@pytest.mark.parametrize("label", ["স্মারক নং-", "স্মারক নম্বর: ", "পত্র নং-", "পত্র সংখ্যা: ", "নথি নং- ", "নং-", "memo no. "])
def test_the_memo_number_of_a_reference_whatever_its_label(label: str) -> None:
    letter = (CORPUS / "letter.txt").read_text()
    (before,) = [line for line in letter.split("\n") if line.startswith("সূত্র")]
    line = f"সূত্র: নির্বাচন কমিশন সচিবালয়ের {label}১৭.০০.০০০০.০৩৪.৩৮.০০৬.২১-৫৪, তারিখ: ২০/০৩/২০২৩"
    found = read_file("letter.txt", letter.replace(before, line).encode(), PLANS).letter
    assert found is not None
    reference = found.references[0]
    assert (reference.office, reference.memo_number) == (
        normalise("নির্বাচন কমিশন সচিবালয়"),
        "১৭.০০.০০০০.০৩৪.৩৮.০০৬.২১-৫৪",
    )


@pytest.mark.parametrize(
    ("named", "period"),
    [
        ("২য় ত্রৈমাসিক প্রতিবেদন", "Q2"),
        ("Quarter-2 Report", "Q2"),
        ("ত্রৈমাসিক-৩ প্রতিবেদন", "Q3"),
        ("দ্বিতীয় প্রান্তিকের প্রতিবেদন", "Q2"),
        ("১ম ষান্মাসিক মূল্যায়ন প্রতিবেদন", "H1"),
    ],
)
def test_the_period_in_the_title(named: str, period: str) -> None:
    (sheet,) = read(f"ই-গভর্ন্যান্স ও উদ্ভাবন কর্মপরিকল্পনা ২০২২-২৩ {named}").sheets
    assert sheet.period == period


def test_an_office_above_another_table_is_the_office_of_the_report() -> None:
    team = ["বাংলাদেশ বন অধিদপ্তর", "", "ক্রম\tনাম\tটিমে পদবি", "১\tক\tসভাপতি", "২\tখ\tসদস্য", ""]
    (sheet,) = read(*team, TITLE).sheets
    assert sheet.office.name == normalise("বাংলাদেশ বন অধিদপ্তর")
