"""Where in a file a value stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, counted from 1; the keys that a format has, the others ``None``.

    Text has ``line`` and ``column``; DOCX and PDF ``page`` or ``table``, ``row``, ``column``;
    XLSX ``sheet``, ``row``, ``column``; a scan ``page``, ``row``, ``column``.
    """

    line: int | None = None
    page: int | None = None
    table: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    def as_json(self) -> dict[str, int | str]:
        """Return the keys that are known."""
        return {key: value for key in self.__slots__ if (value := getattr(self, key)) is not None}
