"""The Bijoy encoding: official words as offices typed them, and texts that only look like it."""

import pytest

from suchok.core.plan.catalogue import official_plans
from suchok.core.reading.lines import RawLine
from suchok.core.report.place import Place
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.readers.bijoy import is_bijoy_font, to_unicode, unconverted, with_bijoy_converted
from suchok.documents.writers import Format
from tests.documents.readers.bijoy_encoder import to_bijoy
from tests.documents.readers.test_round_trip import of_plan, printed, rows

WORDS = [
    ("MYcÖRvZš¿x evsjv‡`k miKvi", "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার"),
    ("Kg©m¤úv`b m~PK", "কর্মসম্পাদন সূচক"),
    ("wkÿv gš¿Yvjq", "শিক্ষা মন্ত্রণালয়"),
    ("B-Mfb©¨vÝ I D™¢veb", "ই-গভর্ন্যান্স ও উদ্ভাবন"),
    ("jÿ¨gvÎv", "লক্ষ্যমাত্রা"),
    ("PjwZ gv‡bi wb‡¤œ", "চলতি মানের নিম্নে"),
    ("‰ÎgvwmK", "ত্রৈমাসিক"),
    ("mve©‡fŠg", "সার্বভৌম"),
    ("AšÍf©y³", "অন্তর্ভুক্ত"),
    ("¯§viK bs", "স্মারক নং"),
    ("KZ©„cÿ", "কর্তৃপক্ষ"),
    ("ev¯Íevqb|", "বাস্তবায়ন।"),
    ("b~¨bZg", "ন্যূনতম"),
    ("RyjvB-‡m‡Þ¤^i", "জুলাই-সেপ্টেম্বর"),
    ("Kvh©µg", "কার্যক্রম"),
    ("wb‡`©k", "নির্দেশ"),
    ("A_©eQi 2022-23", "অর্থবছর ২০২২-২৩"),
    ("Puv`v Pvu`v", "চাঁদা চাঁদা"),
    ("†auvqv", "ধোঁয়া"),
]


@pytest.mark.parametrize(("bijoy", "bangla"), WORDS)
def test_official_words(bijoy: str, bangla: str) -> None:
    assert normalise(to_unicode(bijoy)) == normalise(bangla)


def test_every_official_title_comes_back() -> None:
    titles = [title for plan in official_plans() for parts in plan.rows() for title in (part.title for part in parts)]
    assert [to_unicode(to_bijoy(title)) for title in titles] == [normalise(title) for title in titles]


@pytest.mark.parametrize("plan", official_plans(), ids=lambda plan: f"{plan.fiscal_year.code} {plan.level}")
def test_a_plan_in_bijoy_reads_like_the_plan(plan: object) -> None:
    original = of_plan(plan)  # type: ignore[arg-type]
    text = printed(original, Format.TEXT).decode()
    bijoy = "\n".join("\t".join(map(to_bijoy, line.split("\t"))) for line in text.split("\n"))
    again = read_file("plan.txt", bijoy.encode(), official_plans())
    assert rows(again) == rows(original)
    assert [note.code for note in again.notes].count("text.bijoy") == 1


@pytest.mark.parametrize(
    "word", ["Monitoring", "Project", "Software", "ICT", "(GRS)", "www.mohpw.gov.bd", "officer@example.org"]
)
def test_english_beside_bijoy_stays(word: str) -> None:
    lines = [
        RawLine(text, Place()) for text in ("MYcÖRvZš¿x evsjv‡`k miKvi", "Kg©cwiKíbv ev¯Íevqb", f"{word} cÖwZ‡e`b")
    ]
    converted, had_bijoy = with_bijoy_converted(lines)
    assert had_bijoy
    assert converted[-1] == RawLine(f"{word} প্রতিবেদন", Place())


@pytest.mark.parametrize(
    "text",
    [
        "PDF ও GRS বিষয়ে MoU স্বাক্ষরিত",
        "‘PDF’ — “GRS” – MoU’ — সভা — ‘ICT’",
        "Annual report of the Ministry – “draft” (2022-23)",
        "৪র্থ শিল্প বিপ্লব",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert with_bijoy_converted([RawLine(text, Place())]) == ((RawLine(text, Place()),), False)


def test_english_that_went_through_a_converter_is_told() -> None:
    assert [unconverted(word) for word in ("ঠরংরড়হ", "চৎড়লবপঃ", "গড়হরঃড়ৎরহম")] == ["Vision", "Project", "Monitoring"]


def test_bijoy_and_unicode_in_one_cell() -> None:
    text = "সভা wkÿv gš¿Yvjq Av‡qvwRZ প্রশিক্ষণ GRS"
    converted, had_bijoy = with_bijoy_converted([RawLine(text, Place())])
    assert converted == (RawLine("সভা শিক্ষা মন্ত্রণালয় আয়োজিত প্রশিক্ষণ GRS", Place()),)
    assert had_bijoy


def test_english_in_a_document_is_turned_back_and_told_while_bangla_beside_it_stays() -> None:
    text = f"শহর সরবরাহ {normalise(to_unicode('Project Training'))} প্রশিক্ষণ"
    converted, was_found = with_bijoy_converted([RawLine(text, Place())])
    assert converted == (RawLine("শহর সরবরাহ Project Training প্রশিক্ষণ", Place()),)
    assert was_found
    document = read_file("report.txt", text.encode(), ())
    assert [note.code for note in document.notes if note.code.startswith("text.")] == ["text.bijoy"]


@pytest.mark.parametrize("word", ["ওয়েবসাইট", "ইউএনও", "কাঁকড়া", "অংশগ্রহণ", "উৎসর্গ", "বাংলাদেশের", "সংখ্যা", "পাঁচটি", "কাঁঠাল"])
def test_bangla_words_are_no_converted_english(word: str) -> None:
    assert unconverted(normalise(word)) == normalise(word)


@pytest.mark.parametrize(
    ("font", "is_bijoy"), [("SutonnyMJ", True), ("SutonnyOMJ", False), ("Nikosh", False), ("SulekhaT", True)]
)
def test_fonts(font: str, is_bijoy: bool) -> None:
    assert is_bijoy_font(font) is is_bijoy
