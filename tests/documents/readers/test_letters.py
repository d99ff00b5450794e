"""Covering letters: whatever the format, the same letter is read."""

from dataclasses import replace

import pytest
import typst

from suchok.core.plan.catalogue import official_plans
from suchok.core.report.document import Document, Letter, Reference, Source
from suchok.core.text.normalise import normalise
from suchok.documents.readers import read_file
from suchok.documents.writers import Format
from suchok.documents.writers.json import letter_as_json
from suchok.documents.writers.pdf import FONT_FOLDER
from tests.documents.attachments import without_attachment
from tests.documents.office_files import all_through_libreoffice
from tests.documents.readers.test_round_trip import printed
from tests.documents.samples import covering_letter, report, written

SENTENCE = "উপর্যুক্ত বিষয়ের প্রেক্ষিতে জানানো যাচ্ছে যে, নদী ও হাওর মন্ত্রণালয়ের কর্মপরিকল্পনা যথাসময়ে বাস্তবায়িত হচ্ছে।"
USUAL = covering_letter()
LETTERS = {
    "the usual letter": USUAL,
    "neither addressee nor copies": replace(
        USUAL, recipient=None, copies=(), copies_note=None, repeated=None, signatories=USUAL.signatories[:1]
    ),
    "two references": replace(
        USUAL,
        references=(
            *USUAL.references,
            Reference("কৃষি অধিদপ্তর", "২২.০১.০০০০.০০৩.১১.০০১.২২-৪৫", written("০৫/০৯/২০২২")),
        ),
    ),
    "paragraphs of many lines": replace(
        USUAL, body=normalise(" ".join([SENTENCE] * 6)) + "\n" + normalise(" ".join([SENTENCE] * 4))
    ),
    "copies of many lines": replace(
        USUAL, copies=(normalise(" ".join([SENTENCE] * 2)), *USUAL.copies, normalise(" ".join([SENTENCE] * 3)))
    ),
}
FORMS = [Format.DOCX, Format.XLSX, Format.PDF, Format.TEXT]


def document(letter: Letter, *, alone: bool = False) -> Document:
    if alone:
        return Document(Source("letter.txt", "text", "0" * 64), letter, (), (), ())
    return replace(report(), letter=letter)


def letter_in(data: bytes) -> object:
    letter = read_file("letter", data, official_plans()).letter
    return letter_as_json(letter) if letter is not None else None


@pytest.mark.parametrize("alone", [False, True], ids=["above a report", "alone"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", LETTERS)
def test_a_printed_letter_is_read_as_it_was(what: str, form: Format, alone: bool) -> None:
    letter = LETTERS[what]
    data = printed(document(letter, alone=alone), form)
    assert letter_in(without_attachment(data) if form is Format.PDF else data) == letter_as_json(letter)


@pytest.mark.parametrize("what", LETTERS)
def test_a_letter_that_libreoffice_printed_is_read_as_it_was(what: str) -> None:
    files = tuple(printed(document(letter), Format.DOCX) for letter in LETTERS.values())
    data = all_through_libreoffice(files, "docx", "pdf")[list(LETTERS).index(what)]
    assert letter_in(data) == letter_as_json(LETTERS[what])


@pytest.mark.parametrize("form", FORMS)
def test_page_numbers_sign_nothing(form: Format) -> None:
    data = printed(report(), form)
    again = read_file("letter", without_attachment(data) if form is Format.PDF else data, official_plans())
    assert again.letter is not None
    assert [one.name for one in again.letter.signatories] == ["মোছাঃ নমুনা বেগম"] * 2
    assert len(again.signatures) == len(report().signatures)


def test_prose_below_a_reference_is_the_letter_and_no_second_reference() -> None:
    text = (
        "কাল্পনিক অধিদপ্তর\n\nস্মারক নং- ২২.০১.০০০০.০০১.১১.০০৫.২২-৭৮\nতারিখ: ১০ অক্টোবর ২০২২\n\nবিষয়: প্রতিবেদন প্রেরণ।\n"
        f"সূত্র: কৃষি অধিদপ্তরের স্মারক নং ২২.০১.০০০০.০০৩.১১.০০১.২২-৪৫; তারিখ: ০৫/০৯/২০২২\n{SENTENCE}\n\n(সালমা বেগম)\nপরিচালক"
    )
    letter = read_file("letter.txt", text.encode(), ()).letter
    assert letter is not None
    assert [one.memo_number for one in letter.references] == ["২২.০১.০০০০.০০৩.১১.০০১.২২-৪৫"]
    assert letter.body == normalise(SENTENCE)


DATES = ["২৩ কার্তিক ১৪২৮ বঙ্গাব্দ", "০৮ নভেম্বর ২০২১"]


@pytest.mark.parametrize("order", [1, -1], ids=["Bangla date first", "Gregorian date first"])
def test_the_second_date_at_the_left_margin_below_the_memo_number_is_the_letters(order: int) -> None:
    beside, below = DATES[::order]
    source = f"""#set text(font: "Noto Sans Bengali", size: 11pt)
#align(center)[কাল্পনিক অধিদপ্তর]
#grid(columns: (1fr, 1fr), [স্মারক নং- ২২.০১.০০০০.০০১.১১.০০৫.২২-৭৮], align(right)[তারিখ: {beside}])
{below}

বিষয়: প্রতিবেদন প্রেরণ।

{SENTENCE}

#v(2cm)
#align(right)[(সালমা বেগম)]
"""
    data = typst.compile(source.encode(), font_paths=[str(FONT_FOLDER)])
    letter = read_file("letter.pdf", data, ()).letter
    assert letter is not None
    assert (letter.date and letter.date.plain, letter.body) == ("2021-11-08", normalise(SENTENCE))
    assert letter.bangla_date is not None
    assert letter.repeated is None
