"""Telling Bijoy from other text: by the font where a file names it, by the shape of the text elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.text.normalise import normalise
from suchok.documents.readers.bijoy.converting import to_unicode
from suchok.documents.readers.bijoy.table import HARD_SIGNS, LETTERS, VOWELS

_FONT = re.compile(r"sutonny|sulekha|boishakhi|bijoy|.*MJ$|.*mj$", re.IGNORECASE)
_UNICODE_FONT = re.compile(r"omj$|unicode", re.IGNORECASE)
_BANGLA = re.compile(r"[\u0980-\u09ff]")
_KEPT = re.compile(r"^(?:https?://\S+|www\.\S+|\S+@\S+|\S+\.(?:gov|org|com|net|bd)\S*)$", re.IGNORECASE)
_LETTER = re.compile(r"[\u0980-\u09ff]\u09bc?")
_LEAST_SIGNS = 4
_LEAST_SHARE = 0.02

# English that went through a converter is full of the letters in the places of o, p, r, s, t and u, and has hardly a
# vowel sign: those stand in the places of v, w, x, y and z.
_ODD = re.compile(normalise("[ংঃঁৎ]|ড়|ঢ়"))
_ODD_SHARE = 0.28
_NEVER = re.compile("[্েৈোৌৗৃ]")
_SIGNS = re.compile("[ািীুূ]")
_SIGN_SHARE = 0.2
_VOWELS = re.compile("[aeiouAEIOU]")
_LEAST_LETTERS = 5
_CODES = {shown: code for code, shown in (LETTERS | VOWELS).items() if code.isascii() and len(shown) <= 2}
_CODES |= {"ং": "s", "ঃ": "t", "ঁ": "u", "া": "v", "ি": "w", "ী": "x", "ু": "y", "ূ": "~"}


def is_bijoy_font(name: str) -> bool:
    """Whether a font is of the Bijoy kind: SutonnyMJ and its kin, not their Unicode sisters (SutonnyOMJ)."""
    return _FONT.match(name.strip()) is not None and _UNICODE_FONT.search(name.strip()) is None


def is_bijoy_text(texts: Sequence[str]) -> bool:
    """Whether a whole document's texts are in Bijoy: signs that nothing else is full of."""
    whole = "".join(texts)
    signs = sum(sign in HARD_SIGNS for sign in whole)
    return signs >= _LEAST_SIGNS and signs >= _LEAST_SHARE * max(len(whole), 1)


def with_bijoy_converted(raws: Sequence[Raw]) -> tuple[tuple[Raw, ...], bool]:
    """Return the rows and lines in Unicode, and whether any was in Bijoy; decided for the document as a whole."""
    texts = [text for raw in raws for text in ((raw.text,) if isinstance(raw, RawLine) else raw.texts)]
    if not is_bijoy_text([text for text in texts if not _BANGLA.search(text)]):
        return tuple(raws), False
    return tuple(_converted(raw) for raw in raws), True


def _converted(raw: Raw) -> Raw:
    if isinstance(raw, RawLine):
        return replace(raw, text=_mixed(raw.text))
    return RawRow(tuple(_converted_cell(cell) for cell in raw.cells))


def _converted_cell(cell: RawCell) -> RawCell:
    return cell._replace(text=_mixed(cell.text), lines=tuple(_mixed(line) for line in cell.lines))


def _mixed(text: str) -> str:
    """Convert the words of a text that are in Bijoy; Unicode, addresses and English stay."""
    if not text or text.isdigit():
        return text
    return normalise(" ".join(_word(word) for word in text.split(" ")))


def _word(word: str) -> str:
    if _BANGLA.search(word) or _KEPT.match(word):
        return word
    if any(sign in HARD_SIGNS for sign in word):
        return to_unicode(word)
    converted = to_unicode(word)
    return word if is_english_converted(converted) else converted


def is_english_converted(bangla: str) -> bool:
    """Whether Bangla letters are English that went through a converter: ঠরংরড়হ is Vision."""
    letters = _LETTER.findall(bangla)
    if len(letters) < _LEAST_LETTERS or _NEVER.search(bangla):
        return False
    odd, signs = len(_ODD.findall(bangla)), len(_SIGNS.findall(bangla))
    return (
        odd >= _ODD_SHARE * len(letters)
        and signs <= _SIGN_SHARE * len(letters)
        and _VOWELS.search(_mapped(bangla)) is not None
    )


def unconverted(bangla: str) -> str:
    """Return the English that a converter turned into Bangla letters; other text as it is."""
    return _mapped(bangla) if is_english_converted(bangla) else bangla


def _mapped(bangla: str) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(bangla):
        two, one = bangla[at : at + 2], bangla[at]
        code = _CODES.get(two) if len(two) == 2 else None
        pieces.append(code or _CODES.get(one, one))
        at += 2 if code else 1
    return "".join(pieces)
