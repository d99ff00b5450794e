"""One cell of a scanned table: Tesseract and our reader of figures, and whether they agree."""

import re
from dataclasses import dataclass, replace

import cv2
import numpy as np

from suchok.core.reading.codes import code_alone
from suchok.core.text.bangla_calendar import BANGLA_CALENDAR_MONTHS
from suchok.core.text.dates import BANGLA_MONTH_PATTERN
from suchok.core.text.numerals import to_latin_digits
from suchok.core.text.values import Shape
from suchok.core.text.written import written_value
from suchok.documents.readers.pdf.quality import has_impossible_sign
from suchok.documents.readers.scan.bracketed import bracketed_code
from suchok.documents.readers.scan.digits import Figures, figures_of, glyphs_of
from suchok.documents.readers.scan.lines import length_in_heights, lines_of, shapes_in, tallest_in_heights
from suchok.documents.readers.scan.pictures import Grey, framed
from suchok.documents.readers.scan.rulings import ink_of
from suchok.documents.readers.scan.tesseract import BLOCK, LINE, RAW_LINE, Words, words_of

_SURE_FIGURES, _SURE_ALONE = 0.6, 1.5
_SURE_WORDS, _SURE_WORD, _SURE_AT_ONCE = 70, 25, 80
_TALLEST = 1.9
_SPECK = 0.6
# Points that a line of text needs, shapes that all words of a cell have at most, and square points that each takes at
# least (small figures take twice as many); more of them are noise, which Tesseract would look at for long.
_LEAST_ROOM, _MOST_SHAPES, _LEAST_AREA, _MOST_FIGURES = 5.0, 500, 18.0, 80
_FLAT = 0.4
_MARGIN, _CLOSE = 14, 5
_DIGIT_HEIGHT = 40
_PERCENT = "%"
_PERCENT_AS_READ = re.compile(r"[09%()./]{0,3}")
_LOOK_ALIKES = str.maketrans("হঙওখতচঢঠ8", "২৬৩৭৩৮৮১৪")
_A_WORD = 3
_AS_LONG, _LEAST_SIGNS = 0.9, 1.4
_LONG = 8
_BRACKETS = ("[", "(", "|", "{")
# A Latin figure before Bangla ones is the bracket of a code: 1১.২].
_BRACKET_AS_READ = re.compile(r"^1(?=[০-৯])")
# The code before a title, or what is left of it.
_BEFORE_TITLE = re.compile(r"^\S*(?:[\])|}]\s*|\s+|$)")
_CODE = re.compile(r"\[[0-9০-৯]+(?:\.[0-9০-৯]+)*\]")
_MONTH = re.compile(rf"{BANGLA_CALENDAR_MONTHS}|{BANGLA_MONTH_PATTERN}")
_NOT_FIGURES = re.compile(r"[^0-9/.%-]")


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell says, whether that is doubtful, its lines, and whether both readers read it."""

    text: str
    doubtful: bool = False
    lines: tuple[str, ...] = ()
    by_both: bool = False


BLANK = ReadCell("")


def read_cell(page: Grey, ink: Grey, *, pixels: float) -> ReadCell:
    """Read one cell, given in grey and as ink; ``pixels`` is how many make a point.

    A number is accepted only if both readers read it; where they differ, or both read nothing over
    ink, the cell is doubtful.
    """
    clean = _without_specks(ink, pixels)
    if not clean.any():
        return BLANK
    shapes = shapes_in(clean)
    most = min(_MOST_SHAPES, ink.size / pixels**2 / _LEAST_AREA)
    if min(ink.shape) < _LEAST_ROOM * pixels or shapes > most:
        return ReadCell("", doubtful=True)
    if _is_dash(clean, pixels):
        return ReadCell("-")
    figures = figures_of(clean) if shapes <= _MOST_FIGURES else None
    if figures is not None:
        # Figures are read once more in one line; words that Tesseract gives up are none.
        read = words_of(_padded(_closely(page, clean)), BLOCK)
        if _are_figures(figures, read):
            return _agreed(clean, figures, read)
    return _with_code(_prose(clean, words_by_lines(page, clean)), clean)


def _prose(clean: Grey, words: Words) -> ReadCell:
    """Return a cell of words, doubtful where something speaks against them."""
    if not words.text:
        return ReadCell("", doubtful=True)
    words = replace(words, lines=(_BRACKET_AS_READ.sub("[", words.lines[0]), *words.lines[1:]))
    lines = tuple(line for line in words.lines if line)
    broken = words.text[0] in _BRACKETS and _CODE.match(words.text) is None
    unsure = words.confidence < _SURE_WORDS or words.weakest < _SURE_WORD or _mostly_figures(words.text)
    doubtful = (
        unsure
        or has_impossible_sign(words.text)
        or broken
        or _is_short(words, clean)
        or tallest_in_heights(clean) > _TALLEST
    )
    return ReadCell(words.text, doubtful, lines if len(lines) > 1 else ())


def _with_code(cell: ReadCell, ink: Grey) -> ReadCell:
    """Return a title with the code that our reader of figures reads where Tesseract reads another; it is doubtful."""
    printed = bracketed_code(ink) if cell.text[:1] in _BRACKETS else None
    if printed is None or cell.text.startswith(f"[{printed}]"):
        return cell
    title = _BEFORE_TITLE.sub("", cell.text)
    return replace(cell, text=f"[{printed}] {title}".strip(), doubtful=True, lines=())


def _is_short(words: Words, ink: Grey) -> bool:
    """Whether too little was read for so much ink: a line or a word that Tesseract gave up."""
    length = length_in_heights(ink)
    return length > _LONG and sum(map(len, words.text.split())) < _LEAST_SIGNS * length


def words_by_lines(page: Grey, ink: Grey) -> Words:
    """Return what Tesseract reads in a picture of words, line by line where the lines can be told apart."""
    lines = lines_of(page, ink)
    if len(lines) == 1:
        return _again_if_weak(_closely(page, ink), ink)
    read = [_again_if_weak(line, ink_of(line)) for line in lines]
    sure, weakest = min(part.confidence for part in read), min(part.weakest for part in read)
    apart = Words(tuple(part.text for part in read), sure, weakest)
    if apart.confidence >= _SURE_WORDS and not _is_short(apart, ink):
        return apart
    whole = words_of(_padded(_closely(page, ink)), BLOCK)
    better = whole.confidence > apart.confidence and len(whole.text) >= _AS_LONG * len(apart.text)
    # What is only read together and not line by line is one reading against another.
    return replace(whole, confidence=apart.confidence) if better else apart


def _again_if_weak(line: Grey, ink: Grey) -> Words:
    """Return what Tesseract reads in a line; one that it gives up it reads when it need not look for lines itself."""
    words = words_of(_padded(line), BLOCK)
    if words.weakest >= _SURE_AT_ONCE and not _is_short(words, ink) and not _is_misread_day(words.text):
        return words
    again = words_of(framed(line, _CLOSE), RAW_LINE)
    return max(words, again, key=lambda one: _likelihood(one, ink))


def _likelihood(words: Words, ink: Grey) -> tuple[bool, bool, int]:
    """Return what tells the better of two readings: a whole day, enough signs for the ink, else many and sure ones."""
    is_short = _is_short(words, ink)
    return _is_value(words.text), not is_short, words.confidence * (len(words.text) if is_short else 1)


def _are_figures(figures: Figures, words: Words) -> bool:
    """Whether a cell holds figures alone: our reader is sure of every sign, or Tesseract reads mostly figures too."""
    if figures.text == _PERCENT:
        return figures.sure >= _SURE_FIGURES
    if not any(sign.isdigit() for sign in figures.text):
        return False
    letters = sum(sign.isalpha() for sign in words.text)
    if letters >= _A_WORD and words.confidence >= _SURE_WORDS:
        return False
    return figures.sure >= _SURE_FIGURES or _mostly_figures(words.text)


def _mostly_figures(text: str) -> bool:
    read = _plain(text)
    return 2 * len(_NOT_FIGURES.sub("", read)) > len(read)


def _agreed(ink: Grey, figures: Figures, words: Words) -> ReadCell:
    if figures.text == _PERCENT:
        return ReadCell(_PERCENT, doubtful=figures.sure < _SURE_ALONE)
    again = words_of(_in_one_line(ink), LINE)
    if any(_agree(figures, read.text) for read in (words, again)):
        # Figures that both read and that say nothing (//৩) have a stroke of a stamp among them.
        return ReadCell(figures.text, doubtful=not _says_something(figures.text), by_both=True)
    return ReadCell(_likelier(figures.text, "".join(words.text.split()), "".join(again.text.split())), doubtful=True)


def _likelier(*readings: str) -> str:
    """Return the first reading that is a whole value, else the first: ২২/০৬/২০২৪ rather than ২২০৬/২০২৪."""
    return next(filter(_is_value, readings), readings[0])


def _is_value(text: str) -> bool:
    return written_value(text).shape in (Shape.DATE, Shape.NUMBER, Shape.PERCENT)


def _is_misread_day(text: str) -> bool:
    """Whether a month is named with figures that are no day and year of it: ২৩ আশ্বিন ১৪২১৯."""
    return _MONTH.search(text) is not None and any(map(str.isdigit, text)) and not _is_value(text)


def _says_something(text: str) -> bool:
    return _is_value(text) or code_alone(text) is not None


def _agree(figures: Figures, words: str) -> bool:
    """Whether Tesseract reads the same figures, taking its letters for the digits that it mistakes for them.

    It does not know the percent sign and writes up to three digits for it. Where these are zeros our reader must be
    sure: zeros that touch look like the sign.
    """
    bangla = figures.text != to_latin_digits(figures.text)
    read = _plain(words.translate(_LOOK_ALIKES) if bangla else words)
    printed = _plain(figures.text)
    if not printed.endswith(_PERCENT):
        return read == printed
    digits, sign = printed[:-1], read[len(printed) - 1 :]
    if not sign.strip("0") and figures.sure < _SURE_ALONE:
        return False
    return read.startswith(digits) and _PERCENT_AS_READ.fullmatch(sign) is not None


def _plain(text: str) -> str:
    return "".join(to_latin_digits(text).split())


def _without_specks(ink: Grey, pixels: float) -> Grey:
    """Return the ink without noise, and without what is left of rulings along the edges."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    height, width = ink.shape
    keep = np.zeros(count, np.uint8)
    for number in range(1, count):
        left, top, wide, high, area = (int(value) for value in boxes[number])
        at_edge = left == 0 or top == 0 or left + wide == width or top + high == height
        is_ruling = at_edge and min(wide, high) <= pixels
        is_speck = max(wide, high) < _SPECK * pixels or area < (_SPECK * pixels) ** 2 / 2
        keep[number] = 0 if is_ruling or is_speck else 255
    return np.asarray(keep[labels])


def _is_dash(ink: Grey, pixels: float) -> bool:
    glyphs = glyphs_of(ink)
    return 0 < len(glyphs) <= 3 and all(one.height <= _FLAT * one.width and one.height < 3 * pixels for one in glyphs)


def _closely(page: Grey, ink: Grey) -> Grey:
    """Return the part of a cell that has ink, the rest of it white."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    near = cv2.dilate(ink, np.ones((5, 5), np.uint8)) > 0
    shown = np.where(near, page, 255).astype(np.uint8)
    return shown[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _padded(picture: Grey) -> Grey:
    return framed(picture, _MARGIN)


def _in_one_line(ink: Grey) -> Grey:
    """Return figures set anew on one line, as Tesseract likes them best."""
    glyphs = glyphs_of(ink)
    tallest = max(glyph.height for glyph in glyphs)
    scale = _DIGIT_HEIGHT / tallest
    picture = _closely(255 - ink, ink)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return _padded(_padded(np.asarray(cv2.GaussianBlur(small, (0, 0), 0.8), dtype=np.uint8)))
