"""From Bijoy to Unicode: glyphs in the order of the eye become letters in the order of the ear."""

from suchok.documents.readers.bijoy.table import (
    BEFORE,
    FIRST_HALVES,
    LETTERS,
    OTHERS,
    REPH,
    SECOND_HALVES,
    SIGNS,
    VOWELS,
)

# Typed before the vowel sign as often as after it, and always written after it: Puv`v, Pvu`v.
_WRITTEN_LAST = frozenset("\u0981\u0982\u0983")
_O_SIGNS = {("ে", "া"): "ো", ("ে", "ৗ"): "ৌ"}


def to_unicode(text: str) -> str:
    """Return text in the Bijoy encoding as Unicode; what Bijoy has no place for stays as it is.

    A cluster is a letter with the halves around it. The vowel signs ি ে ৈ are written before it and
    a reph after it; ে with া or ৗ around it is one sign.
    """
    pieces: list[str] = []
    at = 0
    while at < len(text):
        code = text[at]
        if code in BEFORE or code in LETTERS or code in FIRST_HALVES:
            syllable, at = _syllable(text, at)
            pieces.append(syllable)
        elif code in VOWELS:
            is_aa = code == "A" and text[at + 1 : at + 2] == "v"
            pieces.append("আ" if is_aa else VOWELS[code])
            at += 2 if is_aa else 1
        else:
            pieces.append(_alone(code))
            at += 1
    return "".join(pieces)


def _alone(code: str) -> str:
    if code == REPH:
        return "র্"
    return SIGNS.get(code) or SECOND_HALVES.get(code) or OTHERS.get(code, code)


def _syllable(text: str, at: int) -> tuple[str, int]:
    """Return one syllable and the position after it."""
    before = ""
    if text[at] in BEFORE:
        before, at = BEFORE[text[at]], at + 1
    cluster, at = _cluster(text, at)
    reph = ""
    signs: list[str] = []
    while at < len(text):
        code = text[at]
        if code == REPH:
            reph = "র্"
        elif code in SECOND_HALVES:
            cluster += SECOND_HALVES[code]
        elif code in SIGNS:
            signs.append(SIGNS[code])
        else:
            break
        at += 1
    return reph + cluster + _signs(before, signs), at


def _cluster(text: str, at: int) -> tuple[str, int]:
    cluster = ""
    while at < len(text) and text[at] in FIRST_HALVES:
        cluster, at = cluster + FIRST_HALVES[text[at]], at + 1
        if text[at : at + 1] and text[at] in SECOND_HALVES:
            # A first half followed by a second one: the hasanta between them is written once.
            return cluster[:-1] + SECOND_HALVES[text[at]], at + 1
    if at < len(text) and text[at] in LETTERS:
        return cluster + LETTERS[text[at]], at + 1
    return cluster, at


def _signs(before: str, typed: list[str]) -> str:
    signs = sorted(typed, key=_WRITTEN_LAST.__contains__)
    if before and signs and (before, signs[0]) in _O_SIGNS:
        return _O_SIGNS[before, signs[0]] + "".join(signs[1:])
    return before + "".join(signs)
