"""The Bangla words that Tesseract knows: they lie in its data, packed as a graph of letters.

Written after the format of Tesseract 4 and 5 (``tessdatamanager.h``, ``dawg.h``). Its recogniser prefers these words
but returns others too, and does not tell which.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path

from suchok.core.text.normalise import normalise
from suchok.documents.readers.scan.tesseract import LANGUAGE, folder_of_language

_WORDS, _SIGNS = 19, 21
_SHORTEST_PART, _FEWEST_LETTERS = 3, 5
_SIGN = re.compile(r"[^\u0985-\u09b9\u09ce\u09dc-\u09e1]")
# How a file of this kind begins.
_GRAPH = 42


@cache
def dictionary() -> frozenset[str]:
    """Return the normalised words in the Bangla data of Tesseract, none if it holds no list; raises ``NoTesseract``."""
    data = (Path(folder_of_language()) / f"{LANGUAGE}.traineddata").read_bytes()
    parts = _parts(data)
    if not (parts.get(_WORDS) and parts.get(_SIGNS)):
        return frozenset()
    signs = [line.split(" ", 1)[0] for line in parts[_SIGNS].decode().splitlines()[1:]]
    return frozenset(normalise(word) for word in _words(parts[_WORDS], signs))


def is_known(word: str, known: frozenset[str]) -> bool:
    """Whether a word is known, or put together of two known ones: বিতরণকৃত, গুচ্ছগ্রাম, ই-নামজারি."""
    if "-" in word:
        return all(len(part) < _SHORTEST_PART or is_known(part, known) for part in word.split("-"))
    if word in known:
        return True
    # Of few letters nearly everything is put together of words.
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    is_long = len(_SIGN.sub("", word)) >= _FEWEST_LETTERS
    return is_long and any(word[:at] in known and word[at:] in known for at in cuts)


def _parts(data: bytes) -> dict[int, bytes]:
    """Return the parts of a file of trained data by their kinds."""
    (length,) = struct.unpack_from("<i", data)
    offsets = struct.unpack_from(f"<{length}q", data, 4)
    begins = {kind: offset for kind, offset in enumerate(offsets) if offset >= 0}
    ends = sorted([*begins.values(), len(data)])
    return {kind: data[begin : ends[ends.index(begin) + 1]] for kind, begin in begins.items()}


def _words(graph: bytes, signs: Sequence[str]) -> Iterator[str]:
    """Yield the words of a graph: each edge names a sign, whether a word ends there, and where it goes on.

    The edges of one node lie one behind the other up to one that is marked as the last.
    """
    magic, size, length = struct.unpack_from("<hii", graph)
    if magic != _GRAPH:
        return
    edges = struct.unpack_from(f"<{length}Q", graph, 10)
    bits = (size - 1).bit_length()
    last, backward, ends = 1 << bits, 2 << bits, 4 << bits
    waiting = [(0, "")]
    while waiting:
        node, before = waiting.pop()
        for at in count(node):
            edge = edges[at]
            word = before + signs[edge & (last - 1)]
            if edge & ends and not edge & backward:
                yield word
            if (following := edge >> (bits + 3)) and not edge & backward:
                waiting.append((following, word))
            if edge & last:
                break
