"""The words of a cell as Tesseract reads them: line by line, and once more where it gives one up."""

import re
from dataclasses import replace

import cv2
import numpy as np

from suchok.core.text.bangla_calendar import BANGLA_CALENDAR_MONTHS
from suchok.core.text.dates import BANGLA_MONTH_PATTERN
from suchok.core.text.values import Shape
from suchok.core.text.written import written_value
from suchok.documents.readers.scan.lines import length_in_heights, lines_of
from suchok.documents.readers.scan.pictures import Grey, framed
from suchok.documents.readers.scan.rulings import ink_of
from suchok.documents.readers.scan.tesseract import BLOCK, RAW_LINE, Words, words_of

SURE_WORDS = 70
"""How sure Tesseract must be of words, from 0 to 100."""

_SURE_AT_ONCE = 80
_MARGIN, _CLOSE = 14, 5
_AS_LONG, _LEAST_SIGNS, _LONG = 0.9, 1.4, 8
_MONTH = re.compile(rf"{BANGLA_CALENDAR_MONTHS}|{BANGLA_MONTH_PATTERN}")


def words_by_lines(page: Grey, ink: Grey) -> Words:
    """Return what Tesseract reads in a picture of words, line by line where the lines can be told apart."""
    lines = lines_of(page, ink)
    if len(lines) == 1:
        return _again_if_weak(closely(page, ink), ink)
    read = [_again_if_weak(line, ink_of(line)) for line in lines]
    sure, weakest = min(part.confidence for part in read), min(part.weakest for part in read)
    apart = Words(tuple(part.text for part in read), sure, weakest)
    if apart.confidence >= SURE_WORDS and not is_short(apart, ink):
        return apart
    whole = words_of(padded(closely(page, ink)), BLOCK)
    better = whole.confidence > apart.confidence and len(whole.text) >= _AS_LONG * len(apart.text)
    # What is only read together and not line by line is one reading against another.
    return replace(whole, confidence=apart.confidence) if better else apart


def _again_if_weak(line: Grey, ink: Grey) -> Words:
    """Return what Tesseract reads in a line; one that it gives up it reads when it need not look for lines itself."""
    words = words_of(padded(line), BLOCK)
    if words.weakest >= _SURE_AT_ONCE and not is_short(words, ink) and not _is_misread_day(words.text):
        return words
    again = words_of(framed(line, _CLOSE), RAW_LINE)
    return max(words, again, key=lambda one: _likelihood(one, ink))


def _likelihood(words: Words, ink: Grey) -> tuple[bool, bool, int]:
    """Return what tells the better of two readings: a whole day, enough signs for the ink, else many and sure ones."""
    is_cut = is_short(words, ink)
    return is_value(words.text), not is_cut, words.confidence * (len(words.text) if is_cut else 1)


def is_short(words: Words, ink: Grey) -> bool:
    """Whether too little was read for so much ink: a line or a word that Tesseract gave up."""
    length = length_in_heights(ink)
    return length > _LONG and sum(map(len, words.text.split())) < _LEAST_SIGNS * length


def is_value(text: str) -> bool:
    """Whether a text is a whole day, number or percent."""
    return written_value(text).shape in (Shape.DATE, Shape.NUMBER, Shape.PERCENT)


def _is_misread_day(text: str) -> bool:
    """Whether a month is named with figures that are no day and year of it: ২৩ আশ্বিন ১৪২১৯."""
    return _MONTH.search(text) is not None and any(map(str.isdigit, text)) and not is_value(text)


def closely(page: Grey, ink: Grey) -> Grey:
    """Return the part of a cell that has ink, the rest of it white."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    near = cv2.dilate(ink, np.ones((5, 5), np.uint8)) > 0
    shown = np.where(near, page, 255).astype(np.uint8)
    return shown[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def padded(picture: Grey) -> Grey:
    """Return a picture with as much paper around it as Tesseract likes."""
    return framed(picture, _MARGIN)
