"""Telling Bijoy from other text: by the font where a file names it, by the shape of the text elsewhere."""

import re
from collections.abc import Callable, Sequence

from suchok.core.reading.lines import Raw, RawCell, RawLine, RawRow
from suchok.core.text.memory import remembered
from suchok.core.text.normalise import normalise
from suchok.documents.readers.bijoy.converting import to_unicode
from suchok.documents.readers.bijoy.table import ACRONYMS, HARD_SIGNS, LETTERS, VOWELS

_FONT = re.compile(r"sutonny|sulekha|boishakhi|bijoy|.*MJ$|.*mj$", re.IGNORECASE)
_UNICODE_FONT = re.compile(r"omj$|unicode", re.IGNORECASE)
_BANGLA = re.compile(r"[\u0980-\u09ff]")
_HARD = re.compile(f"[{re.escape(''.join(sorted(HARD_SIGNS)))}]")
_LATIN = re.compile("[A-Za-z]")
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
_ENGLISH = re.compile(r"(?=[^aeiou]*[aeiou])[A-Za-z]?[a-z]+")
# Each letter an alternative of its own: a pattern whose alternatives begin with letters skips other text fast.
_SUSPECT = re.compile(normalise(r"(?:ং|ঃ|ঁ|ৎ|ড়|ঢ়)\S*(?:[ংঃঁৎ]|ড়|ঢ়)"))
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
    """Return the rows and lines in Unicode, and whether any was in Bijoy, which is decided for the whole document.

    English that went through a converter earlier is turned back, and told alike.
    """
    texts = [text for raw in raws for text in ((raw.text,) if isinstance(raw, RawLine) else raw.texts)]
    if not any(map(_is_suspect, texts)):
        return tuple(raws), False
    whole = "\n".join(texts)
    if _HARD.search(whole) and is_bijoy_text([part for text in texts for part in _without_bangla(text)]):
        return tuple(_changed(raw, _mixed) for raw in raws), True
    if _SUSPECT.search(whole) and any(unconverted(text) != text for text in texts):
        return tuple(_changed(raw, unconverted) for raw in raws), True
    return tuple(raws), False


@remembered(16384)
def _is_suspect(text: str) -> bool:
    """Whether a text has a sign of Bijoy, or of English turned into it: few have, and most texts come again."""
    return _HARD.search(text) is not None or _SUSPECT.search(text) is not None


def _without_bangla(text: str) -> Sequence[str]:
    """Return what of a text may be in Bijoy: all of it, or its Latin words where Bangla stands beside them."""
    if not _BANGLA.search(text):
        return (text,)
    if not _HARD.search(text):
        return ()
    return [word for word in text.split(" ") if _LATIN.search(word) and not _BANGLA.search(word)]


def _changed(raw: Raw, change: Callable[[str], str]) -> Raw:
    if isinstance(raw, RawLine):
        return raw._replace(text=change(raw.text))
    return RawRow(tuple(_changed_cell(cell, change) for cell in raw.cells))


def _changed_cell(cell: RawCell, change: Callable[[str], str]) -> RawCell:
    return cell._replace(text=change(cell.text), lines=tuple(change(line) for line in cell.lines))


def _mixed(text: str) -> str:
    """Convert the words of a text that are in Bijoy; Unicode, addresses and English stay."""
    if not text or text.isdigit():
        return text
    return normalise(" ".join(_word(word) for word in text.split(" ")))


def _word(word: str) -> str:
    if _BANGLA.search(word) or _KEPT.match(word) or word.strip(".,()/") in ACRONYMS:
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
    is_odd = odd >= _ODD_SHARE * len(letters) and signs <= _SIGN_SHARE * len(letters)
    return is_odd and _ENGLISH.fullmatch(_mapped(bangla)) is not None


def unconverted(text: str) -> str:
    """Return a text with the English that a converter turned into Bangla letters; other text as it is.

    Where one word of it surely is English, so are those beside it that spell like English and have no vowel sign.
    """
    if not _SUSPECT.search(text):
        return text
    words = text.split(" ")
    if not any(is_english_converted(word) for word in words):
        return text
    return " ".join(_mapped(word) if is_english_converted(word) or _may_be_english(word) else word for word in words)


def _may_be_english(bangla: str) -> bool:
    if len(_LETTER.findall(bangla)) < _LEAST_LETTERS or _SIGNS.search(bangla) or _NEVER.search(bangla):
        return False
    return _ENGLISH.fullmatch(_mapped(bangla)) is not None


def _mapped(bangla: str) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(bangla):
        two, one = bangla[at : at + 2], bangla[at]
        if one == "ি" and pieces:
            # Bijoy writes this sign before its letter.
            pieces.insert(-1, _CODES[one])
            at += 1
            continue
        code = _CODES.get(two) if len(two) == 2 else None
        pieces.append(code or _CODES.get(one, one))
        at += 2 if code else 1
    return "".join(pieces)
