"""Unicode → Bijoy, for tests alone: the table of the reader turned round."""

import re

from suchok.core.text.normalise import normalise
from suchok.documents.readers.bijoy import table

_CONSONANT = "[\u0995-\u09a8\u09aa-\u09b9\u09ce]\u09bc?"
_SYLLABLE = re.compile(f"(র্(?={_CONSONANT}))?({_CONSONANT}(?:্{_CONSONANT})*)([া-ৄেৈোৌৗ]*)([ংঃঁ]*)")


def _turned(codes: dict[str, str]) -> dict[str, str]:
    return {shown: code for code, shown in reversed(codes.items())}


_LETTERS, _SIGNS, _BEFORE = _turned(table.LETTERS), _turned(table.SIGNS), _turned(table.BEFORE)
_FIRST, _SECOND = _turned(table.FIRST_HALVES), _turned(table.SECOND_HALVES) | {"্ব": "¡"}
_OTHERS = _SIGNS | _turned(table.VOWELS) | _turned(table.OTHERS) | {"আ": "Av"}


def to_bijoy(text: str) -> str:
    """Return a text in the Bijoy encoding; raises ``KeyError`` for a cluster that it lacks."""
    text, pieces, at = normalise(text), [], 0
    while at < len(text):
        match = _SYLLABLE.match(text, at)
        if match is not None:
            pieces.append(_syllable(*match.groups(default="")))
            at = match.end()
        else:
            pieces.append(_OTHERS.get(text[at], text[at]))
            at += 1
    return "".join(pieces)


def _syllable(reph: str, cluster: str, signs: str, rest: str) -> str:
    two_part = {"\u09cb": "\u09c7\u09be", "\u09cc": "\u09c7\u09d7"}
    signs = "".join(two_part.get(sign, sign) for sign in signs)
    before = "".join(_BEFORE[sign] for sign in signs if sign in _BEFORE)
    after = "".join(_SIGNS[sign] for sign in signs if sign not in _BEFORE)
    return before + _cluster(cluster) + ("©" if reph else "") + after + "".join(_SIGNS[sign] for sign in rest)


def _cluster(cluster: str) -> str:
    parts = cluster.split("্")
    for size in range(len(parts), 0, -1):
        head = "্".join(parts[:size])
        if head in _LETTERS and (rest := _halves(parts[size:])) is not None:
            return _LETTERS[head] + rest
    return _FIRST[parts[0] + "্"] + _cluster("্".join(parts[1:]))


def _halves(parts: list[str]) -> str | None:
    if not parts:
        return ""
    for size in range(len(parts), 0, -1):
        half = "্" + "্".join(parts[:size])
        if half in _SECOND and (rest := _halves(parts[size:])) is not None:
            return _SECOND[half] + rest
    return None
