"""Headings of a scanned table that were not read: nearly known ones, or told by their place and what stands below."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.lines import RawCell
from suchok.core.reading.traits import traits_of
from suchok.core.text.normalise import normalise

_NEAR, _NEAR_WHERE_EXPECTED = 75.0, 50.0
_SAME_TABLE = 0.5
_WORDS: Mapping[ColumnKind, tuple[str, ...]] = {
    ColumnKind.SERIAL: ("ক্রম", "ক্রমিক নং"),
    ColumnKind.AREA: ("কর্মসম্পাদন ক্ষেত্র",),
    ColumnKind.AREA_WEIGHT: ("ক্ষেত্রের মান", "কর্মসম্পাদন ক্ষেত্রের মান"),
    ColumnKind.ACTIVITY: ("কার্যক্রম",),
    ColumnKind.INDICATOR: ("কর্মসম্পাদন সূচক",),
    ColumnKind.UNIT: ("একক",),
    ColumnKind.WEIGHT: ("সূচকের মান", "কর্মসম্পাদন সূচকের মান"),
    ColumnKind.TARGET: ("লক্ষ্যমাত্রা",),
    ColumnKind.ACHIEVEMENT: ("অর্জন", "প্রকৃত অর্জন"),
    ColumnKind.SCORE: ("স্কোর", "প্রাপ্ত নম্বর", "প্রাপ্ত স্কোর"),
    ColumnKind.REMARKS: ("মন্তব্য",),
    ColumnKind.EXTRA: ("প্রমাণক", "দায়িত্বপ্রাপ্ত কর্মকর্তা"),
}
_PRINTED = tuple((kind, normalise(word)) for kind, words in _WORDS.items() for word in words)
_HEADINGS_OF_DEPTH = {1: "কর্মসম্পাদন ক্ষেত্র", 2: "কার্যক্রম", 3: "কর্মসম্পাদন সূচক"}
_TARGETS = "লক্ষ্যমাত্রা"
_UNIT = "একক"
# What stands behind a column, in the order of the official forms.
_AFTER: Mapping[ColumnKind | None, tuple[ColumnKind, str]] = {
    None: (ColumnKind.SERIAL, "ক্রম"),
    ColumnKind.AREA: (ColumnKind.AREA_WEIGHT, "মান"),
    ColumnKind.UNIT: (ColumnKind.WEIGHT, "কর্মসম্পাদন সূচকের মান"),
    ColumnKind.TARGET: (ColumnKind.ACHIEVEMENT, "অর্জন"),
    ColumnKind.ACHIEVEMENT: (ColumnKind.SCORE, "প্রাপ্ত নম্বর"),
    ColumnKind.SCORE: (ColumnKind.REMARKS, "মন্তব্য"),
}
_MOST = 0.5

_Cells = list[list[RawCell]]


def put_headings(heading: list[RawCell], below: _Cells, body: _Cells) -> None:
    """Put the heading that its place and what stands below it ask for, where the printed one was not read."""
    before: ColumnKind | None = None
    for at, cell in enumerate(heading):
        kind = kind_of_heading(cell.text)
        repeats = kind in _kinds(heading[:at])
        if (kind is None or cell.doubtful or repeats) and (cell.text or cell.doubtful):
            others = _kinds([*heading[:at], *heading[at + 1 :]])
            text = _of_contents(at, below, body) if kind is None or cell.doubtful else None
            # Codes that lost their points are those of another column.
            text = None if text not in (None, _TARGETS) and kind_of_heading(str(text)) in others else text
            if text is None and (kind is None or repeats):
                text = _nearly_heading(cell.text, _AFTER[before][0] if before in _AFTER else None)
            follows = cell.doubtful and before in _AFTER and _AFTER[before][0] not in _kinds(heading[at + 1 :])
            # A serial number stands behind nothing: in the first column alone.
            if text is None and follows and (kind is None or repeats) and (before is not None or not at):
                text = _AFTER[before][1]
            if text is not None and kind_of_heading(text) is not kind:
                heading[at] = cell._replace(text=text, doubtful=True)
                kind = kind_of_heading(text)
                _join_targets(heading, at)
        before = kind or (before if at and not cell.text else None)
    _put_heading_of_weights(heading, body)


def _join_targets(heading: list[RawCell], at: int) -> None:
    """Let the heading of targets that was put in reach over what a stroke cut off it."""
    following = heading[at + 1 : at + 2]
    if _kinds([heading[at], *following]) == {ColumnKind.TARGET}:
        heading[at + 1 : at + 2] = [cell._replace(text="") for cell in following]


def _put_heading_of_weights(heading: list[RawCell], body: _Cells) -> None:
    """Put the heading of the weights, which no table is without, over the one column of numbers that has none."""
    unread = [at for at, cell in enumerate(heading) if cell.doubtful and kind_of_heading(cell.text) is None]
    numbers = [at for at in unread if 2 * sum(traits_of(row[at].text).is_value for row in body) > len(body)]
    if len(numbers) == 1 and ColumnKind.WEIGHT not in _kinds(heading):
        heading[numbers[0]] = heading[numbers[0]]._replace(text=_AFTER[ColumnKind.UNIT][1])


def put_headings_of_before(heading: list[RawCell], before: Sequence[RawCell]) -> None:
    """Put the headings of the table that this one goes on with where others were read."""
    texts = _headings_of_before([cell.text for cell in heading], [cell.text for cell in before])
    for at, text in enumerate(texts):
        if text != heading[at].text:
            heading[at] = heading[at]._replace(text=text, doubtful=True)


def _kinds(heading: Sequence[RawCell]) -> set[ColumnKind | None]:
    return {kind_of_heading(cell.text) for cell in heading}


def _of_contents(at: int, below: _Cells, body: _Cells) -> str | None:
    """Return the heading of a column by what stands in it: levels, codes of one depth, units."""
    if any(row[at].text.endswith("%") for row in below):
        return _TARGETS
    traits = [traits_of(row[at].text) for row in body if row[at].text]
    most = _MOST * len(traits)
    for depth, text in _HEADINGS_OF_DEPTH.items():
        if sum(one.depth == depth for one in traits) > most:
            return text
    return _UNIT if sum(one.unit is not None for one in traits) > most else None


def _nearly_heading(text: str, expected: ColumnKind | None) -> str | None:
    """Return the heading that a text nearly is, or begins with; one of the kind ``expected`` may be less near."""
    begins = [word for _, word in _PRINTED if text.startswith(f"{word} ")]
    if begins:
        return max(begins, key=len)
    best, found = 0.0, None
    for kind, word in _PRINTED:
        nearness = fuzz.ratio("".join(text.split()), "".join(word.split()))
        if nearness >= (_NEAR_WHERE_EXPECTED if kind is expected else _NEAR) and nearness > best:
            best, found = nearness, word
    return found


def _headings_of_before(here: Sequence[str], before: Sequence[str]) -> list[str]:
    """Return the headings of a table that goes on with the one before: where they differ, those read there.

    The headings as they are if the tables are not the same, column for column.
    """
    kinds = [(kind_of_heading(one), kind_of_heading(other)) for one, other in zip(here, before, strict=False)]
    known = [pair for pair in kinds if pair[1] is not None]
    same = sum(one is other for one, other in known)
    if len(here) != len(before) or not known or same <= _SAME_TABLE * len(known):
        return list(here)
    return [
        other if one is not kind and kind is not None else text
        for text, other, (one, kind) in zip(here, before, kinds, strict=True)
    ]
