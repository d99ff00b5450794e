"""Where in a file a value stands."""

from functools import lru_cache
from typing import NamedTuple


class Place(NamedTuple):
    """A position in a file, counted from 1; the keys that a format has, the others ``None``.

    Text has ``line`` and ``column``; DOCX and PDF ``page`` or ``table``, ``row``, ``column``;
    XLSX ``sheet``, ``row``, ``column``; a scan ``page``, ``row``, ``column``. A tuple, for every cell has one.
    """

    line: int | None = None
    page: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    def as_json(self) -> dict[str, int | str]:
        """Return the keys that are known."""
        return {key: value for key in self._fields if (value := getattr(self, key)) is not None}


@lru_cache(maxsize=512)
def places_in_text(line: int, columns: int) -> tuple[Place, ...]:
    """Return the places of a line in a text; remembered, for the first few hundred lines of all files have the same."""
    return tuple([Place(line, column=column) for column in range(1, columns + 1)])


@lru_cache(maxsize=512)
def places_in_sheet(sheet: str, row: int, columns: int) -> tuple[Place, ...]:
    """Return the places of a row in a sheet of a workbook; remembered, for most sheets have one of few names."""
    return tuple([Place(None, None, None, sheet, row, column) for column in range(1, columns + 1)])
