"""The row that numbers the columns below the headings: ১ ২ ৩ …, whole, alone again or fused with other text."""

import itertools
from collections.abc import Sequence

from suchok.core.reading.lines import RawRow
from suchok.core.reading.traits import Traits, traits_of
from suchok.core.text.memory import remembered

_LEAST_NUMBERS = 3
_AROUND = "()[]।. "


def is_number_row(row: RawRow) -> bool:
    """Whether a row numbers the columns (১ ২ ৩ …), perhaps with percents or text fused into it."""
    printed = [text for text in row.texts if text]
    numbers = [text for text in printed if is_column_number(text)]
    if len(numbers) < _LEAST_NUMBERS or len(numbers) < 0.6 * len(printed):
        return False
    if any(traits_of(text).unit or traits_of(text).depth > 1 for text in printed):
        return False
    whole = [value for text in numbers if (value := traits_of(text).written.value) is not None and "%" not in text]
    rising = sum(later > earlier for earlier, later in itertools.pairwise(whole))  # type: ignore[operator]
    return len(whole) >= _LEAST_NUMBERS and rising >= 0.6 * (len(whole) - 1)


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether texts only number the columns from 1 on, as they are printed again at the top of a page."""
    if not texts or _number(texts[0]).written.value != 1:
        return False
    values = [_number(text).written.value for text in texts if text]
    return len(values) > _LEAST_NUMBERS and values == [*range(1, len(values) + 1)]


@remembered(4096)
def is_column_number(text: str) -> bool:
    """Whether a text can be the number of a column: ১, (১) or 1."""
    written = _number(text).written
    is_small = written.is_number and written.value == int(written.value) and 0 < written.value <= 100  # type: ignore[arg-type,operator]
    return is_small and len(text) <= 6


def _number(text: str) -> Traits:
    return traits_of(text.strip(_AROUND))
