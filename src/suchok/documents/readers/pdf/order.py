"""Bangla glyphs stand in the order in which they are drawn; here they are put into the order in which they are written.

A vowel sign that is drawn before its consonant (ি ে ৈ) is written after it, a reph that is drawn above the
end of a cluster is written before it, and a sign below a letter may be drawn after the next one. Where each
glyph stands tells what it belongs to; spans whose text the file itself gives are right already.
"""

from collections.abc import Sequence

from suchok.documents.readers.pdf.characters import Character

_DRAWN_BEFORE = frozenset("\u09bf\u09c7\u09c8")
_VOWELS_BELOW, _CANDRABINDU = frozenset("\u09c1\u09c2\u09c3"), "\u0981"
_DRAWN_AROUND = _VOWELS_BELOW | frozenset("\u0981\u09bc\u09cd")
_RA, _VIRAMA = "\u09b0", "\u09cd"
_CONSONANTS = frozenset(map(chr, (*range(0x0995, 0x09BA), 0x09CE, 0x09DC, 0x09DD, 0x09DF, 0x09F0)))
_CONSONANTS_AND_VOWELS = _CONSONANTS | frozenset(map(chr, range(0x0985, 0x0995)))
_AFTER_CONSONANT = frozenset("\u09bc\u09cd")
_LOOKED_BACK = 120
_MOSTLY = 0.75

_Cluster = list[Character]


def in_written_order(characters: Sequence[Character]) -> list[Character]:
    """Return characters with signs and rephs behind and before the letters that they belong to."""
    if all(one.is_told for one in characters):
        return list(characters)
    clusters: list[_Cluster] = []
    for cluster in _glyphs(characters):
        if not clusters or not _is_sign(cluster):
            clusters.append(cluster)
            continue
        owner = _owner(clusters, cluster)
        if owner is None:
            clusters.append(cluster)
        elif _is_reph(cluster):
            clusters.insert(owner, cluster)
        else:
            clusters.insert(_behind(clusters, owner, cluster), cluster)
    return [one for cluster in _signs_after(clusters) for one in cluster]


def _glyphs(characters: Sequence[Character]) -> list[_Cluster]:
    """Divide characters into those of one glyph, which begin at one point."""
    glyphs: list[_Cluster] = []
    for one in characters:
        if glyphs and one.origin == glyphs[-1][0].origin and not one.text.isspace():
            glyphs[-1].append(one)
        else:
            glyphs.append([one])
    return glyphs


def _is_reph(glyph: _Cluster) -> bool:
    return [one.text for one in glyph] == [_RA, _VIRAMA]


def _is_sign(glyph: _Cluster) -> bool:
    # A sign that is a glyph of its own may stand in a span whose text is told: that of the letters after it.
    return (_is_reph(glyph) and not glyph[0].is_told) or (len(glyph) == 1 and glyph[0].text in _DRAWN_AROUND)


def _owner(clusters: Sequence[_Cluster], sign: _Cluster) -> int | None:
    """Return the glyph above or below which most of a sign stands, ``None`` if that is the one before it."""
    last = len(clusters) - 1
    near = range(last, max(last - _LOOKED_BACK, -1), -1)
    shared = {at: _shared(clusters[at], sign) for at in near if clusters[at][0].text in _CONSONANTS_AND_VOWELS}
    best = max(shared, key=lambda at: shared[at], default=None)
    if best is None or not shared[best]:
        return None
    if _is_reph(sign):
        return _first_of(clusters, best)
    return None if shared.get(last, 0.0) > _MOSTLY * shared[best] else best


def _behind(clusters: Sequence[_Cluster], owner: int, sign: _Cluster) -> int:
    """Return where a sign of the glyph ``owner`` is written: ঁ behind the letter's vowel sign, others at once."""
    has_vowel = owner + 1 < len(clusters) and clusters[owner + 1][0].text in _VOWELS_BELOW
    return owner + 2 if has_vowel and sign[0].text == _CANDRABINDU else owner + 1


def _shared(glyph: _Cluster, sign: _Cluster) -> float:
    """Return how much of a sign's width stands above or below a glyph of the same line."""
    if abs(glyph[0].base - sign[0].base) > 0.5 * sign[0].size:
        return 0.0
    left, right = max(glyph[0].left, sign[0].left), min(glyph[-1].right, sign[-1].right)
    return max(0.0, right - left)


def _is_letter(glyph: _Cluster) -> bool:
    return glyph[0].text in _CONSONANTS


def _first_of(clusters: Sequence[_Cluster], at: int) -> int:
    """Return where the conjunct begins that ends with the glyph ``at``: a virama joins it to the one before."""
    while at and clusters[at - 1][-1].text == _VIRAMA and not _is_reph(clusters[at - 1]):
        at -= 1
    return at


def _signs_after(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Put each vowel sign that is drawn before a consonant behind it and what is joined to it."""
    found: list[_Cluster] = []
    at = 0
    while at < len(clusters):
        end = _conjunct_end(clusters, at + 1) if _stands_before(clusters, at) else at + 1
        found += [*clusters[at + 1 : end], clusters[at]]
        at = end
    return found


def _stands_before(clusters: Sequence[_Cluster], at: int) -> bool:
    """Whether a sign is drawn left of the letter after it, and that letter is no further than the next glyph."""
    sign = clusters[at]
    if len(sign) != 1 or sign[0].text not in _DRAWN_BEFORE or sign[0].is_told or at + 1 >= len(clusters):
        return False
    letter = next((glyph for glyph in clusters[at + 1 : at + 3] if not _is_reph(glyph)), None)
    if letter is None or not _is_letter(letter) or abs(letter[0].base - sign[0].base) > 0.3 * sign[0].size:
        return False
    before = clusters[at - 1][-1] if at else None
    is_behind = before is not None and before.text in _CONSONANTS and sign[0].left < before.left
    return not is_behind and abs(letter[0].left - sign[0].right) < 0.35 * sign[0].size


def _conjunct_end(clusters: Sequence[_Cluster], at: int) -> int:
    """Return where the conjunct ends that begins at ``at``."""
    end = at + 1
    if _is_reph(clusters[at]):
        end += 1
    while end < len(clusters) and (clusters[end][0].text in _AFTER_CONSONANT or clusters[end - 1][-1].text == _VIRAMA):
        end += 1
    return end
