"""Strict reading of one table of a plan file: each key once, of one kind, and none left over."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from suchok.core.plan.catalogue.errors import BrokenPlan
from suchok.core.plan.unit import Value

_Choice = TypeVar("_Choice", bound=StrEnum)
_MOST_DECIMALS = 6
_LARGEST = Decimal(10) ** 15


class Table:
    """One table with the place it has in its file. What was read is taken out; ``close`` refuses the rest."""

    def __init__(self, values: object, *, file: str, path: str = "") -> None:
        self.file = file
        self.path = path
        if not isinstance(values, dict):
            raise self.broken("", "not_a_table")
        self._values: dict[str, object] = dict(values)

    def broken(self, key: str, code: str, **values: str) -> BrokenPlan:
        """Return the error that ``key`` of this table is broken in the way that ``code`` names."""
        return BrokenPlan(file=self.file, key=self._inside(key), code=code, **values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    @property
    def unread(self) -> tuple[str, ...]:
        """The keys that have not been read yet."""
        return tuple(self._values)

    def close(self) -> None:
        """Refuse keys that nobody asked for: a misspelt key must not be overlooked."""
        for key in self._values:
            raise self.broken(key, "unknown_key")

    def text(self, key: str) -> str:
        """Take a text, with its white space and its letters in one form (NFC)."""
        value = self._take(key)
        text = " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else ""
        if not text:
            raise self.broken(key, "not_text")
        return text

    def number(self, key: str) -> Decimal:
        """Take a number from zero up."""
        value = self._take(key)
        if not _is_number(value):
            raise self.broken(key, "not_a_number")
        return Decimal(str(value))

    def positive(self, key: str) -> Decimal:
        """Take a number above zero."""
        number = self.number(key)
        if number == 0:
            raise self.broken(key, "not_positive", found=str(number))
        return number

    def day(self, key: str) -> date:
        """Take a date without a time."""
        value = self._take(key)
        if type(value) is not date:
            raise self.broken(key, "not_a_date")
        return value

    def value(self, key: str) -> Value | None:
        """Take a date or a number; ``None`` for anything else."""
        value = self._take(key)
        if type(value) is date:
            return value
        return Decimal(str(value)) if _is_number(value) else None

    def flag(self, key: str) -> bool:
        """Take true or false; false if it is not given."""
        value = self._take(key) if key in self else False
        if not isinstance(value, bool):
            raise self.broken(key, "not_a_flag")
        return value

    def choice(self, key: str, kind: type[_Choice]) -> _Choice:
        """Take one of the names of ``kind``."""
        text = self.text(key)
        if text not in [member.value for member in kind]:
            raise self.broken(key, "not_one_of", found=text, allowed=", ".join(kind))
        return kind(text)

    def items(self, key: str) -> list[object]:
        """Take a list; an empty one if it is not given."""
        value = self._take(key) if key in self else []
        if not isinstance(value, list):
            raise self.broken(key, "not_a_list")
        return value

    def table(self, key: str) -> "Table":
        """Take a table; an empty one if it is not given."""
        value = self._take(key) if key in self else {}
        return Table(value, file=self.file, path=self._inside(key))

    def tables(self, key: str, *, named_by: str) -> Iterator["Table"]:
        """Take a list of tables; each is named in errors by its own ``named_by``, else by its position from 1."""
        for position, values in enumerate(self.items(key), start=1):
            name = values.get(named_by) if isinstance(values, dict) else None
            named = isinstance(name, str | int | Decimal)
            place = f"{key}[{name}]" if named else self._inside(f"{key}[#{position}]")
            yield Table(values, file=self.file, path=place)

    def _inside(self, key: str) -> str:
        return ".".join(part for part in (self.path, key) if part)

    def _take(self, key: str) -> object:
        if key not in self._values:
            raise self.broken(key, "missing")
        return self._values.pop(key)


def _is_number(value: object) -> bool:
    if type(value) is int:
        return 0 <= value <= _LARGEST
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= _LARGEST:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_MOST_DECIMALS
