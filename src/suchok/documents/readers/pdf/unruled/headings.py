"""The columns of a table without rulings whose columns no line numbers: told by their headings."""

from collections.abc import Sequence

from suchok.core.reading.headings import ColumnKind, kind_of_heading
from suchok.documents.readers.pdf.unruled.stretch import Stretch

_LEAST_COLUMNS = 4
_LEAST_KNOWN = 3


def headed_columns(heading: Sequence[Stretch]) -> list[Stretch]:
    """Return what heads each column, from left to right; nothing where these are no headings of a table of indicators.

    What reaches over several columns heads them together and is none of these.
    """
    columns: list[Stretch] = []
    for one in sorted(heading, key=lambda one: (one.base, one.left)):
        columns = _with(columns, one)
    columns.sort(key=lambda one: one.left)
    kinds = {kind_of_heading(column.text) for column in columns} - {None}
    is_table = len(columns) >= _LEAST_COLUMNS and len(kinds) >= _LEAST_KNOWN and ColumnKind.INDICATOR in kinds
    return columns if is_table else []


def _with(columns: list[Stretch], one: Stretch) -> list[Stretch]:
    """Return the columns with one more stretch, which stands above those it goes on."""
    under = [column for column in columns if column.left < one.right and one.left < column.right]
    if len(under) > 1:
        return columns
    joined = Stretch((*one.characters, *(character for column in under for character in column.characters)))
    return [*(column for column in columns if column not in under), joined]
