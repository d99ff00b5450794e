"""Which rows print the headings of a table: the one with the columns, and those below it with levels and parts."""

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.core.reading.level_names import LevelNames
from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import traits_of

_PROOF = frozenset({ColumnKind.INDICATOR, ColumnKind.TARGET, ColumnKind.WEIGHT, ColumnKind.UNIT})
_LEAST_HEADINGS = 3
_LEAST_INNER = 2


def is_heading_row(row: RawRow, names: LevelNames) -> bool:
    """Whether a row prints column headings: three known ones or more, no code and no unit among them."""
    printed = [text for text in row.texts if text]
    if len(printed) < _LEAST_HEADINGS:
        return False
    if any(_is_data(text, names) for text in printed):
        return False
    kinds = [kind_of_heading(text) for text in printed]
    known = {kind for kind in kinds if kind is not None}
    if len(known) < _LEAST_HEADINGS or not known & _PROOF:
        return False
    percents = names.percents(printed)
    levels = sum(names.named(text) is not None or at is not None for text, at in zip(printed, percents, strict=True))
    return 2 * (sum(kind is not None for kind in kinds) + levels) >= len(kinds)


def _is_data(text: str, names: LevelNames) -> bool:
    traits = traits_of(text)
    return (traits.depth > 1 or traits.is_value) and names.percent(text) is None


def is_level_row(row: RawRow, names: LevelNames) -> bool:
    """Whether a row below the headings prints the names or the percents of the rating levels."""
    printed = [text for text in row.texts if text]
    named = sum(names.named(text) is not None for text in printed)
    if named and not any(traits_of(text).depth > 1 for text in printed):
        return True
    return bool(printed) and None not in names.percents(printed)


def is_inner_row(row: RawRow, heading: RawRow, names: LevelNames) -> bool:
    """Whether a row below ``heading`` only divides its merged headings: ৮০%, ৭০% and ৬০%, পরিমাণ and নম্বর."""
    above = (*heading.texts, *[""] * (len(row.cells) - len(heading.cells)), "-")
    printed = [at for at, text in enumerate(row.texts) if text and text != above[at]]
    if len(printed) < _LEAST_INNER or any(above[at] and above[at + 1] for at in printed):
        return False
    percents = names.percents(row.texts)
    told = [traits_of(row.texts[at]) for at in printed if percents[at] is None]
    return not any(found.is_value or found.depth > 1 for found in told)
