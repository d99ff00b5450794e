"""One cell of a scanned table: Tesseract and our reader of figures, and whether they agree."""

import re
from dataclasses import dataclass, replace

import cv2
import numpy as np

from suchok.core.reading.codes import code_alone, split_code
from suchok.core.text.numerals import to_latin_digits
from suchok.documents.readers.pdf.quality import has_impossible_sign
from suchok.documents.readers.scan.digits import Figures, figures_of, glyphs_of
from suchok.documents.readers.scan.lines import shapes_in, tallest_in_heights
from suchok.documents.readers.scan.pictures import Grey
from suchok.documents.readers.scan.printed_codes import PrintedCode, printed_code
from suchok.documents.readers.scan.tesseract import BLOCK, LINE, Words, words_of
from suchok.documents.readers.scan.written_words import SURE_WORDS, closely, is_short, is_value, padded, words_by_lines

_SURE_FIGURES, _SURE_ALONE, _SURE_WITHOUT = 1.0, 4.0, 6.0
_SURE_WORD = 25
_TALLEST = 1.9
_SPECK = 0.6
# Points that a line of text needs, shapes that all words of a cell have at most, and square points that each takes at
# least (small figures take twice as many); more of them are noise, which Tesseract would look at for long.
_LEAST_ROOM, _MOST_SHAPES, _LEAST_AREA, _MOST_FIGURES = 5.0, 500, 18.0, 80
_FLAT = 0.4
_DIGIT_HEIGHT = 40
_PERCENT = "%"
_PERCENT_AS_READ = re.compile(r"[09%()./]{0,3}")
_LOOK_ALIKES = str.maketrans("হঙওখতচঢঠ8", "২৬৩৭৩৮৮১৪")
_A_WORD = 3
_BRACKETS = ("[", "(", "|", "{")
# A Latin figure before Bangla ones is the bracket of a code: 1১.২].
_BRACKET_AS_READ = re.compile(r"^1(?=[০-৯])")
# The code before a title, or what is left of it.
_BEFORE_TITLE = re.compile(r"^[\[({|\s]*\S*(?:[\])|}][|\s]*|[|\s]+|$)")
_CODE = re.compile(r"\[[0-9০-৯]+(?:\.[0-9০-৯]+)*\]")
_NOT_FIGURES = re.compile(r"[^0-9/.,%-]")


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

    A number is accepted if both readers read it, or if ours is very sure of every sign; else, and where
    both read nothing over ink, the cell is doubtful.
    """
    clean = without_specks(ink, pixels)
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
        read = words_of(padded(closely(page, clean)), BLOCK)
        if _are_figures(figures, read):
            return _agreed(clean, figures, read)
    return _titled(clean, words_by_lines(page, clean))


def _titled(clean: Grey, words: Words) -> ReadCell:
    """Return a cell of words with the code before them as our reader of figures reads it, if it is sure.

    The order of the table tells whether the code can be right (``codes.py``).
    """
    begins = words.text[:1]
    code = printed_code(clean) if begins in _BRACKETS or begins.isdigit() else None
    cell = _prose(clean, words, code)
    if code is None:
        return cell
    title = _BEFORE_TITLE.sub("", cell.text)
    if (text := f"{code} {title}".strip()) == cell.text:
        return cell
    is_agreed = split_code(cell.text)[0] == to_latin_digits(code.text)
    doubtful = cell.doubtful or not (is_agreed or code.sure >= _SURE_ALONE)
    return replace(cell, text=text, doubtful=doubtful, lines=())


def _prose(clean: Grey, words: Words, code: PrintedCode | None) -> ReadCell:
    """Return a cell of words, doubtful where something speaks against them."""
    if not words.text:
        return ReadCell("", doubtful=True)
    words = replace(words, lines=(_BRACKET_AS_READ.sub("[", words.lines[0]), *words.lines[1:]))
    lines = tuple(line for line in words.lines if line)
    broken = code is None and words.text[0] in _BRACKETS and _CODE.match(words.text) is None
    unsure = words.confidence < SURE_WORDS or words.weakest < _SURE_WORD or _mostly_figures(words.text)
    doubtful = (
        unsure
        or has_impossible_sign(words.text)
        or broken
        or is_short(words, clean)
        or tallest_in_heights(clean) > _TALLEST
    )
    return ReadCell(words.text, doubtful, lines if len(lines) > 1 else ())


def _are_figures(figures: Figures, words: Words) -> bool:
    """Whether a cell holds figures alone: our reader is sure of every sign, or Tesseract reads mostly figures too."""
    if figures.text == _PERCENT:
        return figures.sure >= _SURE_FIGURES
    if not any(sign.isdigit() for sign in figures.text):
        return False
    letters = sum(sign.isalpha() for sign in words.text)
    if letters >= _A_WORD and words.confidence >= SURE_WORDS:
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
        # Figures that both read and that say nothing (//৩) have a stroke of a stamp among them, and a sign that looks
        # like none may be two (২. without its point).
        is_doubtful = not _says_something(figures.text) or figures.sure < _SURE_FIGURES
        return ReadCell(figures.text, is_doubtful, by_both=True)
    if figures.sure >= _SURE_WITHOUT and is_value(figures.text):
        return ReadCell(figures.text)
    return ReadCell(_likelier(figures.text, "".join(words.text.split()), "".join(again.text.split())), doubtful=True)


def _likelier(*readings: str) -> str:
    """Return the first reading that is a whole value, else the first: ২২/০৬/২০২৪ rather than ২২০৬/২০২৪."""
    return next(filter(is_value, readings), readings[0])


def _says_something(text: str) -> bool:
    return is_value(text) or code_alone(text) is not None


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


def without_specks(ink: Grey, pixels: float) -> Grey:
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


def _in_one_line(ink: Grey) -> Grey:
    """Return figures set anew on one line, as Tesseract likes them best."""
    glyphs = glyphs_of(ink)
    tallest = max(glyph.height for glyph in glyphs)
    scale = _DIGIT_HEIGHT / tallest
    picture = closely(255 - ink, ink)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return padded(padded(np.asarray(cv2.GaussianBlur(small, (0, 0), 0.8), dtype=np.uint8)))
